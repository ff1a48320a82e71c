"""The days on which a statement about a rule was the law: what the acts say, with what officers confirmed and entered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rulebook import Confirmation, NoRuleInForce, Rulebook, Value
from rulebook.values import plain


@dataclass(frozen=True)
class Term:
    """Days on which a statement was the law: [since, until), the act that said so, the paper it was confirmed with."""

    since: date
    until: date | None
    law: str
    paper: str = ""

    def covers(self, day: date) -> bool:
        """Tell whether a day lies in it."""
        return self.since <= day and (self.until is None or day < self.until)


def terms_of(book: Rulebook, norm: str, value: object) -> tuple[Term, ...]:
    """Give the days on which a settled value of a norm was `value`, in order; neighbours of one law are one term.

    A value that awaits a confirmation says nothing. Raises `KeyError` for a norm the book does not have.
    """
    found: list[Term] = []
    for since, until, said in _stretches(book, norm):
        if not said.is_settled or plain(said.value) != plain(value):
            continue
        paper = said.confirmation.paper if said.confirmation else ""
        term = Term(since, until, str(said.law), paper)
        last = found[-1] if found else None
        if last and last.until == since and (last.law, last.paper) == (term.law, paper):
            found[-1] = Term(last.since, until, last.law, paper)
        else:
            found.append(term)
    return tuple(found)


def _stretches(book: Rulebook, norm: str) -> Iterator[tuple[date, date | None, Value]]:
    """Yield the stretches of days inside which nothing about a norm changes, with its value in each."""
    values: tuple[Value, ...] = (*book.parameter(norm).values, *book.entered.get(norm, ()))
    settled: list[Confirmation] = [one for one in book.confirmations if one.norm == norm]
    spans = [(one.since, one.until) for one in values] + [(one.since, one.until) for one in settled]
    bounds = {day for span in spans for day in span if day is not None}
    days = sorted(bounds)
    for since, until in zip(days, [*days[1:], None], strict=True):
        try:
            yield since, until, book.value(norm, on=since)
        except NoRuleInForce:
            continue
