"""Presence as a series in time: who came and left when, how many were in the hall, and whether they were a quorum."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction

from rulebook import Refusal, Rulebook, Verdict

from shanyraq.bodies.queries import count_members_on
from shanyraq.law.norms import settled
from shanyraq.meetings.models import Session
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules import sessions as rules


@dataclass(frozen=True)
class Change:
    """One moment in which the number present changed: how many came, left, were struck; how many are there after it."""

    at: datetime
    day: date
    came: int
    left: int
    struck: int
    present: int
    members: int
    quorum: Verdict

    @property
    def needed(self) -> int | None:
        """Give how many a quorum asks for; None while the norm is unconfirmed."""
        found = self.quorum.facts.get("needed")
        return found if isinstance(found, int) else None


def series_of(book: Rulebook, session: Session, day: date) -> list[Change]:
    """List every change of presence up to the end of `day`, in order, with the quorum asked at that moment."""
    came: Counter[datetime] = Counter()
    left: Counter[datetime] = Counter()
    struck: Counter[datetime] = Counter()
    days: dict[datetime, date] = {}
    for stay in session.registrations.filter(day__lte=day):
        came[stay.at] += 1
        days.setdefault(stay.at, stay.day)
        if stay.left_at and stay.left_on and stay.left_on <= day:
            left[stay.left_at] += 1
            days.setdefault(stay.left_at, stay.left_on)
        if stay.struck_at:
            struck[stay.struck_at] += 1
            days.setdefault(stay.struck_at, stay.day)
    members = {when: count_members_on(when) for when in set(days.values())}
    facts, present, found = facts_of(session, day), 0, []
    for moment in sorted(days):
        present += came[moment] - left[moment] - struck[moment]
        there = replace(facts, present=present, total=members[days[moment]])
        quorum = rules.quorum(book, there, days[moment])
        given = (came[moment], left[moment], struck[moment], present, there.total, quorum)
        found.append(Change(moment, days[moment], *given))
    return found


def share_of_quorum(book: Rulebook, day: date) -> Fraction | None:
    """Give the share of all members that a quorum is on a day; None while the norm is unconfirmed."""
    try:
        return settled(book, "session.quorum", day).share
    except Refusal:
        return None
