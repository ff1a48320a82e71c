"""The way of a candidate to a seat in the Assembly: its steps and what each asks for. Pure.

Law 70-IV, article 15: proposed by one of four paths, examined at a meeting of the Council, submitted by the Deputy
Chairs, approved or rejected by the President, who may appoint another.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from rulebook import Allowed, Citation, Refused, Verdict

from shanyraq.bodies.rules import LAW, NEEDS_REGION

ENDS = ("approved", "rejected", "other_appointed")
STEPS = ("examined", "submitted", *ENDS)
OUTCOMES = {"approved": "approve", "rejected": "reject", "other_appointed": "appoint_other"}
LAW_PATH = {"association": "supreme_body"}  # the book's word for the path of an association
SEE = frozenset(
    {
        "assembly.chair",
        "assembly.deputy_chair",
        "council.member",
        "council.chair",
        "secretariat.head",
        "secretariat.officer",
        "regional_secretariat.head",
        "regional_secretariat.officer",
    }
)
FROM_ASSOCIATIONS = frozenset({"regional_session", "association", "rotation"})


@dataclass(frozen=True)
class Proof:
    """What a nomination shows: path, region, who proposed, whether that body is supreme, which decision of which day."""

    path: str
    region: str = ""
    proposed_by: str = ""
    supreme_body: bool = False
    decision: str = ""
    decided_on: date | None = None


def may_see(roles: Collection[str]) -> Verdict:
    """Allow those who examine, submit and prepare to see candidates: until approval they are private persons."""
    if SEE.isdisjoint(roles):
        return Refused("bodies.candidates_closed", (Citation(LAW, "15(3)"),))
    return Allowed()


def is_whole(proof: Proof, day: date) -> Verdict:
    """Tell whether a nomination shows what its path asks for (art. 15(2)).

    A regional session: its region, the association that proposed, its decision. An association: its name and a
    decision of its own supreme body, which a branch has not. The Council: its decision. Rotation: the association,
    and the decision of the Council, or of a regional session where a region is named.
    """
    law = (Citation(LAW, "15(2)"),)
    if proof.path in NEEDS_REGION and not proof.region:
        return Refused("bodies.region_not_named", law, {"path": proof.path})
    if proof.path in FROM_ASSOCIATIONS and not proof.proposed_by.strip():
        return Refused("bodies.proposer_not_named", law, {"path": proof.path})
    if proof.path == "association" and not proof.supreme_body:
        return Refused("bodies.branch_without_supreme_body", law, {"proposed_by": proof.proposed_by})
    if not proof.decision.strip() or proof.decided_on is None:
        return Refused("bodies.decision_not_named", law, {"path": proof.path})
    if proof.decided_on > day:
        return Refused("bodies.paper_ahead", law, {"on": proof.decided_on, "day": day})
    return Allowed(law)


def state_of(taken: Collection[str], whole: bool) -> str:
    """Give the state: the last step taken; before the first "proposed", or "incomplete" where proof is missing."""
    for step in reversed(STEPS):
        if step in taken:
            return step
    return "proposed" if whole else "incomplete"


def may_step(
    taken: Collection[str], kind: str, *, paper: str, on: date | None, last_on: date, day: date
) -> Verdict:
    """Tell whether a step may be recorded: the way is open, the step not taken, its paper named and in its order."""
    law = (Citation(LAW, "15(3)"),)
    closed = next((end for end in ENDS if end in taken), None)
    if closed:
        return Refused("bodies.candidacy_closed", law)
    if kind in taken:
        return Refused("bodies.step_taken", law)
    if not paper.strip() or on is None:
        return Refused("bodies.paper_not_named", law)
    if on > day:
        return Refused("bodies.paper_ahead", law, {"on": on, "day": day})
    if on < last_on:
        return Refused("bodies.paper_before_step", law, {"on": on, "last_on": last_on})
    return Allowed(law)


def may_end(
    *,
    is_member: bool,
    ended_on: date | None,
    ends_on: date,
    since: date,
    occurred_on: date,
    paper: str,
    ground: str,
    recalled_by: str,
    nominated_by: Collection[str],
    day: date,
) -> Verdict:
    """Tell whether a mandate may be ended on a ground (art. 17), beyond what the article itself asks.

    It is a member's, has not ended, the ground has occurred, its paper is named; a recall names the body, and it is
    the one that nominated: `nominated_by` are its names, none where that is not recorded.
    """
    law = (Citation(LAW, "17"),)
    if not is_member:
        return Refused("bodies.not_a_members_mandate", law)
    if ended_on is not None and ended_on <= day:
        return Refused("bodies.ended_already", law, {"ended_on": ended_on})
    if occurred_on > day:
        return Refused("bodies.paper_ahead", law, {"on": occurred_on, "day": day})
    if not paper.strip():
        return Refused("bodies.paper_not_named", law)
    if ends_on <= since:
        return Refused("bodies.ends_before_it_begins", law, {"since": since, "until": ends_on})
    if ground == "recall" and not recalled_by.strip():
        return Refused("bodies.recaller_not_named", law)
    if ground == "recall" and nominated_by and _plain(recalled_by) not in map(_plain, nominated_by):
        facts = {"recalled_by": recalled_by.strip(), "nominated_by": next(iter(nominated_by))}
        return Refused("bodies.recalled_by_another", law, facts)
    return Allowed(law)


def _plain(name: str) -> list[str]:
    return name.casefold().replace("«", "").replace("»", "").replace('"', "").split()
