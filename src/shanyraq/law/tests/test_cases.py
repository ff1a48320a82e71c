from dataclasses import replace
from fractions import Fraction

import pytest
from rulebook.cases import functions_of, judge

from shanyraq import law

REQUIREMENTS = {
    "sessions.is_notice_in_time": ("SES-02",),
    "sessions.may_order_session": ("SES-02",),
    "sessions.is_announced": ("SES-03",),
    "sessions.is_yearly_session_held": ("SES-01",),
    "sessions.is_within_a_year": ("SES-01",),
    "sessions.is_request_valid": ("SES-04",),
    "sessions.threshold_of_request": ("SES-04",),
    "sessions.may_initiate_extraordinary": ("SES-04",),
    "sessions.may_hold_extraordinary": ("SES-05",),
    "sessions.deadline_of_extraordinary": ("SES-05",),
    "sessions.may_take_form": ("SES-06",),
    "decisions.must_consider": ("SES-07",),
    "council.may_convene": ("COU-01",),
    "council.is_poll_adopted": ("COU-02",),
    "deputies.is_seat_free": ("STR-13",),
    "deputies.may_appoint_deputy": ("STR-13", "COU-03"),
}


def _parameters():
    for case in law.cases():
        rows = REQUIREMENTS.get(case.function, ())
        marks = [pytest.mark.requirement(*rows)] if rows else []
        yield pytest.param(case, id=case.name, marks=marks)


@pytest.mark.parametrize("case", list(_parameters()))
def test_worked_case_holds(case):
    outcome = judge(case, functions_of("shanyraq.law"), law.book())
    assert outcome.holds, outcome.differences


def test_there_are_at_least_sixty_cases_each_said_in_three_languages():
    assert len(law.cases()) >= 60
    for case in law.cases():
        assert set(case.title) == {"kk", "ru", "en"}
        assert len(set(case.title.values())) == 3, case.name


def test_every_case_cites_acts_of_the_book_or_expects_no_rule():
    acts = law.book().acts
    for case in law.cases():
        assert all(place.act in acts for place in case.law), case.name


def test_cases_are_found_by_the_place_they_stand_on():
    found = law.cases_on(law.book().parameter("council.quorum").values[-1].law)
    assert found
    assert {case.function for case in found} == {"council.is_quorate"}


def test_a_broken_norm_breaks_its_cases():
    book = law.book()
    assert all(outcome.holds for outcome in law.outcomes())
    broken = book.parameter("council.quorum").values[1]
    wrong = book.with_rows(values=[("council.quorum", replace(broken, value=Fraction(1, 2)))])
    failed = {outcome.case.function for outcome in law.outcomes(wrong) if not outcome.holds}
    assert failed == {"council.is_quorate"}
