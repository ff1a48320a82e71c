from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebook import is_working_day, working_days_after

# Days off that fall on Monday to Friday, holidays and moved days together, as announced in Kazakhstan.
FREE_WEEKDAYS = {
    2023: "01-02 01-03 03-08 03-21 03-22 03-23 05-01 05-08 05-09 06-28 07-06 07-07 08-30 10-25 12-18",
    2024: "01-01 01-02 03-08 03-21 03-22 03-25 05-01 05-07 05-08 05-09 07-08 08-30 10-25 12-16",
    2025: "01-01 01-02 01-03 01-07 03-10 03-21 03-24 03-25 05-01 05-07 05-09 06-06 07-07 09-01 10-27 12-16",
}
WORKED_WEEKENDS = {2023: {"2023-07-01"}, 2024: {"2024-05-04"}, 2025: {"2025-01-05"}}


def _days(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", FREE_WEEKDAYS)
def test_free_weekdays_of_a_known_year(year):
    found = [f"{day:%m-%d}" for day in _days(year) if day.weekday() < 5 and not is_working_day(day)]
    assert found == FREE_WEEKDAYS[year].split()


@pytest.mark.parametrize("year", WORKED_WEEKENDS)
def test_weekends_worked_of_a_known_year(year):
    assert {str(day) for day in _days(year) if day.weekday() >= 5 and is_working_day(day)} == WORKED_WEEKENDS[
        year
    ]


def test_a_saturday_of_december_can_pay_for_a_day_off_in_january():
    assert is_working_day(date(2013, 12, 28))
    assert not is_working_day(date(2014, 1, 3))


def _free_by_table(day: date) -> bool:
    if str(day) in WORKED_WEEKENDS[day.year]:
        return False
    return day.weekday() >= 5 or f"{day:%m-%d}" in FREE_WEEKDAYS[day.year].split()


@given(st.dates(date(2023, 1, 1), date(2025, 10, 1)), st.integers(0, 60))
def test_terms_agree_with_crossing_days_off_a_calendar(day, count):
    end, left = day, count
    while left > 0:
        end += timedelta(days=1)
        if not _free_by_table(end):
            left -= 1
    assert working_days_after(day, count) == end


def test_fifteen_working_days_over_the_may_holidays():
    assert working_days_after(date(2024, 4, 26), 15) == date(2024, 5, 22)


def test_another_calendar_can_be_given():
    assert working_days_after(date(2024, 5, 1), 3, calendar=lambda day: True) == date(2024, 5, 4)
    with pytest.raises(ValueError, match="negative"):
        working_days_after(date(2024, 5, 1), -1)
