"""Measures: owners, glosses, what carries each out, the state that follows, the outcomes each serves; the scorecard."""

# ruff: noqa: F811  (fixtures are named as what they give)

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rulebook import Refusal

from shanyraq.decisions.tests.test_pages import on, signed_in
from shanyraq.journal.models import Entry
from shanyraq.programmes import services
from shanyraq.programmes.models import Contribution, Edition, Indicator, Instrument, Owner, Reading
from shanyraq.programmes.queries import measures as asked
from shanyraq.programmes.queries.measures import Card
from shanyraq.programmes.rules.measures import state_of_measure
from shanyraq.programmes.tests.test_concept import concept  # noqa: F401  a fixture
from shanyraq.programmes.tests.test_pages import alma, read  # noqa: F401  a fixture
from shanyraq.programmes.tests.test_plans import DAY, World, code_of, measure, world  # noqa: F401  a fixture
from tests import factories

pytestmark = pytest.mark.django_db
AT, LATER = factories.moment(DAY), date(2024, 9, 1)


def rows(path: str, language: str = "en") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(read(path, language).lstrip("\ufeff"))))


def card(number: str = "2.2.1.1", day: date = DAY) -> Card:
    return next(one for one in asked.cards_on(Edition.objects.get(), day) if one.reading.number == number)


def carry(world: World, **given: Any) -> Instrument:
    given = {"kind": "law", "title_kk": "Тілдер туралы заң", "paper": "№ 151-I", "clause": "9-бап", **given}
    return services.add_instrument(by=world.officer, at=AT, **{"reading": measure(), **given})


def outcome() -> Reading:
    return Reading.objects.filter(kind="outcome").order_by("place")[0]


@pytest.mark.requirement("PLN-02")
def test_a_measure_has_one_owner_at_a_time_and_the_earlier_ones_stay(world: World) -> None:
    def name(body: Any, paper: str = "№ 3", day: date = DAY, reading: Reading | None = None) -> Owner:
        at = factories.moment(day)
        return services.name_owner(
            by=world.officer, at=at, reading=reading or measure(), body=body, paper=paper
        )

    for given, code in (
        ({"paper": " "}, "programmes.paper_not_named"),
        ({"reading": outcome()}, "programmes.only_of_a_measure"),
    ):
        with pytest.raises(Refusal) as raised:
            name(world.ministry, **given)
        assert code_of(raised) == code
    name(world.ministry)
    with pytest.raises(Refusal) as raised:
        name(world.ministry)
    assert code_of(raised) == "programmes.owner_already"
    name(world.east, day=LATER)
    assert card().owner.body == world.ministry and card(day=LATER).owner.body == world.east  # type: ignore[union-attr]
    assert card("2.2.1.2", LATER).owner is None
    with pytest.raises(IntegrityError), transaction.atomic():
        Owner.objects.create(part_id=measure().part_id, body=world.west, paper="№", by="x", on=LATER)


@pytest.mark.requirement("PLN-02")
def test_a_gloss_is_another_language_s_and_the_later_counts(world: World) -> None:
    def say(language: str, text: str, **given: Any) -> None:
        services.gloss_measure(
            by=world.officer, at=AT, **{"reading": measure(), **given}, language=language, text=text
        )

    for args, code in (
        (("kk", "Сөз"), "programmes.own_language"),
        (("ru", " "), "programmes.gloss_empty"),
    ):
        with pytest.raises(Refusal) as raised:
            say(*args)
        assert code_of(raised) == code
    say("en", "Write invitations")
    with pytest.raises(Refusal) as raised:
        say("en", "Write invitations ")
    assert code_of(raised) == "programmes.gloss_same"
    say("en", "Write the invitations")
    say("ru", "Написать приглашения")
    assert {code: one.text for code, one in card().glosses.items()} == {
        "en": "Write the invitations", "ru": "Написать приглашения"
    }  # fmt: skip
    assert measure().title not in {"Write the invitations", "Написать приглашения"}


@pytest.mark.requirement("PLN-02", "PLN-03")
@pytest.mark.parametrize(
    ("items", "instruments", "state"),
    [
        ([], 0, "not_launched"), ([], 2, "launched"), (["ahead"], 0, "ahead"), (["ahead", "done"], 0, "underway"),
        (["underway"], 1, "underway"), (["done", "late"], 0, "late"), (["done", "done"], 0, "done"),
        (["done", "not_done"], 3, "not_done"), (["not_done", "ahead"], 0, "underway"),
    ],
)  # fmt: skip
def test_the_state_of_a_measure_follows_from_what_carries_it_out(
    items: list[str], instruments: int, state: str
) -> None:
    assert state_of_measure(items, instruments) == state


@pytest.mark.requirement("PLN-03", "PLN-07")
def test_a_measure_without_an_instrument_is_reported_as_not_launched(world: World) -> None:
    edition = Edition.objects.get()
    assert dict(asked.counted(asked.cards_on(edition, DAY)))["not_launched"] == 8
    carry(world)
    with pytest.raises(Refusal) as raised:
        carry(world)
    assert code_of(raised) == "programmes.instrument_there"
    carry(world, clause="10-бап")
    plan = world.plan()
    world.item(plan, measure=measure("2.2.1.2"))
    assert dict(asked.counted(asked.cards_on(edition, DAY)))["not_launched"] == 7, "a draft launches nothing"
    world.approve(plan, world.chair)
    counts = dict(asked.counted(asked.cards_on(edition, DAY)))
    assert (counts["not_launched"], counts["launched"], counts["ahead"]) == (6, 1, 1)
    assert [one.clause for one in card().instruments] == ["9-бап", "10-бап"]
    on(DAY)
    [crossed] = [one for one in rows("alma/measures/?format=csv") if one["number"] == "2.2.1.1"]
    assert crossed["instruments"] == "law: № 151-I, 9-бап; law: № 151-I, 10-бап"
    assert len(rows("alma/measures/?format=csv&state=not_launched")) == 6


@pytest.mark.requirement("PLN-03")
def test_an_instrument_is_of_a_listed_kind_and_names_its_paper(world: World) -> None:
    for given, code in (
        ({"paper": " "}, "programmes.paper_not_named"),
        ({"reading": outcome()}, "programmes.only_of_a_measure"),
    ):
        with pytest.raises(Refusal) as raised:
            carry(world, **given)
        assert code_of(raised) == code
    on(DAY)
    desk = signed_in(world.officer)
    given = {"kind": "rumour", "title_kk": "Заң", "paper": "№ 1"}
    address = "/en/programmes/alma/2.2.1.1/instrument/"
    assert desk.post(address, given).status_code == 422
    assert desk.post(address, {**given, "kind": "strategic_plan"}).status_code == 302
    row = Instrument.objects.get()
    assert "Strategic plan of a state body" in read("alma/2.2.1.1/")
    assert desk.post(f"/en/programmes/instruments/{row.pk}/end/").status_code == 302
    assert desk.post(f"/en/programmes/instruments/{row.pk}/end/").status_code == 409
    assert card().instruments == () and Instrument.objects.get().ended_on == DAY


@pytest.mark.requirement("PLN-02")
@pytest.mark.parametrize(
    ("language", "nobody"), [("kk", "ешкім аталмаған"), ("ru", "никто не назван"), ("en", "nobody is named")]
)
def test_the_page_shows_owner_state_gloss_and_lines_of_every_measure(
    world: World, language: str, nobody: str
) -> None:
    on(DAY)
    services.name_owner(by=world.officer, at=AT, reading=measure(), body=world.ministry, paper="№ 3")
    services.gloss_measure(
        by=world.officer, at=AT, reading=measure(), language="ru", text="Написать приглашения"
    )
    page = read("alma/measures/", language)
    assert page.count(nobody) == 7 and ("Написать приглашения" in page) == (language == "ru")
    assert page.count("/papers/alma/?line=") == 8
    [row] = [one for one in rows("alma/measures/?format=csv", language) if one["number"] == "2.2.1.1"]
    assert (row["gloss_ru"], row["owner_paper"], row["state"], row["direction"]) == (
        "Написать приглашения", "№ 3", "not_launched", "2.2.1"
    )  # fmt: skip
    assert len(json.loads(read("alma/measures/?format=json", language))) == 8
    assert Client().get(f"/{language}/programmes/alma/measures/?state=odd").status_code == 404


def test_the_list_asks_the_database_as_often_for_one_measure_as_for_all(world: World) -> None:
    carry(world)
    edition, one = Edition.objects.get(), measure().part_id
    with CaptureQueriesContext(connection) as few:
        asked.cards_on(edition, DAY, [one])
    for number in ("2.2.1.2", "2.1.1.1"):
        carry(world, reading=measure(number))
    with CaptureQueriesContext(connection) as many:
        asked.cards_on(edition, DAY)
    assert len(few) == len(many) <= 8


@pytest.mark.requirement("PLN-21")
def test_the_scorecard_has_the_figure_of_each_year_and_the_measures_that_serve_it(world: World) -> None:
    def link(**given: Any) -> Contribution:
        given = {"reading": measure(), "outcome": outcome(), "why": "Көршілер танысады", **given}
        return services.link_outcome(by=world.officer, at=AT, **given)

    for given, code in (
        ({"outcome": measure("2.2.1.2")}, "programmes.not_an_outcome"),
        ({"reading": outcome()}, "programmes.only_of_a_measure"),
        ({"why": " "}, "programmes.no_reasons"),
    ):
        with pytest.raises(Refusal) as raised:
            link(**given)
        assert code_of(raised) == code
    row = link()
    with pytest.raises(Refusal) as raised:
        link()
    assert code_of(raised) == "programmes.already_contributes"
    indicator = Indicator.objects.create(
        part_id=outcome().part_id, title_kk="Тонна", definition="…", unit="т", source="…", method="…", baseline=10,
        baseline_on=date(2021, 1, 1), target=20, target_on=date(2026, 1, 1), measured_by=world.ministry, by="x",
        proposed_on=DAY, approved_on=DAY, approved_by="x", why="…",
    )  # fmt: skip
    for day, figure in ((date(2022, 6, 1), 11), (date(2022, 12, 31), 12), (date(2023, 12, 31), 15)):
        indicator.measurements.create(value=Decimal(figure), as_of=day, paper="№", by="x", recorded_on=DAY)
    on(DAY)
    [first, *others] = rows("alma/outcomes/?format=csv")
    assert first["by_year"] == "2022: 12.0000; 2023: 15.0000" and first["measures"] == "2.2.1.1"
    assert all(one["by_year"] == one["measures"] == "" for one in others) and len(others) == 2
    assert "Көршілер танысады" in read(f"alma/{outcome().number}/") and "2.2.1.1" in read("alma/outcomes/")
    desk = signed_in(world.officer)
    assert desk.post(f"/en/programmes/contributions/{row.pk}/end/").status_code == 302
    assert rows("alma/outcomes/?format=csv")[0]["measures"] == ""
    assert Entry.objects.filter(act="programmes.unlink_outcome").count() == 1


@pytest.mark.shared
@pytest.mark.requirement("PLN-02", "PLN-03")
def test_each_of_the_141_measures_of_the_concept_has_its_lines_and_its_state(
    concept: Any, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    call_command("programmes", "import", str(concept), stdout=io.StringIO())
    edition = Edition.objects.get()
    cards = asked.cards_on(edition, DAY)
    assert len(cards) == 141 and len({one.direction for one in cards}) == 18
    assert all(one.reading.title and 0 < one.reading.first_line <= one.reading.last_line for one in cards)
    assert dict(asked.counted(cards))["not_launched"] == 141
    assert len(rows(f"{edition.programme.slug}/measures/?format=csv")) == 141
