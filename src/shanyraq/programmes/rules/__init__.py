"""When a paper becomes a programme here. No tables, no clock."""

from __future__ import annotations

from datetime import date

from rulebook import Allowed, Citation, Refused, Verdict

DRAFTS = Citation("decree-149-2011", "25")
PLANS = Citation("decree-149-2011", "22")


def may_import(*, parts: int, is_changed: bool, edition: int) -> Verdict:
    """Allow a reading that holds a tree and differs from the edition before it (0: there is none).

    Refuses with "programmes.no_tree" and "programmes.unchanged".
    """
    if parts == 0:
        return Refused("programmes.no_tree")
    if not is_changed:
        return Refused("programmes.unchanged", facts={"edition": edition})
    return Allowed((DRAFTS,))


def state_on(since: int | None, until: int | None, day: date) -> str:
    """Tell whether a programme of given years is "ahead", "active" or "completed" on a day; "" where the years are unknown."""
    if since is None or until is None:
        return ""
    if day.year < since:
        return "ahead"
    return "active" if day.year <= until else "completed"


LINKED_KINDS = frozenset({"measure", "outcome"})


def may_link(kind: str, *, is_linked: bool) -> Verdict:
    """Allow a decision to be linked to a measure or an outcome, once.

    Refuses with "programmes.not_a_measure" and "programmes.already_linked".
    """
    if kind not in LINKED_KINDS:
        return Refused("programmes.not_a_measure", (PLANS,))
    if is_linked:
        return Refused("programmes.already_linked", (PLANS,))
    return Allowed((PLANS,))


def may_unlink(ended_on: date | None) -> Verdict:
    """Allow a link that stands to be taken back. Refuses with "programmes.already_unlinked"."""
    if ended_on is not None:
        return Refused("programmes.already_unlinked", (PLANS,), {"ended_on": ended_on})
    return Allowed((PLANS,))


def may_carry(*, is_linked: bool, is_own: bool) -> Verdict:
    """Allow an item of one's own plan to be linked to the assignment it carries out, once.

    Refuses with "programmes.not_own_region", "programmes.carries_it_already".
    """
    if not is_own:
        return Refused("programmes.not_own_region", (PLANS,))
    return Refused("programmes.carries_it_already", (PLANS,)) if is_linked else Allowed((PLANS,))
