"""Plans of Sessions: each version keeps the assignments and their items as they stood, and says what it covers."""

from __future__ import annotations

import csv
import json
from datetime import timedelta

import pytest
from django.test import Client
from rulebook import Refusal

from shanyraq.decisions.tests.test_pages import on, signed_in
from shanyraq.journal.models import Entry
from shanyraq.meetings.models import Session
from shanyraq.programmes.models import SessionPlan
from shanyraq.programmes.queries import versions as asked
from shanyraq.programmes.rules import versions as rules
from shanyraq.programmes.services.carrying import link_assignment, unlink_assignment
from shanyraq.programmes.services.versions import make_version
from shanyraq.programmes.tests.test_assignments import assigned
from shanyraq.programmes.tests.test_pages import alma, read  # noqa: F401  a fixture
from shanyraq.programmes.tests.test_plans import DAY, World, world  # noqa: F401  a fixture
from tests import factories

pytestmark = pytest.mark.django_db
ONE = timedelta(days=1)


def test_a_version_is_counted_by_its_assignments_and_its_items() -> None:
    before, pairs = [(1, 7), (2, None)], [(1, 7), (1, 8), (2, None), (3, 9)]
    assert rules.coverage(pairs) == (2, 3)
    assert rules.changes(pairs, before) == (2, 0) and rules.changes(before, pairs) == (0, 2)
    assert rules.coverage([]) == (0, 0)


@pytest.mark.requirement("CTL-03")
def test_a_session_gives_a_version_and_the_earlier_ones_stay(world: World) -> None:  # noqa: F811
    first, second = assigned(world, count=2)
    assigned(world, "chair", "Т-1")
    session = Session.objects.get(number=33)
    at = factories.moment(DAY)
    one = make_version(by=world.officer, at=at, session=session)
    item = world.item(world.plan())
    with pytest.raises(Refusal, match="^programmes.version_unchanged$"):
        make_version(by=world.officer, at=at, session=session)
    link = link_assignment(by=world.officer, at=at, instruction=first, item=item, why="…")
    two = make_version(by=world.officer, at=at, session=session)
    unlink_assignment(by=world.officer, at=factories.moment(DAY + ONE), link=link)
    three = make_version(by=world.officer, at=factories.moment(DAY + ONE), session=session)
    assert [row.number for row in (one, two, three)] == [1, 2, 3]
    told = [
        (v.row.number, v.covered, v.total, v.added, v.removed) for v in asked.versions_of(session, DAY + ONE)
    ]
    assert told == [(1, 0, 2, 0, 0), (2, 1, 2, 1, 0), (3, 0, 2, 0, 1)]
    assert [v.row.number for v in asked.versions_of(session, DAY)] == [1, 2]
    assert [(line.instruction, line.items) for line in asked.lines_of(two)] == [
        (first, (item,)),
        (second, ()),
    ]
    assert Entry.objects.filter(act="programmes.make_version").count() == 3


@pytest.mark.requirement("CTL-03")
def test_a_session_without_assignments_has_no_plan(world: World) -> None:  # noqa: F811
    session = Session.objects.create(number=31, prepared_on=DAY, opened_on=DAY)
    with pytest.raises(Refusal, match="^programmes.session_without_assignments$"):
        make_version(by=world.officer, at=factories.moment(DAY), session=session)
    assert not SessionPlan.objects.exists()


@pytest.mark.requirement("CTL-03")
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_versions_are_read_by_anybody_and_made_by_an_officer(world: World, language: str) -> None:  # noqa: F811
    on(DAY)
    first, _second = assigned(world, count=2)
    item = world.item(world.plan())
    link_assignment(by=world.officer, at=factories.moment(DAY), instruction=first, item=item, why="…")
    path = f"/{language}/programmes/assignments/sessions/33/"
    assert Client().post(f"{path}make/").status_code == 403
    desk = signed_in(world.officer)
    assert "<button" in desk.get(path).content.decode()
    assert desk.post(f"{path}make/").status_code == 302
    assert desk.post(f"{path}make/").status_code == 409
    assert f'href="{path}1/"' in read("assignments/sessions/33/", language)
    assert f'href="{path}"' in read("assignments/", language)
    assert f"/items/{item.pk}/" in read("assignments/sessions/33/1/", language)
    [row] = json.loads(read("assignments/sessions/33/?format=json", language))
    assert (row["version"], row["covered"], row["assignments"]) == (1, 1, 2)
    rows = list(
        csv.DictReader(read("assignments/sessions/33/1/?format=csv", language).lstrip("\ufeff").splitlines())
    )
    assert [bool(row["item"]) for row in rows] == [True, False]
    assert Client().get(f"{path}1/?on=2024-06-13").status_code == 404
