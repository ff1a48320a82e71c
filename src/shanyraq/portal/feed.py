"""The public calendar: Sessions of history and of this register, meetings of the Council; addresses that never change."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from shanyraq.law.history import held_sessions
from shanyraq.meetings.queries.calendar import Entered, entered_on
from shanyraq.meetings.rules.numbers import roman
from shanyraq.portal.calendar import Event
from shanyraq.portal.links import address
from shanyraq.web.words import in_language, say


def host() -> str:
    """Give the name that makes an event's address unlike any other's."""
    return settings.SITE_ADDRESS.split("//")[-1]


def public_events(day: date) -> list[Event]:
    """Give every meeting known on a day, the earliest first; one that was called off or put off stays, as cancelled."""
    entered = entered_on(day)
    events = [_event(key, one) for key, one in entered.items()]
    events += [
        _history(held.number, held.day)
        for held in held_sessions()
        if held.day is not None and held.day <= day and f"session-{held.number}" not in entered
    ]
    return sorted(events, key=lambda event: (event.day, event.uid))


def _event(key: str, one: Entered) -> Event:
    kind, _dash, number = key.partition("-")
    session = kind == "session"
    title = (
        say(_("Session {numeral}"), numeral=roman(int(number))) if session else _("Meeting of the Council")
    )
    uid = f"session-{roman(int(number)).lower()}" if session else key
    page = address("meetings:session" if session else "meetings:council_meeting", int(number))
    return Event(
        uid=f"{uid}@{host()}",
        day=one.day,
        title=title,
        place=in_language(one.thing, "place")[0],
        address=f"{settings.SITE_ADDRESS}{page}" if page else "",
        **told(one),
    )


def told(one: Entered) -> dict[str, object]:
    """Give the hour, the state and the count of changes of an entry as an event has them."""
    zone = ZoneInfo(settings.TIME_ZONE)
    return {
        "start": datetime.combine(one.day, one.hour, zone) if one.hour else None,
        "changed": datetime(one.changed.year, one.changed.month, one.changed.day, tzinfo=zone),
        "cancelled": one.state == "cancelled",
        "tentative": one.state == "tentative",
        "sequence": one.sequence,
    }


def _history(number: int, day: date) -> Event:
    numeral = roman(number)
    return Event(
        uid=f"session-{numeral.lower()}@{host()}", day=day, title=say(_("Session {numeral}"), numeral=numeral)
    )
