"""Measures: who owns one, what carries it out, in which state it is, which outcome it serves. No tables, no clock."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from rulebook import Allowed, Citation, Refused, Verdict

PLANS = Citation("decree-149-2011", "22")
CONCEPT = Citation("concept-assembly-2020")
NOT_LAUNCHED, LAUNCHED = "not_launched", "launched"
STATES = (NOT_LAUNCHED, LAUNCHED, "ahead", "underway", "late", "not_done", "done")


def may_name_owner(kind: str, *, is_same: bool, paper: str) -> Verdict:
    """Allow a measure an owner by a paper. Refuses with "programmes.only_of_a_measure", "programmes.owner_already", "programmes.paper_not_named"."""
    if kind != "measure":
        return Refused("programmes.only_of_a_measure", (PLANS,))
    if is_same:
        return Refused("programmes.owner_already", (PLANS,))
    return Allowed((PLANS,)) if paper.strip() else Refused("programmes.paper_not_named", (PLANS,))


def may_gloss(kind: str, *, own: str, language: str, text: str, last: str) -> Verdict:
    """Allow a measure a gloss in a language that its paper does not speak (`own`), other than the last one.

    Refuses with "programmes.only_of_a_measure", "programmes.own_language", "programmes.gloss_empty", "programmes.gloss_same".
    """
    if kind != "measure":
        return Refused("programmes.only_of_a_measure", (PLANS,))
    if language == own:
        return Refused("programmes.own_language", (PLANS,))
    if not text.strip():
        return Refused("programmes.gloss_empty", (PLANS,))
    return Refused("programmes.gloss_same", (PLANS,)) if text.strip() == last else Allowed((PLANS,))


def may_add_instrument(kind: str, *, is_there: bool, paper: str) -> Verdict:
    """Allow an instrument of a measure, once, with its paper.

    Refuses with "programmes.only_of_a_measure", "programmes.paper_not_named" and "programmes.instrument_there".
    """
    if kind != "measure":
        return Refused("programmes.only_of_a_measure", (CONCEPT,))
    if not paper.strip():
        return Refused("programmes.paper_not_named", (CONCEPT,))
    return Refused("programmes.instrument_there", (CONCEPT,)) if is_there else Allowed((CONCEPT,))


def may_contribute(kind: str, outcome: str, *, is_same_programme: bool, is_linked: bool, why: str) -> Verdict:
    """Allow a measure to be linked to an outcome of its own programme, once, with the reason.

    Refuses with "programmes.only_of_a_measure", "programmes.not_an_outcome", "programmes.already_contributes" and
    "programmes.no_reasons".
    """
    if kind != "measure":
        return Refused("programmes.only_of_a_measure", (PLANS,))
    if outcome != "outcome" or not is_same_programme:
        return Refused("programmes.not_an_outcome", (PLANS,))
    if is_linked:
        return Refused("programmes.already_contributes", (PLANS,))
    return Allowed((PLANS,)) if why.strip() else Refused("programmes.no_reasons", (PLANS,))


def may_take_back(ended_on: date | None) -> Verdict:
    """Allow what stands to be taken back. Refuses with "programmes.already_unlinked"."""
    if ended_on is not None:
        return Refused("programmes.already_unlinked", (PLANS,), {"ended_on": ended_on})
    return Allowed((PLANS,))


def state_of_measure(items: Collection[str], instruments: int) -> str:
    """Tell the state of a measure by the states of its items in approved plans and the number of its other instruments.

    Without either it is "not_launched", with instruments only "launched". One late item makes it late; else it is
    "done" or "not_done" where nothing is left to do, "underway" where something has begun, and "ahead".
    """
    if not items:
        return LAUNCHED if instruments else NOT_LAUNCHED
    states = set(items)
    if "late" in states:
        return "late"
    if states <= {"done", "not_done"}:
        return "done" if states == {"done"} else "not_done"
    return "ahead" if states == {"ahead"} else "underway"
