"""A roll that waits: its rows checked against the people and organisations of this moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from rulebook import Verdict

from shanyraq.people import rules
from shanyraq.people.acting import Actor
from shanyraq.people.enrolment import Body, Known, Row, check
from shanyraq.people.leaning import KINDS, counted_on, leaning_on
from shanyraq.people.models import Brought, Membership, Person, RollDraft, Superseded, User
from shanyraq.people.queries import bodies_by_name
from shanyraq.people.roll import Line

SKIP, NEW, SAME = "skip", "new", "same:"
ADMINISTRATOR = "instance.administrator"


def checked_rows(draft: RollDraft, by: Actor, decisions: Mapping[int, str] | None = None) -> list[Row]:
    """Check the rows of a draft against what is here now. Offices are given by an administrator only.

    `decisions` by row number say who look-alikes are: the seats of those chosen are checked too.
    """
    lines = [Line(row["number"], row["cells"]) for row in draft.rows]
    bodies = {name: Body(b.pk, b.classification) for name, b in bodies_by_name().items()}
    return check(
        lines,
        bodies=bodies,
        people=known_people(),
        may_give_offices=ADMINISTRATOR in by.roles,
        decisions=decisions,
    )


def known_people() -> list[Known]:
    """Give everybody here, with the address of their account or of the roll, and their seats. Four queries."""
    accounts = dict(User.objects.filter(person__isnull=False).values_list("person_id", "email"))
    left = set(Superseded.objects.filter(membership__isnull=True).values_list("person_id", flat=True))
    seats: dict[int, list[Any]] = {}
    for person, *seat in Membership.objects.values_list(
        "person_id", "organization_id", "role", "since", "until"
    ):
        seats.setdefault(person, []).append(tuple(seat))
    return [
        Known(
            id=p.pk,
            name=p.name_kk,
            names=(p.name_kk, p.name_ru),
            email=(accounts.get(p.pk) or p.email).lower(),
            seats=tuple(seats.get(p.pk, ())),
            left=p.pk in left and p.pk not in seats and p.pk not in accounts,
        )
        for p in Person.objects.order_by("pk")
    ]


def may_import(
    draft: RollDraft, rows: Sequence[Row], decisions: Mapping[int, str], *, leave_out: bool
) -> Verdict:
    """Tell whether a draft may be imported with these decisions."""
    wrong = sum(bool(row.problems) for row in rows)
    waiting = sum(row.undecided and not is_decided(row, decisions.get(row.number, "")) for row in rows)
    return rules.may_import(
        rows=len(rows),
        wrong=wrong,
        undecided=waiting,
        leave_out=leave_out,
        done=draft.imported_at is not None,
    )


def is_decided(row: Row, choice: str) -> bool:
    """Tell whether a choice answers a look-alike: skip, new, or one of those shown."""
    return choice in {SKIP, NEW} or choice in {f"{SAME}{known.id}" for known in row.alike}


def with_the_rest(rows: Sequence[Row], decisions: Mapping[int, str], rest: str) -> dict[int, str]:
    """Decide what no row says: `rest` is "same" where one person only is alike, or "new"; "" leaves it open."""
    found = dict(decisions)
    for row in rows:
        if row.undecided and not is_decided(row, found.get(row.number, "")):
            if rest == NEW:
                found[row.number] = NEW
            elif rest == "same" and len(row.alike) == 1:
                found[row.number] = row.alike[0].mark
    return found


def stood_on(draft: RollDraft, besides: frozenset[str] = frozenset()) -> tuple[dict[int, Counter[str]], int]:
    """Give what stands since its import on each row of a draft, by row number; and how many seats are offices.

    `besides` leaves tables out ("bodies.standing"), for a room that takes its own rows back with the import.
    Counts pointers to the mandate and to the person from any table of any room; of those who were here before,
    only what was added since.
    """
    rows = list(draft.brought.select_related("membership__organization"))
    mine = Counter(row.person_id for row in rows)
    seats = Counter(row.person_id for row in rows if row.membership_id)
    people = leaning_on(set(mine))
    mandates = counted_on(Membership, {row.membership_id for row in rows if row.membership_id})
    found: dict[int, Counter[str]] = {}
    for row in rows:
        now = Counter(people.get(row.person_id, {})) - Counter(row.leaned)
        now["people.membership"] -= seats[row.person_id]
        now["people.brought"] -= mine[row.person_id]
        now.update(mandates.get(row.membership_id or 0, {}))
        now["people.brought"] -= bool(row.membership_id)
        left = Counter({name: n for name, n in now.items() if n > 0 and name not in besides})
        if left:
            found[row.number] = left
    offices = {f"{m.organization.classification}.{m.role}" for row in rows if (m := row.membership)}
    return found, len(offices & rules.OFFICES)


def may_undo(draft: RollDraft, by: Actor, besides: frozenset[str] = frozenset()) -> Verdict:
    """Tell whether a whole import may be undone now."""
    found, offices = stood_on(draft, besides)
    kinds = sorted({name for left in found.values() for name in left})
    numbers = sorted(found)
    return rules.may_undo_import(
        imported=draft.imported_at is not None,
        undone=draft.undone_at is not None,
        standing=len(found),
        what=", ".join(str(KINDS.get(name, name)) for name in kinds),
        rows=", ".join(map(str, numbers[:10])) + (" …" if len(numbers) > 10 else ""),
        offices=offices,
        administrator=ADMINISTRATOR in by.roles,
    )


def brought_of(draft: RollDraft) -> QuerySet[Brought]:
    """Give what the rows of a draft wrote, in their order."""
    return draft.brought.select_related("person", "membership__organization")
