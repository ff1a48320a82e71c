"""The words that tell what a part of a paper is, from words.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_KAZAKH = re.compile("[әғқңөұүһі]")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("shanyraq.programmes.reading") / "words.toml").read_text(encoding="utf-8"))


@cache
def _pattern(group: str, name: str) -> re.Pattern[str]:
    return re.compile("|".join(_table()[group][name]), re.IGNORECASE)


def has(name: str, text: str) -> bool:
    """Tell whether a text holds one of the signs called `name`."""
    return bool(_pattern("signs", name).search(text))


def nouns() -> tuple[str, ...]:
    """Give the nouns that make a numbered heading, the longest first."""
    return tuple(sorted(_table()["headings"]["nouns"], key=len, reverse=True))


def role_of(title: str) -> str:
    """Tell what a part is by its heading: "aims", "directions", "outcomes" …; "" where no word says so."""
    return _ruling("roles", title)


def points_of(sentence: str) -> str:
    """Tell what the points of a list are by the sentence that introduces it: "principle", "task", "aim" …; "" unknown."""
    return _ruling("lists", sentence)


def _ruling(group: str, text: str) -> str:
    found = [
        (place.start(), name)
        for name in _table()[group]
        for place in _pattern(group, name).finditer(text.lower())
    ]
    if not found:
        return ""
    return (max if _KAZAKH.search(text.lower()) else min)(found)[1]
