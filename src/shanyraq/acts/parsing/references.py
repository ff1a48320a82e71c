"""References to acts inside a text: dates in both orders, numbers, kinds, places, publications."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kazakhtext.dates import parse_date
from rulebook import Publication

_QUOTED = re.compile(r"[«\"“](?P<title>.+?)[»\"”]")
_WORDED = r"(?P<day>\d{4}\s+жылғы\s+\d{1,2}\s+[^\W\d]+)"
_KINDS = {
    "конституциялық заң": "constitutional-law",
    "жарлы": "decree",
    "өкім": "order",
    "қаулы": "resolution",
    "кодекс": "code",
    "заң": "law",
}
_KIND = r"(?P<kind>[Кк]онституциялық\s+[Зз]аң|Жарлы[қғ]|Өкім|Қаулы|Кодекс|Заң)"
_NUMBERED = re.compile(rf"{_WORDED}\s+№\s*(?P<number>[\w/-]+)\s+{_KIND}")
_UNNUMBERED = re.compile(rf"{_WORDED}\s+{_KIND}")
_PLACE = re.compile(
    r"(?:(?P<article>\d+(?:-\d+)?)-\s?бабы?(?:ның)?)?\s*"
    r"(?:(?P<point>\d+(?:-\d+)?)-\s?тармағы?(?:ның)?)?\s*"
    r"(?:(?P<sub>\d+(?:-\d+)?)\)\s*тармақшасы?)?"
)
_PUBLICATION = re.compile(r"(?:(?P<year>\d{4})\s*ж\.,\s*)?№\s*(?P<number>\d+),\s*(?P<document>\d+)-құжат")
_COLLECTION = re.compile(r"\((?:[^()]*?\s)?(?P<name>ПҮАЖ|ПҮКЖ|САПП)[^,()]*,(?P<rest>[^()]*)\)")


@dataclass(frozen=True)
class ActReference:
    """An act named in a text:
    what it is, which place of it is meant ("1(10)", "" for the whole), and its publications.
    """

    kind: str
    number: str
    date: date
    title: str = ""
    place: str = ""
    publications: tuple[Publication, ...] = ()


def day_in(text: str) -> date | None:
    """Read 18.01.2021, 2012.12.21 or «2011 жылғы 7 қыркүйектегі»; None where it is no day."""
    return parse_date(text, "kk")


def reference_in(text: str) -> ActReference | None:
    """Find the first act a sentence names after its title in quotes, if it has one;
    None where it names none.
    """
    title, rest = _title_and_rest(text)
    match = _NUMBERED.search(rest) or _UNNUMBERED.search(rest)
    day = day_in(match["day"]) if match else None
    if match is None or day is None:
        return None
    return ActReference(
        kind=_kind(match["kind"]),
        number=match.groupdict().get("number") or "",
        date=day,
        title=title,
        place=place_in(rest[match.end() :]),
        publications=tuple(publications_in(text)),
    )


def _title_and_rest(text: str) -> tuple[str, str]:
    outside = _COLLECTION.sub("", text)
    quoted = _QUOTED.search(outside)
    if quoted is None:
        return "", outside
    return quoted["title"], outside[quoted.end() :]


def _kind(word: str) -> str:
    bare = " ".join(word.casefold().split())
    return next(kind for start, kind in _KINDS.items() if bare.startswith(start))


def place_in(text: str) -> str:
    """Read «33-бабы 2-тармағының 3) тармақшасы» as "33(2)(3)", «1-тармағының 10) тармақшасы» as "1(10)";
    else "".
    """
    for match in _PLACE.finditer(text):
        parts = [part for part in match.group("article", "point", "sub") if part]
        if parts:
            return parts[0] + "".join(f"({part})" for part in parts[1:])
    return ""


def publications_in(text: str) -> Iterator[Publication]:
    """Read «(… ПҮАЖ-ы, 2010 ж., № 28, 215-құжат; № 32, 252-құжат;)»:
    a year holds until the next one is named.
    """
    for collection in _COLLECTION.finditer(text):
        year = None
        for match in _PUBLICATION.finditer(collection["rest"]):
            year = int(match["year"]) if match["year"] else year
            if year is not None:
                yield Publication(collection["name"], year, int(match["number"]), int(match["document"]))
