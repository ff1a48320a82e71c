"""Of whom the Assembly is made: ages, the rules of publishing, the page, its tables."""

import json
from csv import reader
from datetime import date, timedelta
from io import StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rulebook import Refusal

from shanyraq.bodies import services
from shanyraq.bodies.composition import age_on, band_of, packed, protected, told_on, unpacked
from shanyraq.bodies.models import Composition, Standing
from shanyraq.bodies.protecting import FEWEST
from shanyraq.bodies.rules import FEWEST_MOVED, FEWEST_SAID, may_publish_composition
from shanyraq.journal.models import Entry
from shanyraq.people.models import Person
from tests import factories as make

JANUARY, TODAY = date(2024, 1, 1), date(2024, 9, 2)


@pytest.mark.parametrize(
    ("year", "age", "band"),
    [(1994, 29, "under-30"), (1993, 30, "30-44"), (1979, 44, "30-44"), (1978, 45, "45-59"), (1963, 60, "60-over")],
)  # fmt: skip
def test_on_a_first_of_january_the_year_of_birth_decides_the_age(year: int, age: int, band: str) -> None:
    assert (age_on(year, JANUARY), band_of(age)) == (age, band)


def test_who_left_one_of_the_two_unsaid_is_in_the_total_only() -> None:
    told = told_on(JANUARY, [("female", 1980), ("", 1980), ("male", None), ("", None)])
    assert (told.total, told.said, told.counts) == (4, 1, {("female", "30-44"): 1})


def code(**given: object) -> str:
    asked = {"day": JANUARY, "today": TODAY, "published": {}, "total": 382, "said": 300}
    verdict = may_publish_composition(**{**asked, **given})  # type: ignore[arg-type]
    return getattr(verdict, "code", "")


def test_a_table_is_of_a_first_of_january_that_has_come_once_and_of_enough_who_said() -> None:
    assert code() == ""
    assert code(day=date(2024, 1, 2)) == code(day=date(2025, 1, 1)) == "bodies.not_a_first_of_january"
    assert code(published={JANUARY: 0}) == "bodies.composition_published"
    assert code(said=190) == code(total=60, said=FEWEST_SAID - 1) == "bodies.too_few_said"
    assert code(said=191) == ""


def test_tables_between_which_few_came_and_left_are_not_both_published() -> None:
    far, near = date(2020, 1, 1), date(2023, 1, 1)
    assert code(published={far: 200, near: FEWEST_MOVED}) == ""
    assert code(published={far: FEWEST_MOVED - 1, near: 200}) == "bodies.too_few_moved"


@pytest.fixture
def roll(db: None) -> list[Person]:
    """Seat 120 people: three women under 30, no man of 60, twelve who said nothing."""
    people = []
    for number in range(120):
        sex = "female" if number % 2 else "male"
        year = 1970 + number % 17 if number >= 30 else 1955 if number % 2 else 1985
        people.append(make.person(sex=sex if number < 108 else "", birth_year=year))
    Person.objects.filter(pk__in=[who.pk for who in people[31:37:2]]).update(birth_year=1999)
    for who in people:
        make.seat("assembly.member", who=who, since=date(2023, 9, 1))
    return people


def publish(year: int = 2024, today: date = TODAY) -> Composition:
    by = make.actor("secretariat.officer", day=today)
    return services.publish_composition(by=by, at=make.moment(today), year=year)


def test_what_is_hidden_is_kept_nowhere(roll: list[Person]) -> None:
    made = publish()
    told = told_on(
        JANUARY, Person.objects.filter(pk__in=[p.pk for p in roll]).values_list("sex", "birth_year")
    )
    assert told.counts["female", "under-30"] == 3 and told.counts["male", "60-over"] == 0
    assert (made.total, made.said, made.numbers["female/under-30"]) == (120, 108, None)
    assert all(number is None or number >= FEWEST for number in made.numbers.values())
    entry = Entry.objects.get(act="bodies.publish_composition")
    assert entry.facts["total"] == 120 and "3" not in str(entry.facts.get("numbers", ""))
    assert unpacked(made.numbers, made.said) == protected(told) == unpacked(packed(protected(told)), 108)


def test_the_next_january_waits_until_ten_have_come_or_left(roll: list[Person]) -> None:
    publish()
    with pytest.raises(Refusal, match="bodies.composition_published"):
        publish()
    later = date(2025, 2, 3)
    for number in range(9):
        make.seat("assembly.member", who=make.person(), since=date(2024, 5, 1 + number))
    with pytest.raises(Refusal, match="bodies.too_few_moved") as stopped:
        publish(2025, later)
    assert stopped.value.verdict.facts["moved"] == 9
    roll[0].memberships.update(until=date(2024, 12, 1))
    assert publish(2025, later).total == 128


def test_a_later_correction_does_not_hide_that_few_moved(roll: list[Person]) -> None:
    """The people of the earlier table are those known when it was published, whatever is recorded of them since."""
    publish()
    late = date(2025, 2, 3)
    for _ in range(20):
        make.seat(
            "assembly.member", since=date(2023, 9, 1), recorded_on=late, recorded_at=make.NOON + timedelta(1)
        )
    assert publish(2025, late).total == 140


def page(client: Client, address: str = "", language: str = "en") -> str:
    answer = client.get(f"/{language}/structure/composition/{address}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.requirement("MEM-01")
def test_the_page_counts_first_and_returning_members_regions_and_ways(
    client: Client, roll: list[Person]
) -> None:
    make.seat("assembly.member", who=roll[0], since=date(2010, 1, 1), until=date(2015, 1, 1))
    seat = roll[1].memberships.get()
    Standing.objects.create(
        membership=seat, category="citizen", path="council", region="KZ-55", decision="№ 1", decided_on=JANUARY
    )  # fmt: skip
    found = json.loads(page(client, "?format=json&on=2024-09-02"))
    answers = {name: {row["id"]: row["members"] for row in found[name]} for name in ("mandate", "path", "category", "region")}  # fmt: skip
    assert found["members"] == 120
    assert answers["mandate"] == {"first": 119, "returning": 1}
    assert (answers["path"]["council"], answers["path"][""]) == (1, 119)
    assert (answers["region"]["KZ-55"], answers["category"]["citizen"]) == (1, 1)
    then = json.loads(page(client, "?format=json&on=2012-01-01"))
    assert (then["members"], then["mandate"][0]["members"]) == (1, 1)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_shows_the_latest_published_table_of_its_day(
    client: Client, roll: list[Person], language: str
) -> None:
    words = {"kk": "жасырын", "ru": "скрыто", "en": "hidden"}[language]
    assert f">{words}<" not in page(client, "?on=2024-09-02", language)
    publish()
    html = page(client, "?on=2024-09-02", language)
    assert html.count(f">{words}<") == list(Composition.objects.get().numbers.values()).count(None)
    assert 'class="h"' in html
    assert f">{words}<" not in page(client, "?on=2023-12-31", language)
    lines = list(reader(StringIO(page(client, "?on=2024-09-02&format=csv", language).lstrip("\ufeff"))))
    assert words in {line[3] for line in lines} and lines[-1][3] == "12"


def test_the_officer_publishes_from_the_page_and_nobody_else_sees_the_button(
    client: Client, roll: list[Person]
) -> None:
    address = "/en/structure/composition/2024/publish/"
    assert "/publish/" not in page(client) and client.post(address).status_code == 403
    who = make.person()
    make.seat("secretariat.officer", who=who)
    client.force_login(make.account(who), "allauth.account.auth_backends.AuthenticationBackend")
    assert "/publish/" in page(client)
    assert client.post(address).status_code == 302 and Composition.objects.get().day == JANUARY
    assert client.post("/en/structure/composition/99999/publish/").status_code == 404


def test_the_page_asks_as_many_questions_of_a_long_roll_as_of_a_short_one(
    client: Client, roll: list[Person]
) -> None:
    asked = []
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as questions:
            page(client, "?on=2024-09-02")
        asked.append(len(questions))
        for _more in range(60):
            make.seat("assembly.member", since=date(2023, 9, 1))
    assert asked[0] == asked[1] <= 12
