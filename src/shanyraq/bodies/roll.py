"""The roll of a day: its rows, their order, and what is searched in them. Plain values, no tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kazakhtext.alphabet import sort_key

Names = tuple[str, str, str]  # in Kazakh, Russian, English; the last two may be empty
LANGUAGES = ("kk", "ru", "en")
_key = lru_cache(maxsize=1 << 16)(
    sort_key
)  # of a name, worked out once: a long roll is put in order on every reading


@dataclass(frozen=True)
class Row:
    """One member on a day: who, since when, on what basis, by which path, from which region (ISO 3166-2)."""

    person_id: int
    name_kk: str
    name_ru: str
    name_en: str
    since: date
    until: date | None
    basis: str
    region: str = ""
    path: str = ""
    category: str = ""
    in_council: bool = False
    invented: bool = False

    def name_in(self, language: str) -> str:
        """Give the name in a language; Kazakh where it is absent."""
        return {"ru": self.name_ru, "en": self.name_en}.get(language) or self.name_kk


UNRECORDED = "unrecorded"  # a path asked for: of whom none is recorded


@dataclass(frozen=True)
class Asked:
    """What is looked for in the roll: the beginning of any name, a region, a path or `UNRECORDED`. Empty asks nothing."""

    name: str = ""
    region: str = ""
    path: str = ""

    @property
    def anything(self) -> bool:
        """Tell whether anything is asked at all."""
        return bool(self.name or self.region or self.path)


def in_order(rows: Iterable[Row], language: str) -> list[Row]:
    """Put rows into the order of the Kazakh alphabet by the name a reader of the language sees."""
    return sorted(rows, key=lambda row: (_key(row.name_in(language)), row.person_id))


def ids_in_order(named: Mapping[int, Names], language: str) -> list[int]:
    """Put people into the order of the Kazakh alphabet by the name a reader of the language sees."""
    place = LANGUAGES.index(language) if language in LANGUAGES else 0
    return [
        person for _name, person in sorted((_key(n[place] or n[0]), person) for person, n in named.items())
    ]


def ids_named(named: Mapping[int, Names], name: str) -> dict[int, Names]:
    """Keep the people of whom each word begins some word of some name; all of them where nothing is asked."""
    words = name.casefold().split()
    return (
        {person: names for person, names in named.items() if _named(names, words)} if words else dict(named)
    )


def looked_up(rows: Iterable[Row], asked: Asked) -> list[Row]:
    """Keep the rows that answer: each word begins some word of some name; region and path are the same."""
    words = asked.name.casefold().split()
    return [
        row
        for row in rows
        if (not asked.region or row.region == asked.region)
        and (not asked.path or row.path == asked.path or (asked.path == UNRECORDED and not row.path))
        and (not words or _named((row.name_kk, row.name_ru, row.name_en), words))
    ]


def _named(names: Names, words: list[str]) -> bool:
    parts = " ".join(names).casefold().replace("-", " ").split()
    return all(any(part.startswith(word) for part in parts) for word in words)


def by_region(rows: Iterable[Row]) -> Mapping[str, int]:
    """Count the rows of each region; those without one are under ""."""
    counted: dict[str, int] = {}
    for row in rows:
        counted[row.region] = counted.get(row.region, 0) + 1
    return counted
