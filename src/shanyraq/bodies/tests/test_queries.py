"""Facts to counts: who is on the roll of a day."""

from datetime import UTC, date, datetime

import pytest

from shanyraq.bodies import queries
from shanyraq.people.models import Membership, Organization, Person

pytestmark = pytest.mark.django_db
RECORDED = datetime(2024, 9, 2, tzinfo=UTC)


def seat(
    person: Person, body: Organization, since: date, until: date | None = None, role: str = "member"
) -> None:
    Membership.objects.create(
        person=person, organization=body, role=role, since=since, until=until, recorded_at=RECORDED
    )


@pytest.fixture
def assembly() -> Organization:
    return Organization.objects.create(classification="assembly", slug="assembly", name_kk="Ассамблея")


@pytest.fixture
def council() -> Organization:
    return Organization.objects.create(classification="council", slug="council", name_kk="Кеңес")


def test_a_member_counts_from_the_first_day_to_the_day_before_the_last(assembly: Organization) -> None:
    person = Person.objects.create(name_kk="Қанат Ерден")
    seat(person, assembly, date(2024, 1, 10), date(2024, 6, 1))
    assert [
        queries.count_members_on(day)
        for day in (date(2024, 1, 9), date(2024, 1, 10), date(2024, 5, 31), date(2024, 6, 1))
    ] == [0, 1, 1, 0]
    assert queries.is_member(person.pk, date(2024, 5, 31))
    assert not queries.is_member(person.pk, date(2024, 6, 1))


def test_a_person_with_two_papers_is_counted_once(assembly: Organization) -> None:
    person = Person.objects.create(name_kk="Гүлнар Тасқын")
    seat(person, assembly, date(2021, 4, 28))
    seat(person, assembly, date(2024, 1, 1))
    assert queries.count_members_on(date(2024, 9, 2)) == 1


def test_the_chair_and_other_bodies_are_not_counted_as_members(
    assembly: Organization, council: Organization
) -> None:
    chair, member = Person.objects.create(name_kk="Ә"), Person.objects.create(name_kk="Б")
    seat(chair, assembly, date(2024, 1, 1), role="chair")
    seat(member, assembly, date(2024, 1, 1))
    seat(member, council, date(2024, 1, 1))
    day = date(2024, 9, 2)
    assert (queries.count_members_on(day), queries.count_council_on(day)) == (1, 1)
    assert [row.person for row in queries.council_on(day)] == [member]
    assert queries.sits_in_council(member.pk, day)
    assert not queries.sits_in_council(chair.pk, day)
