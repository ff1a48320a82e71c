"""What the worker does in this room."""

from __future__ import annotations

import logging

from rulebook import Refusal

from shanyraq.journal import clock
from shanyraq.journal.clock import Moment
from shanyraq.meetings.queries.polls import overdue_polls
from shanyraq.meetings.services import close_poll
from shanyraq.people.acting import SYSTEM

log = logging.getLogger("shanyraq.meetings")


def close_overdue_polls(at: Moment | None = None) -> int:
    """Close every poll whose deadline is past; give how many. Bears being run twice and beside an officer."""
    moment = at or clock.moment()
    closed = 0
    for poll in overdue_polls(moment.day):
        try:
            close_poll(by=SYSTEM, at=moment, poll=poll)
            closed += 1
        except Refusal as refusal:
            log.info("poll %s stays open: %s", poll.number, refusal.verdict.code)
    return closed
