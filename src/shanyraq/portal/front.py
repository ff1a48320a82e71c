"""What the home page shows on a day: the Session, the decisions, the regions, the calendar, the figures."""

from __future__ import annotations

from calendar import Calendar
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from shanyraq.acts.queries import rulebook
from shanyraq.bodies import queries as bodies
from shanyraq.bodies import tiles
from shanyraq.bodies.roll import by_region
from shanyraq.decisions import queries as decisions
from shanyraq.law.history import held_sessions
from shanyraq.law.status import may_institution_act
from shanyraq.meetings.models import Session
from shanyraq.meetings.queries import sessions as meetings
from shanyraq.meetings.rules.numbers import roman
from shanyraq.portal.links import address
from shanyraq.web.words import in_language

LATEST = 4
STATE = {
    "accepted": "done",
    "noted": "done",
    "sent": "now",
    "received": "now",
    "considered": "now",
    "answered": "wait",
    "returned": "late",
    "overdue": "late",
}


@dataclass(frozen=True)
class Figure:
    """One number of the front: what it counts, where it comes from; its day is the page's."""

    value: int
    words: str | Promise
    source: str | Promise
    address: str


@dataclass(frozen=True)
class Dated:
    """A day of the calendar: a Session, planned or held; `address` is empty for one of history."""

    day: date
    title: str
    place: tuple[str, str] = ("", "kk")
    address: str = ""
    cancelled: bool = False


def of(day: date) -> dict[str, Any]:
    """Give everything the home page shows on a day."""
    language = get_language() or "kk"
    waiting = waiting_by_region(day)
    placed = waiting or {code: n for code, n in by_region(bodies.roll_on(day)).items() if code}
    session = session_on(day)
    dated = calendar_on(day)
    return {
        "standing": may_institution_act(rulebook(), day),
        "session": session,
        "session_address": address("meetings:session", session.number) if session else "",
        "numeral": roman(session.number) if session else "",
        "facts": meetings.facts_of(session, day) if session else None,
        "place": in_language(meetings.order_on(session, day) or session, "place") if session else ("", "kk"),
        "items": agenda_of(session, day) if session else [],
        **decisions_of(day),
        "map": tiles.laid(day, language, placed or None),
        "steps": tiles.steps_of(placed.values()) if placed else (),
        "map_counts": "waiting" if waiting else "members",
        "dates": nearest(dated, day),
        "weeks": month_of(day, {item.day for item in dated}),
        "figures": figures(day),
    }


def session_on(day: date) -> Session | None:
    """Give the Session that matters on a day: the open one, else the next ahead, else the last that was closed."""
    known = Session.objects.filter(prepared_on__lte=day, cancelled_on__isnull=True)
    opened = known.filter(opened_on__lte=day).exclude(closed_on__lte=day).first()
    ahead = known.filter(start_day__gte=day).exclude(opened_on__lte=day).order_by("start_day").first()
    return opened or ahead or known.order_by("-start_day", "-number").first()


def agenda_of(session: Session, day: date) -> list[tuple[str, str, str]]:
    """Give the matters of a Session: title, the language it is in, and "adopted", "counted" or "waits"."""
    rows = []
    for result in meetings.results_of(rulebook(), session, day):
        title, language = in_language(result.item, "title")
        state = "adopted" if result.adopted else "counted" if result.vote else "waits"
        rows.append((title, language, state))
    return rows


def decisions_of(day: date) -> dict[str, Any]:
    """Give the latest decisions with their cards, and how many of the year are in which state."""
    known, rows = decisions.decisions_on(day), []
    for decision in known[:LATEST]:
        cards = decisions.cards(decision.assignments.all(), day)
        state = decisions.state_of(cards)
        shown = max((c for c in cards if c.state == state), key=lambda c: c.days_late, default=None)
        rows.append({"decision": decision, "cards": cards, "card": shown, "more": len(cards) - 2})
    states: Counter[str] = Counter()
    for state, count in decisions.worst_of_year(day.year, day).items():
        states[STATE.get(state, "")] += count
    return {
        "decisions": rows,
        "count_decisions": known.count(),
        "count_this_year": states.total(),
        "shares": [(state, states[state]) for state in ("done", "now", "wait", "late")],
    }


def waiting_by_region(day: date) -> dict[str, int]:
    """Count the decisions that wait for a region's bodies, late ones too, by ISO code; empty where none was sent."""
    return decisions.awaited_by_area(day)


def calendar_on(day: date) -> list[Dated]:
    """Give the days of Sessions known on a day, the earliest first: those of history and those of this register."""
    past = [
        Dated(held.day, roman(held.number))
        for held in held_sessions()
        if held.day is not None and held.day <= day
    ]
    own = [
        Dated(
            day=session.opened_on or session.start_day or day,
            title=roman(session.number),
            place=in_language(session, "place"),
            address=address("meetings:session", session.number),
            cancelled=session.cancelled_on is not None and session.cancelled_on <= day,
        )
        for session in Session.objects.filter(prepared_on__lte=day, start_day__isnull=False)
    ]
    numbers = {item.title for item in own}
    return sorted([*(item for item in past if item.title not in numbers), *own], key=lambda item: item.day)


def nearest(dated: list[Dated], day: date) -> list[Dated]:
    """Give the four days nearest to come; where fewer are ahead, the last ones before follow, the latest first."""
    ahead = [item for item in dated if item.day >= day][:LATEST]
    behind = [item for item in dated if item.day < day]
    return [*ahead, *reversed(behind)][:LATEST]


def month_of(day: date, marked: set[date]) -> list[list[tuple[date | None, bool]]]:
    """Give the weeks of the day's month, Monday first: each day, and whether a Session falls on it."""
    weeks = Calendar(firstweekday=0).monthdatescalendar(day.year, day.month)
    return [[(d if d.month == day.month else None, d in marked) for d in week] for week in weeks]


def figures(day: date) -> list[Figure]:
    """Give the numbers of the front, each with its source."""
    book = rulebook()
    in_force = sum(act.status_on(day) == "in_force" for act in book.acts.values())
    held = [item for item in calendar_on(day) if item.day <= day and not item.cancelled]
    members, council, rules = (
        bodies.count_members_on(day),
        bodies.count_council_on(day),
        len(book.in_force(day)),
    )
    roll, law = _("the roll of this register"), _("the book of law")
    return [
        Figure(members, ngettext("member of the Assembly", "members of the Assembly", members), roll,
               address("bodies:members")),
        Figure(council, ngettext("member of the Council", "members of the Council", council), roll,
               address("bodies:council")),
        Figure(in_force, ngettext("act in force", "acts in force", in_force), law, address("acts:index")),
        Figure(rules, ngettext("rule in force", "rules in force", rules), law, address("acts:rules")),
        Figure(len(held), ngettext("Session of a known day", "Sessions of a known day", len(held)),
               _("sources of history and this register"), address("meetings:index")),
    ]  # fmt: skip
