"""When somebody is reminded: by dated rows, once, and never for a night that was missed twice over."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from shanyraq.law.reminders import Reminders, reminders_on

BEGUN, DUE = date(2024, 9, 2), date(2024, 10, 2)
RULE = Reminders(since=date(1995, 3, 1), source={}, before=(10, 3), after=(1, 30))
days = st.integers(0, 60).map(lambda n: BEGUN + timedelta(n))


def before(day: date, sent: tuple[int, ...] = (), begun: date = BEGUN) -> int | None:
    return RULE.step_before(begun=begun, due=DUE, day=day, sent=sent)


def test_a_reminder_is_due_on_its_day_and_not_before() -> None:
    assert before(date(2024, 9, 21)) is None
    assert before(date(2024, 9, 22)) == 10
    assert before(date(2024, 9, 22), (10,)) is None
    assert before(date(2024, 9, 29), (10,)) == 3
    assert before(DUE, (10, 3)) is None
    assert before(DUE + timedelta(1)) is None


def test_after_missed_nights_one_reminder_stands_for_all_it_overtook() -> None:
    assert before(date(2024, 9, 25)) == 10
    assert before(date(2024, 10, 1)) == 3
    assert before(date(2024, 10, 1), (3,)) is None


def test_a_short_term_has_no_reminder_on_the_day_it_began() -> None:
    assert before(DUE - timedelta(3), begun=DUE - timedelta(3)) is None
    assert before(DUE - timedelta(2), begun=DUE - timedelta(3)) is None
    assert before(DUE - timedelta(3), begun=DUE - timedelta(4)) == 3


def test_notices_of_delay_begin_the_day_after_the_term() -> None:
    assert RULE.step_after(due=DUE, day=DUE, sent=()) is None
    assert RULE.step_after(due=DUE, day=DUE + timedelta(1), sent=()) == 1
    assert RULE.step_after(due=DUE, day=DUE + timedelta(29), sent=(1,)) is None
    assert RULE.step_after(due=DUE, day=DUE + timedelta(45), sent=(1,)) == 30
    assert RULE.step_after(due=DUE, day=DUE + timedelta(45), sent=()) == 30
    assert RULE.step_after(due=DUE, day=DUE + timedelta(46), sent=(30,)) is None


@given(st.lists(days, max_size=20))
def test_whatever_nights_the_worker_runs_no_reminder_goes_twice(nights: list[date]) -> None:
    sent: list[int] = []
    for night in sorted(nights):
        step = before(night, tuple(sent))
        if step is not None:
            sent.append(step)
    assert sent == sorted(set(sent), reverse=True)


def test_every_row_says_since_when_and_who_set_it_in_three_languages() -> None:
    for kind in ("poll", "answer"):
        rule = reminders_on(kind, date(2024, 9, 2))
        assert rule is not None and rule.before
        assert {"kk", "ru", "en"} == set(rule.source) and all(rule.source.values())
        assert reminders_on(kind, date(1990, 1, 1)) is None
