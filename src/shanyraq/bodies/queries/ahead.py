"""What is ahead: mandates and turns that end soon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from shanyraq.bodies.queries.deputies import deputies_on
from shanyraq.people.models import Membership, Organization, Person

SOON = timedelta(days=90)


@dataclass(frozen=True)
class Ending:
    """A mandate that ends, or a turn that is over, on a day; `turn` tells which."""

    day: date
    person: Person
    organization: Organization
    role: str
    membership_id: int
    turn: bool = False


def ending_soon(day: date) -> list[Ending]:
    """List mandates in force on `day` that end, and turns of Deputy Chairs that are over, in the next ninety days.

    In the order of days. Three queries, whatever the number.
    """
    last = day + SOON
    rows = Membership.objects.on(day).filter(until__lte=last).select_related("person", "organization")
    found = [Ending(row.until, row.person, row.organization, row.role, row.pk) for row in rows if row.until]
    for seat in deputies_on(day).select_related("organization"):
        ends = seat.deputy_term.ends_on if hasattr(seat, "deputy_term") else None
        if ends is not None and day <= ends <= last and seat.until is None:
            found.append(Ending(ends, seat.person, seat.organization, seat.role, seat.pk, turn=True))
    return sorted(found, key=lambda row: (row.day, row.membership_id))
