"""Questions about the organs on a day: who is a member, who sits in the Council, how many they are."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from shanyraq.bodies.models import Standing
from shanyraq.bodies.roll import UNRECORDED, Names, Row
from shanyraq.people.knowledge import Known, mandates_known, seats_on
from shanyraq.people.models import Membership, Organization, Person, Superseded

ASSEMBLY, COUNCIL, REGIONAL = "assembly", "council", "regional_assembly"
OF_PERSON = ("name_kk", "name_ru", "name_en", "invented")


def members_on(day: date) -> QuerySet[Membership]:
    """Give the memberships of the Assembly in force on `day`, with their persons; one row for each paper."""
    return _seats(ASSEMBLY, day)


def council_on(day: date) -> QuerySet[Membership]:
    """Give the memberships of the Council in force on `day`, with their persons; one row for each paper."""
    return _seats(COUNCIL, day)


def count_members_on(day: date) -> int:
    """Count the members of the Assembly on `day`: persons, not papers."""
    return members_on(day).values("person_id").distinct().count()


def count_council_on(day: date) -> int:
    """Count the members of the Council on `day`: persons, not papers."""
    return council_on(day).values("person_id").distinct().count()


def is_member(person_id: int, day: date) -> bool:
    """Tell whether a person is a member of the Assembly on `day`."""
    return members_on(day).filter(person_id=person_id).exists()


def sits_in_council(person_id: int, day: date) -> bool:
    """Tell whether a person is a member of the Council on `day`."""
    return council_on(day).filter(person_id=person_id).exists()


def _seats(body: str, day: date) -> QuerySet[Membership]:
    return (
        Membership.objects.on(day)
        .filter(organization__classification=body, role="member")
        .select_related("person")
        .order_by("person__name_kk", "person_id", "since")
    )


def people_on(day: date, body: str = ASSEMBLY, known: date | None = None) -> dict[int, Names]:
    """Give who is on the roll of `day`, each person once, with the names (kk, ru, en); the order is of no meaning.

    `known` asks for the roll as it was known on (by the end of) that day. One query; two for `known`.
    """
    of_body = {"organization__classification": body, "role": "member"}
    seated = Membership.objects.on(day).filter(**of_body)
    if known is None:
        return _names(seated)
    then = Superseded.objects.on(day).filter(recorded_on__lte=known, replaced_on__gt=known, **of_body)
    return _names(seated.filter(recorded_on__lte=known)) | _names(then)


def _names(rows: QuerySet[Any]) -> dict[int, Names]:
    names = ("person__name_kk", "person__name_ru", "person__name_en")
    return {person: (kk, ru, en) for person, kk, ru, en in rows.order_by().values_list("person_id", *names)}


def came(day: date, *, region: str = "", path: str = "") -> set[int]:
    """Give the members of the Assembly of `day` who came from a region (ISO 3166-2) and by a path; empty asks nothing.

    `path` may be `UNRECORDED`: of whom no path is recorded.

    Where no region is recorded, it is that of the regional assembly where the member sits. One query.
    """
    seats = members_on(day).order_by()
    if path:
        seats = seats.filter(Q(standing__isnull=True) if path == UNRECORDED else Q(standing__path=path))
    if region:
        sits = Membership.objects.on(day).filter(
            person=OuterRef("person"), organization__classification=REGIONAL, organization__area=region
        )
        unsaid = Q(standing__isnull=True) | Q(standing__region="")
        seats = seats.filter(Q(standing__region=region) | (unsaid & Exists(sits)))
    return set(seats.values_list("person_id", flat=True))


def roll_known(
    day: date, known_on: date, body: str = ASSEMBLY, people: Collection[int] | None = None
) -> list[Row]:
    """Give the roll of `day` as it was known on (by the end of) `known_on`: names of today, mandates of then.

    `people` keeps the roll to some. Four queries, whatever the number of members.
    """
    among = {} if people is None else {"person_id__in": people}
    seats, seated = (
        seats_on(day, known_on, organization__classification=of, role="member", **among)
        for of in (body, COUNCIL)
    )
    last = {
        seat.person_id: seat for seat in sorted(seats, key=lambda seat: (seat.since, seat.membership_id or 0))
    }
    council = {seat.person_id for seat in seated}
    rows = Person.objects.all() if people is None else Person.objects.filter(pk__in=last)
    named = {pk: names for pk, *names in rows.values_list("pk", "name_kk", "name_ru", "name_en", "invented")}
    return [
        Row(
            person_id=person,
            name_kk=named[person][0],
            name_ru=named[person][1],
            name_en=named[person][2],
            since=seat.since,
            until=seat.until,
            basis=seat.basis,
            in_council=person in council,
            invented=named[person][3],
        )
        for person, seat in last.items()
    ]


def roll_on(day: date, body: str = ASSEMBLY, people: Collection[int] | None = None) -> list[Row]:
    """Give the roll of the Assembly, or of the Council, on `day`: one row a person, the latest paper counts.

    The region is the one the member was proposed from, else that of the regional assembly where the person sits.
    `people` keeps the roll to some. Four queries, whatever the number of members.
    """
    among = {} if people is None else {"person_id__in": people}
    seated = Membership.objects.on(day).filter(**among).order_by()
    council = set(
        seated.filter(organization__classification=COUNCIL, role="member").values_list("person_id", flat=True)
    )
    regions = dict(
        seated.filter(organization__classification=REGIONAL)
        .exclude(organization__area="")
        .values_list("person_id", "organization__area")
    )
    members = seated.filter(organization__classification=ASSEMBLY, role="member")
    ways = {
        person: way
        for person, *way in Standing.objects.filter(membership__in=members)
        .order_by("membership__since")
        .values_list("membership__person_id", "region", "path", "category")
    }
    seats = (
        _seats(body, day)
        .filter(**among)
        .values_list("person_id", "since", "until", "basis", *(f"person__{name}" for name in OF_PERSON))
    )
    rows = {}
    for person, since, until, basis, kk, ru, en, invented in seats:
        region, path, category = ways.get(person, ("", "", ""))
        rows[person] = Row(
            person_id=person,
            name_kk=kk,
            name_ru=ru,
            name_en=en,
            since=since,
            until=until,
            basis=basis,
            region=region or regions.get(person, ""),
            path=path,
            category=category,
            in_council=person in council,
            invented=invented,
        )
    return list(rows.values())


def life_of(person: Person) -> QuerySet[Membership]:
    """Give every membership of a person through time, the latest first, with body and standing."""
    return person.memberships.select_related("person", "organization", "post", "standing").order_by(
        "-since", "-pk"
    )


def life_known(person: Person, known: date) -> list[tuple[Known, Organization]]:
    """Give every mandate of a person as it was known on (by the end of) a day, the latest first. Three queries."""
    rows = mandates_known(known, person_id=person.pk)
    bodies = Organization.objects.in_bulk([row.organization_id for row in rows])
    ordered = sorted(rows, key=lambda row: (row.since, row.membership_id), reverse=True)
    return [(row, bodies[row.organization_id]) for row in ordered]


def offices_on(day: date, body: str) -> QuerySet[Membership]:
    """Give who holds an office (not plain membership) in a body on `day`: chair, deputies, head."""
    # "not member" would read every member; before it and after it the index of roles is read only where offices stand
    return (
        Membership.objects.on(day)
        .filter(Q(role__lt="member") | Q(role__gt="member"), organization__classification=body)
        .select_related("person", "organization")
        .order_by("role", "person__name_kk")
    )
