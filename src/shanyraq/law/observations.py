"""Numbers that the sources observed and no law sets: members, Council, associations, each with its own date."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rulebook import Confidence

from shanyraq.law import FOLDER


@dataclass(frozen=True)
class Observation:
    """Hold one number a source gives; `as_of` is "2024", "2022-04", or "" where the source has no date."""

    what: str
    count: int
    as_of: str
    confidence: Confidence
    source: str
    title: Mapping[str, str]


@cache
def observations() -> tuple[Observation, ...]:
    """Give every observation, as `observations.toml` has them."""
    table = tomllib.loads((FOLDER / "observations.toml").read_text(encoding="utf-8"))
    return tuple(Observation(**row) for row in table["observation"])


def of(what: str) -> tuple[Observation, ...]:
    """Give the observations of one thing, undated ones first, then by date."""
    return tuple(sorted((row for row in observations() if row.what == what), key=lambda row: row.as_of))
