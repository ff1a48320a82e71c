"""Where the marks of a series stand when it is drawn: across in per cent of the width, down in units of the height."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from shanyraq.sources.facts.series import Run
from shanyraq.sources.facts.values import Figure

HEIGHT = 220
TOP, FLOOR = 38, 182
LEFT, RIGHT, UNDATED = 9.0, 91.0, 20.0
_CLOSE = 16.0
_NEAR = 24.0


@dataclass(frozen=True)
class Mark:
    """A figure on the chart: `x` in per cent, `y` in units; `label_y` where its number is written."""

    figure: Figure
    x: float
    y: float
    label_y: float


@dataclass(frozen=True)
class Chart:
    """A series drawn: dated marks from left to right, undated marks at the left of `divide`, years under the floor.

    `lines` join the dated marks: (x1, y1, x2, y2). `divide` is None where nothing is undated.
    """

    dated: tuple[Mark, ...]
    undated: tuple[Mark, ...]
    lines: tuple[tuple[float, float, float, float], ...]
    years: tuple[tuple[float, str], ...]
    divide: float | None


def chart_of(run: Run) -> Chart | None:
    """Draw a series of at least two numbers, one of them dated; None for days, periods and shorter series.

    The floor is zero, so that heights compare as the numbers do.
    """
    everything = (*run.dated, *run.undated)
    if len(everything) < 2 or not run.dated or any(_is_no_height(one) for one in everything):
        return None
    most = max(float(one.value) for one in everything if not isinstance(one.value, date)) or 1.0
    start = UNDATED + 12 if run.undated else LEFT + 3
    days = [one.as_of.ordinal for one in run.dated]
    first, last = min(days), max(days)
    across = [
        (start + (day - first) / (last - first) * (RIGHT - start)) if last > first else 60.0 for day in days
    ]
    dated = _marks(run.dated, across, most)
    step = (UNDATED - LEFT) / max(1, len(run.undated) - 1)
    undated = _marks(run.undated, [LEFT + number * step for number in range(len(run.undated))], most)
    lines = tuple((one.x, one.y, two.x, two.y) for one, two in pairwise(dated))
    return Chart(dated, undated, lines, _years(dated), UNDATED + 6 if undated else None)


def _is_no_height(one: Figure) -> bool:
    return isinstance(one.value, date) or one.until is not None


def _marks(figures: tuple[Figure, ...], across: list[float], most: float) -> tuple[Mark, ...]:
    found: list[Mark] = []
    for figure, x in zip(figures, across, strict=True):
        assert not isinstance(figure.value, date)
        y = FLOOR - (FLOOR - TOP) * float(figure.value) / most
        label = y - 12
        # Numbers of near neighbours would be written over each other: the second goes under its mark.
        if found and x - found[-1].x < _CLOSE and abs(found[-1].label_y - label) < _NEAR:
            label = y + 22
        found.append(Mark(figure, round(x, 2), round(y, 1), round(label, 1)))
    return tuple(found)


def _years(dated: tuple[Mark, ...]) -> tuple[tuple[float, str], ...]:
    found: list[tuple[float, str]] = []
    for mark in dated:
        day = mark.figure.as_of.day
        year = day.replace("/", "–") if "/" in day else day[:4]
        if not found or (mark.x - found[-1][0] >= _CLOSE and year != found[-1][1]):
            found.append((mark.x, year))
    return tuple(found)
