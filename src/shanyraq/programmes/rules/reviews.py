"""The yearly review of a programme: proposals with a reason, each considered, adopted only into a draft. No tables, no clock."""

from __future__ import annotations

from datetime import date

from rulebook import Allowed, Citation, Refused, Verdict

CONCEPT = Citation("concept-assembly-2020")  # 001:439-443
LINES = "001:439-443"
PATH = Citation("decree-149-2011", "25")
OF_KIND = {"change": "measure", "drop": "measure", "add": "direction"}  # what each kind of change is about


def may_open(*, is_there: bool, year: int, last_open: int | None) -> Verdict:
    """Allow one review of a programme in a year, after the last one is closed (`last_open`: the year of one that is not).

    Refuses with "programmes.review_there" and "programmes.last_review_open".
    """
    if is_there:
        return Refused("programmes.review_there", (CONCEPT,), {"year": year})
    if last_open is not None:
        return Refused("programmes.last_review_open", (CONCEPT,), {"year": last_open})
    return Allowed((CONCEPT,))


def may_propose(
    kind: str, *, about: str, number: str, says: str, why: str, closed_on: date | None
) -> Verdict:
    """Allow a change to be proposed in an open review: of a measure, under a direction, or a new direction by its number.

    `about` is the kind of the part chosen, "" where none is. Refuses with "programmes.review_closed",
    "programmes.proposal_of_what", "programmes.proposal_empty" and "programmes.no_reasons".
    """
    if closed_on is not None:
        return Refused("programmes.review_closed", (CONCEPT,), {"closed_on": closed_on})
    if about != OF_KIND.get(kind, about) or (kind == "direction" and not number.strip()):
        return Refused("programmes.proposal_of_what", (CONCEPT,))
    if kind != "drop" and not says.strip():
        return Refused("programmes.proposal_empty", (CONCEPT,))
    return Allowed((CONCEPT,)) if why.strip() else Refused("programmes.no_reasons", (CONCEPT,))


def may_adopt(*, decided_on: date | None, why: str, has_draft: bool, is_approved: bool) -> Verdict:
    """Allow a proposal to be adopted into a draft that is on its way to the next edition, with the reason.

    Refuses with "programmes.proposal_decided", "programmes.no_reasons", "programmes.adopted_without_draft" and
    "programmes.draft_approved": what the President approved takes nothing more.
    """
    asked = _open(decided_on, why)
    if not asked:
        return asked
    if not has_draft:
        return Refused("programmes.adopted_without_draft", (PATH,), ways=("programmes.record_draft",))
    return Refused("programmes.draft_approved", (PATH,)) if is_approved else Allowed((PATH,))


def may_decline(*, decided_on: date | None, why: str) -> Verdict:
    """Allow a proposal to be declined with the reason. Refuses with "programmes.proposal_decided", "programmes.no_reasons"."""
    return _open(decided_on, why)


def _open(decided_on: date | None, why: str) -> Verdict:
    if decided_on is not None:
        return Refused("programmes.proposal_decided", (CONCEPT,), {"decided_on": decided_on})
    return Allowed((CONCEPT,)) if why.strip() else Refused("programmes.no_reasons", (CONCEPT,))


def may_close(*, closed_on: date | None, waiting: int) -> Verdict:
    """Allow a review to be closed once every proposal is considered.

    Refuses with "programmes.review_closed" and "programmes.proposals_wait".
    """
    if closed_on is not None:
        return Refused("programmes.review_closed", (CONCEPT,), {"closed_on": closed_on})
    if waiting:
        return Refused("programmes.proposals_wait", (CONCEPT,), {"count": waiting})
    return Allowed((CONCEPT,))
