"""Counts of long lists are kept while nothing of this room is recorded, and never a moment longer."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import LazySettings
from django.test import Client

from shanyraq.decisions.models import Assignment
from shanyraq.decisions.queries import kept
from shanyraq.decisions.queries.cards import card_facts
from shanyraq.decisions.queries.kept import Counts
from shanyraq.decisions.queries.reminders import due_on, notice_due, reminder_due
from shanyraq.decisions.queries.states import with_states
from shanyraq.decisions.services import answering, closing
from shanyraq.journal.models import Entry
from tests import factories

from .conftest import DAY, PDF, Hall

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("CTL-01")]


@pytest.fixture
def card(hall: Hall, settings: LazySettings) -> Assignment:
    given = {"form": "decision", "title_kk": "Үйірмелер", "text_kk": "Ашылсын.", "term": date(2024, 8, 1)}
    item = hall.session.items.get(position=1)
    closing.draft_decision(
        by=hall.officer, at=hall.at(), item_id=item.pk, addressees=[hall.ministry], **given
    )
    closing.close_session(by=hall.chair, at=hall.at(), session_id=hall.session.pk)
    settings.KEEP_COUNTS = True
    return Assignment.objects.get()


def recorded(act: str) -> None:
    Entry.objects.create(at=factories.NOON, day=DAY, actor="system", act=act, about="x:1")


def test_an_answer_is_kept_until_an_act_of_this_room_is_recorded(card: Assignment) -> None:
    asked: list[int] = []
    now = [100.0]
    counts = Counts(now=lambda: now[0])

    def count() -> int:
        asked.append(1)
        return len(asked)

    assert [counts.get("all", count) for _ in range(3)] == [1, 1, 1]
    recorded("meetings.cast_vote")
    assert counts.get("all", count) == 1
    recorded("decisions.accept_answer")
    assert counts.get("all", count) == 2 and counts.get("more", count) == 3
    now[0] += kept.AT_MOST + 1
    assert counts.get("all", count) == 4
    for _ in range(kept.LOOKED_AT + 1):
        recorded("meetings.cast_vote")
    assert counts.get("all", count) == 5, "whatever stood among so many was not seen"


def test_without_a_record_nothing_is_kept(settings: LazySettings) -> None:
    settings.KEEP_COUNTS = True
    counts = Counts()
    assert [counts.get("all", lambda n=n: n) for n in range(3)] == [0, 1, 2]


def test_the_lists_show_an_answer_at_once_though_their_counts_are_kept(hall: Hall, card: Assignment) -> None:
    def shown(address: str) -> str:
        return Client().get(f"/en/decisions/{address}?on=2024-07-01").content.decode()

    assert "Awaits an answer (1)" in shown("") and "(1)" in shown("")
    answering.answer_decision(
        by=hall.clerk, at=factories.moment(date(2024, 7, 1)), assignment_id=card.pk, number="№ 1",
        dated=date(2024, 7, 1), text_kk="Ашылды.", document=PDF,
    )  # fmt: skip
    assert "Awaits an answer (1)" not in shown("") and "Being checked (1)" in shown("")


def test_the_pages_of_a_list_are_counted_once(card: Assignment) -> None:
    for address in ("of/ministry/", "register/", "timeliness/?on=2024-08-20", ""):
        page = Client().get(f"/en/decisions/{address}").context["page"]
        assert page.paginator.count == 1, address


@pytest.mark.parametrize("day", [date(2024, 7, 22), date(2024, 7, 29), date(2024, 8, 2), date(2024, 9, 1)])
def test_what_is_due_of_all_cards_is_what_is_due_of_each(card: Assignment, day: date) -> None:
    due = due_on(day)
    assert (due.reminders == [card.pk]) is (reminder_due(card, day) is not None)
    late = reminder_due(card, day) is None and notice_due(card, day) is not None
    assert (due.notices == [card.pk]) is late
    assert due.reminders or due.notices
    then = with_states(day).get()
    assert then.state_then == ("overdue" if day > card.term else card_facts(card).state)
