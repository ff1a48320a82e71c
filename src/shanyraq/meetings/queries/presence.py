"""Presence as a series in time, in all halls and in each: how many came and left when, and whether they were a quorum."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from fractions import Fraction

from rulebook import Refusal, Rulebook, Verdict

from shanyraq.bodies.queries import count_members_on
from shanyraq.law.norms import settled
from shanyraq.law.sessions import may_be_present_remotely
from shanyraq.meetings.models import Registration, Session
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules import sessions as rules


@dataclass(frozen=True)
class Change:
    """One moment in which presence changed: how many came, left, were struck, moved between halls; who is where after it.

    `places` counts those in each place by its key: "0" the main hall, "1" and on the regional ones, "remote" at a distance.
    """

    at: datetime
    day: date
    came: int
    left: int
    struck: int
    moved: int
    present: int
    places: dict[str, int]
    members: int
    quorum: Verdict

    @property
    def needed(self) -> int | None:
        """Give how many a quorum asks for; None while the norm is unconfirmed."""
        found = self.quorum.facts.get("needed")
        return found if isinstance(found, int) else None


@dataclass
class _Moment:
    """What happened at one moment: who came where, who left or was struck from where."""

    day: date
    came: list[tuple[int, str]] = field(default_factory=list)
    left: list[tuple[int, str]] = field(default_factory=list)
    struck: list[tuple[int, str]] = field(default_factory=list)

    @property
    def moved(self) -> int:
        """Count those who left one place and came to another in the same moment."""
        return len({person for person, _ in self.came} & {person for person, _ in self.left})


def place_of(stay: Registration) -> str:
    """Give the key of the place of a stay."""
    if stay.way == Registration.REMOTE:
        return "remote"
    return str(stay.hall.number) if stay.hall else "0"


def _moments_of(session: Session, day: date) -> dict[datetime, _Moment]:
    found: dict[datetime, _Moment] = {}
    for stay in session.registrations.filter(day__lte=day).select_related("hall"):
        who = (stay.person_id, place_of(stay))
        found.setdefault(stay.at, _Moment(stay.day)).came.append(who)
        if stay.left_at and stay.left_on and stay.left_on <= day:
            found.setdefault(stay.left_at, _Moment(stay.left_on)).left.append(who)
        if stay.struck_at:
            found.setdefault(stay.struck_at, _Moment(stay.day)).struck.append(who)
    return found


def series_of(book: Rulebook, session: Session, day: date) -> list[Change]:
    """List every change of presence up to the end of `day`, in order, with the quorum asked at that moment.

    Those at a distance count among the present on the days on which the norm says so.
    """
    moments = _moments_of(session, day)
    days = {one.day for one in moments.values()}
    members = {when: count_members_on(when) for when in days}
    remote = {when: bool(may_be_present_remotely(book, when)) for when in days}
    facts, found = facts_of(session, day), []
    there: Counter[str] = Counter()
    for at in sorted(moments):
        one = moments[at]
        there.update(place for _, place in one.came)
        there.subtract(place for _, place in one.left + one.struck)
        places = {key: n for key, n in there.items() if key != "remote" or remote[one.day]}
        present, total, moved = sum(places.values()), members[one.day], one.moved
        quorum = rules.quorum(book, replace(facts, present=present, total=total), one.day)
        given = (len(one.came) - moved, len(one.left) - moved, len(one.struck), moved)
        found.append(Change(at, one.day, *given, present, places, total, quorum))
    return found


def share_of_quorum(book: Rulebook, day: date) -> Fraction | None:
    """Give the share of all members that a quorum is on a day; None while the norm is unconfirmed."""
    try:
        return settled(book, "session.quorum", day).share
    except Refusal:
        return None
