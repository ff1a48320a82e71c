"""The tile map: every region one tile, whatever its area; the day decides which tiles are there. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from shanyraq.law.regions import Region, regions, tiles_on

STEPS = 5


@dataclass(frozen=True)
class Shown:
    """One tile as it is drawn: where, what it is called, its value, the step of its colour (0: no value).

    `there` is false for a region that does not exist on the day: the tile is outlined, and `stands_in` names
    the region that holds its territory.
    """

    code: str
    row: int
    col: int
    name: str
    short: str
    there: bool
    value: int | None = None
    step: int = 0
    stands_in: str = ""


@dataclass(frozen=True)
class Step:
    """One step of the colours: the values from `least` to `most`, both counted in."""

    number: int
    least: int
    most: int


def code_of(region: Region) -> str:
    """Give the word of a region in addresses: its ISO code in small letters, or its slug where it has none."""
    return region.iso.lower() or region.slug


def region_of(code: str) -> Region | None:
    """Find a region by its word in addresses."""
    return next((region for region in regions().values() if code_of(region) == code.lower()), None)


def name_of(region: Region, day: date, language: str) -> str:
    """Give the name of a region on a day; on a day without it, the nearest name it had."""
    if region.exists_on(day):
        return region.name_on(day).titles[language]
    name = region.names[0] if day < region.since else region.names[-1]
    return name.titles[language]


def brief(region: Region, name: str, language: str) -> str:
    """Give the name as a tile holds it: without «облысы», a city marked as one."""
    if language == "kk":
        if region.kind == "city":
            return name.replace(" қаласы", " қ.")
        return name.replace(" облысы", " обл." if name.startswith("Алматы ") else "")
    if language == "ru":
        return name.replace("город ", "г. ").replace(" область", "").replace("область ", "")
    return name


def steps_of(values: Iterable[int]) -> tuple[Step, ...]:
    """Divide the values from 0 to the largest into at most five steps of whole numbers."""
    largest = max(values, default=0)
    width = -(-(largest + 1) // STEPS)
    count = min(STEPS, -(-(largest + 1) // width))
    return tuple(Step(n + 1, n * width, (n + 1) * width - 1) for n in range(count))


def laid(day: date, language: str, values: Mapping[str, int] | None = None) -> tuple[Shown, ...]:
    """Lay the map of a day: 20 tiles, row by row, with the value of each region by its ISO code.

    Without `values` the map only shows which regions there are.
    """
    steps = steps_of(values.values()) if values else ()
    shown = []
    for tile in tiles_on(day):
        region = tile.region
        name = name_of(region, day, language)
        value = values.get(region.iso, 0) if values is not None and tile.exists else None
        holder = regions().get(tile.stands_in)
        shown.append(
            Shown(
                code=code_of(region),
                row=region.row,
                col=region.col,
                name=brief(region, name, language),
                short=(region.short or {}).get(language, ""),
                there=tile.exists,
                value=value,
                step=next((s.number for s in steps if value is not None and s.least <= value <= s.most), 0),
                stands_in=name_of(holder, day, language) if holder and not tile.exists else "",
            )
        )
    return tuple(shown)
