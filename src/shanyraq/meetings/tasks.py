"""What the worker does in this room."""

from __future__ import annotations

import logging

from rulebook import Refusal

from shanyraq.journal import clock
from shanyraq.journal.clock import Moment
from shanyraq.meetings.queries.polls import overdue_polls, reminder_due, running_polls_on, unanswered_seats
from shanyraq.meetings.services import close_poll, remind_council
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


def remind_of_polls(at: Moment | None = None) -> int:
    """Remind the Council of every poll that ends soon; give how many letters. The journal is the memory: never twice."""
    moment = at or clock.moment()
    written = 0
    for poll in running_polls_on(moment.day):
        if reminder_due(poll, moment.day) is None or not unanswered_seats(poll, moment.day).exists():
            continue
        try:
            written += remind_council(by=SYSTEM, at=moment, poll=poll)
        except Refusal as refusal:  # somebody was quicker
            log.info("poll %s: %s", poll.number, refusal.verdict.code)
    return written
