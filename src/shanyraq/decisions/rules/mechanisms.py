"""Mechanisms of cooperation: what an entry needs, when one ends, what may count as its use. No tables, no clock."""

from __future__ import annotations

from datetime import date

from rulebook import Allowed, Citation, Refused, Verdict

INTERACT = Citation("decree-149-2011", "4(4)")


def may_enter_mechanism(*, parties: int, paper: str) -> Verdict:
    """Allow a mechanism of two parties or more, on a paper.

    Refuses with "decisions.mechanism_of_one" and "decisions.mechanism_without_paper".
    """
    if parties < 2:
        return Refused("decisions.mechanism_of_one", (INTERACT,))
    if not paper.strip():
        return Refused("decisions.mechanism_without_paper", (INTERACT,))
    return Allowed((INTERACT,))


def may_end_mechanism(*, since: date, until: date | None, ends: date, paper: str) -> Verdict:
    """Allow a mechanism to end once, after it began, by a paper.

    Refuses with "decisions.mechanism_ended", "decisions.mechanism_ends_too_early", "decisions.mechanism_without_paper".
    """
    if until is not None:
        return Refused("decisions.mechanism_ended", (INTERACT,), {"day": until})
    if ends <= since:
        return Refused("decisions.mechanism_ends_too_early", (INTERACT,), {"day": since})
    if not paper.strip():
        return Refused("decisions.mechanism_without_paper", (INTERACT,))
    return Allowed((INTERACT,))


def may_record_use(
    *, records: int, day: date | None, since: date, until: date | None, is_linked: bool
) -> Verdict:
    """Allow one record, a meeting or a joint plan, of a day on which the mechanism stood, once.

    Refuses with "decisions.one_record", "decisions.outside_mechanism" and "decisions.use_known".
    """
    if records != 1 or day is None:
        return Refused("decisions.one_record", (INTERACT,))
    if day < since or (until is not None and day >= until):
        return Refused("decisions.outside_mechanism", (INTERACT,), {"day": day, "since": since})
    if is_linked:
        return Refused("decisions.use_known", (INTERACT,))
    return Allowed((INTERACT,))


def may_take_use_back(ended_on: date | None) -> Verdict:
    """Allow a use to be taken back once. Refuses with "decisions.use_taken_back"."""
    if ended_on is not None:
        return Refused("decisions.use_taken_back", (INTERACT,), {"day": ended_on})
    return Allowed((INTERACT,))
