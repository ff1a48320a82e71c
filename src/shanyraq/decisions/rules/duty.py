"""Who may answer for a decision: a member of the Council, once, while the decision stands. Law 70-IV, art. 10(1)."""

from __future__ import annotations

from datetime import date

from rulebook import Allowed, Citation, Refused, Verdict

LAW = (Citation("law-70-iv-2008", "10(1)"),)


def may_answer_for(*, sits: bool, already: bool, withdrawn_on: date | None, day: date) -> Verdict:
    """Say whether somebody may answer for a decision from a day on."""
    if withdrawn_on is not None and withdrawn_on <= day:
        return Refused("decisions.withdrawn_meanwhile", LAW, {"withdrawn_on": withdrawn_on})
    if not sits:
        return Refused("decisions.not_in_the_council", LAW, {"day": day})
    if already:
        return Refused("decisions.answers_for_it_already", LAW)
    return Allowed(LAW)


def may_release(*, until: date | None, why: str) -> Verdict:
    """Say whether somebody may be released of a decision: they answer for it still, and a reason is named."""
    if until is not None:
        return Refused("decisions.released_already", LAW, {"until": until})
    return Allowed(LAW) if why else Refused("decisions.release_without_reason", LAW)
