"""How large a share of the members comes from associations, year by year, and how it is drawn. Plain values, no tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import pairwise

from shanyraq.bodies.protecting import FEWEST
from shanyraq.bodies.rules import GROUPS

TOP, FLOOR, LEFT, RIGHT = 38, 182, 8.0, 92.0  # down in units of the drawing, across in per cent
APART = 14.0  # per cent of the width between two numbers that are both written


@dataclass(frozen=True)
class Mandate:
    """A mandate of a member: whose, [since, until), and the recorded category, "" where none is."""

    person: int
    since: date
    until: date | None
    category: str


@dataclass(frozen=True)
class Point:
    """Members on a day: all, those whose category is recorded, those of them from associations.

    `hidden` where either side of the recorded is fewer than `FEWEST` and not nothing: then no number of them is told.
    """

    day: date
    total: int
    said: int
    associations: int

    @property
    def hidden(self) -> bool:
        """Tell whether one side is so small that it points at people."""
        sides = (self.associations, self.said - self.associations)
        return any(0 < side < FEWEST for side in sides)

    @property
    def told(self) -> int | None:
        """Give how many come from associations; None where that is hidden or no category is recorded."""
        return self.associations if self.said and not self.hidden else None

    @property
    def share(self) -> Decimal | None:
        """Give the share among those whose category is recorded, in per cent to one place, half to even."""
        if self.told is None:
            return None
        exact = Decimal(self.told) * 100 / self.said
        return exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_EVEN)


@dataclass(frozen=True)
class Mark:
    """A point as drawn: across in per cent, down in units; whether its number and its year are written."""

    point: Point
    x: float
    y: float
    written: bool


@dataclass(frozen=True)
class Line:
    """A line chart: its marks, the lines between neighbours that both have a share."""

    marks: tuple[Mark, ...]
    lines: tuple[tuple[float, float, float, float], ...]


def year_ends(first: date, last: date) -> list[date]:
    """List every 31 December from a day on, and the last day itself."""
    ends = [date(year, 12, 31) for year in range(first.year, last.year + 1)]
    return [*(day for day in ends if day < last), last]


def points_of(mandates: Iterable[Mandate], days: Iterable[date]) -> list[Point]:
    """Count the members of each day, each person once, by the category of the latest mandate that holds."""
    rows = sorted(mandates, key=lambda one: one.since)
    return [_point(rows, day) for day in days]


def _point(rows: Sequence[Mandate], day: date) -> Point:
    held = {
        one.person: one.category
        for one in rows
        if one.since <= day and (one.until is None or day < one.until)
    }
    said = [category for category in held.values() if category]
    return Point(day, len(held), len(said), sum(GROUPS.get(one) == "associations" for one in said))


def drawn(points: Sequence[Point]) -> Line | None:
    """Draw the shares from 0 to 100 per cent; None where fewer than two days have one."""
    shown = [one for one in points if one.share is not None]
    if len(shown) < 2:
        return None
    first, last = points[0].day.toordinal(), points[-1].day.toordinal()
    across = {
        one.day: LEFT + (one.day.toordinal() - first) / (last - first) * (RIGHT - LEFT) for one in points
    }
    written = _written([across[one.day] for one in shown])
    marks = tuple(
        Mark(one, round(across[one.day], 2), _down(one.share or Decimal(0)), is_written)
        for one, is_written in zip(shown, written, strict=True)
    )
    place = {one.day: number for number, one in enumerate(points)}
    lines = tuple(
        (a.x, a.y, b.x, b.y) for a, b in pairwise(marks) if place[b.point.day] == place[a.point.day] + 1
    )
    return Line(marks, lines)


def _down(share: Decimal) -> float:
    return round(FLOOR - (FLOOR - TOP) * float(share) / 100, 1)


def _written(across: Sequence[float]) -> list[bool]:
    """Write the last number, and from the left those far enough from the one before and from the last."""
    found, before = [], -100.0
    for x in across[:-1]:
        far = x - before >= APART and across[-1] - x >= APART
        before = x if far else before
        found.append(far)
    return [*found, True]
