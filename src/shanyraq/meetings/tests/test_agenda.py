"""The agenda: parts of matters, planned minutes and hours, and two secretaries who write at once."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebook import Refusal, Refused

from shanyraq.meetings import services
from shanyraq.meetings.models import Session
from shanyraq.meetings.queries.agenda import mark_of
from shanyraq.meetings.rules.agenda import Planned, is_laid_out, timetable
from shanyraq.meetings.services.agenda import Item
from shanyraq.people.acting import Actor
from tests import factories

from .conftest import DAY

TEN = time(10)


def test_matters_follow_one_another_and_parts_lie_inside_their_matter() -> None:
    items = [Planned(minutes=30), Planned(), Planned(part=True, minutes=20), Planned(part=True, minutes=25), Planned(minutes=10)]  # fmt: skip
    found = timetable(items, TEN)
    assert [slot.begins for slot in found.slots] == [
        TEN,
        time(10, 30),
        time(10, 30),
        time(10, 50),
        time(11, 15),
    ]
    assert [slot.of for slot in found.slots] == [None, None, 2, 2, None]
    assert (found.minutes, found.whole) == (85, True)


def test_after_a_matter_without_minutes_no_hour_is_told_and_none_past_midnight() -> None:
    found = timetable([Planned(minutes=30), Planned(), Planned(minutes=10)], TEN)
    assert [slot.begins for slot in found.slots] == [TEN, time(10, 30), None] and not found.whole
    late = timetable([Planned(minutes=600), Planned(minutes=600), Planned(minutes=5)], TEN)
    assert [slot.begins for slot in late.slots] == [TEN, time(20), None]
    assert [slot.begins for slot in timetable([Planned(minutes=5)], None).slots] == [None]


@given(st.lists(st.builds(Planned, part=st.booleans(), minutes=st.none() | st.integers(1, 600))))
def test_every_matter_has_its_slot_and_hours_never_go_back(items: list[Planned]) -> None:
    found = timetable(items, TEN)
    assert len(found.slots) == len(items)
    heads = [slot.begins for slot in found.slots if slot.of is None and slot.begins]
    assert heads == sorted(heads)


def test_a_part_needs_a_matter_and_parts_fit_into_its_minutes() -> None:
    first = is_laid_out([Planned(part=True)])
    assert isinstance(first, Refused) and first.code == "meetings.part_without_matter"
    long = is_laid_out([Planned(minutes=30), Planned(part=True, minutes=20), Planned(part=True, minutes=20)])
    assert isinstance(long, Refused) and long.code == "meetings.parts_too_long"
    assert long.facts == {"matter": 1, "minutes": 30, "inside": 40}
    assert is_laid_out([Planned(), Planned(part=True, minutes=600)]) and is_laid_out([])


@pytest.mark.django_db
def test_who_writes_over_another_is_told_and_loses_nothing(prepared: Session, officer: Actor) -> None:
    mark = mark_of(prepared)
    given = {"by": officer, "at": factories.moment(DAY), "session": prepared, "proposed_on": DAY}
    services.set_agenda(**given, items=[Item("Тіл", minutes=40), Item("Мектеп", part=True)], seen=mark)
    with pytest.raises(Refusal) as refused:
        services.set_agenda(**given, items=[Item("Есеп")], seen=mark)
    assert refused.value.verdict.code == "meetings.agenda_changed"
    assert [item.title_kk for item in prepared.items.all()] == ["Тіл", "Мектеп"]


@pytest.mark.django_db
@pytest.mark.parametrize("changed", [{"minutes": 5}, {"speaker": "А. Аманов"}, {"ru": "Другое"}])
def test_a_mark_differs_with_every_word_and_minute(
    prepared: Session, officer: Actor, changed: dict[str, object]
) -> None:
    given = {"by": officer, "at": factories.moment(DAY), "session": prepared, "proposed_on": DAY}
    services.set_agenda(**given, items=[Item("Тіл")])
    before = mark_of(prepared)
    services.set_agenda(**given, items=[Item("Тіл", **changed)])  # type: ignore[arg-type]
    assert mark_of(prepared) != before
