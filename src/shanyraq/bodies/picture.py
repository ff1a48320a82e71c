"""Draw the organs of a day: boxes in their places, lines between them. Pure; the page turns it into SVG.

The picture holds the core (who chairs, who governs, who works for whom); the list and the table beside it hold all.
Units are those of the drawing, `WIDTH` wide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shanyraq.law.organs import Edge, kinds
from shanyraq.law.structure import Structure

WIDTH, HEIGHT = 960, 664
LETTER = 7.9  # a letter at 15 units, on average, of the widest of the three languages
SMALL_LETTER = 6.9


@dataclass(frozen=True)
class Place:
    """Where an organ stands in the drawing."""

    x: int
    y: int
    width: int
    height: int
    main: bool = False
    small: bool = False


@dataclass(frozen=True)
class Box:
    """One organ as drawn: its place and the lines of its name, each with its own height above the paper."""

    place: Place
    lines: tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class Line:
    """One relation as drawn: its path, its words in short lines at their places; `sure` is false where unconfirmed."""

    path: str
    words: tuple[tuple[float, float, str], ...]
    sure: bool


@dataclass(frozen=True)
class Picture:
    """The drawing of a day."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    width: int = WIDTH
    height: int = HEIGHT


PLACES = {
    "first-president": Place(0, 0, 260, 56),
    "president": Place(300, 0, 240, 56),
    "presidential-administration": Place(720, 0, 240, 56),
    "ministry-information-accord": Place(720, 0, 240, 56),
    "deputy-chair-1": Place(0, 120, 260, 48, small=True),
    "deputy-chair-2": Place(0, 178, 260, 48, small=True),
    "deputy-chair-3": Place(0, 236, 260, 48, small=True),
    "assembly-chair": Place(300, 120, 240, 56),
    "session": Place(0, 348, 600, 68, main=True),
    "secretariat": Place(720, 348, 240, 68),
    "council": Place(0, 480, 260, 56),
    "expert-council": Place(720, 480, 240, 56),
    "regional": Place(0, 600, 600, 60),
    "akims": Place(720, 600, 240, 60),
}

# (kind, from, to): the path of the line, where its words stand, and how many letters fit in a line of them.
_ROUTES: dict[tuple[str, str, str], tuple[str, tuple[float, float], int]] = {
    ("holds", "president", "assembly-chair"): ("M420 56V120", (420, 92), 24),
    ("holds", "first-president", "assembly-chair"): ("M130 56V88H360V120", (246, 92), 24),
    ("deputises", "deputy-chair-1", "assembly-chair"): ("M260 144H300", (0, 0), 0),
    ("deputises", "deputy-chair-2", "assembly-chair"): ("M260 202H280V144", (0, 0), 0),
    ("deputises", "deputy-chair-3", "assembly-chair"): ("M260 260H280V144", (0, 0), 0),
    ("convenes", "assembly-chair", "session"): ("M420 176V348", (420, 266), 20),
    ("convenes", "president", "session"): ("M540 28H580V348", (580, 266), 14),
    ("part_of", "secretariat", "presidential-administration"): ("M840 348V56", (840, 206), 24),
    ("part_of", "secretariat", "ministry-information-accord"): ("M840 348V56", (840, 206), 24),
    ("works_for", "secretariat", "session"): ("M720 382H600", (660, 382), 14),
    ("governs_between", "council", "session"): ("M130 480V416", (130, 452), 24),
    ("coordinates", "secretariat", "expert-council"): ("M840 416V480", (840, 452), 24),
    ("accountable_to", "regional", "session"): ("M420 600V416", (420, 512), 24),
    ("at", "regional", "akims"): ("M600 630H720", (660, 630), 14),
}


def drawn(structure: Structure, language: str, regional: str, akims: str) -> Picture:
    """Draw a structure in a language; `regional` and `akims` name the regional assemblies and the akims together."""
    names = {o.slug: o.titles[language] for o in structure.organs if o.slug in PLACES}
    if structure.regional_assemblies:
        names["regional"] = regional
    if any(organ.kind == "akim" for organ in structure.organs):
        names["akims"] = akims
    shown = _without_unused_hosts(names, structure)
    boxes = tuple(_box(PLACES[slug], name) for slug, name in shown.items())
    return Picture(boxes, tuple(_lines(structure, set(shown), language)))


def _without_unused_hosts(names: dict[str, str], structure: Structure) -> dict[str, str]:
    """The place beside the President is for whoever hosts the secretariat on the day."""
    host = structure.host_of_secretariat
    hosts = {"presidential-administration", "ministry-information-accord"}
    return {slug: name for slug, name in names.items() if slug not in hosts or (host and host.slug == slug)}


def _lines(structure: Structure, shown: set[str], language: str) -> Iterator[Line]:
    drawn_already = set()
    for edge in structure.edges:
        key = (edge.kind, _together(edge.source_organ, structure), _together(edge.target_organ, structure))
        if key in _ROUTES and key not in drawn_already and {key[1], key[2]} <= shown:
            drawn_already.add(key)
            yield _line(edge, *_ROUTES[key], language)


def _together(slug: str, structure: Structure) -> str:
    kind = next((organ.kind for organ in structure.organs if organ.slug == slug), "")
    return {"regional_assembly": "regional", "akim": "akims"}.get(kind, slug)


def _line(edge: Edge, path: str, at: tuple[float, float], letters: int, language: str) -> Line:
    words = wrapped(kinds()[edge.kind][language], letters) if letters else []
    top = at[1] - 8 * (len(words) - 1)
    return Line(
        path=path,
        words=tuple((at[0], top + 16 * n, text) for n, text in enumerate(words)),
        sure=edge.confidence != "unconfirmed",
    )


def _box(place: Place, name: str) -> Box:
    letters = int((place.width - 24) / (SMALL_LETTER if place.small else LETTER))
    lines = wrapped(name, letters)
    step = 16 if place.small else 19
    top = place.y + place.height / 2 - step * (len(lines) - 1) / 2 + 5
    return Box(place, tuple((top + step * n, text) for n, text in enumerate(lines)))


def wrapped(text: str, letters: int) -> list[str]:
    """Break a name into lines of at most so many letters, between words."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines
