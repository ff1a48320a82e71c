"""What a search finds. Rooms answer `queries.found(words, day) -> Iterable[Group]`; the page of search gathers and orders them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

MOST_FOUND = 20


@dataclass(frozen=True)
class Found:
    """One thing found: its name, the language the name is in, its address, and a word about it."""

    name: str
    address: str
    language: str = ""
    note: str | Promise = ""


@dataclass(frozen=True)
class Group:
    """Things of one kind that were found, in order; `count` of them in all, the first of them listed.

    `section` is the entry of the header they stand under: "meetings:index".
    """

    title: str | Promise
    section: str
    items: tuple[Found, ...]
    count: int


def group_of(title: str | Promise, section: str, items: Iterable[Found]) -> Group:
    """Count things that are in memory, and list the first of them."""
    listed = tuple(items)
    return Group(title, section, listed[:MOST_FOUND], len(listed))


def group_of_rows(
    title: str | Promise, section: str, rows: QuerySet[Any], show: Callable[[Any], Found]
) -> Group:
    """List the first of some rows, as `first_of` gives them."""
    first, count = first_of(rows)
    return Group(title, section, tuple(show(row) for row in first), count)


def first_of(rows: QuerySet[Any], most: int = MOST_FOUND) -> tuple[list[Any], int]:
    """Give the first rows and how many there are. One query where they are fewer than `most`; else a second one counts."""
    first = list(rows[:most])
    return first, len(first) if len(first) < most else rows.count()
