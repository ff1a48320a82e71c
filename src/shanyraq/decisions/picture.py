"""Draw terms by week as bars. Pure; the page turns it into SVG. Units are those of the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shanyraq.decisions.queries.terms import Week

STEP, BAR, HEIGHT, TOP = 40, 28, 160, 18
PARTS = ("late", "awaited", "checked", "accepted")  # from the ground up


@dataclass(frozen=True)
class Block:
    """A piece of a bar, its places written as the drawing needs them."""

    part: str
    y: str
    height: str


@dataclass(frozen=True)
class Bar:
    """A week as drawn: its pieces, where its words stand, whether the day is in it."""

    week: Week
    x: str
    middle: str
    top: str
    blocks: tuple[Block, ...]
    is_now: bool


@dataclass(frozen=True)
class Picture:
    """The drawing."""

    bars: tuple[Bar, ...]
    width: int
    bar: int = BAR
    height: int = HEIGHT
    base: int = HEIGHT + TOP


def drawn(weeks: Sequence[Week], day: date) -> Picture:
    """Draw weeks side by side, the fullest as high as the drawing."""
    most = max((week.total for week in weeks), default=0) or 1
    bars = tuple(_bar(week, number, most, day) for number, week in enumerate(weeks))
    return Picture(bars, STEP * len(weeks))


def _bar(week: Week, number: int, most: int, day: date) -> Bar:
    ground, blocks = float(HEIGHT + TOP), []
    for part in PARTS:
        height = HEIGHT * getattr(week, part) / most
        if height:
            ground -= height
            blocks.append(Block(part, f"{ground:.1f}", f"{height:.1f}"))
    left, now = STEP * number + (STEP - BAR) // 2, week.monday <= day <= week.sunday
    return Bar(week, str(left), str(left + BAR // 2), f"{ground - 4:.1f}", tuple(blocks), now)
