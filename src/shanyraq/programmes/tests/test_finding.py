"""Programmes, plans, packages and what goes with them are found by their names, as of a day."""

# ruff: noqa: F811  (fixtures are named as what they give)
from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.utils.translation import override

from shanyraq.programmes import services
from shanyraq.programmes.labels import KINDS
from shanyraq.programmes.models import Plan, PlanItem, Reading
from shanyraq.programmes.queries import found
from shanyraq.programmes.services.messages import register_message
from shanyraq.programmes.services.packages import add_package_measure, draft_package, drop_package_measure
from shanyraq.programmes.tests.test_pages import alma  # noqa: F401  a fixture
from shanyraq.programmes.tests.test_plans import DAY, ENDS, STARTS, World, world  # noqa: F401  a fixture
from shanyraq.web.finding import words_of
from tests import factories

pytestmark = pytest.mark.django_db
AT, BEFORE = factories.moment(DAY), date(2024, 6, 13)


def groups(asked: str, day: date = DAY) -> dict[str, list[Any]]:
    with override("en"):
        return {str(group.title): list(group.items) for group in found(words_of(asked), day) if group.count}


def test_a_part_of_a_programme_is_found_by_words_in_any_letters_and_opens(world: World) -> None:
    part = Reading.objects.get(number="2.2.1.1")
    first, second = words_of(part.title)[:2]
    shown = groups(f"{second.upper()} {first[:3].upper()}")["Parts of programmes"]
    assert any(item.address.endswith("/2.2.1.1/") and item.note == KINDS["measure"] for item in shown)
    name = part.edition.title
    assert [item.name for item in groups(name)["Programmes"]] == [name]


def test_plans_packages_documents_discussions_and_messages_are_found_from_their_day(world: World) -> None:
    plan = world.plan()
    item = world.item(plan, title_kk="ҮЙІРМЕ кездесуі")
    package = draft_package(by=world.officer, at=AT, theme="diversity", title_kk="Үйірме топтамасы")
    given = {"owner": world.ministry, "starts": STARTS, "ends": ENDS}
    one = add_package_measure(by=world.officer, at=AT, package=package, title_kk="Үйірме шарасы", **given)
    services.draft_document(
        by=world.officer,
        at=AT,
        kind="programme",
        title_kk="Үйірме бағдарламасы",
        paper="№ 1",
        day=DAY,
        experts="№ 2",
    )
    services.open_discussion(
        by=world.officer, at=AT, subject=plan, title_kk="Үйірме керек пе?", until=date(2024, 6, 20)
    )
    register_message(
        by=world.officer, at=AT, kind="message", day=DAY, title_kk="Үйірме туралы Жолдау", paper="№ 1"
    )
    shown = groups("үйірме")
    assert {title: len(items) for title, items in shown.items()} == dict.fromkeys(
        ("Items of plans", "Packages of measures", "Measures of packages", "Programme documents", "Open discussions",
         "Messages and strategies"), 1,
    )  # fmt: skip
    assert shown["Items of plans"][0].note == plan.title_kk
    assert shown["Items of plans"][0].address.endswith(f"/items/{item.pk}/")
    assert f"/en/programmes/items/{item.pk}/" in Client().get("/en/search/?q=үйірме").content.decode()
    assert groups("үйірме", BEFORE) == {}
    drop_package_measure(by=world.officer, at=AT, measure=one, why="Қате")
    assert "Measures of packages" not in groups("үйірме")


def test_the_migration_writes_the_words_of_what_was_there(world: World) -> None:
    world.item(world.plan())
    kinds = (Plan, PlanItem, Reading)
    kept = [dict(kind.objects.values_list("pk", "words")) for kind in kinds]
    for kind in kinds:
        kind.objects.update(words="")
    import_module("shanyraq.programmes.migrations.0017_words").write_words(apps, None)
    assert [dict(kind.objects.values_list("pk", "words")) for kind in kinds] == kept
    assert all(words for rows in kept for words in rows.values())
