"""Figures of one series in time: in order, undated apart, conflicts named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from shanyraq.sources.facts.values import Figure


@dataclass(frozen=True)
class Run:
    """A series in time: `dated` by day, `undated` apart; `conflicts` pairs figures that cannot both hold on one day."""

    dated: tuple[Figure, ...]
    undated: tuple[Figure, ...]
    conflicts: tuple[tuple[Figure, Figure], ...]

    @property
    def latest(self) -> Figure | None:
        """Give the figure with the latest day, or None."""
        return self.dated[-1] if self.dated else None


def run_of(figures: Iterable[Figure]) -> Run:
    """Put the figures of one series in order of their days."""
    given = list(figures)
    dated = sorted((one for one in given if one.as_of.known), key=lambda one: (one.as_of.ordinal, one.id))
    undated = tuple(one for one in given if not one.as_of.known)
    clashing = tuple(
        pair for pair in combinations(dated, 2) if pair[0].as_of.day == pair[1].as_of.day and clash(*pair)
    )
    return Run(tuple(dated), undated, clashing)


def clash(one: Figure, other: Figure) -> bool:
    """Tell whether two figures cannot both be true of the same thing on the same day: their bounds do not meet."""
    if isinstance(one.value, date) or isinstance(other.value, date):
        return one.value != other.value
    if one.until is not None or other.until is not None:
        return (one.value, one.until) != (other.value, other.until)
    (low, high), (least, most) = one.bounds, other.bounds
    return low > most or least > high
