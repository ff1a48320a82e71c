"""What papers a nomination has and lacks, each with its article. Nothing is scored, nobody is compared. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rulebook import Citation

from shanyraq.bodies.candidates import ENDS, FROM_ASSOCIATIONS, Proof
from shanyraq.bodies.rules import LAW, NEEDS_REGION

THERE, MISSING, AHEAD = "there", "missing", "ahead"


@dataclass(frozen=True)
class Check:
    """One paper or proof: its code, its article, whether it is there, missing or its time is still ahead.

    `said` is what is written of it, `day` its own day.
    """

    code: str
    law: Citation
    state: str
    said: str = ""
    day: date | None = None


def checklist(
    proof: Proof, *, citizenship: str, category_paper: str, steps: Mapping[str, tuple[str, date]]
) -> tuple[Check, ...]:
    """List what article 15 asks of a nomination on its path; `steps` maps the steps taken to their paper and day.

    A step whose turn has not come is ahead, not missing; what the path does not ask for is left out, and so is a step
    that an ended way did without.
    """
    nomination = [
        _there("category", "15(1)", category_paper),
        _there("citizenship", "15(1)", citizenship),
        *([_there("region", "15(2)", proof.region)] if proof.path in NEEDS_REGION else []),
        *([_there("proposer", "15(2)", proof.proposed_by)] if proof.path in FROM_ASSOCIATIONS else []),
        *([_supreme(proof)] if proof.path == "association" else []),
        _decision(proof),
    ]
    end = next((kind for kind in ENDS if kind in steps), "")
    way = [_step(kind, kind, steps) for kind in ("examined", "submitted")] + [_step("decided", end, steps)]
    return (*nomination, *(one for one in way if one.state == THERE or not end))


def _there(code: str, place: str, said: str) -> Check:
    return Check(code, Citation(LAW, place), THERE if said.strip() else MISSING, said.strip())


def _supreme(proof: Proof) -> Check:
    return Check("supreme_body", Citation(LAW, "15(2)"), THERE if proof.supreme_body else MISSING)


def _decision(proof: Proof) -> Check:
    whole = proof.decision.strip() and proof.decided_on is not None
    return Check(
        "decision",
        Citation(LAW, "15(2)"),
        THERE if whole else MISSING,
        proof.decision.strip(),
        proof.decided_on,
    )


def _step(code: str, kind: str, steps: Mapping[str, tuple[str, date]]) -> Check:
    paper, day = steps.get(kind, ("", None))
    return Check(code, Citation(LAW, "15(3)"), THERE if paper else AHEAD, paper, day)
