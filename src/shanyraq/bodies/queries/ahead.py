"""What is ahead: mandates, turns and terms of bodies that end soon; offices and seats that nobody holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from shanyraq.bodies.queries.deputies import deputies_on
from shanyraq.bodies.queries.organs import EXPECTED, names_on, open_on
from shanyraq.law.bodies import kinds
from shanyraq.people.models import Membership, Organization, Person, Post

SOON = timedelta(days=90)


@dataclass(frozen=True)
class Ending:
    """A mandate that ends, or a turn that is over, on a day; `turn` tells which."""

    day: date
    person: Person
    organization: Organization
    role: str
    membership_id: int
    turn: bool = False


def ending_soon(day: date) -> list[Ending]:
    """List mandates in force on `day` that end, and turns of Deputy Chairs that are over, in the next ninety days.

    In the order of days. Three queries, whatever the number.
    """
    last = day + SOON
    rows = Membership.objects.on(day).filter(until__lte=last).select_related("person", "organization")
    found = [Ending(row.until, row.person, row.organization, row.role, row.pk) for row in rows if row.until]
    for seat in deputies_on(day).select_related("organization"):
        ends = seat.deputy_term.ends_on if hasattr(seat, "deputy_term") else None
        if ends is not None and day <= ends <= last and seat.until is None:
            found.append(Ending(ends, seat.person, seat.organization, seat.role, seat.pk, turn=True))
    return sorted(found, key=lambda row: (row.day, row.membership_id))


@dataclass(frozen=True)
class Term:
    """A body whose term, set by its act, ends on a day; `over` where it is over and the body is still there."""

    day: date
    slug: str
    names: dict[str, str]
    over: bool


def terms_ending(day: date) -> list[Term]:
    """List the bodies of a day whose term ends in the next ninety days or is over already. Two queries."""
    rows = (
        Organization.objects.filter(open_on(day), body__ends_on__lte=day + SOON)
        .select_related("body")
        .prefetch_related("changes")
        .order_by("body__ends_on", "pk")
    )
    return [
        Term(ends, row.slug, names_on(row, day), ends <= day) for row in rows if (ends := row.body.ends_on)
    ]


@dataclass(frozen=True)
class Vacancy:
    """An office, or a seat that a body must have, which nobody holds on a day: the body, the role, the seat's words, who acts."""

    slug: str
    names: dict[str, str]
    classification: str
    role: str
    seat: dict[str, str]
    acting: Person | None


def vacancies(day: date) -> list[Vacancy]:
    """List the offices of entered bodies that nobody holds on a day, and their obligatory seats, by kind and name.

    Chairs of bodies and regional assemblies, heads of regional secretariats, and seats such as that of the veterans.
    Deputy Chairs of the Assembly are counted by `deputies.vacant_on`. Four queries, whatever the number.
    """
    offices = dict.fromkeys(kinds(), "chair") | {
        kind: roles[0] for kind, roles in EXPECTED.items() if kind.startswith("regional")
    }
    rows = {
        row.pk: row
        for row in Organization.objects.filter(open_on(day), classification__in=offices).prefetch_related(
            "changes"
        )
    }
    held: set[tuple[int, str]] = set()
    acting: dict[int, Person] = {}
    seats = (
        Membership.objects.on(day)
        .filter(organization__classification__in=offices)
        .select_related("person", "acting", "post")
    )
    for seat in seats.exclude(role="member", post__kind=""):
        if hasattr(seat, "acting"):
            acting[seat.organization_id] = seat.person
        else:
            held.add(
                (seat.organization_id, seat.post.kind if seat.post and seat.role == "member" else seat.role)
            )
    found = [
        Vacancy(
            row.slug, names_on(row, day), row.classification, offices[row.classification], {}, acting.get(pk)
        )
        for pk, row in rows.items()
        if (pk, offices[row.classification]) not in held
    ]
    asked = Post.objects.filter(organization_id__in=rows, role="member").exclude(kind="")
    found += [
        Vacancy(
            rows[post.organization_id].slug,
            names_on(rows[post.organization_id], day),
            rows[post.organization_id].classification,
            post.role,
            {code: getattr(post, f"label_{code}") for code in ("kk", "ru", "en")},
            None,
        )
        for post in asked
        if (post.organization_id, post.kind) not in held
    ]
    order = [*EXPECTED, *kinds()]
    return sorted(found, key=lambda one: (order.index(one.classification), one.names["kk"], bool(one.seat)))
