"""A secret vote on paper in several halls: a box and a commission in each, the count is their sum (law 70-IV, art. 9)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rulebook import Allowed, Refused, Verdict

from shanyraq.meetings.rules.counting import LEAST_COUNTING, Line, Tally
from shanyraq.meetings.rules.halls import PREPARING
from shanyraq.meetings.rules.sessions import ARTICLE_9


@dataclass(frozen=True)
class Manned:
    """A hall in which members are present: its number (0 the main one), how many, how many of them may count there."""

    number: int
    present: int
    counting: int


def may_open_boxes(halls: Sequence[Manned]) -> Verdict:
    """Allow the boxes to be opened where every hall with members has a commission of enough of them.

    Refuses with "meetings.no_commission" where nobody is in any hall, and with "meetings.hall_no_commission".
    """
    if not halls:
        return Refused("meetings.no_commission")
    bare = [one for one in halls if one.counting < LEAST_COUNTING]
    told = {"count": len(bare), "members": sum(one.present for one in bare)}
    return Refused("meetings.hall_no_commission", facts=told) if bare else Allowed((ARTICLE_9, PREPARING))


def summed(tallies: Sequence[Tally], keys: Sequence[str]) -> Tally:
    """Add the counts of the boxes, figure by figure; all have the lines `keys`, which stand in the order of the ballot."""
    lines = tuple(_line(key, tallies) for key in keys)
    issued, returned = sum(one.issued for one in tallies), sum(one.returned for one in tallies)
    return Tally(issued, returned, sum(one.spoilt for one in tallies), lines)


def _line(key: str, tallies: Sequence[Tally]) -> Line:
    parts = [line for one in tallies for line in one.lines if line.key == key]
    marks = ((one.votes_for, one.against, one.abstained) for one in parts)
    return Line(key, *(sum(figures) for figures in zip(*marks, strict=True)))


def box_of_each(stays: Iterable[tuple[int, int]], boxes: Iterable[int]) -> Mapping[int, int]:
    """Give the hall in which each member could have a ballot: the first with a box they were in while it was open.

    `stays`: the person and the number of the hall, in the order of time. Who moves on keeps their ballot where they
    were, so that nobody has two.
    """
    with_box, found = set(boxes), dict[int, int]()
    for person, number in stays:
        if number in with_box:
            found.setdefault(person, number)
    return found
