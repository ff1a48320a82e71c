"""The one result of every rule: allowed because of a law, or refused because of a law, with the numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias, TypeVar

from rulebook.citation import Citation
from rulebook.values import Confirmation, plain

Fact: TypeAlias = int | str | date | Fraction
Facts: TypeAlias = Mapping[str, Fact]


_Part = TypeVar("_Part")


def _merged(first: tuple[_Part, ...], second: tuple[_Part, ...]) -> tuple[_Part, ...]:
    return tuple(dict.fromkeys((*first, *second)))


@dataclass(frozen=True)
class Allowed:
    """Say that an act may be done: on which law, and on which confirmations of unsettled norms it stands."""

    law: tuple[Citation, ...] = ()
    confirmed: tuple[Confirmation, ...] = ()
    facts: Facts = field(default_factory=dict)

    def __bool__(self) -> Literal[True]:
        return True

    def __and__(self, other: Allowed) -> Allowed:
        """Merge two permissions: laws and confirmations once each, in order; later facts win."""
        return Allowed(
            _merged(self.law, other.law),
            _merged(self.confirmed, other.confirmed),
            {**self.facts, **other.facts},
        )

    def require(self) -> Allowed:
        """Return self: what is allowed needs nothing more."""
        return self

    def to_json(self) -> dict[str, object]:
        """Turn into plain JSON values: dates as ISO text, fractions as "2/3", citations as "act:place"."""
        return {
            "verdict": "allowed",
            "law": [str(place) for place in self.law],
            "confirmed": [confirmation.to_json() for confirmation in self.confirmed],
            "facts": {name: plain(fact) for name, fact in self.facts.items()},
        }


@dataclass(frozen=True)
class Refused:
    """Say that an act may not be done: a code for the sentence, the law, the numbers, and the ways out.

    `code` is "<room>.<words_with_underscores>"; `ways` are codes of the same form.
    """

    code: str
    law: tuple[Citation, ...] = ()
    facts: Facts = field(default_factory=dict)
    ways: tuple[str, ...] = ()

    def __bool__(self) -> Literal[False]:
        return False

    def require(self) -> Allowed:
        """Raise `Refusal` carrying this verdict."""
        raise Refusal(self)

    def to_json(self) -> dict[str, object]:
        """Turn into plain JSON values, as `Allowed.to_json` does."""
        return {
            "verdict": "refused",
            "code": self.code,
            "law": [str(place) for place in self.law],
            "facts": {name: plain(fact) for name, fact in self.facts.items()},
            "ways": list(self.ways),
        }


Verdict: TypeAlias = Allowed | Refused


class Refusal(Exception):
    """Stop an act that the law refuses; `verdict` says why."""

    def __init__(self, verdict: Refused) -> None:
        super().__init__(verdict)
        self.verdict = verdict

    def __str__(self) -> str:
        return self.verdict.code


@dataclass(frozen=True)
class Deadline:
    """Name the last lawful day for something, and the law that sets it."""

    day: date
    law: tuple[Citation, ...] = ()
    confirmed: tuple[Confirmation, ...] = ()


def first_refusal(*verdicts: Verdict) -> Verdict:
    """Return the first refusal in order, or the permissions merged into one."""
    merged = Allowed()
    for verdict in verdicts:
        if isinstance(verdict, Refused):
            return verdict
        merged = merged & verdict
    return merged
