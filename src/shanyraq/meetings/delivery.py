"""What the post did with the letters of notices, copied onto them before the letters are forgotten. No act: nobody decides."""

from __future__ import annotations

from shanyraq.journal.clock import Moment
from shanyraq.meetings.queries.notices import unsettled
from shanyraq.web.models import Letter

GIVEN_UP = "post"  # the page says it in the reader's words


def settle(at: Moment) -> int:
    """Copy onto the notices what the post did with their letters, before the letters are forgotten; give how many."""
    rows = list(unsettled())
    for row in rows:
        assert row.letter is not None
        if row.letter.state == Letter.SENT:
            row.sent_at = row.letter.sent_at or row.letter.written_at
            if row.why_returned == GIVEN_UP:
                row.returned_on, row.why_returned = None, ""
        else:
            row.returned_on, row.why_returned = at.day, GIVEN_UP
        row.save(update_fields=["sent_at", "returned_on", "why_returned"])
    return len(rows)
