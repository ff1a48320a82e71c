"""Facts to counts: who is on the roll of a day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from shanyraq.bodies import queries
from shanyraq.bodies.models import Standing
from shanyraq.people.models import Membership, Organization, Person
from tests import factories as make

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


def test_who_came_from_a_region_is_who_was_proposed_there_or_sits_there_where_nothing_else_is_said() -> None:
    region = make.organization("regional_assembly", "assembly-pavlodar", area="KZ-55")
    proposed, elsewhere, silent, unrecorded, gone = people = [make.person() for _ in range(5)]
    for who in people:
        seat = make.seat("assembly.member", who=who)
        if who in (elsewhere, silent, unrecorded):
            make.seat("regional_assembly.member", who=who, organization=region)
        if who is not unrecorded:
            Standing.objects.create(
                membership=seat, category="citizen", path="council" if who is proposed else "rotation",
                region={proposed: "KZ-55", elsewhere: "KZ-10"}.get(who, ""), decision="№ 1", decided_on=date(2019, 1, 1),
            )  # fmt: skip
    make.seat("regional_assembly.member", who=gone, organization=region, until=date(2021, 1, 1))
    asked = date(2024, 9, 2)
    found = queries.came(asked, region="KZ-55")
    assert found == {proposed.pk, silent.pk, unrecorded.pk}
    assert found == {row.person_id for row in queries.roll_on(asked) if row.region == "KZ-55"}
    assert queries.came(asked, region="KZ-55", path="council") == {proposed.pk}
    assert queries.came(asked, path="rotation") == {elsewhere.pk, silent.pk, gone.pk}
    assert queries.came(date(2020, 6, 1), region="KZ-55") == {proposed.pk, silent.pk, unrecorded.pk, gone.pk}


def test_the_roll_in_pages_and_the_whole_roll_name_the_same_people_on_any_day_and_as_known() -> None:
    for number in range(9):
        recorded = make.NOON - timedelta(days=300 * number)
        make.seat(
            "assembly.member", since=date(2018 + number % 4, 1, 1), recorded_at=recorded, recorded_on=recorded.date(),
            until=date(2023, 1, 1) if number % 3 else None,
        )  # fmt: skip
    for day in (date(2018, 1, 1), date(2020, 6, 1), date(2022, 12, 31), date(2023, 1, 1)):
        whole = queries.roll_on(day)
        assert set(queries.people_on(day)) == {row.person_id for row in whole}
        some = {row.person_id for row in whole[::2]}
        assert queries.roll_on(day, people=some) == whole[::2]
        for known in (date(2021, 1, 1), date(2024, 6, 1)):
            then = queries.roll_known(day, known)
            assert set(queries.people_on(day, known=known)) == {row.person_id for row in then}
            assert queries.roll_known(day, known, people={row.person_id for row in then[:2]}) == then[:2]
