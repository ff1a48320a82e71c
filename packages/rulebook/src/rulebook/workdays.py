"""Working days of Kazakhstan: five-day week, public holidays, and days moved by the Government."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeAlias

import holidays

Calendar: TypeAlias = Callable[[date], bool]
_SATURDAY = 5


@lru_cache(maxsize=256)
def _year(year: int) -> tuple[frozenset[date], frozenset[date]]:
    # A day off in January can be paid for by a working Saturday of the December before: read two years.
    table = holidays.country_holidays("KZ", years=(year, year + 1))
    return frozenset(table), frozenset(table.weekend_workdays)


def is_working_day(day: date) -> bool:
    """Tell whether a day is a working day in Kazakhstan.

    Saturdays and Sundays are free unless the Government moved work onto them; holidays and the days off
    given in exchange are free. Known moves: 2000 to 2025; Qurban ait of a year not yet announced is an
    estimate.
    """
    free, worked = _year(day.year)
    if day in worked:
        return True
    return day.weekday() < _SATURDAY and day not in free


def working_days_after(day: date, count: int, calendar: Calendar = is_working_day) -> date:
    """Give the day on which the `count`-th working day after `day` falls; the day itself is not counted.

    `count` 0 gives the day itself. Raises `ValueError` for a negative count.
    """
    if count < 0:
        raise ValueError(f"a term cannot be negative: {count}")
    while count:
        day += timedelta(days=1)
        count -= calendar(day)
    return day
