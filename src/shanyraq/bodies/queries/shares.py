"""Questions about the share of members who come from associations."""

from __future__ import annotations

from datetime import date

from shanyraq.bodies.queries.rolls import ASSEMBLY
from shanyraq.bodies.shares import Mandate, Point, points_of, year_ends
from shanyraq.people.models import Membership


def shares_until(day: date) -> list[Point]:
    """Count the members at the end of each year since the first recorded mandate, and on the day itself. One query."""
    rows = Membership.objects.filter(
        organization__classification=ASSEMBLY, role="member", since__lte=day
    ).order_by()
    held = [
        Mandate(person, since, until, category or "")
        for person, since, until, category in rows.values_list(
            "person_id", "since", "until", "standing__category"
        )
    ]
    if not held:
        return []
    return points_of(held, year_ends(min(one.since for one in held), day))
