"""How the articles ask the book: settled values only, and people counted by the unit of the norm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import ParamSpec

from rulebook import (
    Deadline,
    Refusal,
    Refused,
    Rulebook,
    Value,
    Verdict,
    deadline_before,
    months_after,
    more_than_share_of,
    share_of,
)
from rulebook.arithmetic import months_before

_Given = ParamSpec("_Given")


def rule(article: Callable[_Given, Verdict]) -> Callable[_Given, Verdict]:
    """Let an article of the law refuse with the verdict of any norm it cannot stand on."""

    @wraps(article)
    def answer(*given: _Given.args, **named: _Given.kwargs) -> Verdict:
        try:
            return article(*given, **named)
        except Refusal as refusal:
            return refusal.verdict

    return answer


def settled(book: Rulebook, key: str, day: date) -> Value:
    """Give a value that may decide; raises `Refusal` ("law.unconfirmed_norm", "law.no_rule_in_force")."""
    value = book.settled(key, on=day)
    if isinstance(value, Refused):
        raise Refusal(value)
    return value


@dataclass(frozen=True)
class Needed:
    """Hold how many people a norm asks for, and the value that says so."""

    people: int
    value: Value


def count_needed(book: Rulebook, key: str, of: int, day: date) -> Needed:
    """Count the people that a norm of shares asks for out of `of`; rounds up, or above for "more than".

    Raises `Refusal` as `settled` does, `TypeError` for a norm that is no share.
    """
    value = settled(book, key, day)
    unit = book.parameter(key).unit
    count = more_than_share_of if unit.startswith("more_than_share") else share_of
    return Needed(count(of, value.share), value)


def term_from(value: Value, unit: str, start: date) -> Deadline:
    """Count a term of months or calendar days forward from a day; the last day is in time."""
    if unit == "month":
        return Deadline(months_after(start, value.number), (value.law,), value.confirmed)
    if unit == "day":
        return Deadline(deadline_before(start, -value.number), (value.law,), value.confirmed)
    raise ValueError(f"not a term: {unit}")


def term_before(value: Value, unit: str, start: date) -> Deadline:
    """Count a term of months or calendar days back from a day; the boundary day is in time."""
    if unit == "month":
        return Deadline(months_before(start, value.number), (value.law,), value.confirmed)
    if unit == "day":
        return Deadline(deadline_before(start, value.number), (value.law,), value.confirmed)
    raise ValueError(f"not a term: {unit}")
