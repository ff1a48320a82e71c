"""Assignments of papers and the items of plans that carry them out: linked both ways, counted by source and Session."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta

import pytest
from django.test import Client
from rulebook import Refusal

from shanyraq.decisions.models import Instruction
from shanyraq.decisions.services.entering import enter_assignment, enter_paper
from shanyraq.decisions.tests.test_pages import on, signed_in
from shanyraq.meetings.models import Session
from shanyraq.programmes.queries import assignments as asked
from shanyraq.programmes.services.carrying import link_assignment, unlink_assignment
from shanyraq.programmes.tests.test_pages import alma  # noqa: F401  a fixture
from shanyraq.programmes.tests.test_plans import DAY, World, world  # noqa: F401  a fixture
from tests import factories

pytestmark = pytest.mark.django_db
ONE = timedelta(days=1)


def assigned(
    there: World, source: str = "president", number: str = "Х-1", count: int = 1
) -> list[Instruction]:
    session, _made = Session.objects.get_or_create(number=33, defaults={"prepared_on": DAY, "opened_on": DAY})
    at = factories.moment(DAY)
    paper = enter_paper(
        by=there.officer, at=at, source=source, title_kk="Хаттама", number=number, dated=DAY,
        session=session if source == "president" else None,
    )  # fmt: skip
    return [
        enter_assignment(
            by=there.officer, at=at, paper=paper, title_kk=f"Тапсырма {n}", text_kk="…", lead=there.ministry,
            executors=[], term=date(2024, 12, 1), term_set_by="Хаттама",
        )
        for n in range(count)
    ]  # fmt: skip


@pytest.mark.requirement("CTL-03", "SES-10")
def test_coverage_counts_the_assignments_of_a_session_with_at_least_one_item(world: World) -> None:  # noqa: F811
    first, second = assigned(world, count=2)
    assigned(world, "chair", "Т-1")
    plan = world.plan()
    one, two = world.item(plan), world.item(plan, title_kk="Екінші")
    for item in (one, two):
        link_assignment(
            by=world.officer, at=factories.moment(DAY), instruction=first, item=item, why="Орындайды"
        )
    rows = asked.assignments_on(DAY, "president", "33")
    assert asked.coverage(rows, DAY) == (1, 2)
    assert asked.coverage(asked.assignments_on(DAY, "chair"), DAY) == (0, 1)
    assert asked.coverage(asked.assignments_on(DAY, "president", "32"), DAY) == (0, 0)
    assert [len(row.links) for row in asked.carried(rows, DAY)] == [0, 2]
    assert [link.instruction for link in asked.carried_by(one, DAY)] == [first] and second.pk


@pytest.mark.requirement("SES-10")
def test_a_link_is_made_once_taken_back_and_remembered(world: World) -> None:  # noqa: F811
    given = assigned(world)[0]
    item = world.item(world.plan())
    facts = {"by": world.officer, "at": factories.moment(DAY), "instruction": given, "item": item, "why": "…"}
    link = link_assignment(**facts)
    with pytest.raises(Refusal, match="^programmes.carries_it_already$"):
        link_assignment(**facts)
    unlink_assignment(by=world.officer, at=factories.moment(DAY + ONE), link=link)
    with pytest.raises(Refusal, match="^programmes.already_unlinked$"):
        unlink_assignment(by=world.officer, at=factories.moment(DAY + ONE), link=link)
    assert asked.carried_by(item, DAY) == [link] and asked.carried_by(item, DAY + ONE) == []


def test_a_region_links_the_items_of_its_own_plan_only(world: World) -> None:  # noqa: F811
    given = assigned(world)[0]
    republic, own = world.item(world.plan()), world.item(world.plan(world.east))
    facts = {"by": world.east_officer, "at": factories.moment(DAY), "instruction": given, "why": "…"}
    with pytest.raises(Refusal, match="^programmes.not_own_region$"):
        link_assignment(**facts, item=republic)
    assert link_assignment(**facts, item=own).item == own


@pytest.mark.requirement("CTL-03", "SES-10")
def test_the_pages_lead_from_the_register_to_the_plan_and_back(world: World) -> None:  # noqa: F811
    on(DAY)
    first, second = assigned(world, count=2)
    item = world.item(world.plan())
    client = signed_in(world.officer)
    path = f"/en/programmes/assignments/{first.identifier}/"
    assert client.post(f"{path}link/", {"item": item.pk, "why": "Орындайды"}).status_code == 302
    assert f'href="{path}"' in Client().get(f"/en/decisions/{first.identifier}/").content.decode()
    assert f'href="/en/programmes/items/{item.pk}/"' in Client().get(path).content.decode()
    assert (
        f'href="/en/decisions/{first.identifier}/"'
        in Client().get(f"/en/programmes/items/{item.pk}/").content.decode()
    )
    page = Client().get("/en/programmes/assignments/").content.decode().replace("\u00a0", " ")
    assert "1 of 2 assignments have an item in a plan" in page and "No item" in page
    rows = list(
        csv.DictReader(
            Client().get("/en/programmes/assignments/?format=csv").content.decode("utf-8-sig").splitlines()
        )
    )
    assert {row["assignment"]: row["items"] for row in rows} == {
        first.identifier: "1",
        second.identifier: "0",
    }
    assert len(json.loads(Client().get("/kk/programmes/assignments/?session=33&format=json").content)) == 2
    assert Client().post(f"{path}link/", {"item": item.pk, "why": "…"}).status_code == 403
    assert Client().get(f"{path}?on=2024-06-13").status_code == 404
