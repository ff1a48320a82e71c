"""What the weekly letter to officers says, and who gets it."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import QuerySet

from shanyraq.decisions.models import Assignment
from shanyraq.decisions.queries.cards import assignments
from shanyraq.decisions.queries.states import in_states, with_states
from shanyraq.people.models import Membership, User

MOST = 10  # of each kind in a letter; the pages have them all
AWAITED = ("sent", "received", "considered", "returned")


def week_of(day: date) -> str:
    """Name the week of a day: 2024-36 (ISO)."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-{week:02d}"


def due_this_week(day: date) -> QuerySet[Assignment]:
    """Give the cards whose answer is due on the day or in the six after it, the nearest first."""
    rows = in_states(with_states(day), AWAITED, day).filter(term_then__range=(day, day + timedelta(days=6)))
    return assignments().filter(pk__in=rows.values("pk")).order_by("term", "pk")


def answers_to_check(day: date) -> QuerySet[Assignment]:
    """Give the cards whose answer waits for the Secretariat."""
    return in_states(with_states(day), ("answered",), day)


def officers_on(day: date) -> list[User]:
    """Give the accounts of the officers and the head of the Secretariat."""
    seats = Membership.objects.on(day).filter(
        organization__classification="secretariat", role__in=("officer", "head")
    )
    return list(User.objects.filter(person__in=seats.values("person"), is_active=True).order_by("pk"))
