"""The real Sessions replayed against the rules of their day: what was kept, what was not, what cannot be told."""

from __future__ import annotations

import tomllib
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any, Literal

from rulebook import Confidence, Facts, Rulebook, Verdict

from shanyraq.law import FOLDER
from shanyraq.law.sessions import is_notice_in_time, is_yearly_session_held

Outcome = Literal["kept", "broken", "conflict", "unknown"]


@dataclass(frozen=True)
class HeldSession:
    """Hold a Session that took place: its number, and its day, or its year (and month) where no day is known.

    `order_day` and `ordered_for` are the day of the order and the opening it names; `also_numbered` the number that
    other sources give it.
    """

    number: int
    kind: Literal["ordinary", "extraordinary"]
    confidence: Confidence
    source: str
    day: date | None = None
    year: int = 0
    month: int = 12
    order_day: date | None = None
    ordered_for: date | None = None
    also_numbered: int | None = None
    note: Mapping[str, str] | None = None

    @property
    def in_year(self) -> int:
        """Give the year it was held in."""
        return self.day.year if self.day else self.year

    @property
    def latest_day(self) -> date:
        """Give its day, or the last day it can have been held on."""
        return self.day or date(self.year, self.month, monthrange(self.year, self.month)[1])


@dataclass(frozen=True)
class Finding:
    """Hold one thing the replay found.

    `code` names the sentence in `findings.toml`, `title` gives it by language with places for `facts`; `verdict` is
    what the rule of the day answered, where a rule was asked.
    """

    code: str
    outcome: Outcome
    title: Mapping[str, str]
    facts: Facts
    source: str
    verdict: Verdict | None = None


@cache
def held_sessions() -> tuple[HeldSession, ...]:
    """Give the Sessions the sources name, in order."""
    return tuple(HeldSession(**row) for row in _table()["session"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "sessions.toml").read_text(encoding="utf-8"))


@cache
def _sentences() -> dict[str, Mapping[str, str]]:
    return tomllib.loads((FOLDER / "findings.toml").read_text(encoding="utf-8"))


def replay(book: Rulebook, sessions: Sequence[HeldSession] | None = None) -> list[Finding]:
    """Replay the Sessions against the rules of their day; without `sessions`, those of the sources.

    Says for each year whether the yearly Session was held (law 70-IV, art. 9; before it the Regulation of Decree
    856), for each order on record whether its notice was long enough, and where the sources contradict each other.
    """
    held = held_sessions() if sessions is None else tuple(sessions)
    return [*_years(book, held), *_notices(book, held), *_conflicts(held)]


def _found(code: str, outcome: Outcome, facts: Facts, source: str, verdict: Verdict | None = None) -> Finding:
    return Finding(code, outcome, _sentences()[code], facts, source, verdict)


def _years(book: Rulebook, held: Sequence[HeldSession]) -> Iterator[Finding]:
    years: dict[int, list[HeldSession]] = {}
    for session in held:
        years.setdefault(session.in_year, []).append(session)
    for year, found in sorted(years.items()):
        yield _judged(book, year, found)
    for earlier, later in pairwise(held):
        yield from _between(book, earlier, later)
    yield from _open_year(book, held)


def _judged(book: Rulebook, year: int, found: Sequence[HeldSession]) -> Finding:
    facts, source = {"year": str(year)}, "; ".join(session.source for session in found)
    verdict = _ask(book, year, found)
    if verdict:
        return _found("year_held", "kept", facts, source, verdict)
    return _found("year_without_rule", "unknown", facts, source, verdict)


def _ask(book: Rulebook, year: int, found: Sequence[HeldSession]) -> Verdict:
    days = [session.latest_day for session in found]
    return is_yearly_session_held(book, year, days, date(year + 1, 1, 1))


def _between(book: Rulebook, earlier: HeldSession, later: HeldSession) -> Iterator[Finding]:
    """Judge the years without a known Session by the numbers on either side of them."""
    missing = later.number - earlier.number - 1
    years = range(earlier.in_year + 1, later.in_year)
    source = f"{earlier.source}; {later.source}"
    if not years:
        return
    if missing <= 0:
        for year in years:
            facts: Facts = {"year": str(year), "before": earlier.number, "after": later.number}
            yield _found("year_missed", "broken", facts, source, _ask(book, year, ()))
    elif missing == len(years) == 1:
        yield _found("year_inferred", "kept", {"year": str(years[0])}, source)
    else:
        facts = {"first": str(years[0]), "last": str(years[-1]), "sessions": missing}
        yield _found("years_unknown", "unknown", facts, source)


def _open_year(book: Rulebook, held: Sequence[HeldSession]) -> Iterator[Finding]:
    until: date = _table()["last_day_known"]
    if held and held[-1].in_year < until.year:
        verdict = is_yearly_session_held(book, until.year, [], until)
        facts: Facts = {"year": str(until.year), "until": until}
        yield _found("year_open", "unknown", facts, "SE14; X8", verdict)


def _notices(book: Rulebook, held: Sequence[HeldSession]) -> Iterator[Finding]:
    for session in held:
        if session.order_day is None or session.ordered_for is None:
            continue
        verdict = is_notice_in_time(book, session.order_day, session.ordered_for)
        facts: Facts = {"number": session.number, **verdict.facts}
        if verdict:
            yield _found("notice_kept", "kept", facts, session.source, verdict)
        elif "days_given" in verdict.facts:
            yield _found("notice_broken", "broken", facts, session.source, verdict)


def _conflicts(held: Sequence[HeldSession]) -> Iterator[Finding]:
    for session in held:
        day = session.latest_day
        if session.ordered_for and session.ordered_for != day:
            facts: Facts = {"number": session.number, "ordered_for": session.ordered_for, "day": day}
            yield _found("start_conflict", "conflict", facts, session.source)
        if session.also_numbered:
            facts = {"number": session.number, "other": session.also_numbered, "day": day}
            yield _found("number_conflict", "conflict", facts, session.source)
        if session.kind == "extraordinary":
            facts = {"number": session.number, "day": day}
            yield _found("extraordinary_unproven", "unknown", facts, session.source)
