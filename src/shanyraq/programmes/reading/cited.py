"""Find which acts a paragraph names, and which Session: by number and year, else by title. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from shanyraq.programmes.reading.marks import roman

_SHORTEST = 12  # a shorter title says too little to find an act by
_NEAR = 60  # signs between a year and the number after it
_SESSION = re.compile(r"\b([IVXLC]+|\d{1,2})\s?-?\s?(?:ші\s|шы\s|й\s)?(?:сесси|session)", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Known:
    """An act that may be named: its key, number, year (0 unknown) and every title it goes by."""

    key: str
    number: str
    year: int
    titles: tuple[str, ...]


@dataclass(frozen=True)
class Named:
    """What a paragraph names: an act by its key, or a Session by its number; `at` is where, in signs."""

    at: int
    act: str = ""
    session: int = 0


def named_in(text: str, known: Iterable[Known]) -> list[Named]:
    """List the acts and Sessions that a paragraph names, in its order, each once.

    An act is found by its number after its year; else by a whole title, where no act found by number has that title.
    """
    whole = _SPACE.sub(" ", text).casefold()
    acts = list(known)
    by_number = {one.key: at for one in acts if (at := _by_number(one, whole)) >= 0}
    taken = {title for one in acts if one.key in by_number for title in _titles(one)}
    found = [Named(at, act=key) for key, at in by_number.items()]
    for one in acts:
        places = [whole.find(title) for title in _titles(one) if title not in taken]
        at = min((place for place in places if place >= 0), default=-1)
        if at >= 0 and one.key not in by_number:
            found.append(Named(at, act=one.key))
    found += [Named(one.start(), session=_number(one[1])) for one in _SESSION.finditer(whole)]
    return sorted(found, key=lambda one: (one.at, one.act))


def _by_number(one: Known, text: str) -> int:
    if not one.number or not one.year:
        return -1
    near = rf"{one.year}\D.{{0,{_NEAR}}}?№\s?{re.escape(one.number.casefold())}(?![\w-])"
    found = re.search(near, text)
    return found.start() if found else -1


def _titles(one: Known) -> list[str]:
    titles = (_SPACE.sub(" ", title).casefold().rstrip(".") for title in one.titles)
    return [title for title in titles if len(title) >= _SHORTEST]


def _number(said: str) -> int:
    return int(said) if said.isdigit() else roman(said.upper())
