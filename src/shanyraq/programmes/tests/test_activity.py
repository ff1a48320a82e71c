"""Tasks of the law: no item without one, old items say that they have not said it, the report shows zero tasks plainly."""

# ruff: noqa: F811  (fixtures are named as what they give)
from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from rulebook import Refusal

from shanyraq.decisions.tests.conftest import Hall, hall  # noqa: F401  a fixture
from shanyraq.decisions.tests.test_pages import on, signed_in
from shanyraq.decisions.tests.test_services import close, write
from shanyraq.journal.models import Entry
from shanyraq.programmes import services
from shanyraq.programmes.models import ItemTask, PlanItem
from shanyraq.programmes.queries.activity import Kept, activity_on, tasks_of_item
from shanyraq.programmes.rules import tags as rules
from shanyraq.programmes.tests.test_pages import alma, read  # noqa: F401  fixtures
from shanyraq.programmes.tests.test_plans import DAY, World, code_of, measure, world  # noqa: F401  a fixture
from tests import factories

pytestmark = pytest.mark.django_db
SIX = ["interaction", "unity", "opposing", "culture_of_law", "joining", "heritage"]


def old_item(world: World) -> PlanItem:
    """Make an item as those of before tasks were asked for."""
    item = world.item(world.plan(world.east))
    ItemTask.objects.filter(item=item).delete()
    return item


@pytest.mark.requirement("STR-03")
def test_an_item_without_a_task_of_the_law_is_refused_in_words(world: World) -> None:
    plan = world.plan()
    for tasks, code in (([], "programmes.serves_no_task"), (["profit", "unity"], "programmes.no_such_task")):
        with pytest.raises(Refusal) as raised:
            world.item(plan, tasks=tasks)
        assert code_of(raised) == code
    assert raised.value.verdict.facts == {"told": "profit"}
    assert plan.items.count() == 0
    item = world.item(plan, tasks=["heritage", "unity", "unity"])
    assert tasks_of_item(item.pk, DAY) == ["unity", "heritage"]
    assert tasks_of_item(item.pk, date(2024, 6, 13)) == []
    assert Entry.objects.latest("pk").facts["tasks"] == "heritage, unity"


@pytest.mark.requirement("STR-03")
def test_an_item_of_before_says_its_tasks_once_by_its_own_level(world: World) -> None:
    item = old_item(world)
    world.approve(item.plan, world.east_chair)

    def say(tasks: list[str], by: object = world.east_officer) -> PlanItem:
        return services.name_tasks(by=by, at=factories.moment(DAY), item=item, tasks=tasks)  # type: ignore[arg-type]

    on(DAY)
    assert "әлі айтылмаған" in read(f"items/{item.pk}/", "kk")
    for given, code in (
        ((["unity"], world.officer), "programmes.not_own_region"),
        (([],), "programmes.serves_no_task"),
    ):
        with pytest.raises(Refusal) as raised:
            say(*given)
        assert code_of(raised) == code
    say(["joining"])
    with pytest.raises(Refusal) as raised:
        say(["unity"])
    assert code_of(raised) == "programmes.tasks_said"
    assert rules.TASKS["joining"].says["kk"] in read(f"items/{item.pk}/", "kk")


@pytest.mark.requirement("STR-03")
def test_the_report_counts_per_task_and_shows_zero_ones(world: World) -> None:
    assert [(row.task, row.items) for row in activity_on(DAY, Kept())] == [(task, 0) for task in SIX]
    republic, east = world.plan(), world.plan(world.east)
    both = world.item(republic, tasks=["unity", "heritage"])
    world.item(east, tasks=["unity"], starts=date(2025, 2, 1), ends=date(2025, 3, 1))
    world.fund(both, "100.50")
    old_item(world)
    rows = {row.task: row for row in activity_on(DAY, Kept())}
    assert [rows[task].items for task in SIX] == [0, 2, 0, 0, 0, 1] and rows[""].items == 1
    assert rows["unity"].tenge == Decimal("100.50") == rows["heritage"].tenge
    assert (rows["unity"].measures, rows["unity"].executors) == (1, 1)

    def items(kept: Kept, task: str = "unity") -> int:
        return next(row.items for row in activity_on(DAY, kept) if row.task == task)

    assert items(Kept(year=2024)) == 1 == items(Kept(year=2025))
    assert items(Kept(year=2026)) == 0
    assert items(Kept(body=world.east)) == 1 == items(Kept(is_republic=True))
    assert items(Kept(body=world.west)) == 0
    late = {row.task: row.states for row in activity_on(date(2025, 4, 1), Kept())}
    assert late["unity"] == {"late": 2}


@pytest.mark.requirement("STR-03")
def test_a_decision_linked_to_the_measure_counts_once_and_no_longer_when_taken_back(
    world: World,
    hall: Hall,
) -> None:
    write(hall)
    [decision] = close(hall)
    at = factories.moment(DAY)
    plan = world.plan()
    world.item(plan, tasks=["unity"])
    world.item(plan, tasks=["unity"])
    link = services.link_decision(by=world.officer, at=at, reading=measure(), decision=decision, why="Соған")
    counted = {row.task: row.decisions for row in activity_on(at.day, Kept())}
    assert counted == dict.fromkeys(SIX, 0) | {"unity": 1}
    services.unlink_decision(by=world.officer, at=at, link=link)
    assert all(row.decisions == 0 for row in activity_on(at.day, Kept()))


@pytest.mark.requirement("STR-03")
@pytest.mark.parametrize(
    ("language", "nothing"),
    [("kk", "жоспар жоқ"), ("ru", "ничего не запланировано"), ("en", "nothing planned")],
)
def test_the_page_names_every_task_and_says_which_have_nothing(
    world: World,
    language: str,
    nothing: str,
) -> None:
    on(DAY)
    world.item(world.plan(world.east), tasks=["unity"])
    page = read("tasks/", language)
    for key in SIX:
        assert rules.TASKS[key].says[language] in page
    assert page.count(f'<span class="chip wait">{nothing}</span>') == 5
    assert (
        read("tasks/?region=west-assembly", language).count(f'<span class="chip wait">{nothing}</span>') == 6
    )
    for odd in ("?year=20x4", "?region=nowhere"):
        assert Client().get(f"/{language}/programmes/tasks/{odd}").status_code == 404


@pytest.mark.requirement("STR-03")
def test_the_report_is_given_as_csv_and_json(world: World) -> None:
    on(DAY)
    world.fund(world.item(world.plan(world.east), tasks=["heritage"]), "7")
    rows = list(csv.DictReader(io.StringIO(read("tasks/?format=csv&year=2024").lstrip("\ufeff"))))
    assert [row["task"] for row in rows] == [f"law.{key}" for key in SIX]
    assert (rows[5]["items"], rows[5]["tenge"], rows[0]["items"]) == ("1", "7.00", "0")
    told = json.loads(read("tasks/?format=json&region=east-assembly"))
    assert (told["region"], told["year"], told["activity"][5]["ahead"]) == ("east-assembly", None, 1)


@pytest.mark.requirement("STR-03")
def test_the_form_asks_for_a_task_and_keeps_what_was_typed(world: World) -> None:
    on(DAY)
    plan, desk = world.plan(), signed_in(world.officer)
    given = {
        "measure": measure().pk, "executor": world.ministry.pk, "title_kk": "Кездесу", "starts": "01.07.2024",
        "ends": "30.06.2025",
    }  # fmt: skip
    without = desk.post(f"/ru/programmes/plans/{plan.pk}/add/", given)
    assert without.status_code == 422 and "Кездесу" in without.content.decode()
    assert "Назовите хотя бы одну задачу" in without.content.decode()
    item = old_item(world)
    sent = signed_in(world.east_officer).post(
        f"/ru/programmes/items/{item.pk}/tasks/", {"tasks": ["unity", "joining"]}
    )
    assert sent.status_code == 302 and tasks_of_item(item.pk, DAY) == ["unity", "joining"]
