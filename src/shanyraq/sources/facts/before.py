"""What the Concept says came before it: a strategy with its results, money, plans that overlap, a doctrine and its plans."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from shanyraq.sources.facts.values import Place

DATA = Path(__file__).parent / "data" / "before.toml"


@dataclass(frozen=True)
class Result:
    """A result of the earlier strategy in this project's words; `beside` are numbers of directions, `why` the reading's reason."""

    key: str
    place: Place
    says: Mapping[str, str]
    beside: tuple[str, ...]
    why: Mapping[str, str]

    @property
    def places(self) -> tuple[Place, ...]:
        """Give the lines it retells, as pages list them."""
        return (self.place,)


@dataclass(frozen=True)
class Period:
    """Years of a document, both included, with its lines; `act` is its slug, "" where none is held, `title` its own words."""

    since: int
    until: int
    place: Place
    act: str = ""
    title: Mapping[str, str] | None = None
    parts: tuple[str, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """Give its lines, as pages list them."""
        return (self.place,)


@dataclass(frozen=True)
class Line:
    """One row in this project's words with the lines it retells."""

    place: Place
    says: Mapping[str, str]
    key: str = ""

    @property
    def places(self) -> tuple[Place, ...]:
        """Give the lines it retells, as pages list them."""
        return (self.place,)


@dataclass(frozen=True)
class Before:
    """Everything that came before, in the order of the file."""

    strategy: Period
    results: tuple[Result, ...]
    money: Period
    periods: tuple[Period, ...]
    plans: tuple[Period, ...]
    crosswalk: tuple[Line, ...]
    prevention: tuple[Line, ...]


def overlaps(periods: Iterable[Period]) -> list[tuple[Period, Period, int, int]]:
    """Give each pair of periods that share years, with the first and the last shared year."""
    found = []
    for one, two in combinations(periods, 2):
        first, last = max(one.since, two.since), min(one.until, two.until)
        if first <= last:
            found.append((one, two, first, last))
    return found


@cache
def before() -> Before:
    """Read `before.toml`."""
    table = tomllib.loads(DATA.read_text(encoding="utf-8"))
    results = (
        Result(row["key"], Place.parse(row["source"]), row["says"], tuple(row["beside"]), row["why"])
        for row in table["result"]
    )
    return Before(
        strategy=_period(table["strategy"]),
        results=tuple(results),
        money=_period(table["money"]),
        periods=tuple(map(_period, table["period"])),
        plans=tuple(map(_period, table["plan"])),
        crosswalk=tuple(Line(Place.parse(row["source"]), row["where"]) for row in table["crosswalk"]),
        prevention=tuple(
            Line(Place.parse(row["source"]), row["says"], row["key"]) for row in table["prevention"]
        ),
    )


def _period(row: Mapping[str, Any]) -> Period:
    return Period(
        row["since"], row["until"], Place.parse(row["source"]), row.get("act", ""), row.get("title"),
        tuple(row.get("parts", ())),
    )  # fmt: skip
