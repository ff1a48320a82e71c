"""Where papers disagree about the structure, and who chaired when. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

Texts = Mapping[str, str]


@dataclass(frozen=True)
class Statement:
    """What one source says, in three languages, and where it says so."""

    text: Texts
    source: Texts


@dataclass(frozen=True)
class Dispute:
    """A question on which papers disagree: the statements, and what the page follows."""

    row: str
    organ: str
    title: Texts
    follows: Texts
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Chair:
    """Who chaired on the days [since, until), in which office."""

    since: date
    until: date | None
    name: Texts
    source: Texts


@cache
def disputes() -> tuple[Dispute, ...]:
    """Give every question on which papers disagree, in the order of the file."""
    return tuple(
        Dispute(statements=tuple(Statement(**s) for s in row.pop("statement")), **row)
        for row in _read("disputes.toml")["dispute"]
    )


def disputes_of(organ: str) -> tuple[Dispute, ...]:
    """Give the questions about one organ."""
    return tuple(dispute for dispute in disputes() if dispute.organ == organ)


@cache
def chairs() -> tuple[Chair, ...]:
    """Give who chaired through time, the first first."""
    return tuple(Chair(until=row.pop("until", None), **row) for row in _read("chairs.toml")["chair"])


def chair_on(day: date) -> Chair | None:
    """Give who chaired on a day; None where the Assembly had no chair or the sources end."""
    return next((c for c in chairs() if c.since <= day and (c.until is None or day < c.until)), None)


def _read(name: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
