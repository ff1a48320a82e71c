"""The structure of the Assembly on any day from 1 March 1995: its name, its organs, who belongs to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rulebook import Rulebook, Value

from shanyraq.law import book as law_book
from shanyraq.law import regions
from shanyraq.law.bodies import statute_of
from shanyraq.law.organs import Edge, Organ, Titles, edges, organs

NAMES: dict[str, Titles] = {
    "peoples": {
        "kk": "Қазақстан халықтары Ассамблеясы",
        "ru": "Ассамблея народов Казахстана",
        "en": "Assembly of the Peoples of Kazakhstan",
    },
    "people": {
        "kk": "Қазақстан халқы Ассамблеясы",
        "ru": "Ассамблея народа Казахстана",
        "en": "Assembly of the People of Kazakhstan",
    },
}
"""The two names in time: Decree 370 of 26 July 2007 made "Peoples" into "People"."""

_REGIONAL_SECRETARIATS_SINCE = date(2000, 10, 3)


@dataclass(frozen=True)
class Structure:
    """Hold the structure of a day.

    `name` is the Assembly's name by language and `name_value` the norm it stands on; `status` is the value of
    `law.status.status_on`; `deputies` the number of deputy chairs as the norm of the day gives it.
    """

    day: date
    name: Titles
    name_value: Value
    status: Value
    deputies: Value
    organs: tuple[Organ, ...]
    edges: tuple[Edge, ...]

    def organ(self, slug: str) -> Organ:
        """Give an organ of the day; raises `KeyError` naming it."""
        for organ in self.organs:
            if organ.slug == slug:
                return organ
        raise KeyError(slug)

    def edges_from(self, slug: str, kind: str | None = None) -> tuple[Edge, ...]:
        """Give the relations that begin at an organ, of one kind or of all."""
        return tuple(edge for edge in self.edges if edge.source_organ == slug and kind in {None, edge.kind})

    def edges_to(self, slug: str, kind: str | None = None) -> tuple[Edge, ...]:
        """Give the relations that end at an organ, of one kind or of all."""
        return tuple(edge for edge in self.edges if edge.target_organ == slug and kind in {None, edge.kind})

    @property
    def host_of_secretariat(self) -> Organ | None:
        """Give the organ the secretariat is part of; None where the sources do not say (1995 to 1998)."""
        for edge in self.edges_from("secretariat", "part_of"):
            return self.organ(edge.target_organ)
        return None

    @property
    def regional_assemblies(self) -> tuple[Organ, ...]:
        """Give the regional assemblies of the day in reading order of the tile map."""
        return tuple(organ for organ in self.organs if organ.kind == "regional_assembly")


def on(day: date, book: Rulebook | None = None) -> Structure:
    """Give the structure of a day; `book` brings an instance's own rows (the files' book without it).

    Raises `NoRuleInForce` before 1 March 1995. From 2026-07-01 only what outlives the Assembly's order is shown.
    """
    book = book or law_book()
    name = book.value("institution.name", on=day)
    there = tuple(organ.as_of(day) for organ in organs().values() if organ.exists_on(day))
    there += tuple(_regional_organs(day))
    held = tuple(edge for edge in _edges_on(day))
    return Structure(
        day=day,
        name=NAMES[str(name.value)],
        name_value=name,
        status=book.value("institution.status", on=day),
        deputies=book.value("deputies.count", on=day),
        organs=there,
        edges=held,
    )


def _edges_on(day: date) -> Iterator[Edge]:
    slugs = [region.slug for region in regions.on(day)]
    for edge in edges():
        if not edge.exists_on(day):
            continue
        if edge.is_regional:
            yield from (edge.of_region(slug) for slug in slugs)
        else:
            yield edge


def _regional_organs(day: date) -> Iterator[Organ]:
    """Give for each region of the day its akim, and while the Assembly's order lasts its assembly and secretariat."""
    assembly = organs()["assembly-chair"]
    for region in regions.on(day):
        name = region.name_on(day)
        of = {"kk": name.kk, "ru": name.ru_of, "en": name.en}
        akim = {"kk": f"{_kazakh_of(of['kk'])} әкімі", "ru": f"Аким {of['ru']}", "en": f"Akim of {of['en']}"}
        yield Organ(
            f"akim-{region.slug}", "akim", akim, region.since, region.until, region=region.slug, row="BOD-10"
        )
        if not assembly.exists_on(day):
            continue
        titles = {
            "kk": f"{_kazakh_of(of['kk'])} ассамблеясы",
            "ru": f"Ассамблея {of['ru']}",
            "en": f"Assembly of {of['en']}",
        }
        since, until = max(region.since, assembly.since), region.until or assembly.until
        yield Organ(
            f"assembly-{region.slug}",
            "regional_assembly",
            titles,
            since,
            until,
            statute_of("regional_assembly", day),
            region=region.slug,
            row="BOD-08",
        )
        if day >= _REGIONAL_SECRETARIATS_SINCE:
            yield _regional_secretariat(
                region.slug, titles, max(since, _REGIONAL_SECRETARIATS_SINCE), until, day
            )


def _regional_secretariat(slug: str, assembly: Titles, since: date, until: date | None, day: date) -> Organ:
    titles = {
        "kk": f"{assembly['kk']}ның хатшылығы",
        "ru": assembly["ru"].replace("Ассамблея", "Секретариат Ассамблеи", 1),
        "en": f"Secretariat of the {assembly['en']}",
    }
    return Organ(
        f"secretariat-{slug}",
        "regional_secretariat",
        titles,
        since,
        until,
        statute_of("regional_secretariat", day),
        region=slug,
        row="BOD-09",
    )


def _kazakh_of(name: str) -> str:
    """Give the genitive of a region's Kazakh name: "Абай облысы" -> "Абай облысының"."""
    return f"{name}ның" if name.endswith(("облысы", "қаласы")) else name
