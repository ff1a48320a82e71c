"""Draw a funnel: regions by how much is counted of each (across) and their share (up), within the limits of chance. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shanyraq.programmes.rules.evaluation import NARROW, WIDE, Share, limits, place_in_funnel

WIDTH, HEIGHT, STEPS = 320, 160, 40


@dataclass(frozen=True)
class Dot:
    """Regions at one place: its coordinates, their names, whether chance explains them."""

    x: float
    y: float
    names: tuple[str, ...]
    place: str


@dataclass(frozen=True)
class Funnel:
    """The drawing: the line of all, the two pairs of limits as points of polylines, the dots."""

    most: int
    middle: float
    narrow: tuple[str, str]
    wide: tuple[str, str]
    dots: tuple[Dot, ...]


def drawn(shares: Iterable[tuple[str, Share]], whole: Share) -> Funnel | None:
    """Draw the funnel of one part; None where it says nothing: one region alone, one thing of each, all or none done."""
    told = [(name, one) for name, one in shares if one.of]
    middle = whole.value
    if len(told) < 2 or middle is None or not 0 < middle < 1:
        return None
    most = max(one.of for _name, one in told)
    if most < 2:
        return None
    places: dict[tuple[float, float], list[str]] = {}
    marks: dict[tuple[float, float], str] = {}
    for name, one in told:
        at = (_x(one.of, most), _y(one.done / one.of))
        places.setdefault(at, []).append(name)
        marks[at] = place_in_funnel(one, whole)
    dots = tuple(Dot(x, y, tuple(names), marks[x, y]) for (x, y), names in sorted(places.items()))
    return Funnel(most, _y(middle), _lines(middle, most, NARROW), _lines(middle, most, WIDE), dots)


def _lines(middle: float, most: int, z: float) -> tuple[str, str]:
    sizes = [1 + (most - 1) * step / STEPS for step in range(STEPS + 1)] if most > 1 else [1.0, 1.0]
    ends = [(_x(n, most), limits(middle, n, z)) for n in sizes]
    low = " ".join(f"{x:.1f},{_y(pair[0]):.1f}" for x, pair in ends)
    high = " ".join(f"{x:.1f},{_y(pair[1]):.1f}" for x, pair in ends)
    return low, high


def _x(n: float, most: int) -> float:
    return round(WIDTH * n / (most + 1), 1)


def _y(share: float) -> float:
    return round(HEIGHT * (1 - share), 1)
