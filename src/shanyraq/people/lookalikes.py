"""Who a row is about: somebody already here, somebody of an earlier row, or a look-alike an officer decides on. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from shanyraq.people.rules import are_fathers_apart, loose_key, name_key, overlap


@dataclass(frozen=True)
class Known:
    """A person already here: their names in any language, address, and seats as (organisation, role, since, until).

    `left` tells that only an import since undone brought them, so that the same row may bring them again.
    """

    id: int
    name: str
    names: tuple[str, ...]
    email: str
    seats: tuple[tuple[int, str, date, date | None], ...] = ()
    left: bool = False

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
class Seat:
    """A seat a row brings: organisation, role, [since, until)."""

    body: int
    role: str
    since: date
    until: date | None


class Book:
    """People already here and those met in earlier rows, by address, by the key of their names, and by their seats."""

    def __init__(self, people: Sequence[Known]) -> None:
        self.by_email = {person.email.lower(): person for person in people if person.email}
        self.holders: dict[int, Known] = {}
        self._by_loose_key: dict[tuple[str, ...], list[Known]] = {}
        self._left: dict[tuple[str, ...], Known] = {}
        for person in people:
            names = [name for name in person.names if name]
            for key in {loose_key(name) for name in names}:
                self._by_loose_key.setdefault(key, []).append(person)
            if person.left:
                self._left[tuple(names)] = person
        self._rows_by_email: dict[str, tuple[int, set[tuple[str, ...]]]] = {}
        self._rows_by_key: dict[tuple[str, ...], list[tuple[int, str, str]]] = {}
        self._seats: dict[tuple[Any, ...], list[tuple[int, Seat]]] = {}

    def repeated(self, number: int, email: str, names: Sequence[str]) -> tuple[int | None, list[Problem]]:
        """Find an earlier row about the same person: by address, or by name where neither another address nor another
        father is written."""
        keys = {name_key(name) for name in names}
        if email:
            first, known = self._rows_by_email.setdefault(email, (number, keys))
            if first != number:
                if known & keys:
                    return first, []
                return None, [Problem("email", "address_of_another", (("row", first),))]
        leader = next((n for key, name in _keyed(names) if (n := self._of_name(key, name, email))), None)
        if leader is None:
            for key, name in _keyed(names):
                self._rows_by_key.setdefault(key, []).append((number, email, name))
        return leader, []

    def _of_name(self, key: tuple[str, ...], name: str, email: str) -> int | None:
        for number, address, other in self._rows_by_key.get(key, []):
            if (not email or not address or address == email) and not are_fathers_apart(name, other):
                return number
        return None

    def left_behind(self, names: Sequence[str], email: str) -> Known | None:
        """Find the person that the same row brought before an import was undone: all names the same, no other address."""
        found = self._left.get(tuple(names))
        return found if found and (not email or found.email in {"", email}) else None

    def alike(self, names: Sequence[str]) -> tuple[Known, ...]:
        """Find people whose names sound the same in Kazakh or Russian spelling."""
        keys = {loose_key(name) for name in names}
        found = {person.id: person for key in keys for person in self._by_loose_key.get(key, [])}
        return tuple(found.values())

    def placed(
        self, number: int, leader: int, holder: Known | None, seat: Seat
    ) -> tuple[bool, list[Problem]]:
        """Tell whether the seat is known already, and what it runs into: seats recorded, or brought by earlier rows."""
        for body, role, since, until in holder.seats if holder else ():
            if (body, role) == (seat.body, seat.role) and overlap(seat.since, seat.until, since, until):
                if since <= seat.since and seat.until in {None, until}:
                    return True, []
                facts = (("since", f"{since:%d.%m.%Y}"), ("until", f"{until:%d.%m.%Y}" if until else "…"))
                return False, [Problem("since", "overlaps_recorded", facts)]
        who = ("person", holder.id) if holder else ("row", leader)
        earlier = self._seats.setdefault((who, seat.body, seat.role), [])
        for first, other in earlier:
            if overlap(seat.since, seat.until, other.since, other.until):
                same = (seat.since, seat.until) == (other.since, other.until)
                return False, [Problem("since", "row_twice" if same else "rows_overlap", (("row", first),))]
        earlier.append((number, seat))
        return False, []


def _keyed(names: Sequence[str]) -> list[tuple[tuple[str, ...], str]]:
    return [(name_key(name), name) for name in names]
