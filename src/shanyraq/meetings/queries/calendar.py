"""Where each meeting stands in a calendar: its day and hour, how sure they are, how often they were changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from shanyraq.journal.models import Entry
from shanyraq.meetings.models import CouncilMeeting, Order, Session
from shanyraq.meetings.queries.sessions import order_on

State = Literal["tentative", "confirmed", "cancelled"]
PLANS = ("meetings.plan_session",)


@dataclass(frozen=True)
class Entered:
    """A meeting as a calendar has it on a day: `sequence` grows with every change of it, `changed` is the last one's day."""

    key: str
    day: date
    hour: time | None
    state: State
    sequence: int
    changed: date
    thing: Session | CouncilMeeting | Order


def session_on(session: Session, day: date) -> Entered | None:
    """Give a Session as a calendar has it on a day; None where it never had a day.

    One that was put off keeps its old day as cancelled until it has a new one; one without an order is tentative.
    """
    orders = list(session.orders.filter(day__lte=day))
    plans = Entry.objects.filter(act__in=PLANS, about=f"meetings.session:{session.pk}", day__lte=day)
    ended = [order.ended_on for order in orders if order.ended_on and order.ended_on <= day]
    corrected = [row.day for order in orders for row in order.corrections.all() if row.day <= day]
    cancelled = [session.cancelled_on] if session.cancelled_on and session.cancelled_on <= day else []
    changes = [
        *(order.day for order in orders), *ended, *corrected, *cancelled, *plans.values_list("day", flat=True),
    ]  # fmt: skip
    standing = order_on(session, day)
    state: State = "confirmed" if standing else "tentative"
    if cancelled or (orders and not standing and session.start_day is None):
        state = "cancelled"
    told: Order | Session = standing or (orders[-1] if orders and state == "cancelled" else session)
    on = session.opened_on if session.opened_on and session.opened_on <= day else told.start_day
    if on is None:
        return None
    changed = max(changes, default=session.prepared_on)
    key = f"session-{session.number}"
    return Entered(key, on, told.start_time, state, len(changes), changed, told)


def council_on_calendar(meeting: CouncilMeeting, day: date) -> Entered | None:
    """Give a meeting of the Council as a calendar has it on a day; None until it is convened."""
    if meeting.agreed_on is None or meeting.agreed_on > day:
        return None
    held = meeting.held_on if meeting.held_on and meeting.held_on <= day else None
    off = meeting.cancelled_on
    if off is not None and off <= day:
        return Entered(
            f"council-{meeting.pk}", meeting.start_day, meeting.start_time, "cancelled", 1, off, meeting
        )
    moved = held is not None and held != meeting.start_day
    on, changed = (held, held) if held is not None and moved else (meeting.start_day, meeting.agreed_on)
    return Entered(f"council-{meeting.pk}", on, meeting.start_time, "confirmed", int(moved), changed, meeting)


def entered_on(day: date) -> dict[str, Entered]:
    """Give every meeting of the calendar on a day by its key ("session-34", "council-5")."""
    sessions = Session.objects.filter(prepared_on__lte=day).prefetch_related("orders__corrections")
    found = [session_on(row, day) for row in sessions]
    found += [council_on_calendar(row, day) for row in CouncilMeeting.objects.filter(agreed_on__lte=day)]
    return {one.key: one for one in found if one is not None}
