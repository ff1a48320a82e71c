"""Background work of this room: bodies are reminded of their terms, every night. The journal is the memory: never twice."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import time
from typing import Any

from rulebook import Refusal

from shanyraq.decisions.queries.reminders import delays_to_escalate, due_on
from shanyraq.decisions.services.controlling import escalate_delay
from shanyraq.decisions.services.digesting import digest_due, send_digest
from shanyraq.decisions.services.escalating import MOST, escalate_old_delays
from shanyraq.decisions.services.reminding import remind_of_term, tell_of_delay
from shanyraq.journal import clock
from shanyraq.journal.background import Daily
from shanyraq.journal.clock import Moment
from shanyraq.people.acting import SYSTEM

log = logging.getLogger("shanyraq.decisions")


def remind_bodies(at: Moment | None = None) -> int:
    """Send what is due: reminders before a term, notices after it; give how many letters."""
    moment = at or clock.moment()
    due = due_on(moment.day)
    written = sum(_done(remind_of_term, key, moment) for key in due.reminders)
    written += sum(_done(tell_of_delay, key, moment) for key in due.notices)
    _escalate(moment)
    return written


def _escalate(at: Moment) -> None:
    """Put delays before the leadership: each on its day by itself; many old ones together, in as few acts as hold them."""
    delays = delays_to_escalate(at.day)
    together = delays.go_together
    while together and _together(at) == MOST:
        pass
    for key in delays.today if together else [*delays.old, *delays.today]:
        _done(escalate_delay, key, at)


def _together(at: Moment) -> int:
    try:
        return escalate_old_delays(by=SYSTEM, at=at)
    except Refusal as refusal:  # somebody was quicker
        log.info("old delays: %s", refusal.verdict.code)
        return 0


def _done(service: Callable[..., Any], assignment_id: int, at: Moment) -> Any:
    try:
        return service(by=SYSTEM, at=at, assignment_id=assignment_id)
    except Refusal as refusal:  # somebody was quicker
        log.info("card %s: %s", assignment_id, refusal.verdict.code)
        return 0


def write_digest(at: Moment | None = None) -> int:
    """Write the week's letter to officers, on its first day the worker runs; give how many letters."""
    moment = at or clock.moment()
    if not digest_due(moment.day):
        return 0
    try:
        return send_digest(by=SYSTEM, at=moment)
    except Refusal as refusal:  # somebody was quicker
        log.info("digest: %s", refusal.verdict.code)
        return 0


TIMETABLE = (
    Daily("shanyraq.decisions.timetable.remind_bodies", at=time(5, 45)),
    Daily("shanyraq.decisions.timetable.write_digest", at=time(6, 15)),
)
