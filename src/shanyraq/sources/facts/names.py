"""Names and events that the papers give: ethnic groups, languages, days, media, people, places, history."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from shanyraq.sources.facts import DATA
from shanyraq.sources.facts.values import AsOf, Place, Texts, is_day

KINDS = ("people", "repressed", "ethnic", "language", "day", "media", "brand", "place", "form")


@dataclass(frozen=True)
class Name:
    """A name in three languages, its kind, the lines it stands in; `also` are other forms that papers use."""

    kind: str
    title: Texts
    places: tuple[Place, ...]
    also: tuple[str, ...] = ()
    note: Texts = field(default_factory=dict)


@dataclass(frozen=True)
class Event:
    """Something the papers tell of: its day, where they give one, and what happened."""

    as_of: AsOf
    says: Texts
    places: tuple[Place, ...]


@cache
def names() -> tuple[Name, ...]:
    """Give every name, in the order of the file. Raises `ValueError` for a kind unknown."""
    rows = tomllib.loads((DATA / "names.toml").read_text(encoding="utf-8"))["name"]
    found = tuple(
        Name(
            kind=row["kind"],
            title={"kk": row["kk"], "ru": row["ru"], "en": row["en"]},
            places=_places(row["at"]),
            also=tuple(row.get("also", ())),
            note=row.get("note", {}),
        )
        for row in rows
    )
    strange = [one.title["en"] for one in found if one.kind not in KINDS]
    if strange:
        raise ValueError(f"names of no known kind: {strange}")
    return found


def names_by_kind() -> Mapping[str, tuple[Name, ...]]:
    """Give the names under their kinds."""
    return {kind: tuple(one for one in names() if one.kind == kind) for kind in KINDS}


@cache
def events() -> tuple[Event, ...]:
    """Give the events, the dated ones by day, then the rest."""
    rows = tomllib.loads((DATA / "names.toml").read_text(encoding="utf-8"))["event"]
    found = [Event(_as_of(row.get("as_of", ""), row["at"]), row["says"], _places(row["at"])) for row in rows]
    return tuple(sorted(found, key=lambda one: one.as_of.ordinal if one.as_of.known else float("inf")))


def _as_of(day: str, at: list[str]) -> AsOf:
    if day and not is_day(day):
        raise ValueError(f"{day!r} is no day")
    return AsOf(day, "stated", Place.parse(at[0])) if day else AsOf()


def _places(at: list[str]) -> tuple[Place, ...]:
    return tuple(Place.parse(text) for text in at)
