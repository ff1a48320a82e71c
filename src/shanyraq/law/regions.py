"""The regions on a day, with their names of that day and their places on the tile map."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from rulebook import Confidence
from rulebook.values import covers

from shanyraq.law import FOLDER


@dataclass(frozen=True)
class RegionName:
    """Hold a name of a region for the days [since, until); `ru_of` is the Russian genitive."""

    since: date
    until: date | None
    kk: str
    ru: str
    ru_of: str
    en: str
    confidence: Confidence

    @property
    def titles(self) -> dict[str, str]:
        """Give the name by language."""
        return {"kk": self.kk, "ru": self.ru, "en": self.en}


@dataclass(frozen=True)
class Region:
    """Hold a region: an oblast, or a city of republican significance with the capital.

    `row` and `col` place its tile; both are 0 for a region that ended before the map was drawn. `stands_in` is the
    region that holds its territory while it does not exist.
    """

    slug: str
    kind: Literal["oblast", "city"]
    since: date
    names: tuple[RegionName, ...]
    confidence: Confidence
    until: date | None = None
    row: int = 0
    col: int = 0
    iso: str = ""
    kato: str = ""
    short: Mapping[str, str] | None = None
    stands_in: str = ""
    note: Mapping[str, str] | None = None

    def name_on(self, day: date) -> RegionName:
        """Give the name of a day; raises `LookupError` on a day without the region."""
        for name in self.names:
            if covers(name.since, name.until, day):
                return name
        raise LookupError(f"{self.slug} had no name on {day.isoformat()}")

    def exists_on(self, day: date) -> bool:
        """Tell whether the region exists on the day."""
        return covers(self.since, self.until, day)


@dataclass(frozen=True)
class Tile:
    """Hold one tile of the map on a day: the region, and where its value stands while it does not exist."""

    region: Region
    exists: bool
    stands_in: str


@cache
def regions() -> Mapping[str, Region]:
    """Give every region by slug, of today and of the past, as `regions.toml` has them."""
    table = tomllib.loads((FOLDER / "regions.toml").read_text(encoding="utf-8"))
    return {slug: _region(slug, row) for slug, row in table.items()}


def _region(slug: str, row: dict[str, Any]) -> Region:
    names = tuple(RegionName(until=name.pop("until", None), **name) for name in row.pop("names"))
    return Region(slug=slug, names=names, **row)


def on(day: date) -> tuple[Region, ...]:
    """Give the regions of a day in reading order of the map; empty before 1 March 1995."""
    there = [region for region in regions().values() if region.exists_on(day)]
    return tuple(sorted(there, key=lambda region: (region.row or 9, region.col, region.slug)))


def tiles_on(day: date) -> tuple[Tile, ...]:
    """Give the 20 tiles row by row; a tile of a region that does not exist on the day says where its value stands."""
    placed = sorted(
        (region for region in regions().values() if region.row), key=lambda one: (one.row, one.col)
    )
    return tuple(
        Tile(region, region.exists_on(day), "" if region.exists_on(day) else region.stands_in)
        for region in placed
    )
