"""Facts to verdicts about Sessions, by the book alone."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from rulebook import Confirmation, Refused, Rulebook, Verdict

from shanyraq.law import book
from shanyraq.meetings.rules import numbers
from shanyraq.meetings.rules import sessions as rules
from shanyraq.meetings.rules.sessions import SessionFacts

DAY = date(2024, 9, 2)
PLANNED = SessionFacts(
    start_day=date(2024, 10, 15), place="Астана", agenda=("Ана тілі",), proposed_on=DAY, total=9
)
CONVENED = replace(PLANNED, order_day=DAY, announcements=1)
OPEN = replace(CONVENED, opened_on=date(2024, 10, 15), present=6)


def confirmed(**norms: str) -> Rulebook:
    rows = [
        Confirmation(
            norm=f"session.{key}",
            value=Fraction(value),
            since=date(2020, 1, 1),
            until=None,
            by="person:1",
            paper="Хат № 14",
            on=DAY,
        )
        for key, value in norms.items()
    ]
    return book().with_rows(confirmations=rows)


SETTLED = confirmed(quorum="2/3", majority="1/2")


def code(verdict: Verdict) -> str:
    return verdict.code if isinstance(verdict, Refused) else "allowed"


@pytest.mark.requirement("SES-02")
def test_the_order_asks_for_place_then_agenda_then_day_then_notice() -> None:
    plans = (
        SessionFacts(),
        SessionFacts(place="Астана"),
        SessionFacts(place="Астана", agenda=("Ана тілі",)),
        replace(PLANNED, start_day=date(2024, 10, 1)),
        PLANNED,
    )
    assert [code(rules.may_adopt_order(book(), facts, DAY)) for facts in plans] == [
        "meetings.place_missing",
        "meetings.agenda_missing",
        "meetings.start_missing",
        "meetings.notice_too_short",
        "allowed",
    ]


@pytest.mark.requirement("SES-02")
@pytest.mark.parametrize(
    ("start", "said"), [(date(2024, 10, 2), "allowed"), (date(2024, 10, 1), "meetings.notice_too_short")]
)
def test_the_thirtieth_day_is_in_time_and_the_twenty_ninth_is_late(start: date, said: str) -> None:
    verdict = rules.may_adopt_order(book(), replace(PLANNED, start_day=start), DAY)
    assert code(verdict) == said


@pytest.mark.requirement("SES-02")
def test_a_late_order_is_told_the_last_day_it_could_have_had() -> None:
    verdict = rules.may_adopt_order(book(), replace(PLANNED, start_day=date(2024, 10, 1)), DAY)
    assert isinstance(verdict, Refused)
    assert verdict.facts["latest_order_day"] == date(2024, 9, 1)
    assert (verdict.facts["days_given"], verdict.facts["days_needed"]) == (29, 30)
    assert [str(place) for place in verdict.law] == ["law-70-iv-2008:9"]
    latest = rules.latest_order_day(book(), PLANNED)
    assert latest and latest.day == date(2024, 9, 15)
    assert rules.earliest_start_day(book(), DAY) == date(2024, 10, 2)


@pytest.mark.requirement("SES-03")
def test_a_session_is_convened_only_with_an_announcement() -> None:
    ordered = replace(CONVENED, announcements=0)
    assert (ordered.status, CONVENED.status) == ("ordered", "convened")
    assert code(rules.may_register(book(), ordered, date(2024, 10, 15))) == "meetings.not_announced"
    assert code(rules.may_open(SETTLED, ordered, date(2024, 10, 15))) == "meetings.not_announced"


def test_the_status_is_what_has_happened() -> None:
    said = [
        SessionFacts().status,
        PLANNED.status,
        CONVENED.status,
        OPEN.status,
        replace(OPEN, closed_on=DAY).status,
        replace(PLANNED, cancelled_on=DAY).status,
    ]
    assert said == ["prepared", "prepared", "convened", "open", "closed", "cancelled"]


def test_the_opening_first_asks_to_confirm_the_quorum_and_afterwards_stands_on_it() -> None:
    ready = replace(CONVENED, present=6)
    day = date(2024, 10, 15)
    asked = rules.may_open(book(), ready, day)
    assert code(asked) == "law.unconfirmed_norm"
    verdict = rules.may_open(SETTLED, ready, day)
    assert verdict
    assert [row.norm for row in verdict.confirmed] == ["session.quorum"]
    short = rules.may_open(SETTLED, replace(ready, present=5), day)
    assert isinstance(short, Refused)
    assert (short.code, short.facts["registered"], short.facts["needed"]) == ("meetings.no_quorum", 5, 6)


def test_the_opening_waits_for_its_day() -> None:
    verdict = rules.may_open(SETTLED, replace(CONVENED, present=9), date(2024, 10, 14))
    assert code(verdict) == "meetings.before_start_day"


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        ((6, 0, 0), "allowed"),
        ((4, 1, 1), "allowed"),
        ((5, 1, 1), "meetings.more_votes_than_present"),
        ((-1, 0, 0), "meetings.negative_votes"),
    ],
)
def test_there_are_never_more_votes_than_members_present(votes: tuple[int, int, int], said: str) -> None:
    given: dict[str, Any] = dict(zip(("votes_for", "against", "abstained"), votes, strict=True))
    assert code(rules.may_vote(SETTLED, OPEN, date(2024, 10, 15), voted=False, **given)) == said


def test_a_matter_is_counted_once() -> None:
    verdict = rules.may_vote(
        SETTLED, OPEN, date(2024, 10, 15), votes_for=6, against=0, abstained=0, voted=True
    )
    assert code(verdict) == "meetings.already_voted"


def test_nothing_is_voted_or_closed_before_the_opening_or_after_the_closing() -> None:
    day = date(2024, 10, 15)
    closed = replace(OPEN, closed_on=day)
    said = [code(rules.may_close(book(), facts, day)) for facts in (CONVENED, OPEN, closed)]
    assert said == ["meetings.session_not_open", "allowed", "meetings.session_closed"]
    assert code(rules.may_void_vote(closed, True)) == "meetings.session_closed"


def test_half_is_not_a_majority() -> None:
    def adopted(votes_for: int) -> str:
        return code(rules.result(SETTLED, votes_for=votes_for, present=6, total=9, day=date(2024, 10, 15)))

    assert (adopted(3), adopted(4)) == ("meetings.no_majority", "allowed")


def test_an_open_session_is_neither_cancelled_nor_put_off() -> None:
    assert code(rules.may_cancel(OPEN)) == code(rules.may_postpone(OPEN)) == "meetings.session_open"
    assert code(rules.may_postpone(PLANNED)) == "meetings.not_ordered_yet"


def test_the_order_fixes_the_agenda() -> None:
    assert code(rules.may_set_agenda(book(), CONVENED, DAY, DAY)) == "meetings.order_in_force"


def test_an_ordinary_agenda_needs_the_council_s_proposal() -> None:
    assert code(rules.may_set_agenda(book(), SessionFacts(), None, DAY)) == "meetings.agenda_not_proposed"
    assert code(rules.may_set_agenda(book(), SessionFacts(), date(2024, 9, 3), DAY)) == "meetings.day_ahead"
    assert rules.may_set_agenda(book(), SessionFacts(kind="extraordinary", decided_on=DAY), None, DAY)


@pytest.mark.requirement("SES-05")
@pytest.mark.parametrize(
    ("decided", "last"), [(date(2025, 1, 31), date(2025, 2, 28)), (date(2024, 1, 31), date(2024, 2, 29))]
)
def test_the_month_of_an_extraordinary_session_ends_with_a_short_month(decided: date, last: date) -> None:
    facts = SessionFacts(
        kind="extraordinary", decided_on=decided, place="Астана", agenda=("Ана тілі",), start_day=last
    )
    latest = rules.latest_start_day(book(), facts)
    assert latest and latest.day == last
    assert rules.may_adopt_order(book(), facts, decided)
    late = replace(facts, start_day=date(last.year, 3, 1))
    assert code(rules.may_adopt_order(book(), late, decided)) == "meetings.extraordinary_too_late"


def test_numbers_are_read_in_roman_and_arabic_and_gaps_are_listed() -> None:
    assert [numbers.roman(n) for n in (1, 4, 16, 34, 49)] == ["I", "IV", "XVI", "XXXIV", "XLIX"]
    assert all(numbers.read_number(numbers.roman(n).lower()) == n for n in range(1, 400))
    assert numbers.read_number("34") == 34
    assert [numbers.read_number(text) for text in ("", "0", "IIII", "-1", "٣", "99999", "abc")] == [None] * 7
    assert numbers.gaps([1, 2, 5]) == [3, 4]
    assert numbers.gaps([]) == []
    with pytest.raises(ValueError, match="4000"):
        numbers.roman(4000)
