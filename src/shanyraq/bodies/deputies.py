"""Deputy Chairs in turn: who holds which seat, which are vacant, whose turn is over. Pure. Decree 149, points 10 and 11."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rulebook import Allowed, Citation, Refused, Verdict

POINT = (Citation("decree-149-2011", "10"),)


@dataclass(frozen=True)
class InOffice:
    """A Deputy Chair on a day; `heads` the Secretariat, else from an association (named where it is recorded)."""

    person_id: int
    heads: bool
    association: str = ""
    since: date | None = None
    ends_on: date | None = None


def from_associations(deputies: Sequence[InOffice]) -> list[InOffice]:
    """Give those from associations: all but the head of the Secretariat, whose seat is the third (pt 11)."""
    return [deputy for deputy in deputies if not deputy.heads]


def may_recommend(*, association: str, paper: str, on: date, day: date) -> Verdict:
    """Tell whether a recommendation of the Council is whole: association and decision named, not of a later day."""
    if not association.strip():
        return Refused("bodies.association_not_named", POINT)
    if not paper.strip():
        return Refused("bodies.paper_not_named", POINT)
    if on > day:
        return Refused("bodies.paper_ahead", POINT, {"on": on, "day": day})
    return Allowed(POINT)


def may_order(*, paper: str, on: date, day: date, after: date) -> Verdict:
    """Tell whether an order may be recorded: named, not of a later day, not before `after` (what it rests on)."""
    if not paper.strip():
        return Refused("bodies.paper_not_named", POINT)
    if on > day:
        return Refused("bodies.paper_ahead", POINT, {"on": on, "day": day})
    if on < after:
        return Refused("bodies.paper_before_step", POINT, {"on": on, "last_on": after})
    return Allowed(POINT)


def may_follow(*, association: str, before: str, again: bool) -> Verdict:
    """Warn where the same association would hold the seat twice in a row; `again` says that this is meant."""
    same = bool(before) and association.casefold().split() == before.casefold().split()
    if same and not again:
        return Refused("bodies.same_association_twice", POINT, {"association": before})
    return Allowed(POINT, facts={"same_association_again": same})
