"""Assignments of the past with what came of them, as the papers tell (history.toml); none is added that no line says."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Past:
    """An assignment of the past: by which act, to whom, what; its outcome and the year of it, each with its lines."""

    act: str
    given_on: date
    addressee: Mapping[str, str]
    text: Mapping[str, str]
    source: str
    outcome: Mapping[str, str]
    outcome_year: int
    outcome_source: str


@cache
def past_assignments() -> tuple[Past, ...]:
    """Give them, the earliest first."""
    rows = tomllib.loads((Path(__file__).parent.parent / "history.toml").read_text(encoding="utf-8"))
    return tuple(sorted((Past(**row) for row in rows["assignment"]), key=lambda one: one.given_on))
