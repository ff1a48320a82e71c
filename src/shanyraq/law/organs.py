"""What the structure is made of: organs and the relations between them, each with its days and its act."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from rulebook import Citation, Confidence
from rulebook.values import covers

from shanyraq.law import FOLDER

Titles = Mapping[str, str]
_FOLDER = FOLDER / "structure"


@dataclass(frozen=True)
class Organ:
    """Hold an organ, an office or a neighbour of the Assembly for the days [since, until).

    `titles` is its name at its beginning, `names` the later names with the day each began; `start_known` is False
    where no source gives the beginning; `row` is its row in list 3 of the requirement catalogue; `region` is the slug
    of the region a regional organ belongs to.
    """

    slug: str
    kind: str
    titles: Titles
    since: date
    until: date | None = None
    law: Citation | None = None
    confidence: Confidence = "reported"
    source: str = ""
    row: str = ""
    start_known: bool = True
    names: tuple[tuple[date, Titles], ...] = ()
    note: Titles | None = None
    region: str = ""

    def exists_on(self, day: date) -> bool:
        """Tell whether the organ exists on the day."""
        return covers(self.since, self.until, day)

    def as_of(self, day: date) -> Organ:
        """Give the organ under the name it had on the day."""
        titles = self.titles
        for since, later in self.names:
            if day >= since:
                titles = later
        return replace(self, titles=titles)


@dataclass(frozen=True)
class Edge:
    """Say that `source_organ` stands in the relation `kind` to `target_organ` on the days [since, until).

    `law` is None where no act was found. The words of each kind are in `kinds()`.
    """

    kind: str
    source_organ: str
    target_organ: str
    since: date
    until: date | None
    law: Citation | None
    confidence: Confidence
    source: str
    note: Titles | None = None

    def exists_on(self, day: date) -> bool:
        """Tell whether the relation holds on the day."""
        return covers(self.since, self.until, day)

    def of_region(self, slug: str) -> Edge:
        """Give the relation of one region, where this one is written for all."""
        return replace(
            self,
            source_organ=self.source_organ.format(region=slug),
            target_organ=self.target_organ.format(region=slug),
        )

    @property
    def is_regional(self) -> bool:
        """Tell whether the relation is written once for every region."""
        return "{region}" in self.source_organ


@cache
def organs() -> Mapping[str, Organ]:
    """Give every organ by slug, regional ones aside, as `structure/organs-*.toml` have them."""
    return {slug: _organ(slug, row) for table in _read("organs-*") for slug, row in table.items()}


@cache
def edges() -> tuple[Edge, ...]:
    """Give every relation through time, as `structure/edges-*.toml` have them."""
    return tuple(_edge(row) for table in _read("edges-*") for row in table["edge"])


@cache
def kinds() -> Mapping[str, Titles]:
    """Give the words of each kind of relation, read from the first organ to the second."""
    [table] = _read("kinds")
    return table


def _read(name: str) -> list[dict[str, Any]]:
    paths = sorted(_FOLDER.glob(f"{name}.toml"))
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in paths]


def _organ(slug: str, row: dict[str, Any]) -> Organ:
    law = row.pop("law", "")
    names = tuple((name["since"], name["titles"]) for name in row.pop("names", ()))
    return Organ(slug=slug, law=Citation.parse(law) if law else None, names=names, **row)


def _edge(row: dict[str, Any]) -> Edge:
    law = row.pop("law")
    return Edge(
        source_organ=row.pop("from"),
        target_organ=row.pop("to"),
        law=Citation.parse(law) if law else None,
        until=row.pop("until", None),
        **row,
    )
