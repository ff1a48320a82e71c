"""Draw the measures of a programme: areas, directions, a square for each measure. Pure; the page turns it into SVG.

A filled square has something linked to it; a hollow one has nothing. Units are those of the drawing.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from shanyraq.programmes.queries import Branch, Shown

WIDTH, ROW, SQUARE, STEP, IN_A_ROW, LEFT = 480, 30, 18, 26, 12, 150
AREA_X, DIRECTION_X = 0, 72


@dataclass(frozen=True)
class Square:
    """A measure as drawn."""

    x: int
    y: int
    is_linked: bool


@dataclass(frozen=True)
class Label:
    """A number as drawn, at the height of its row."""

    x: int
    y: int
    text: str


@dataclass(frozen=True)
class Picture:
    """The drawing: its labels, squares and the lines between them."""

    labels: tuple[Label, ...]
    squares: tuple[Square, ...]
    paths: tuple[str, ...]
    height: int
    width: int = WIDTH
    side: int = SQUARE


def drawn(shown: Shown, linked: Collection[int]) -> Picture:
    """Draw the directions of a programme; `linked` holds the parts that have something linked to them."""
    labels: list[Label] = []
    squares: list[Square] = []
    paths: list[str] = []
    y, last, area_y = ROW // 2, None, 0
    for direction in shown.of_kind("direction"):
        area = direction.above
        if area is not None and area is not last:
            y += ROW // 3 if last is not None else 0
            labels.append(Label(AREA_X, y, area.reading.number))
            last, area_y = area, y
        labels.append(Label(DIRECTION_X, y, direction.reading.number))
        if area is not None:
            paths.append(f"M54 {area_y - 5}V{y - 5}H68" if y > area_y else f"M40 {y - 5}H68")
        rows = _squares(direction, y, linked)
        squares += rows
        paths.append(f"M{LEFT - 22} {y - 5}H{LEFT - 6}")
        y += ROW * max(1, -(-len(rows) // IN_A_ROW))
    return Picture(tuple(labels), tuple(squares), tuple(paths), max(y, ROW))


def _squares(direction: Branch, y: int, linked: Collection[int]) -> list[Square]:
    return [
        Square(
            LEFT + STEP * (place % IN_A_ROW),
            y - 14 + ROW * (place // IN_A_ROW),
            row.part_id in linked,
        )
        for place, row in enumerate(direction.measures)
    ]
