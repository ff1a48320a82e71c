"""Read the figures, their subjects, their papers and the layers of age in a paper."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from shanyraq.law.observations import observations
from shanyraq.sources.facts import DATA
from shanyraq.sources.facts.values import KINDS, AsOf, Figure, Place, Texts, number_of


@dataclass(frozen=True)
class CitedPaper:
    """A paper that figures cite: its number, the digest of its bytes, its title; `act` where it is a legal act."""

    number: str
    sha256: str
    language: str
    title: Texts
    act: str = ""


@dataclass(frozen=True)
class Series:
    """Figures about one thing in one unit: `key` is "members.all"; `observed` a series of the law's observations."""

    key: str
    title: Texts
    unit: Texts
    kind: str = "count"
    observed: str = ""


@dataclass(frozen=True)
class Subject:
    """What figures are about: its address, its title, its series by key."""

    slug: str
    title: Texts
    series: Mapping[str, Series]


@dataclass(frozen=True)
class Layer:
    """Lines of a paper that are of one age: `day` is a year or two years, "" where only bounds are known.

    The year is written as it is, or reckoned: `from` + `years`, as the line `ground` says.
    """

    lines: Place
    day: str
    ground: Place
    why: Texts

    @property
    def as_of(self) -> AsOf:
        """Give the estimated year; unknown, yet with what is known of it, where there is none."""
        return AsOf(self.day, "estimated" if self.day else "unknown", self.ground, self.why)


def _table(name: str, folder: Path = DATA) -> dict[str, Any]:
    return tomllib.loads((folder / name).read_text(encoding="utf-8"))


@cache
def cited_papers() -> Mapping[str, CitedPaper]:
    """Give the papers that figures cite, by number."""
    return {number: CitedPaper(number=number, **row) for number, row in _table("papers.toml").items()}


@cache
def layers() -> tuple[Layer, ...]:
    """Give the layers of age in all papers."""
    return tuple(
        Layer(Place.parse(row["lines"]), _day_of(row), Place.parse(row["ground"]), row["why"])
        for row in _table("layers.toml")["layer"]
    )


def _day_of(row: Mapping[str, Any]) -> str:
    return str(row["from"] + row["years"]) if "from" in row else str(row["day"])


def as_of_line(place: Place, known: Iterable[Layer] | None = None) -> AsOf:
    """Estimate the year of a place from its own layer, never from its paper as a whole; unknown outside every layer."""
    for layer in layers() if known is None else known:
        if layer.lines.holds(place):
            return layer.as_of
    return AsOf()


@cache
def subjects() -> Mapping[str, Subject]:
    """Give the subjects by address. Raises `ValueError` for a series of an unknown kind."""
    return {slug: _subject(slug, row) for slug, row in _table("subjects.toml").items()}


def _subject(slug: str, row: Mapping[str, Any]) -> Subject:
    series = {
        f"{slug}.{name}": Series(key=f"{slug}.{name}", **given) for name, given in row["series"].items()
    }
    strange = [one.key for one in series.values() if one.kind not in KINDS]
    if strange:
        raise ValueError(f"series of no known kind: {strange}")
    return Subject(slug, row["title"], series)


def series_of(key: str) -> Series:
    """Give a series by "members.all". Raises `KeyError`."""
    return subjects()[key.partition(".")[0]].series[key]


def figure_of(row: Mapping[str, Any], known: Iterable[Layer] | None = None) -> Figure:
    """Read one figure as the data files write it. Raises `ValueError`, naming what is wrong.

    A day stands only with `dated_by`, the lines that give it; else the year is that of the layer, or unknown.
    """
    given = dict(row)
    places = tuple(Place.parse(text) for text in given.pop("sources"))
    if not places:
        raise ValueError(f"{row['id']}: a figure without a source")
    day, ground = given.pop("as_of", ""), given.pop("dated_by", "")
    if bool(day) != bool(ground):
        raise ValueError(f"{row['id']}: a stated day needs the line that states it")
    as_of = AsOf(day, "stated", Place.parse(ground)) if day else as_of_line(places[0], known)
    given["value"] = number_of(given["value"])
    given["reckoned"] = tuple(given.pop("reckoned", ()))
    return Figure(as_of=as_of, places=places, **given)


@cache
def written() -> tuple[Figure, ...]:
    """Give the figures of the papers, in the order of the files. Raises `ValueError` for an id used twice."""
    files = sorted((DATA / "figures").glob("*.toml"))
    return gathered(row for file in files for row in tomllib.loads(file.read_text(encoding="utf-8"))["fact"])


def gathered(rows: Iterable[Mapping[str, Any]]) -> tuple[Figure, ...]:
    """Read rows of data files as figures. Raises `ValueError` for an id used twice."""
    found = tuple(figure_of(row) for row in rows)
    ids = [one.id for one in found]
    twice = {one for one in ids if ids.count(one) > 1}
    if twice:
        raise ValueError(f"ids used twice: {sorted(twice)}")
    return found


@cache
def observed() -> tuple[Figure, ...]:
    """Give what other sources observed (law/observations.toml), as figures; those of the papers are left to `written`."""
    keys = {
        one.observed: one
        for subject in subjects().values()
        for one in subject.series.values()
        if one.observed
    }
    return tuple(
        Figure(
            id=f"OBS-{row.what}-{row.as_of or 'unknown'}",
            series=keys[row.what].key,
            value=row.count,
            as_of=AsOf(row.as_of, "stated" if row.as_of else "unknown"),
            says=row.title,
            source=row.source,
        )
        for row in observations()
        if not is_of_papers(row.source)
    )


def is_of_papers(source: str) -> bool:
    """Tell whether a source is a line of one of the papers: "000:451-453"."""
    return source.partition(":")[0] in cited_papers()


@cache
def figures() -> tuple[Figure, ...]:
    """Give every figure: of the papers first, then what others observed."""
    return (*written(), *observed())


def figure(ident: str) -> Figure:
    """Give a figure by its id. Raises `KeyError`."""
    return {one.id: one for one in figures()}[ident]
