"""Editorial notes («Ескерту») and excluded points:
which place, what was done, by which act, in which language.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from rulebook.acts import EntryRule

from shanyraq.acts.parsing.references import day_in

Change: TypeAlias = Literal["new_wording", "changed", "added", "excluded", "unknown"]

_NOTE = re.compile(r"^Ескерту\.\s*(?P<rest>.+)$", re.DOTALL)
_EXCLUDED = re.compile(r"^(?P<point>\d{1,3}(?:-\d+)?)\.\s+Алып\s+таст\w+\s*(?P<rest>.*)$", re.DOTALL)
_CHAPTER = re.compile(r"(?P<number>\d+)-тарау")
_POINT = re.compile(r"(?P<number>\d+(?:-\d+)?)-тарма[қғ]")
_SUB = re.compile(r"(?P<number>\d+(?:-\d+)?)\)\s*тармақша")
_AMENDING = re.compile(
    r"(?P<day>\d{2}\.\d{2}\.\d{4}|\d{4}\.\d{2}\.\d{2}|\d{4}\s+жылғы\s+\d{1,2}\s+[^\W\d]+)\s+№\s*(?P<number>[\w/-]+)"
    r"(?:\s*\((?P<entry>[^()]*)\))?"
)
_KINDS: tuple[tuple[str, Change], ...] = (
    ("жаңа редакцияда", "new_wording"),
    ("алып таст", "excluded"),
    ("толықтыр", "added"),
    ("өзгеріс", "changed"),
)
_RUSSIAN_ALONE = re.compile(r"орыс тіліндегі мәтін\w*.*мемлекеттік тілдегі мәтін өзгермейді")
_KAZAKH_ALONE = re.compile(r"(?:мемлекеттік|қазақ) тіл\w+ мәтін\w*.*орыс тіліндегі мәтін өзгермейді")


@dataclass(frozen=True)
class Amendment:
    """The act that made a change: number and day of signature, and how it enters into force."""

    number: str
    date: dt.date
    entry_rule: EntryRule = "unknown"
    in_force_from: dt.date | None = None


@dataclass(frozen=True)
class Note:
    """What an editorial note says.

    `said_place` is the place as the note names it ("13", "chapter-2", "11(2)"). `language` is "ru"
    or "kk" where the text of that language alone was touched, else "".
    """

    text: str
    said_place: str
    change: Change
    amendments: tuple[Amendment, ...]
    language: str = ""


def note_in(text: str) -> Note | None:
    """Read a paragraph that begins with «Ескерту.»; None for any other."""
    match = _NOTE.match(text)
    return _read(text, match["rest"], place_in_note(match["rest"])) if match else None


def exclusion_in(text: str) -> Note | None:
    """Read «27. Алып тасталды - ҚР Президентінің …»; None for any other paragraph."""
    match = _EXCLUDED.match(text)
    return _read(text, match["rest"], match["point"], "excluded") if match else None


def _read(text: str, rest: str, place: str, change: Change | None = None) -> Note:
    found: Change = next((kind for word, kind in _KINDS if word in rest), "unknown")
    return Note(
        text=text,
        said_place=place,
        change=change or found,
        amendments=tuple(_amendments(rest)),
        language=_language(rest),
    )


def place_in_note(text: str) -> str:
    """Read the place a note names, before the acts it cites: "chapter-2", "13", "11(2)";
    "" where it names none.
    """
    head = text.split("ҚР", 1)[0]
    chapter, point, sub = _CHAPTER.search(head), _POINT.search(head), _SUB.search(head)
    if point:
        return point["number"] + (f"({sub['number']})" if sub else "")
    return f"chapter-{chapter['number']}" if chapter else ""


def _language(text: str) -> str:
    if _RUSSIAN_ALONE.search(text):
        return "ru"
    return "kk" if _KAZAKH_ALONE.search(text) else ""


def _amendments(text: str) -> list[Amendment]:
    found = []
    for match in _AMENDING.finditer(text):
        day = day_in(match["day"])
        if day is not None:
            rule, since = entry_in(match["entry"] or "", day)
            found.append(Amendment(match["number"], day, rule, since))
    return found


def entry_in(text: str, signed: date) -> tuple[EntryRule, date | None]:
    """Read how an act enters into force; the day is known only for signature and for a day that is named."""
    if "қол қойылған" in text:
        return "signature", signed
    if "ресми жариялан" in text:
        return "first_official_publication", None
    named = re.search(r"\d{2}\.\d{2}\.\d{4}", text)
    if named and (day := day_in(named[0])):
        return "fixed_date", day
    return "unknown", None
