"""The Council is reminded of a poll: who has not answered, in their language, once, also after a missed night."""

from datetime import date, timedelta

import pytest
from rulebook import Refusal

from shanyraq.journal.models import Entry
from shanyraq.law.mandates import mandates
from shanyraq.meetings import services
from shanyraq.meetings.models import Poll
from shanyraq.meetings.tasks import remind_of_polls
from shanyraq.people.acting import SYSTEM, Actor
from shanyraq.web.models import Letter
from tests import factories

pytestmark = pytest.mark.django_db
DAY, DEADLINE = date(2024, 9, 2), date(2024, 9, 12)
LAST = timedelta(days=1)
ACT = "meetings.remind_council"


@pytest.fixture
def poll(officer: Actor) -> Poll:
    for number, language in enumerate(("kk", "ru", "en")):
        who = factories.person(email=f"p{number}@example.org")
        factories.seat("council.member", who=who)
        account = factories.account(who)
        account.language = language
        account.save()
    at = factories.moment(DAY)
    return services.start_poll(
        by=officer, at=at, question_kk="Сұрақ бар ма?", question_ru="Есть вопрос?", deadline=DEADLINE
    )


def night(day: date) -> list[Letter]:
    before = Letter.objects.count()
    remind_of_polls(factories.moment(day))
    return list(Letter.objects.order_by("pk")[before:])


def test_each_silent_member_is_reminded_in_their_own_language(poll: Poll) -> None:
    assert night(DEADLINE - 4 * LAST) == []
    letters = night(DEADLINE - 3 * LAST)
    assert [letter.to for letter in letters] == ["p0@example.org", "p1@example.org", "p2@example.org"]
    kazakh, russian, english = letters
    assert "3 күн қалды" in kazakh.text and "12 қыркүйекке дейін" in kazakh.subject
    assert "Осталось 3 дня" in russian.text and "/ru/sessions/" in russian.text
    assert "3 days are left" in english.text and "Сұрақ бар ма?" in english.text
    entry = Entry.objects.get(act=ACT)
    assert (entry.actor, entry.facts["step"], entry.facts["letters"]) == ("system", 3, 3)


def test_a_second_run_on_the_same_day_and_the_next_night_send_nothing(poll: Poll) -> None:
    night(DEADLINE - 3 * LAST)
    assert night(DEADLINE - 3 * LAST) == []
    assert night(DEADLINE - 2 * LAST) == []
    assert len(night(DEADLINE - 1 * LAST)) == 3
    assert night(DEADLINE) == []


def test_a_missed_night_is_made_up_for_once(poll: Poll) -> None:
    letters = night(DEADLINE - 2 * LAST)
    assert len(letters) == 3 and "2 күн қалды" in letters[0].text
    assert "соңғы күні" in night(DEADLINE)[0].text
    assert list(Entry.objects.filter(act=ACT).order_by("pk").values_list("facts__step", flat=True)) == [3, 1]


def test_who_answered_is_left_alone_and_a_closed_poll_reminds_nobody(poll: Poll, officer: Actor) -> None:
    first = Actor(key="person:1", person_id=_member("p0@example.org"), roles=frozenset({"council.member"}))
    services.answer_poll(by=first, at=factories.moment(DAY), poll=poll, choice="for")
    assert [letter.to for letter in night(DEADLINE - 3 * LAST)] == ["p1@example.org", "p2@example.org"]
    services.close_poll(by=officer, at=factories.moment(DEADLINE + LAST), poll=poll)
    assert night(DEADLINE - LAST) == []


def test_when_all_have_answered_nothing_is_sent_and_nothing_recorded(poll: Poll) -> None:
    for number in range(3):
        person = _member(f"p{number}@example.org")
        by = Actor(key=f"person:{person}", person_id=person, roles=frozenset({"council.member"}))
        services.answer_poll(by=by, at=factories.moment(DAY), poll=poll, choice="for")
    assert night(DEADLINE - 3 * LAST) == []
    assert not Entry.objects.filter(act=ACT).exists()


def test_only_the_system_reminds_and_only_when_it_is_due(poll: Poll, officer: Actor) -> None:
    assert mandates()[ACT].who == {"system"}
    with pytest.raises(Refusal, match="law.no_mandate"):
        services.remind_council(by=officer, at=factories.moment(DEADLINE - LAST), poll=poll)
    with pytest.raises(Refusal, match="meetings.no_reminder_due"):
        services.remind_council(by=SYSTEM, at=factories.moment(DAY), poll=poll)
    assert not Entry.objects.filter(act=ACT).exists()


def _member(email: str) -> int:
    from shanyraq.people.models import Person

    return Person.objects.get(email=email).pk
