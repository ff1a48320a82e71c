from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebook import deadline_before, months_after, more_than_share_of, share_of

shares = st.fractions(min_value=0, max_value=1, max_denominator=100)
days = st.dates(date(1995, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("total", "share", "people"),
    [
        (382, "1/3", 128),
        (583, "1/3", 195),
        (526, "1/3", 176),
        (84, "2/3", 56),
        (56, "2/3", 38),
        (30, "2/3", 20),
    ],
)
def test_shares_known_to_the_sources(total, share, people):
    assert share_of(total, Fraction(share)) == people


@given(st.integers(0, 10_000), shares)
def test_share_is_the_smallest_number_that_reaches_it(total, share):
    people = share_of(total, share)
    assert people >= total * share
    assert people - 1 < total * share


@given(st.integers(0, 10_000), shares)
def test_more_than_a_share_is_the_smallest_number_above_it(total, share):
    people = more_than_share_of(total, share)
    assert people > total * share
    assert people - 1 <= total * share


@pytest.mark.parametrize(
    ("total", "share"), [(-1, Fraction(1, 2)), (5, Fraction(3, 2)), (5, Fraction(-1, 2))]
)
def test_impossible_shares_are_refused(total, share):
    with pytest.raises(ValueError, match=r"negative|share"):
        share_of(total, Fraction(share))


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-03-31", 1, "2024-04-30"),
        ("2024-12-31", 2, "2025-02-28"),
        ("2024-09-02", 6, "2025-03-02"),
    ],
)
def test_a_month_ends_on_the_same_day_or_on_its_last(day, months, end):
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(end)


def _slow_months_after(day: date, months: int) -> date:
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    for number in range(day.day, 0, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise AssertionError


@given(days, st.integers(0, 40))
def test_months_agree_with_counting_by_hand(day, months):
    assert months_after(day, months) == _slow_months_after(day, months)


@given(days, st.integers(0, 400))
def test_the_boundary_day_is_exactly_that_many_days_before(day, count):
    assert day - deadline_before(day, count) == timedelta(days=count)
