"""Cards and drafts: from facts to verdicts."""

from datetime import date

import pytest
from rulebook import Refused

from shanyraq import law
from shanyraq.decisions import rules
from shanyraq.decisions.rules import AnswerFacts, CardFacts, DraftFacts

DAY = date(2024, 6, 14)
TERM = date(2024, 8, 1)


def card(*answers: AnswerFacts, withdrawn: date | None = None) -> CardFacts:
    return CardFacts(TERM, DAY, answers, withdrawn)


def test_a_card_is_not_overdue_on_its_last_day_and_is_on_the_next() -> None:
    assert not card().is_overdue(TERM)
    assert card().is_overdue(date(2024, 8, 2))
    assert card().days_late(date(2024, 8, 2)) == 1


def test_an_answer_in_time_waits_without_being_late() -> None:
    answered = card(AnswerFacts(TERM))
    assert answered.state == "answered"
    assert answered.days_late(date(2024, 12, 1)) == 0


def test_a_returned_answer_does_not_stand() -> None:
    returned = card(AnswerFacts(date(2024, 7, 20), "returned", date(2024, 7, 25)))
    assert returned.is_overdue(date(2024, 8, 2))
    assert rules.may_answer(returned, holds_seat=True)


def test_an_answer_after_the_term_stays_late_by_its_days() -> None:
    late = card(AnswerFacts(date(2024, 8, 11), "accepted", date(2024, 8, 12)))
    assert late.days_late(date(2025, 1, 1)) == 10
    assert not late.is_overdue(date(2025, 1, 1))


def test_a_card_is_read_as_it_stood_on_a_day() -> None:
    now = card(AnswerFacts(date(2024, 7, 20), "accepted", date(2024, 7, 25)))
    assert now.as_of(date(2024, 7, 19)).state == "sent"
    assert now.as_of(date(2024, 7, 22)).state == "answered"
    assert now.as_of(date(2024, 7, 25)).state == "accepted"


def test_only_the_body_s_own_clerk_answers() -> None:
    verdict = rules.may_answer(card(), holds_seat=False)
    assert isinstance(verdict, Refused) and verdict.code == "decisions.not_your_card"


def test_a_second_answer_is_a_correction() -> None:
    answered = card(AnswerFacts(date(2024, 7, 1)))
    verdict = rules.may_answer(answered, holds_seat=True)
    assert isinstance(verdict, Refused) and verdict.code == "decisions.already_answered"
    assert rules.may_correct(answered, holds_seat=True)
    assert not rules.may_correct(card(), holds_seat=True)


def test_only_a_waiting_answer_is_reviewed() -> None:
    assert rules.may_review(card(AnswerFacts(date(2024, 7, 1))))
    assert not rules.may_review(card())
    assert not rules.may_review(card(AnswerFacts(date(2024, 7, 1), "accepted", date(2024, 7, 2))))


def test_a_withdrawn_card_asks_for_nothing() -> None:
    gone = card(withdrawn=date(2024, 7, 1))
    assert gone.days_late(date(2025, 1, 1)) == 0
    verdict = rules.may_answer(gone, holds_seat=True)
    assert isinstance(verdict, Refused) and verdict.code == "decisions.withdrawn"


def draft(**given: object) -> DraftFacts:
    facts: dict = {"position": 1, "form": "decision", "subject": "general", "addressees": 2, "term": TERM}
    return DraftFacts(**{**facts, **given})


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"has_kazakh": False}, "decisions.kazakh_missing"),
        ({"addressees": 0}, "decisions.no_addressee"),
        ({"term": None}, "decisions.term_missing"),
        ({"term": DAY}, "decisions.term_passed"),
        ({"form": "appeal", "subject": "election"}, "meetings.appeal_not_for_election"),
    ],
)
@pytest.mark.requirement("SES-06")
def test_a_draft_that_could_not_become_a_decision_is_refused(given: dict, code: str) -> None:
    verdict = rules.may_draft(law.book(), draft(**given), DAY)
    assert isinstance(verdict, Refused) and verdict.code == code


def test_an_appeal_may_have_no_addressee() -> None:
    assert rules.may_draft(law.book(), draft(form="appeal", addressees=0, term=None), DAY)


def test_a_decision_needs_counted_votes_and_a_confirmed_majority() -> None:
    uncounted = rules.may_register(law.book(), draft(), DAY)
    assert isinstance(uncounted, Refused) and uncounted.code == "decisions.no_vote"
    counted = draft(counted=True, votes_for=160, present=300, members=382)
    unsettled = rules.may_register(law.book(), counted, DAY)
    assert isinstance(unsettled, Refused) and unsettled.code == "law.unconfirmed_norm"
    assert unsettled.facts["norm"] == "session.majority"


def test_only_a_later_decision_replaces_and_only_once() -> None:
    assert rules.may_replace(DAY, None, DAY)
    assert not rules.may_replace(DAY, date(2024, 7, 1), date(2024, 8, 1))
    assert not rules.may_replace(DAY, None, date(2024, 6, 13))


def test_only_an_appeal_is_published_and_not_before_it_is_adopted() -> None:
    assert rules.may_publish("appeal", DAY, DAY, DAY)
    assert not rules.may_publish("decision", DAY, DAY, DAY)
    assert not rules.may_publish("appeal", DAY, date(2024, 6, 13), DAY)
