"""The Assembly's part in planning gathered from records by year and phase, and its function to assist national policy."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from shanyraq.decisions.services import coordinating, mechanisms
from shanyraq.decisions.services.joining import draft_joint_plan
from shanyraq.decisions.tests.test_pages import on
from shanyraq.people.models import Organization
from shanyraq.programmes import services
from shanyraq.programmes.labels import KINDS_OF_LOGS, PHASES
from shanyraq.programmes.queries import cycle as asked
from shanyraq.programmes.services.carrying import link_assignment
from shanyraq.programmes.services.packages import approve_package
from shanyraq.programmes.services.versions import make_version
from shanyraq.programmes.tests.test_assignments import assigned
from shanyraq.programmes.tests.test_packages import counted, measure_of, package_of
from shanyraq.programmes.tests.test_pages import alma, read  # noqa: F401  a fixture
from shanyraq.programmes.tests.test_plans import DAY, World, world  # noqa: F401  a fixture
from shanyraq.programmes.views.cycle import ADDRESSES
from tests import factories

pytestmark = pytest.mark.django_db
ONE = timedelta(days=1)
AT = factories.moment(DAY)


def advise(there: World, kind: str, body: Organization, document: str = "") -> None:
    coordinating.send_advice(
        by=there.officer, at=AT, kind=kind, body=body, number="Ұ-1", text_kk="Үйірме ашу", document=document
    )


def meet(there: World, kind: str, day: date = DAY) -> object:
    return coordinating.log_interaction(
        by=there.officer, at=AT, kind=kind, partner="Әріптес", day=day, purpose=f"Кездесу {kind}", result="…",
        next_step="…",
    )  # fmt: skip


def everything(there: World) -> None:
    """Make one record of nearly every kind."""
    plan = there.plan()
    item = there.item(plan)
    [given] = assigned(there)
    link_assignment(by=there.officer, at=AT, instruction=given, item=item, why="…")
    make_version(by=there.officer, at=AT, session=given.paper.session)
    there.approve(plan, there.chair)
    package = package_of(there)
    measure_of(there, package)
    approve_package(by=there.chair, at=AT, package=package, paper="№ 9")
    services.draft_document(
        by=there.officer, at=AT, kind="programme", title_kk="Жоба", paper="№ 1", day=DAY, experts="№ 2"
    )
    draft_joint_plan(
        by=there.officer, at=AT, starts=DAY, ends=DAY + 30 * ONE, responsible=there.ministry,
        sides=[there.ministry, there.east], title_kk="Бірлескен",
    )  # fmt: skip
    coordinating.enter_topic(by=there.officer, at=AT, name_kk="Тіл", lead=there.ministry, bodies=[there.east])
    advise(there, "recommendation", there.east)
    advise(there, "proposal", there.ministry, "Тіл бағдарламасы")
    services.record_measurement(
        by=there.clerk,
        at=AT,
        indicator=counted(there),
        value=Decimal(45),
        as_of=date(2024, 1, 1),
        paper="№ 2",
    )
    meet(there, "central")
    held = meet(there, "civil")
    row = mechanisms.enter_mechanism(
        by=there.officer, at=AT, kind="agreement", title_kk="Келісім", paper="№ 3", since=date(2024, 1, 1),
        bodies=[there.ministry], others=["Қор"],
    )  # fmt: skip
    mechanisms.record_use(by=there.officer, at=AT, mechanism=row, interaction=held)
    meet(there, "civil", date(2022, 5, 5))


def test_every_kind_of_record_has_its_phase_its_words_and_its_page() -> None:
    keys = {source.key for source in asked.SOURCES}
    assert keys == set(KINDS_OF_LOGS) == set(ADDRESSES)
    assert {source.phase for source in asked.SOURCES} == set(PHASES) == set(asked.PHASES)


@pytest.mark.requirement("ME-F01")
def test_the_part_in_planning_is_counted_from_records_by_year_and_phase(world: World) -> None:  # noqa: F811
    assert asked.years_of(DAY) == []
    everything(world)
    years = {one.year: (dict(one.counts), one.total) for one in asked.years_of(DAY)}
    assert years[2024] == ({"planning": 4, "coordination": 5, "analysis": 2, "partnership": 3}, 14)
    assert years[2022] == ({"planning": 0, "coordination": 0, "analysis": 0, "partnership": 1}, 1)
    assert asked.years_of(DAY - ONE) == []
    logs = asked.logs_of(2024, DAY)
    assert len(logs) == 14 and {log.key for log in logs} == {one.key for one in asked.SOURCES} - {
        "evaluation"
    }
    assert [log.key for log in asked.logs_of(2022, DAY)] == ["meeting_with_society"]


@pytest.mark.requirement("ME-F01")
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_each_line_of_the_cycle_leads_to_its_record(world: World, language: str) -> None:  # noqa: F811
    on(DAY)
    assert read("cycle/", language)
    everything(world)
    rows = json.loads(read("cycle/?year=2024&format=json", language))
    assert len(rows) == 14
    page = read("cycle/?year=2024", language)
    for row in rows:
        assert f'href="{row["address"]}"' in page
        assert Client().get(row["address"]).status_code == 200, row
    assert {row["phase"] for row in json.loads(read("cycle/?year=2024&phase=analysis&format=json"))} == {
        "analysis"
    }
    later = Client().get(f"/{language}/programmes/cycle/?year=2024&on={DAY + ONE}").content.decode()
    assert f"?on={DAY + ONE}" in later and f"kind=proposal&amp;on={DAY + ONE}" in later
    years = csv.DictReader(read("cycle/?table=years&format=csv", language).lstrip("\ufeff").splitlines())
    assert [(row["year"], row["total"]) for row in years] == [("2024", "14"), ("2022", "1")]


@pytest.mark.requirement("FUN-01")
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_function_of_national_policy_counts_its_records_and_leads_to_them(
    world: World,  # noqa: F811
    language: str,
) -> None:
    on(DAY)
    assert json.loads(read("functions/national-policy/?format=json", language))[0]["count"] == 0
    everything(world)
    page = read("functions/national-policy/", language)
    assert "Тіл бағдарламасы" in page and "/acts/decree-149-2011/4" in page
    for path in ("/programmes/documents/", "/programmes/plans/", "/decisions/advice/?kind=proposal"):
        assert f'href="/{language}{path}' in page
    rows = csv.DictReader(
        read("functions/national-policy/?format=csv", language).lstrip("\ufeff").splitlines()
    )
    told = {(row["counter"], row["value"]): row["count"] for row in rows}
    assert told == {
        ("programme_documents", ""): "1", ("proposals", "awaited"): "1", ("plans", ""): "1", ("plan_items", "ahead"): "1",
    }  # fmt: skip
    assert f'href="/{language}/programmes/functions/national-policy/"' in read("", language)
