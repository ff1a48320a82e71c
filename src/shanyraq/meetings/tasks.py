"""What the worker does in this room."""

from __future__ import annotations

import logging
from collections.abc import Callable

from rulebook import Refusal

from shanyraq.journal import clock
from shanyraq.journal.clock import Moment
from shanyraq.meetings.delivery import settle
from shanyraq.meetings.queries.notices import callings_ahead
from shanyraq.meetings.queries.notices import reminder_due as meeting_due
from shanyraq.meetings.queries.polls import overdue_polls, reminder_due, running_polls_on, unanswered_seats
from shanyraq.meetings.queries.sealed import unchecked
from shanyraq.meetings.services import close_poll, remind_council, remind_members
from shanyraq.meetings.services.rechecking import check_board
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


def check_boards(now: Callable[[], Moment] = clock.moment) -> int:
    """Check the ballots of every sealed vote that was closed anew; give how many boards came to their end here.

    Bears being run twice, at once, and being killed in the middle: the next run goes on.
    """
    ended = 0
    for check in unchecked():
        try:
            ended += check_board(check, now)
        except Refusal as refusal:  # somebody was quicker
            log.info("sealed vote %s: %s", check.sealed_vote_id, refusal.verdict.code)
    return ended


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


def remind_of_meetings(at: Moment | None = None) -> int:
    """Remind of every meeting that is near; give how many letters. The journal is the memory: never twice."""
    moment = at or clock.moment()
    written = 0
    for calling in callings_ahead(moment.day):
        if meeting_due(calling, moment.day) is None:
            continue
        meeting = calling.order.session if calling.order else calling.meeting
        try:
            written += remind_members(by=SYSTEM, at=moment, meeting=meeting)
        except Refusal as refusal:  # somebody was quicker
            log.info("%s: %s", calling.about, refusal.verdict.code)
    return written


def settle_notices(at: Moment | None = None) -> int:
    """Copy onto the notices of meetings what the post did with their letters; give how many."""
    return settle(at or clock.moment())
