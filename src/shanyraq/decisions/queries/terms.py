"""Terms by week around a day: how many cards end in each, and in which state they are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from shanyraq.decisions.queries.states import with_states

BEFORE, AFTER = 4, 12
GROUPS = {
    "late": ("overdue", "returned"),
    "awaited": ("sent", "received", "considered"),
    "checked": ("answered",),
    "accepted": ("accepted",),
}


@dataclass(frozen=True)
class Week:
    """A week from Monday, with the cards whose term lies in it: late, awaited, being checked, accepted."""

    monday: date
    late: int
    awaited: int
    checked: int
    accepted: int

    @property
    def sunday(self) -> date:
        """Give its last day."""
        return self.monday + timedelta(days=6)

    @property
    def total(self) -> int:
        """Count all of them."""
        return self.late + self.awaited + self.checked + self.accepted


def monday_of(day: date) -> date:
    """Give the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def weeks_around(day: date) -> list[Week]:
    """Count terms for four weeks before the week of a day, that week, and eleven after it. One query."""
    first = monday_of(day) - timedelta(weeks=BEFORE)
    last = first + timedelta(weeks=BEFORE + AFTER, days=-1)
    near = Q(term__range=(first, last)) | Q(extended_on__gt=day)
    rows = with_states(day).filter(near, term_then__range=(first, last)).order_by()
    told: dict[date, Counter[str]] = {}
    for term, state, count in rows.values_list("term_then", "state_then").annotate(Count("pk")):
        told.setdefault(monday_of(term), Counter())[state] += count
    mondays = [first + timedelta(weeks=number) for number in range(BEFORE + AFTER)]
    return [_week(monday, told.get(monday, Counter())) for monday in mondays]


def _week(monday: date, states: Counter[str]) -> Week:
    return Week(monday, **{name: sum(states[state] for state in group) for name, group in GROUPS.items()})
