"""What the Concept names beside its tasks, to tag measures with: lines of work, aims of modernisation, the community."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from shanyraq.sources.facts.before import Line
from shanyraq.sources.facts.values import Place

DATA = Path(__file__).parent / "data" / "lines.toml"


@cache
def lines(scheme: str) -> Mapping[str, Line]:
    """Give the rows of a scheme by key, in the order of the paper: "line" six lines of work, "aim" seven aims, "community" two principles."""
    rows = tomllib.loads(DATA.read_text(encoding="utf-8"))["line"]
    return {
        row["key"]: Line(Place.parse(row["source"]), row["says"], row["key"])
        for row in rows
        if row["scheme"] == scheme
    }
