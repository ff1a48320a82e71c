"""A body is reminded of the term of its answer, and told when it has passed: once each, also after a missed night."""

from datetime import date, timedelta

import pytest
from rulebook import Refusal

from shanyraq.decisions.models import Assignment
from shanyraq.decisions.services import answering, reminding
from shanyraq.decisions.tests.conftest import Hall
from shanyraq.decisions.tests.test_services import TERM, answer, close, write
from shanyraq.decisions.timetable import remind_bodies
from shanyraq.journal.models import Entry
from shanyraq.people.acting import SYSTEM
from shanyraq.people.models import Person
from shanyraq.web.models import Letter
from tests import factories

pytestmark = pytest.mark.django_db
ONE = timedelta(days=1)
REMIND, DELAY = "decisions.remind_of_term", "decisions.tell_of_delay"


@pytest.fixture
def card(hall: Hall) -> Assignment:
    clerk = factories.account(Person.objects.get(pk=hall.clerk.person_id), "clerk@example.org")
    clerk.language = "ru"
    clerk.save()
    write(hall, addressees=[hall.ministry])
    close(hall)
    return Assignment.objects.get()


def night(day: date) -> dict[str, Letter]:
    before = Letter.objects.count()
    remind_bodies(factories.moment(day))
    return {letter.to: letter for letter in Letter.objects.order_by("pk")[before:]}


def steps(act: str) -> list[int]:
    return list(Entry.objects.filter(act=act).order_by("pk").values_list("facts__step", flat=True))


def test_the_body_is_written_to_in_kazakh_and_its_clerk_in_their_own_language(card: Assignment) -> None:
    assert night(TERM - 11 * ONE) == {}
    letters = night(TERM - 10 * ONE)
    assert set(letters) == {"clerk@example.org", "ministry@example.org"}
    assert "Мерзімге 10 күн қалды" in letters["ministry@example.org"].text
    assert "До срока осталось 10 дней" in letters["clerk@example.org"].text
    assert "/ru/decisions/2024-1/" in letters["clerk@example.org"].text
    entry = Entry.objects.get(act=REMIND)
    assert (entry.actor, entry.facts["step"], entry.facts["letters"]) == ("system", 10, 2)
    assert "example.org" not in str(entry.facts)


def test_run_twice_on_one_day_it_sends_once_and_a_missed_night_is_made_up_for(card: Assignment) -> None:
    assert len(night(TERM - 9 * ONE)) == 2, "the tenth day was missed"
    assert night(TERM - 9 * ONE) == {}
    assert night(TERM - 4 * ONE) == {}
    assert "бүгін" in night(TERM)["ministry@example.org"].text
    assert night(TERM) == {}
    assert (steps(REMIND), steps(DELAY)) == ([10, 3], [])


def test_the_day_after_the_term_the_body_is_told_and_a_month_later_again(card: Assignment) -> None:
    night(TERM - 2 * ONE)
    letters = night(TERM + ONE)
    assert "1 күн өтті" in letters["ministry@example.org"].text
    assert "прошёл 1 день" in letters["clerk@example.org"].text
    assert night(TERM + ONE) == {} and night(TERM + 29 * ONE) == {}
    assert "өткен" in night(TERM + 31 * ONE)["ministry@example.org"].text
    assert night(TERM + 365 * ONE) == {}
    assert steps(DELAY) == [1, 30]


def test_a_body_that_answered_hears_nothing_until_its_answer_is_returned(
    hall: Hall, card: Assignment
) -> None:
    answer(hall, day=TERM - 12 * ONE)
    assert night(TERM - 10 * ONE) == {}
    answering.return_answer(
        by=hall.officer, at=hall.at(TERM - 8 * ONE), assignment_id=card.pk, why_returned="Сандары жоқ"
    )
    assert len(night(TERM - 7 * ONE)) == 2


def test_two_workers_at_once_send_one_reminder(card: Assignment) -> None:
    at = factories.moment(TERM - 10 * ONE)
    assert reminding.remind_of_term(by=SYSTEM, at=at, assignment_id=card.pk) == 2
    with pytest.raises(Refusal, match="decisions.no_reminder_due"):
        reminding.remind_of_term(by=SYSTEM, at=at, assignment_id=card.pk)
    with pytest.raises(Refusal, match="decisions.no_reminder_due"):
        reminding.tell_of_delay(by=SYSTEM, at=at, assignment_id=card.pk)


def test_a_card_withdrawn_by_a_later_decision_reminds_nobody(hall: Hall, card: Assignment) -> None:
    later = card.decision
    later.pk, later.number, later.replaces_id = None, 99, card.decision_id
    later.item = hall.session.items.get(position=2)
    later.adopted_on = TERM - 20 * ONE
    later.save()
    assert night(TERM - 10 * ONE) == {} and night(TERM + ONE) == {}
