"""The legal history of the Assembly: each event with its act."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from rulebook import Act, Rulebook


@dataclass(frozen=True)
class Event:
    """An event of the chain: its day, its act, what it changed ("host", "name", "status" or nothing special)."""

    day: date
    act: Act
    text: Mapping[str, str]
    source: str
    change: str = ""


@cache
def _rows() -> tuple[Mapping[str, object], ...]:
    text = (Path(__file__).parents[1] / "chain.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["event"])


def chain(book: Rulebook, until: date) -> list[Event]:
    """List the events up to a day, in order."""
    events = [Event(**{**row, "act": book.act(str(row["act"]))}) for row in _rows()]  # type: ignore[arg-type]
    return sorted((event for event in events if event.day <= until), key=lambda event: event.day)
