"""Draw a small picture for each region, all on one scale. Pure; the page turns it into SVG. Units are those of the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shanyraq.decisions.queries.by_regions import Month, RegionMonths

STEP, BAR, HEIGHT = 16, 12, 60
PARTS = ("in_time", "waiting", "late")  # from the ground up


@dataclass(frozen=True)
class Piece:
    """A piece of a bar, its places written as the drawing needs them."""

    part: str
    x: str
    y: str
    height: str


@dataclass(frozen=True)
class Small:
    """The drawing of one region."""

    region: RegionMonths
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Multiples:
    """The drawings, their common scale `most` (cards in the fullest month of any region), and where the day's month stands."""

    smalls: tuple[Small, ...]
    most: int
    now: str
    width: int
    bar: int = BAR
    height: int = HEIGHT


def drawn(rows: Sequence[RegionMonths], place_of_now: int) -> Multiples:
    """Draw the regions in the order given; the fullest month of all is as high as the drawing."""
    most = max((month.total for row in rows for month in row.months), default=0)
    months = max((len(row.months) for row in rows), default=0)
    smalls = tuple(Small(row, tuple(_pieces(row.months, most or 1))) for row in rows)
    return Multiples(smalls, most, str(STEP * place_of_now), STEP * months)


def _pieces(months: Sequence[Month], most: int) -> list[Piece]:
    pieces = []
    for place, month in enumerate(months):
        ground = float(HEIGHT)
        for part in PARTS:
            height = HEIGHT * getattr(month, part) / most
            if height:
                ground -= height
                pieces.append(Piece(part, str(STEP * place), f"{ground:.1f}", f"{height:.1f}"))
    return pieces
