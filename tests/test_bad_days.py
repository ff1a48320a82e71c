"""The bad days of a Session: each has its outcome, its sentence in three languages and its test, and the guide names them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.utils import timezone
from django.utils.translation import gettext, override

from shanyraq.journal import clock

HOME = Path(__file__).resolve().parents[1]
GUIDES = {"en": "bad-days.md", "kk": "bad-days.kk.md", "ru": "bad-days.ru.md"}
LATE, WRITTEN = (
    "Your vote came too late: the vote by names is closed",
    "The vote is recorded. Nothing more is needed.",
)
# What is said on each day of the guide, in its order; the part before the numbers of the day. Nothing where nobody notices.
SAID = [
    LATE,
    WRITTEN,
    "This ballot was sent already, with another choice",
    "The ballot was not taken: {fault}",
    "You hold no mandate for this",
    LATE,
    "No quorum: {registered} of {total} members are registered, {needed} are needed",
    "More ballots lie on the board than members took part",
    "Somebody else changed the agenda while you were writing",
    "Somebody did this, or something close to it, at the same moment",
    "",
    "The request is over: its last signature was withdrawn on {lapsed_on}",
    WRITTEN,
]


def days(language: str) -> list[tuple[str, list[str]]]:
    """Read the guide: what is said on each day, and the tests that try it."""
    lines = (HOME / "docs/guides" / GUIDES[language]).read_text(encoding="utf-8").splitlines()
    rows = [line.strip("|").split(" | ") for line in lines if line.startswith("| ")][1:]
    assert all(len(row) == 4 and all(cell.strip() for cell in row) for row in rows)
    return [(said, re.findall(r"`([^`]+)`", tests)) for _day, _does, said, tests in rows]


def known_tests() -> Iterator[str]:
    """List the tests there are, each as file::name."""
    for file in [*(HOME / "tests").rglob("test_*.py"), *(HOME / "src").rglob("tests/test_*.py")]:
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield f"{file.name}::{node.name}"


def test_every_bad_day_names_tests_that_are_there_the_same_in_each_language() -> None:
    known = set(known_tests())
    told = [[tests for _said, tests in days(language)] for language in GUIDES]
    assert told[0] == told[1] == told[2] and len(told[0]) == len(SAID)
    assert all(tests and set(tests) <= known for tests in told[0]), [set(one) - known for one in told[0]]


@pytest.mark.parametrize("language", GUIDES)
def test_every_bad_day_has_the_sentence_that_is_said(language: str) -> None:
    with override(language):
        for (said, _tests), sentence in zip(days(language), SAID, strict=True):
            words = gettext(sentence).partition("{")[0].rstrip(" :") if sentence else ""
            assert words in said and (language == "en" or not sentence or words not in sentence), said


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2024, 10, 14, 18, 59, tzinfo=UTC), date(2024, 10, 14)),
        (datetime(2024, 10, 14, 19, 0, tzinfo=UTC), date(2024, 10, 15)),
        (datetime(2024, 2, 28, 18, 0, tzinfo=UTC), date(2024, 2, 29)),  # an hour earlier until March 2024
    ],
)
def test_the_day_is_that_of_the_institution_and_of_no_telephone(
    moment: datetime, day: date, monkeypatch: pytest.MonkeyPatch, settings: object
) -> None:
    settings.REHEARSAL = False  # type: ignore[attr-defined]
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert clock.moment() == clock.Moment(day=day, machine=moment)
