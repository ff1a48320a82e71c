"""How somebody came to the Assembly: the categories and paths of the law, and what a path must show (Law 70-IV, art. 15)."""

from __future__ import annotations

from datetime import date

from rulebook import Allowed, Citation, Refused, Verdict

LAW = "law-70-iv-2008"
CATEGORIES = ("ethnocultural", "association", "state_body", "citizen")
PATHS = ("regional_session", "association", "council", "rotation", "president")
NEEDS_REGION = frozenset({"regional_session"})
NEEDS_PROPOSER = frozenset({"regional_session", "association"})


def may_record_standing(
    *,
    path: str,
    region: str,
    proposed_by: str,
    decision: str,
    decided_on: date | None,
    since: date,
    regional: str | None = None,
) -> Verdict:
    """Tell whether a member's way into the Assembly is whole enough to be recorded (Law 70-IV, art. 15, points 1-3).

    A decision of a regional session names its region and the association that proposed; a decision of an
    association's supreme body names the association; each names the decision and its day, which is not after
    the mandate began. `regional` is the region of the regional assembly where the mandate is: such a member comes
    by a decision of that assembly's session (point 5); None for a member of the Assembly.
    """
    law = (Citation(LAW, "15(2)" if regional is None else "15(5)"),)
    if regional is not None and (path != "regional_session" or regional not in {"", region}):
        return Refused("bodies.regional_by_its_session", law, {"path": path})
    if path in NEEDS_REGION and not region:
        return Refused("bodies.region_not_named", law, {"path": path})
    if path in NEEDS_PROPOSER and not proposed_by:
        return Refused("bodies.proposer_not_named", law, {"path": path})
    if not decision or decided_on is None:
        return Refused("bodies.decision_not_named", law, {"path": path})
    if decided_on > since:
        return Refused("bodies.decided_after_mandate", law, {"decided_on": decided_on, "since": since})
    return Allowed(law)
