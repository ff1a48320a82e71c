"""A norm through time: its values, how sure we are of each, and what an officer confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias

from rulebook.citation import Citation

Confidence: TypeAlias = Literal["text", "reported", "press", "unconfirmed", "confirmed"]
"""How a value is known: read in the act, told by an official body, told by the press, not settled, or settled
by an officer with a paper. Only "unconfirmed" never decides alone."""

Norm: TypeAlias = int | Fraction | bool | str | tuple[str, ...] | None
"""What a norm says. None: the sources do not say it at all (always "unconfirmed")."""


class NoRuleInForce(LookupError):
    """Say that no value of a norm covers the day asked for."""

    def __init__(self, key: str, day: date) -> None:
        super().__init__(f"no rule in force: {key} on {day.isoformat()}")
        self.key = key
        self.day = day

    def __reduce__(self) -> tuple[type[NoRuleInForce], tuple[str, date]]:
        return type(self), (self.key, self.day)


@dataclass(frozen=True)
class Confirmation:
    """Settle an unconfirmed norm: who confirmed which value, for which days, on what paper, and when."""

    norm: str
    value: Norm
    since: date
    until: date | None
    by: str
    paper: str
    on: date

    def covers(self, day: date) -> bool:
        """Tell whether the confirmation holds on the day; `until` is the first day it does not."""
        return covers(self.since, self.until, day)

    def to_json(self) -> dict[str, object]:
        """Turn into plain JSON values."""
        return {
            "norm": self.norm,
            "value": plain(self.value),
            "since": self.since.isoformat(),
            "until": self.until.isoformat() if self.until else None,
            "by": self.by,
            "paper": self.paper,
            "on": self.on.isoformat(),
        }


@dataclass(frozen=True)
class Value:
    """Hold one value of a norm for the days [since, until), with its law, its confidence and its source."""

    since: date
    until: date | None
    value: Norm
    law: Citation
    confidence: Confidence
    source: str = ""
    note: Mapping[str, str] | None = None
    confirmation: Confirmation | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until <= self.since:
            raise ValueError(f"a value must end after it begins: {self.since} to {self.until}")
        if self.value is None and self.confidence != "unconfirmed":
            raise ValueError("a norm that says nothing can only be unconfirmed")

    def covers(self, day: date) -> bool:
        """Tell whether the value holds on the day."""
        return covers(self.since, self.until, day)

    @property
    def is_settled(self) -> bool:
        """Tell whether the value may decide."""
        return self.confidence != "unconfirmed"

    @property
    def confirmed(self) -> tuple[Confirmation, ...]:
        """Give the confirmation the value stands on, if it stands on one."""
        return () if self.confirmation is None else (self.confirmation,)

    @property
    def number(self) -> int:
        """Give the value as a whole number; `TypeError` if it is none."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise TypeError(f"not a whole number: {self.value!r}")
        return self.value

    @property
    def share(self) -> Fraction:
        """Give the value as a fraction; `TypeError` if it is none."""
        if not isinstance(self.value, Fraction):
            raise TypeError(f"not a fraction: {self.value!r}")
        return self.value

    @property
    def words(self) -> tuple[str, ...]:
        """Give the value as a list of words; one word counts as a list of one."""
        if isinstance(self.value, str):
            return (self.value,)
        if not isinstance(self.value, tuple):
            raise TypeError(f"not words: {self.value!r}")
        return self.value

    def settled_by(self, confirmation: Confirmation) -> Value:
        """Give the value as the officer confirmed it, for the days both hold."""
        ends = [day for day in (self.until, confirmation.until) if day is not None]
        return replace(
            self,
            since=max(self.since, confirmation.since),
            until=min(ends) if ends else None,
            value=confirmation.value,
            confidence="confirmed",
            source=confirmation.paper,
            confirmation=confirmation,
        )


@dataclass(frozen=True)
class Parameter:
    """Hold one norm of the law through time.

    `unit` says how to read the value: "day", "month", "working_day", "person", "share_of_total",
    "share_of_present", "more_than_share_of_present", "yes_no", "words" and so on. Values are in order and
    never overlap. `options`: the words it may have, where only these mean something.
    """

    key: str
    title: Mapping[str, str]
    unit: str
    values: tuple[Value, ...]
    used_by: tuple[str, ...] = ()
    options: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for earlier, later in zip(self.values, self.values[1:], strict=False):
            if earlier.until is None or earlier.until > later.since:
                raise ValueError(f"{self.key}: values overlap on {later.since}")

    def on(self, day: date) -> Value:
        """Give the value in force on the day; raises `NoRuleInForce` where there is none."""
        for value in self.values:
            if value.covers(day):
                return value
        raise NoRuleInForce(self.key, day)


def covers(since: date, until: date | None, day: date) -> bool:
    """Tell whether a day lies in [since, until); no `until` means no end."""
    return since <= day and (until is None or day < until)


def plain(fact: object) -> object:
    """Turn a fact into a JSON value: dates ISO, fractions "2/3", tuples lists; the rest unchanged."""
    if isinstance(fact, date):
        return fact.isoformat()
    if isinstance(fact, Fraction):
        return f"{fact.numerator}/{fact.denominator}"
    if isinstance(fact, tuple):
        return [plain(part) for part in fact]
    return fact


def read_norm(text: str, unit: str) -> Norm:
    """Read the value of a norm from what an officer typed, by the unit of the norm.

    Shares as "2/3", yes_no as "yes" or "no", words separated by commas, a word as it is, everything else as a whole
    number. Raises `ValueError` saying what was expected.
    """
    text = text.strip()
    if not text:
        raise ValueError("a value is needed")
    if "share" in unit:
        share = Fraction(text)
        if not 0 < share <= 1:
            raise ValueError(f"a share lies above 0 and up to 1: {text}")
        return share
    if unit == "yes_no":
        if text.casefold() not in _YES_NO:
            raise ValueError(f"expected yes or no: {text}")
        return _YES_NO[text.casefold()]
    if unit == "words":
        return tuple(word.strip() for word in text.split(",") if word.strip())
    return text if unit == "word" else int(text)


_YES_NO = {"yes": True, "no": False}


def write_norm(value: Norm) -> str:
    """Write the value of a norm as `read_norm` reads it; "" for a norm that says nothing."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else str(plain(value))
