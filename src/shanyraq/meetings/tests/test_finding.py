"""Sessions are found by their numbers, places and matters, by the database, in the same number of questions for one and many."""

from __future__ import annotations

from datetime import date, time
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.meetings import services
from shanyraq.meetings.models import AgendaItem, ArchivedMatter, CouncilItem, Issued, Order, Poll, Session
from shanyraq.meetings.queries import found
from shanyraq.meetings.queries.finding import past_found, sessions_found
from shanyraq.meetings.rules.numbers import roman
from shanyraq.meetings.services.agenda import Item
from shanyraq.meetings.tests.conftest import DAY, START
from shanyraq.people.acting import Actor
from shanyraq.web.finding import matches, words_of
from tests import factories

pytestmark = pytest.mark.django_db
AT = factories.moment(DAY)
TITLES = ("ҰЛТТЫҚ Әліппе", "Тіл ұйғыр", "Ёлка Родной", "ABC-2 xx", "", "Сессия 3", "%_'’")


def numbers(asked: str, day: date = DAY) -> list[int]:
    return list(sessions_found(words_of(asked), day).values_list("number", flat=True))


def by_words(asked: str, day: date) -> list[int]:
    """Answer as the words themselves do, row by row."""
    kept = []
    for row in Session.objects.filter(prepared_on__lte=day):
        titles = [t for item in row.items.all() for t in (item.title_kk, item.title_ru, item.title_en)]
        own = f"{roman(row.number)} {row.number} сессия session"
        if matches(words_of(asked), own, row.place_kk, *titles):
            kept.append(row.number)
    return kept


def test_a_session_is_found_by_its_number_its_place_and_all_its_matters_together(prepared: Session) -> None:
    number, numeral = prepared.number, roman(prepared.number)
    for asked in ("АНА тіл", "родной", "mother tongue", "сайлау", "ана сайлау election", numeral, numeral.lower(),
                  str(number), "сессия", f"session {number} тіл"):  # fmt: skip
        assert number in numbers(asked), asked
    for asked in ("на тіл", "тілі жоқ", "астана", "%", "_"):
        assert number not in numbers(asked) or not words_of(asked), asked
    assert numbers("тіл", date(2024, 9, 1)) == [], "not prepared yet"


def test_the_database_answers_as_the_words_themselves_do() -> None:
    for n in range(7):  # the last one is prepared a day later
        row = Session.objects.create(
            number=40 + n, prepared_on=date(2024, 9, 2 + (n == 6)), place_kk=TITLES[n - 3]
        )
        AgendaItem.objects.bulk_create(
            AgendaItem(
                session=row, position=place, title_kk=TITLES[(n + place) % 7], title_ru=TITLES[n * place % 7]
            )
            for place in range(3)
        )

    @given(asked=st.text("ұтәлЕЁабск 3Xi%_'-", min_size=1, max_size=6))
    def holds(asked: str) -> None:
        assert numbers(asked) == by_words(asked, DAY)

    holds()


def test_what_is_planned_ordered_and_corrected_is_found_by_its_new_words_only(
    prepared: Session, officer: Actor, chair: Actor
) -> None:
    services.plan_session(by=officer, at=AT, session=prepared, place_kk="Ақтау", start_day=START)
    assert numbers("ақтау") == [prepared.number]
    services.set_agenda(by=officer, at=AT, session=prepared, items=[Item("Ана тлі")], proposed_on=DAY)
    assert numbers("тлі") and not numbers("сайлау")
    given: Any = {"start_day": START, "start_time": time(10)}
    services.adopt_order(by=chair, at=AT, session=prepared, number="Д-1", place_kk="Семей", **given)
    assert numbers("семей") and not numbers("ақтау")
    document = services.issue_document(by=officer, at=AT, thing=Order.objects.get())
    services.correct_order(
        by=chair, at=AT, document=Issued.objects.get(pk=document.pk), place_kk="Түркістан",
        agenda=[{"kk": "Ана тілі"}], why_kk="Әріп түсіп қалған", **given,
    )  # fmt: skip
    assert numbers("тілі түркістан") and not numbers("тлі") and not numbers("семей")


def test_sessions_before_this_register_are_found_by_number_and_archived_matter(officer: Actor) -> None:
    services.archive_matter(by=officer, at=AT, number=23, title_kk="Тіл саясаты", source="S1")
    assert past_found(words_of("тіл саясат"), DAY) == [23]
    assert past_found(words_of("тіл"), date(2024, 9, 1)) == [], "not recorded yet"
    assert 23 in past_found(words_of("xxiii"), DAY) and 23 in past_found(words_of("сессия 23"), DAY)
    Session.objects.create(number=23, prepared_on=DAY)
    assert past_found(words_of("тіл"), DAY) == [], "the register's own Session of the number is shown"
    assert "/kk/sessions/i/" in Client().get("/kk/search/?q=сессия").content.decode()


def test_polls_and_matters_of_the_council_are_found(officer: Actor, chair: Actor) -> None:
    factories.members(3, council=3)
    services.start_poll(by=officer, at=AT, question_kk="ҮЙІРМЕЛЕР ашылсын ба?", deadline=date(2024, 9, 9))
    services.convene_council(
        by=chair, at=AT, start_day=date(2024, 9, 20), start_time=time(10), place_kk="Астана",
        items=[services.council.Matter("Үйірмелер есебі")],
    )  # fmt: skip
    assert [group.count for group in found(("үйірме",), DAY)] == [0, 1, 1]
    page = Client().get("/en/search/?q=үйірме").content.decode()
    poll, item = Poll.objects.get(), CouncilItem.objects.get()
    assert (
        f"/en/sessions/council/polls/{poll.number}/" in page
        and f"/en/sessions/council/{item.meeting_id}/" in page
    )
    assert [group.count for group in found(("үйірме",), date(2024, 9, 1))] == [0, 0, 0]


def test_the_search_asks_the_same_for_one_session_and_for_many(prepared: Session) -> None:
    def asked() -> tuple[int, str]:
        with CaptureQueriesContext(connection) as queries:
            page = Client().get("/kk/search/?q=тіл").content.decode()
        return len(queries), page

    asked()
    few, _page = asked()
    for n in range(25):
        row = Session.objects.create(number=100 + n, prepared_on=DAY)
        AgendaItem.objects.create(session=row, position=1, title_kk="ТІЛ")
    many, page = asked()
    assert many == few + 1, "one more counts what the page does not show"
    assert page.count('href="/kk/sessions/') - page.count('href="/kk/sessions/"') == 20 and ": 26" in page


def test_the_migration_writes_the_words_of_what_was_there(prepared: Session, officer: Actor) -> None:
    services.archive_matter(by=officer, at=AT, number=23, title_kk="Тіл саясаты", source="S1")
    kinds = (Session, AgendaItem, ArchivedMatter)
    kept = [dict(kind.objects.values_list("pk", "words")) for kind in kinds]
    for kind in kinds:
        kind.objects.update(words="")
    import_module("shanyraq.meetings.migrations.0028_words").write_words(apps, None)
    assert [dict(kind.objects.values_list("pk", "words")) for kind in kinds] == kept
    assert all(words for rows in kept for words in rows.values())
