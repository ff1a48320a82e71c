"""An open discussion of a draft: positions with reasons, a signed summary, a recommendation that the approval answers.

No tables, no clock. Sums of positions are never an opinion of the people: whoever takes part chose to.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from rulebook import Allowed, Citation, Refused, Verdict

CONCEPT = Citation("concept-assembly-2020")  # 001:435-438, 001:1103-1106
LINES = ("001:435-438", "001:1103-1106")
STANCES = ("for", "against", "other")


@dataclass(frozen=True)
class Talk:
    """The days of a discussion: its last one, the day it was closed before it, the day of its summary."""

    until: date
    closed_on: date | None = None
    summarised_on: date | None = None

    def is_over(self, day: date) -> bool:
        """Tell whether no position is taken any more on a day."""
        return day > self.until or self.closed_on is not None

    def ended_on(self) -> date:
        """Give the last day, or the one it was closed on before it."""
        return min(self.until, self.closed_on or self.until)


def may_open(*, is_own: bool, approved_on: date | None, is_there: bool, day: date, until: date) -> Verdict:
    """Allow the discussion of one's own draft, one at a time, with a last day that comes after today.

    Refuses with "programmes.not_own_region", "programmes.draft_is_approved", "programmes.discussion_there",
    "programmes.discussion_too_short".
    """
    if not is_own:
        return Refused("programmes.not_own_region", (CONCEPT,))
    if approved_on is not None:
        return Refused("programmes.draft_is_approved", (CONCEPT,), {"day": approved_on})
    if is_there:
        return Refused("programmes.discussion_there", (CONCEPT,))
    if until <= day:
        return Refused("programmes.discussion_too_short", (CONCEPT,), {"until": until})
    return Allowed((CONCEPT,))


def is_running(talk: Talk, day: date) -> Verdict:
    """Allow positions while a discussion is open. Refuses with "programmes.discussion_over"."""
    if talk.is_over(day):
        return Refused("programmes.discussion_over", (CONCEPT,), {"ended_on": talk.ended_on()})
    return Allowed((CONCEPT,))


def may_take(
    talk: Talk, *, stance: str, why: str, capacity: str, capacities: Collection[str], is_same: bool, day: date
) -> Verdict:
    """Allow a position with its reason, in a capacity that the person holds; said again in the same words it is not a new one.

    Refuses as `is_running`, and with "programmes.stance_unknown", "programmes.no_such_capacity",
    "programmes.no_reasons", "programmes.position_stands".
    """
    running = is_running(talk, day)
    if not running:
        return running
    if stance not in STANCES:
        return Refused("programmes.stance_unknown", (CONCEPT,))
    if capacity not in capacities:
        return Refused("programmes.no_such_capacity", (CONCEPT,))
    if not why.strip():
        return Refused("programmes.no_reasons", (CONCEPT,))
    return Refused("programmes.position_stands", (CONCEPT,)) if is_same else Allowed((CONCEPT,))


def may_withdraw(talk: Talk, *, stands: bool, day: date) -> Verdict:
    """Allow one's own position to be withdrawn while the discussion is open.

    Refuses as `is_running`, and with "programmes.no_position".
    """
    running = is_running(talk, day)
    return running if stands or not running else Refused("programmes.no_position", (CONCEPT,))


def may_close(talk: Talk, *, is_own: bool, why: str, day: date) -> Verdict:
    """Allow an open discussion to be closed before the day that was named, with the reason.

    Refuses with "programmes.not_own_region", as `is_running`, and with "programmes.no_reasons".
    """
    if not is_own:
        return Refused("programmes.not_own_region", (CONCEPT,))
    running = is_running(talk, day)
    return running if why.strip() or not running else Refused("programmes.no_reasons", (CONCEPT,))


def may_summarise(talk: Talk, *, is_own: bool, positions: int, says: str, day: date) -> Verdict:
    """Allow one summary of a discussion that is over; where nobody took a position it needs no words, for it says so itself.

    Refuses with "programmes.not_own_region", "programmes.discussion_runs", "programmes.summary_there" and
    "programmes.summary_empty".
    """
    if not is_own:
        return Refused("programmes.not_own_region", (CONCEPT,))
    if talk.summarised_on is not None:
        return Refused("programmes.summary_there", (CONCEPT,), {"day": talk.summarised_on})
    if not talk.is_over(day):
        return Refused("programmes.discussion_runs", (CONCEPT,), {"until": talk.until})
    if positions and not says.strip():
        return Refused("programmes.summary_empty", (CONCEPT,), {"count": positions})
    return Allowed((CONCEPT,))


def may_recommend(
    talk: Talk, *, is_own: bool, positions: int, approved_on: date | None, says: str
) -> Verdict:
    """Allow a recommendation that rests on a published summary of positions, while the draft is not approved.

    Refuses with "programmes.not_own_region", "programmes.draft_is_approved", "programmes.no_summary_yet",
    "programmes.nothing_to_rest_on" and "programmes.recommendation_empty".
    """
    if not is_own:
        return Refused("programmes.not_own_region", (CONCEPT,))
    if approved_on is not None:
        return Refused("programmes.draft_is_approved", (CONCEPT,), {"day": approved_on})
    if talk.summarised_on is None:
        return Refused("programmes.no_summary_yet", (CONCEPT,))
    if not positions:
        return Refused("programmes.nothing_to_rest_on", (CONCEPT,))
    return Allowed((CONCEPT,)) if says.strip() else Refused("programmes.recommendation_empty", (CONCEPT,))


def may_answer(*, is_approver: bool, answered_on: date | None, outcome: str, why: str) -> Verdict:
    """Allow whoever approves the draft to answer a recommendation once; "not_taken" only with the reason.

    Refuses with "programmes.not_the_approver", "programmes.recommendation_answered" and "programmes.no_reasons".
    """
    if not is_approver:
        return Refused("programmes.not_the_approver", (CONCEPT,))
    if answered_on is not None:
        return Refused("programmes.recommendation_answered", (CONCEPT,), {"day": answered_on})
    if outcome == "not_taken" and not why.strip():
        return Refused("programmes.no_reasons", (CONCEPT,))
    return Allowed((CONCEPT,))


def is_heard(talks: Collection[Talk], *, unanswered: int, day: date) -> Verdict:
    """Ask that what was discussed of a draft is heard before it is approved: over, summarised, each recommendation answered.

    Refuses with "programmes.discussion_runs", "programmes.no_summary_yet" and "programmes.recommendations_wait"; a
    draft that was never discussed is allowed, for no act asks for a discussion.
    """
    running = [one.until for one in talks if not one.is_over(day)]
    if running:
        return Refused("programmes.discussion_runs", (CONCEPT,), {"until": max(running)})
    if any(one.summarised_on is None for one in talks):
        return Refused("programmes.no_summary_yet", (CONCEPT,))
    if unanswered:
        return Refused("programmes.recommendations_wait", (CONCEPT,), {"count": unanswered})
    return Allowed()
