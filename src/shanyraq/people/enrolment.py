"""Check each row of a roll against what is known: errors in words, people already here, look-alikes. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kazakhtext.dates import parse_date

from shanyraq.people.roll import MOST_LETTERS, Line, role_of
from shanyraq.people.rules import OFFICES, is_current, name_key

_ADDRESS = re.compile(r"[^@\s,;<>\"']+@[^@\s,;<>\"']+\.[^@\s,;<>\"'.]{2,}")
_KAZAKH_CELL = re.compile(r"[A-Za-z]")
GIVEN = {
    "assembly": ("member", "chair", "deputy_chair"),
    "council": ("member", "chair"),
    "secretariat": ("head", "officer"),
    "regional_assembly": ("member", "chair", "deputy_chair"),
    "regional_secretariat": ("head", "officer"),
    "state_body": ("head", "clerk"),
    "akimat": ("head", "clerk"),
    "association": ("head", "member"),
    "friendship_house": ("head", "member"),
    "instance": ("administrator",),
}


@dataclass(frozen=True)
class Body:
    """An organisation a row may name."""

    id: int
    classification: str


@dataclass(frozen=True)
class Known:
    """A person already here: their names in any language, address, and seats as (organisation, role, since, until)."""

    id: int
    name: str
    names: tuple[str, ...]
    email: str
    seats: tuple[tuple[int, str, date, date | None], ...] = ()

    @property
    def mark(self) -> str:
        """Give the decision that a row is about this person."""
        return f"same:{self.id}"


@dataclass(frozen=True)
class Problem:
    """What is wrong with a cell: the field, a code, and facts for the sentence."""

    field: str
    code: str
    facts: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Row:
    """A checked row. `person` is known by the address; `alike` may be the same person and wait for a decision.

    `known` means the person already holds this seat, so there is nothing to add. `leader` is the number of an
    earlier row about the same person.
    """

    number: int
    cells: Mapping[str, str]
    problems: tuple[Problem, ...] = ()
    body: int | None = None
    role: str = ""
    since: date | None = None
    until: date | None = None
    person: int | None = None
    alike: tuple[Known, ...] = ()
    leader: int | None = None
    known: bool = False

    @property
    def undecided(self) -> bool:
        """Tell whether an officer must say if this is somebody already here."""
        return not self.problems and bool(self.alike)


def check(
    lines: Sequence[Line], *, bodies: Mapping[str, Body], people: Sequence[Known], may_give_offices: bool
) -> list[Row]:
    """Check every row; nothing is dropped. `bodies` by slug and names in small letters.

    Offices are given only where `may_give_offices`.
    """
    book = _Book(people)
    return [_checked(line, bodies, book, may_give_offices) for line in lines]


class _Book:
    """People already here and those met in earlier rows, by address and by the key of their names."""

    def __init__(self, people: Sequence[Known]) -> None:
        self.by_id = {person.id: person for person in people}
        self.by_email = {person.email.lower(): person for person in people if person.email}
        self.by_key: dict[tuple[str, ...], list[Known]] = {}
        for person in people:
            for key in {name_key(name) for name in person.names if name}:
                self.by_key.setdefault(key, []).append(person)
        self.rows_by_email: dict[str, tuple[int, set[tuple[str, ...]]]] = {}
        self.rows_by_key: dict[tuple[str, ...], tuple[int, str]] = {}
        self.seats: dict[tuple[Any, ...], int] = {}


def _checked(line: Line, bodies: Mapping[str, Body], book: _Book, may_give_offices: bool) -> Row:
    cells = line.cells
    body, role, seat_problems = _seat(cells, bodies, may_give_offices)
    since, until, day_problems = _days(cells)
    email = cells.get("email", "").lower()
    keys = {name_key(cells[f]) for f in ("name_kk", "name_ru") if cells.get(f)}
    leader, repeat_problems = _repeated(line.number, email, keys, book)
    problems = [
        *_names(cells),
        *_address(email),
        *seat_problems,
        *day_problems,
        *repeat_problems,
        *_lengths(cells),
    ]
    person = book.by_email.get(email) if email else None
    if not problems and body and since:
        problems += _same_seat(line.number, email, keys, body.id, role, since, book)
    alike = () if person or leader or problems else _alike(keys, email, book)
    known = (
        person is not None and body is not None and since is not None and _holds(person, body.id, role, since)
    )
    return Row(
        line.number, cells, tuple(problems), body.id if body else None, role, since, until,
        person.id if person else None, alike, leader, known,
    )  # fmt: skip


def _names(cells: Mapping[str, str]) -> Iterable[Problem]:
    name = cells.get("name_kk", "")
    if not name:
        yield Problem("name_kk", "no_kazakh_name")
    elif _KAZAKH_CELL.search(name):
        yield Problem("name_kk", "latin_name")
    elif len(name.split()) < 2:
        yield Problem("name_kk", "one_word_name")


def _address(email: str) -> Iterable[Problem]:
    if email and not _ADDRESS.fullmatch(email):
        yield Problem("email", "bad_address")


def _lengths(cells: Mapping[str, str]) -> Iterable[Problem]:
    limits = {"name_kk": 200, "name_ru": 200, "name_en": 200, "phone": 32, "email": 254}
    for name, text in cells.items():
        most = limits.get(name, MOST_LETTERS)
        if len(text) > most:
            yield Problem(name, "too_long", (("most", most),))


def _seat(
    cells: Mapping[str, str], bodies: Mapping[str, Body], may_give_offices: bool
) -> tuple[Any, str, list[Problem]]:
    body = bodies.get(cells.get("body", "").casefold())
    if body is None:
        return None, "", [Problem("body", "unknown_body" if cells.get("body") else "no_body")]
    role = role_of(cells.get("role", ""))
    if role is None:
        return body, "", [Problem("role", "unknown_role" if cells.get("role") else "no_role")]
    if role not in GIVEN.get(body.classification, ()):
        return body, role, [Problem("role", "role_elsewhere")]
    if f"{body.classification}.{role}" in OFFICES and not may_give_offices:
        return body, role, [Problem("role", "office")]
    return body, role, []


def _days(cells: Mapping[str, str]) -> tuple[date | None, date | None, list[Problem]]:
    problems, found = [], {}
    for name in ("since", "until"):
        text = cells.get(name, "")
        day = found[name] = _day(text) if text else None
        if text and day is None:
            problems.append(Problem(name, "not_a_day"))
        elif name == "since" and not text:
            problems.append(Problem(name, "no_since"))
    since, until = found["since"], found["until"]
    if since and until and until <= since:
        problems.append(Problem("until", "ends_before"))
    if not cells.get("basis"):
        problems.append(Problem("basis", "no_basis"))
    return since, until, problems


def _day(text: str) -> date | None:
    day = next((d for d in (parse_date(text, lang) for lang in ("kk", "ru", "en")) if d), None)
    return day if day and date(1995, 3, 1) <= day <= date(2199, 12, 31) else None


def _repeated(
    number: int, email: str, keys: set[tuple[str, ...]], book: _Book
) -> tuple[int | None, list[Problem]]:
    """Find an earlier row about the same person, by address, or by name where neither has another address."""
    if email:
        first, known = book.rows_by_email.setdefault(email, (number, keys))
        if first != number:
            if known & keys:
                return first, []
            return None, [Problem("email", "address_of_another", (("row", first),))]
    for key in keys:
        first, address = book.rows_by_key.setdefault(key, (number, email))
        if first != number and (not email or not address or address == email):
            return first, []
    return None, []


def _same_seat(
    number: int, email: str, keys: set[tuple[str, ...]], body: int, role: str, since: date, book: _Book
) -> list[Problem]:
    who = email or min(keys, default=())
    first = book.seats.setdefault((who, body, role), number)
    return [] if first == number else [Problem("name_kk", "row_twice", (("row", first),))]


def _alike(keys: set[tuple[str, ...]], email: str, book: _Book) -> tuple[Known, ...]:
    found = {person.id: person for key in keys for person in book.by_key.get(key, [])}
    return tuple(found.values())


def _holds(person: Known, body: int, role: str, since: date) -> bool:
    return any(
        b == body and r == role and (start == since or is_current(start, end, since))
        for b, r, start, end in person.seats
    )
