"""Outcomes are measured by an indicator that was approved with reasons, or are said not to be measured yet."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from rulebook import Refusal

from shanyraq.decisions.tests.test_pages import on, signed_in
from shanyraq.people.acting import Actor
from shanyraq.people.models import Organization
from shanyraq.programmes import services
from shanyraq.programmes.models import Edition, Indicator, Measurement, Reading
from shanyraq.programmes.queries import indicators as asked
from shanyraq.programmes.rules import indicators as rules
from shanyraq.programmes.tests.test_pages import alma, read  # noqa: F401  a fixture
from tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2024, 6, 14)


@pytest.fixture
def ministry(alma: None) -> Organization:  # noqa: F811
    return factories.organization("state_body", "ministry")


@pytest.fixture
def officer() -> Actor:
    return factories.actor("secretariat.officer", day=DAY)


@pytest.fixture
def head() -> Actor:
    return factories.actor("secretariat.head", day=DAY)


def outcome() -> Reading:
    return Reading.objects.filter(kind="outcome").order_by("place")[0]


def propose(officer: Actor, ministry: Organization, **given: Any) -> Indicator:
    given = {
        "outcome": outcome(), "title_kk": "Сенім үлесі", "definition": "Сұралғандардың ішінде", "unit": "%",
        "source": "Сауалнама", "method": "Кездейсоқ іріктеу", "baseline": Decimal("40"), "baseline_on": date(2023, 1, 1),
        "target": Decimal("60"), "target_on": date(2030, 1, 1), "measured_by": ministry, **given,
    }  # fmt: skip
    return services.propose_indicator(by=officer, at=factories.moment(DAY), **given)


def approve(head: Actor, row: Indicator, why: str = "Жыл сайын өлшенеді", day: date = DAY) -> Indicator:
    return services.approve_indicator(by=head, at=factories.moment(day), indicator=row, why=why)


def refused_with(code: str, act: Any, *args: Any, **given: Any) -> None:
    with pytest.raises(Refusal) as raised:
        act(*args, **given)
    assert raised.value.verdict.code == code


def test_several_are_proposed_and_one_is_approved_with_reasons(
    officer: Actor, head: Actor, ministry: Organization
) -> None:
    first, second = propose(officer, ministry), propose(officer, ministry, title_kk="Жанжал саны")
    refused_with("programmes.no_reasons", approve, head, first, " ")
    refused_with("law.no_mandate", approve, officer, first)
    approve(head, first)
    refused_with("programmes.indicator_approved", approve, head, first)
    with pytest.raises(IntegrityError), transaction.atomic():
        Indicator.objects.filter(pk=second.pk).update(approved_on=DAY, why="…")
    approve(head, second, "Дәлірек", date(2024, 7, 1))
    edition = Edition.objects.get()
    assert [asked.scorecard(edition, day)[0].indicator for day in (date(2024, 6, 13), DAY, date(2024, 7, 1))] == [
        None, first, second
    ]  # fmt: skip


def test_a_proposal_is_of_an_outcome_and_its_target_is_ahead(officer: Actor, ministry: Organization) -> None:
    measure = Reading.objects.get(number="2.2.1.1")
    refused_with("programmes.not_an_outcome", propose, officer, ministry, outcome=measure)
    refused_with("programmes.target_before_baseline", propose, officer, ministry, target_on=date(2023, 1, 1))
    refused_with("programmes.target_is_baseline", propose, officer, ministry, target=Decimal("40"))


def test_a_figure_has_its_day_and_paper_and_comes_from_who_measures(
    officer: Actor, head: Actor, ministry: Organization
) -> None:
    row = propose(officer, ministry)
    clerk = factories.actor("state_body.clerk", day=DAY, organization=ministry)
    other = factories.actor(
        "state_body.clerk", day=DAY, organization=factories.organization("state_body", "other")
    )

    def measure(by: Actor = clerk, **given: Any) -> Measurement:
        given = {"value": Decimal("45.5"), "as_of": date(2024, 6, 1), "paper": "Есеп № 1", **given}
        return services.record_measurement(by=by, at=factories.moment(DAY), indicator=row, **given)

    refused_with("programmes.indicator_not_approved", measure)
    approve(head, row)
    refused_with("programmes.not_measurer", measure, other)
    refused_with("programmes.paper_not_named", measure, paper=" ")
    refused_with("programmes.day_ahead", measure, as_of=date(2024, 6, 15))
    measure()
    [score] = [one for one in asked.scorecard(Edition.objects.get(), DAY) if one.last]
    assert (score.last.value, score.made) == (Decimal("45.5"), Decimal("27.5"))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("baseline", "target", "value", "made"),
    [
        ("40", "60", "40", "0.0"),
        ("40", "60", "60", "100.0"),
        ("40", "60", "30", "-50.0"),
        ("9", "0", "3", "66.7"),
        ("9", "0", "12", "-33.3"),
    ],
)
def test_the_way_made_is_reckoned_from_baseline_to_target(
    baseline: str, target: str, value: str, made: str
) -> None:
    assert rules.way_made(Decimal(baseline), Decimal(target), Decimal(value)) == Decimal(made)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_scorecard_says_not_measured_yet_until_a_figure_stands(
    officer: Actor, head: Actor, ministry: Organization, language: str
) -> None:
    on(DAY)
    row = propose(officer, ministry)
    approve(head, row)
    words = {"kk": "әлі өлшенген жоқ", "ru": "ещё не измерено", "en": "not measured yet"}[language]
    page = read("alma/outcomes/", language)
    assert page.count(words) == 3 and "chip done" not in page and "chip late" not in page
    services.record_measurement(
        by=officer,
        at=factories.moment(DAY),
        indicator=row,
        value=Decimal("45.5"),
        as_of=DAY,
        paper="Есеп № 1",
    )
    page = read("alma/outcomes/", language)
    assert page.count(words) == 2 and ("45.5" if language == "en" else "45,5") in page
    rows = list(csv.DictReader(io.StringIO(read("alma/outcomes/?format=csv", language).lstrip("\ufeff"))))
    assert [one["state"] for one in rows] == ["measured", "no_indicator_approved", "no_indicator_approved"]
    assert (rows[0]["value"], rows[0]["as_of"], rows[0]["paper"]) == ("45.5000", "2024-06-14", "Есеп № 1")
    assert "Есеп № 1" in read(f"indicators/{row.pk}/", language)


def test_an_indicator_is_proposed_approved_and_measured_by_forms(
    officer: Actor, head: Actor, ministry: Organization
) -> None:
    on(DAY)
    desk, boss, place = signed_in(officer), signed_in(head), f"/en/programmes/alma/{outcome().number}/"
    assert "Propose an indicator" in desk.get(place).content.decode()
    given = {
        "title_kk": "Сенім", "definition": "…", "unit": "%", "source": "…", "method": "…", "baseline": "40",
        "baseline_on": "01.01.2023", "target": "60.25", "target_on": "01.01.2030", "measured_by": ministry.pk,
    }  # fmt: skip
    assert desk.post(f"{place}indicator/", {**given, "unit": ""}).status_code == 422
    assert desk.post(f"{place}indicator/", given).status_code == 302
    row = Indicator.objects.get()
    assert row.target == Decimal("60.25")
    here = f"/en/programmes/indicators/{row.pk}/"
    assert desk.post(f"{here}approve/", {"why": "…"}).status_code == 403
    assert boss.post(f"{here}approve/", {"why": ""}).status_code == 409
    assert boss.post(f"{here}approve/", {"why": "It is measured every year."}).status_code == 302
    assert (
        desk.post(f"{here}figure/", {"value": "41", "as_of": "01.06.2024", "paper": "№ 1"}).status_code == 302
    )
    assert "It is measured every year." in read(f"indicators/{row.pk}/")
    assert read(f"alma/{outcome().number}/").count(f"/programmes/indicators/{row.pk}/") == 1
