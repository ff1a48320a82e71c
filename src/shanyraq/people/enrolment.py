"""Check each row of a roll against what is known: errors in words, people already here, look-alikes. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from shanyraq.people.lookalikes import Book, Known, Problem, Seat
from shanyraq.people.roll import MOST_LETTERS, Line, birth_year_of, read_day, role_of, sex_of
from shanyraq.people.rules import OFFICES
from shanyraq.people.way_in import way_in

__all__ = ["GIVEN", "Body", "Known", "Problem", "Row", "check"]

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
    standing: Mapping[str, str] = field(default_factory=dict)

    @property
    def undecided(self) -> bool:
        """Tell whether an officer must say if this is somebody already here."""
        return not self.problems and bool(self.alike)


def check(
    lines: Sequence[Line],
    *,
    bodies: Mapping[str, Body],
    people: Sequence[Known],
    may_give_offices: bool,
    decisions: Mapping[int, str] | None = None,
) -> list[Row]:
    """Check every row; nothing is dropped. `bodies` by slug and names in small letters.

    Offices are given only where `may_give_offices`. `decisions` are those of `import_roll`: a row said to be about
    somebody already here is checked against their seats too.
    """
    book = Book(people)
    chosen = decisions or {}
    return [_checked(line, bodies, book, may_give_offices, chosen.get(line.number, "")) for line in lines]


def _checked(line: Line, bodies: Mapping[str, Body], book: Book, may_give_offices: bool, choice: str) -> Row:
    cells = line.cells
    body, role, seat_problems = _seat(cells, bodies, may_give_offices)
    since, until, day_problems = _days(cells)
    way, way_problems = way_in(cells, body.classification if body else "", role, since)
    email = cells.get("email", "").lower()
    names = [cells[f] for f in ("name_kk", "name_ru") if cells.get(f)]
    leader, repeat_problems = book.repeated(line.number, email, names)
    problems = [
        *_names(cells),
        *_address(email),
        *seat_problems,
        *day_problems,
        *way_problems,
        *repeat_problems,
        *_particulars(cells),
        *_lengths(cells),
    ]
    person = book.by_email.get(email) if email else None
    person = person or (book.left_behind(names, email) if leader is None else None)
    alike = () if person or leader or problems else book.alike(names)
    holder = person or next((k for k in alike if k.mark == choice), None) or book.holders.get(leader or 0)
    known = False
    if not problems and body and since:
        if holder:
            book.holders[line.number] = holder
        wanted = Seat(body.id, role, since, until)
        known, problems = book.placed(line.number, leader or line.number, holder, wanted)
    return Row(
        line.number, cells, tuple(problems), body.id if body else None, role, since, until,
        person.id if person else None, alike, leader, known, way,
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


def _particulars(cells: Mapping[str, str]) -> Iterable[Problem]:
    if cells.get("sex") and sex_of(cells["sex"]) is None:
        yield Problem("sex", "unknown_sex")
    if cells.get("birth_year") and birth_year_of(cells["birth_year"]) is None:
        yield Problem("birth_year", "not_a_year")


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
    day = read_day(text)
    return day if day and date(1995, 3, 1) <= day <= date(2199, 12, 31) else None
