from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from rulebook import Act, Citation, Confirmation, NoRuleInForce, Refusal, Value

from shanyraq import law
from shanyraq.law import council, decisions, sessions, status

AFTER = date(2026, 9, 1)
TITLES = {"kk": "Жалғас акт", "ru": "Акт о преемнике", "en": "Successor act"}
ACT = Act("law-9-ix-2026", "law", "9-IX", date(2026, 8, 15), TITLES, in_force_from=date(2026, 8, 20))
ENTERED = Value(date(2026, 8, 20), None, "in_force", Citation("law-9-ix-2026", "1"), "text", "paper 5")


def test_an_entered_act_lets_the_institution_act_from_its_day():
    book = law.book().with_rows(acts=[ACT], values=[("institution.status", ENTERED)])
    assert status.may_institution_act(book, AFTER).law == (Citation("law-9-ix-2026", "1"),)
    assert status.may_institution_act(book, date(2026, 8, 19)).code == "law.status_superseded"
    assert status.may_institution_act(law.book(), AFTER).code == "law.status_superseded"


def test_an_entered_act_of_abolition_ends_the_institution():
    book = law.book().with_rows(acts=[ACT], values=[("institution.status", replace(ENTERED, value="ended"))])
    assert status.may_institution_act(book, AFTER).code == "law.institution_ended"


def test_after_the_act_each_old_norm_still_asks_for_its_own_confirmation():
    book = law.book().with_rows(acts=[ACT], values=[("institution.status", ENTERED)])
    order = {
        "day": AFTER,
        "kind": "ordinary",
        "start_day": date(2026, 10, 15),
        "place": "Астана",
        "agenda": ("Есеп",),
    }
    refused = sessions.may_order_session(book, **order)
    assert (refused.code, refused.facts["norm"]) == ("law.unconfirmed_norm", "session.notice_content")
    papers = [
        Confirmation(norm, said, AFTER, None, "officer:1", "No. 7", AFTER)
        for norm, said in (
            ("session.notice_content", ("date", "place", "agenda")),
            ("session.notice_days", 30),
        )
    ]
    allowed = sessions.may_order_session(book.with_rows(confirmations=papers), **order)
    assert allowed
    assert set(allowed.confirmed) == set(papers)


@pytest.mark.parametrize("day", [date(2026, 7, 1), date(2027, 1, 1)])
def test_nothing_decides_alone_after_the_old_order(day):
    book = law.book()
    assert not council.is_quorate(book, 84, 84, day)
    assert not council.is_poll_adopted(book, 84, 84, day)
    assert not sessions.is_request_valid(book, 583, 583, day)
    assert not sessions.is_notice_in_time(book, day, date(2030, 1, 1))
    with pytest.raises(Refusal):
        sessions.deadline_of_extraordinary(book, day)


def test_every_verdict_on_a_confirmed_norm_names_the_paper():
    day = date(2024, 9, 2)
    paper = Confirmation("session.quorum", Fraction(2, 3), day, None, "officer:1", "No. 5", day)
    book = law.book().with_rows(confirmations=[paper])
    opened = sessions.may_open_session(
        book, day=day, start_day=day, ordered=True, announced=True, registered=389, total=583
    )
    assert opened.confirmed == (paper,)
    assert opened.to_json()["confirmed"][0]["paper"] == "No. 5"
    assert sessions.is_session_quorate(book, 389, 583, date(2024, 9, 1)).code == "law.unconfirmed_norm"


@pytest.mark.requirement("SES-07")
def test_the_term_of_an_answer_comes_only_from_an_entered_act():
    day = date(2024, 4, 26)
    assert decisions.term_of_answer(law.book(), day) is None
    row = Value(date(2024, 1, 1), None, 15, Citation("law-9-ix-2026", "7"), "text", "paper 5")
    book = law.book().with_rows(acts=[ACT], values=[("decision.answer_working_days", row)])
    assert decisions.term_of_answer(book, day).day == date(2024, 5, 22)


def test_status_is_never_guessed():
    with pytest.raises(NoRuleInForce):
        status.status_on(law.book(), date(1995, 2, 28))
    value = status.status_on(law.book(), date(2026, 7, 1))
    assert value.value == "superseded_pending"
    assert not value.is_settled
