"""The codes of the law as people say them, in three languages: no page needs to show a bare code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Literal

from rulebook import Norm

from shanyraq.law import FOLDER

Kind = Literal[
    "word",
    "unit",
    "answer",
    "confidence",
    "status",
    "kind",
    "issuer",
    "entry_rule",
    "relation",
    "role",
]


@cache
def _table() -> dict[str, dict[str, Mapping[str, str]]]:
    return tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))


def said(kind: Kind, code: str) -> Mapping[str, str]:
    """Give the words of a code by language: `said("role", "assembly.chair")["kk"]`.

    A code that an instance entered itself and the files do not know is said as it was typed.
    """
    words = _table()[kind].get(code)
    return words if words is not None else dict.fromkeys(("kk", "ru", "en"), code)


def norm_in_words(value: Norm, language: str) -> str:
    """Say the value of a norm in a language: words of a list joined by commas, yes or no, a share as "2/3".

    Whole numbers come back as digits, without their unit; a norm that says nothing comes back as "".
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return said("answer", "yes" if value else "no")[language]
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, int):
        return str(value)
    words = (value,) if isinstance(value, str) else value
    return ", ".join(said("word", word)[language] for word in words)


def roles_in_words(roles: str, language: str) -> str:
    """Say a list of roles joined by commas, as the fact `who` of "law.no_mandate" has it."""
    return ", ".join(said("role", role.strip())[language] for role in roles.split(","))
