"""Columns of folded words are never behind their words, and what a search finds is open to everybody it is shown to."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction
from django.test import Client
from django.utils.translation import override

from shanyraq.demo import story
from shanyraq.portal.queries import found
from shanyraq.web.finding import folded
from shanyraq.web.folded import FoldedField, Worded, WordedRows, folded_of
from tests.house.things import sessions

__all__ = ["sessions"]
pytestmark = pytest.mark.django_db
COLUMNS = [(model, field) for model in apps.get_models() for field in folded_of(model)]
ids = [model.__name__ for model, _field in COLUMNS]


def text_of(field: FoldedField) -> str:
    """Name a column of text that the words are taken from."""
    return sorted(one for one in field.sources if re.search("title|question|place", one))[0]


@pytest.mark.parametrize(("model", "field"), COLUMNS, ids=ids)
def test_after_every_act_of_the_story_the_column_holds_the_words(
    sessions: dict[str, str], model: type[models.Model], field: FoldedField
) -> None:
    rows = list(model._default_manager.all())
    for row in rows:
        assert getattr(row, field.name) == folded(field.of.format(row)), row.pk
    assert rows, "nothing to look at"


@pytest.mark.parametrize(("model", "field"), COLUMNS, ids=ids)
def test_words_that_are_changed_past_the_column_are_refused_and_those_saved_alone_take_it_along(
    sessions: dict[str, str], model: type[models.Model], field: FoldedField
) -> None:
    assert issubclass(model, Worded)
    rows = model._default_manager.all()
    assert isinstance(rows, WordedRows)
    source = text_of(field)
    with transaction.atomic():
        row = rows[0]
        setattr(row, source, "Ұлттық ӘЛІППЕ")
        row.save(update_fields=[source])
        assert " ұлттық" in getattr(rows.get(pk=row.pk), field.name)
        for change in (
            lambda: rows.update(**{source: "x"}),
            lambda: model._default_manager.bulk_update([row], [source]),
            lambda: rows.filter(pk=row.pk).update(**{source: "x"}),
        ):
            with pytest.raises(ValueError, match="lag behind"), transaction.atomic():
                change()
        rows.update(**{source: "x", field.name: " x"})
        transaction.set_rollback(True)


def test_what_only_passes_through_a_row_does_not_write_words_that_are_old(sessions: dict[str, str]) -> None:
    model: Any = apps.get_model("meetings", "AgendaItem")
    with transaction.atomic():
        old, new = model.objects.all()[0], model.objects.all()[0]
        new.title_kk = "Жаңа атау"
        new.save(update_fields=["title_kk"])
        old.taken_up_at = None
        old.save(update_fields=["taken_up_at"])
        assert " жаңа" in model.objects.get(pk=old.pk).words
        transaction.set_rollback(True)


def test_a_row_that_was_read_in_part_saves_its_words_too(sessions: dict[str, str]) -> None:
    model: Any = apps.get_model("meetings", "AgendaItem")
    with transaction.atomic():
        row = model.objects.only("title_kk")[0]
        row.title_kk = "Жаңа атау"
        row.save()
        assert " жаңа" in model.objects.get(pk=row.pk).words
        transaction.set_rollback(True)


def test_all_that_a_visitor_finds_opens(sessions: dict[str, str]) -> None:
    opened: set[str] = set()
    kinds = set()
    with override("kk"):
        for model, field in COLUMNS:
            for row in model._default_manager.order_by("-pk")[:3]:
                for group in found(str(getattr(row, text_of(field))), story.TODAY):
                    kinds.add(group.section)
                    opened |= {item.address for item in group.items}
        for asked in ("кеңес", "қостанай", "ассамблея", "149", "министр", "а"):
            opened |= {item.address for group in found(asked, story.TODAY) for item in group.items}
    assert {"decisions:index", "meetings:index", "programmes:index"} <= kinds and len(opened) > 60
    for address in sorted(opened):
        assert Client().get(address).status_code == 200, address


def test_groups_stand_in_the_order_of_the_header(sessions: dict[str, str]) -> None:
    with override("en"):
        titles = [str(group.title) for asked in ("т", "к") for group in found(asked, story.TODAY)]
    order = [
        "Decisions", "Sessions", "Polls of the Council", "Matters of the Council", "Programmes", "Parts of programmes",
        "Plans", "Items of plans", "Packages of measures", "Measures of packages", "Programme documents",
        "Open discussions", "Messages and strategies", "Organs", "Regions", "Organisations", "Members", "Acts",
        "Papers", "Rules in force",
    ]  # fmt: skip
    assert set(titles) <= set(order) and len(set(titles)) > 12
    for asked in ("т", "к"):
        with override("en"):
            shown = [str(group.title) for group in found(asked, story.TODAY)]
        assert shown == [one for one in order if one in shown]
