"""A vote by names in a Session: from facts to verdicts (law 70-IV, art. 9). One member, one vote, the same for all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from rulebook import Allowed, Refused, Rulebook, Verdict, first_refusal

from shanyraq.meetings.rules import sessions
from shanyraq.meetings.rules.sessions import ARTICLE_9, SessionFacts

CHOICES = ("for", "against", "abstain")
KEY = re.compile(r"[0-9a-zA-Z-]{1,32}")


@dataclass(frozen=True)
class Ballot:
    """What a member sends: the choice, and the key their ballot was shown with."""

    choice: str
    key: str


def is_ballot(ballot: Ballot) -> bool:
    """Tell whether what came can be a ballot at all: one of the answers, and a key of letters and digits."""
    return ballot.choice in CHOICES and KEY.fullmatch(ballot.key) is not None


def may_open(book: Rulebook, facts: SessionFacts, day: date, *, voted: bool, another: bool) -> Verdict:
    """Allow the Chair to open a vote by names: an open Session, its quorum, no count on this matter, no other open vote.

    Refuses with "meetings.session_not_open", "meetings.already_voted", "meetings.roll_call_open",
    "law.unconfirmed_norm" (quorum), "meetings.no_quorum".
    """
    nothing = {"votes_for": 0, "against": 0, "abstained": 0}
    return first_refusal(
        sessions.may_vote(book, facts, day, **nothing, voted=voted),
        Refused("meetings.roll_call_open") if another else Allowed(),
    )


def may_cast(status: str, ballot: Ballot, earlier: Ballot | None, *, registered: bool) -> Verdict:
    """Allow one vote of a registered member while the roll call is open.

    The same ballot sent again is the same vote, also after the closing. Refuses with
    "meetings.no_such_answer", "meetings.key_used" (the same ballot, another choice), "meetings.vote_cast"
    (another ballot), "meetings.roll_call_closed", "meetings.roll_call_stopped", "meetings.not_registered_here".
    """
    if not is_ballot(ballot):
        return Refused("meetings.no_such_answer")
    if earlier is not None and earlier.key == ballot.key:
        return Allowed((ARTICLE_9,)) if earlier == ballot else Refused("meetings.key_used", (ARTICLE_9,))
    if earlier is not None:
        return Refused("meetings.vote_cast", (ARTICLE_9,))
    if status != "open":
        return Refused(f"meetings.roll_call_{status}", (ARTICLE_9,))
    return Allowed((ARTICLE_9,)) if registered else Refused("meetings.not_registered_here", (ARTICLE_9,))


def may_end(status: str) -> Verdict:
    """Allow the Chair to close or to void a roll call that is open."""
    return Allowed((ARTICLE_9,)) if status == "open" else Refused(f"meetings.roll_call_{status}")


def may_close(book: Rulebook, status: str, facts: SessionFacts, day: date) -> Verdict:
    """Allow the closing and the count while the quorum still holds; lost meanwhile, the vote can only be voided.

    Refuses as `may_end`, and with "law.unconfirmed_norm", "meetings.no_quorum".
    """
    return first_refusal(may_end(status), sessions.quorum(book, facts, day))
