"""What a card was from the day it was sent on: its states one after another, without a gap. Pure; no tables, no clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from shanyraq.decisions.rules import CardFacts


@dataclass(frozen=True)
class Span:
    """A state for the days [since, until); `until` is None for the one that lasts."""

    since: date
    until: date | None
    state: str


def history(facts: CardFacts, day: date) -> tuple[Span, ...]:
    """Give every state of a card up to a day, each as it was at the end of its days; the first begins when it was sent."""
    told: list[tuple[date, str]] = []
    for moment in sorted({one for one in _moments(facts) if facts.sent_on <= one <= day}):
        then = facts.as_of(moment)
        state = "overdue" if then.is_overdue(moment) else str(then.state)
        if not told or told[-1][1] != state:
            told.append((moment, state))
    ends = [since for since, _state in told[1:]] + [None]
    return tuple(Span(since, until, state) for (since, state), until in zip(told, ends, strict=True))


def _moments(facts: CardFacts) -> Iterator[date]:
    """Give the days on which a state may begin: what happened, and the day after each term there was."""
    yield facts.sent_on
    for term in (facts.term, *(one.was for one in facts.extensions)):
        yield term + timedelta(days=1)
    yield from (one.day for one in facts.extensions)
    for answer in facts.answers:
        yield answer.entered_on
        if answer.reviewed_on:
            yield answer.reviewed_on
    yield from (one for one in (facts.received_on, facts.considered_on, facts.withdrawn_on) if one)
