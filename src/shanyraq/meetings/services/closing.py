"""Close a Session. No act of its own: the act that closes it with its decisions calls this inside itself."""

from __future__ import annotations

from rulebook import Allowed, Refused, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.meetings.models import Session
from shanyraq.meetings.queries import sealed
from shanyraq.meetings.queries.counting import running_in
from shanyraq.meetings.queries.floor import speaking_in
from shanyraq.meetings.queries.roll_calls import open_in
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules import sessions as rules
from shanyraq.meetings.rules.counting import may_replace
from shanyraq.meetings.services.locking import locked


def close(session: Session, *, at: Moment) -> tuple[Session, Allowed]:
    """Close an open Session inside the caller's act; give it with the verdict to record.

    Refuses as `rules.sessions.may_close`: "meetings.session_not_open", "meetings.session_closed"; and while a
    vote by names is open, with "meetings.roll_call_open", while secret ballots wait for their count, with
    "meetings.secret_vote_open", while somebody speaks, with "meetings.floor_taken".
    """
    row = locked(session)
    verdict = first_refusal(
        rules.may_close(rulebook(), facts_of(row, at.day), at.day),
        Refused("meetings.roll_call_open") if open_in(row) else Allowed(),
        may_replace(bool(running_in(row) or sealed.running_in(row))),
        Refused("meetings.floor_taken") if speaking_in(row) else Allowed(),
    ).require()
    row.closed_on, row.closed_at = at.day, at.machine
    row.save(update_fields=["closed_on", "closed_at"])
    return row, verdict
