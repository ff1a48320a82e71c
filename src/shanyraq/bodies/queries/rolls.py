"""Questions about the organs on a day: who is a member, who sits in the Council, how many they are."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from shanyraq.bodies.models import Standing
from shanyraq.bodies.roll import Row
from shanyraq.people.knowledge import Known, mandates_known, seats_on
from shanyraq.people.models import Membership, Organization, Person

ASSEMBLY, COUNCIL, REGIONAL = "assembly", "council", "regional_assembly"


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


def roll_known(day: date, known_on: date, body: str = ASSEMBLY) -> list[Row]:
    """Give the roll of `day` as it was known on (by the end of) `known_on`: names of today, mandates of then.

    Three queries, whatever the number of members.
    """
    seats = seats_on(day, known_on, organization__classification=body, role="member")
    people = Person.objects.in_bulk([seat.person_id for seat in seats])
    return [
        Row(
            person_id=seat.person_id,
            name_kk=people[seat.person_id].name_kk,
            name_ru=people[seat.person_id].name_ru,
            name_en=people[seat.person_id].name_en,
            since=seat.since,
            until=seat.until,
            basis=seat.basis,
            invented=people[seat.person_id].invented,
        )
        for seat in {seat.person_id: seat for seat in seats}.values()
    ]


def roll_on(day: date, body: str = ASSEMBLY) -> list[Row]:
    """Give the roll of the Assembly, or of the Council, on `day`: one row a person, the latest paper counts.

    The region is the one the member was proposed from, else that of the regional assembly where the person sits.
    Four queries, whatever the number of members.
    """
    council = set(council_on(day).values_list("person_id", flat=True))
    regions = dict(
        Membership.objects.on(day)
        .filter(organization__classification=REGIONAL)
        .exclude(organization__area="")
        .values_list("person_id", "organization__area")
    )
    standings = Standing.objects.filter(membership__in=members_on(day)).select_related("membership")
    by_person = {standing.membership.person_id: standing for standing in standings}
    rows = {}
    for seat in _seats(body, day):
        standing = by_person.get(seat.person_id)
        rows[seat.person_id] = Row(
            person_id=seat.person_id,
            name_kk=seat.person.name_kk,
            name_ru=seat.person.name_ru,
            name_en=seat.person.name_en,
            since=seat.since,
            until=seat.until,
            basis=seat.basis,
            region=(standing.region if standing else "") or regions.get(seat.person_id, ""),
            path=standing.path if standing else "",
            category=standing.category if standing else "",
            in_council=seat.person_id in council,
            invented=seat.person.invented,
        )
    return list(rows.values())


def life_of(person: Person) -> QuerySet[Membership]:
    """Give every membership of a person through time, the latest first, with body and standing."""
    return person.memberships.select_related("organization", "standing").order_by("-since", "-pk")


def life_known(person: Person, known: date) -> list[tuple[Known, Organization]]:
    """Give every mandate of a person as it was known on (by the end of) a day, the latest first. Three queries."""
    rows = mandates_known(known, person_id=person.pk)
    bodies = Organization.objects.in_bulk([row.organization_id for row in rows])
    ordered = sorted(rows, key=lambda row: (row.since, row.membership_id), reverse=True)
    return [(row, bodies[row.organization_id]) for row in ordered]


def offices_on(day: date, body: str) -> QuerySet[Membership]:
    """Give who holds an office (not plain membership) in a body on `day`: chair, deputies, head."""
    return (
        Membership.objects.on(day)
        .filter(organization__classification=body)
        .exclude(role="member")
        .select_related("person", "organization")
        .order_by("role", "person__name_kk")
    )
