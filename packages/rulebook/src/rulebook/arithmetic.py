"""Terms in days and months; shares in whole people."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from dateutil.relativedelta import relativedelta


def months_after(day: date, months: int) -> date:
    """Give the same day of a later month, or its last day if it has none (31 January -> 28/29 February)."""
    later: date = day + relativedelta(months=months)
    return later


def months_before(day: date, months: int) -> date:
    """Give the same day of an earlier month, or its last day where it has no such day."""
    earlier: date = day - relativedelta(months=months)
    return earlier


def deadline_before(day: date, days: int) -> date:
    """Give the last day that is at least `days` calendar days before `day`;

    the boundary day counts as in time.
    """
    return day - timedelta(days=days)


def share_of(total: int, fraction: Fraction) -> int:
    """Count the people that make at least a share of a total: rounds up, exactly (2/3 of 56 -> 38).

    Raises `ValueError` for a negative total or a share outside 0 to 1.
    """
    _check(total, fraction)
    return -(-total * fraction.numerator // fraction.denominator)


def more_than_share_of(total: int, fraction: Fraction) -> int:
    """Count the people that make more than a share of a total (more than 1/2: of 351, 176; of 350, 176)."""
    _check(total, fraction)
    return total * fraction.numerator // fraction.denominator + 1


def _check(total: int, fraction: Fraction) -> None:
    if total < 0:
        raise ValueError(f"a total cannot be negative: {total}")
    if not 0 <= fraction <= 1:
        raise ValueError(f"a share lies between 0 and 1: {fraction}")
