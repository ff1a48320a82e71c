"""Work with other bodies: joint plans, topics, advice, meetings, help. From facts to verdicts; no tables, no clock."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from rulebook import Allowed, Citation, Refused, Verdict, first_refusal

JOINT = Citation("decree-149-2011", "11(2)")
PLANS = Citation("decree-149-2011", "22")
INTERACT = Citation("decree-149-2011", "4(4)")
REGIONS = Citation("decree-149-2011", "4(6)")
ORDER = ("late", "not_done", "underway", "ahead", "done")


def may_draft_joint(*, starts: date, ends: date, sides: int, responsible_is_side: bool) -> Verdict:
    """Allow a joint plan of two sides or more, of which one answers for the whole.

    Refuses with "decisions.joint_ends_before_start", "decisions.two_sides", "decisions.responsible_not_side".
    """
    return first_refusal(
        _unless(ends < starts, "decisions.joint_ends_before_start"),
        _unless(sides < 2, "decisions.two_sides"),
        _unless(not responsible_is_side, "decisions.responsible_not_side"),
        Allowed((JOINT, PLANS)),
    )


def may_add_joint_item(
    *, signed: int, is_side: bool, aspects: Collection[str], term: date, starts: date, ends: date
) -> Verdict:
    """Allow an item of one of the sides, while nobody has signed, within the days of the plan, with an aspect of the work.

    Refuses with "decisions.joint_signed_already", "decisions.body_not_side", "decisions.no_aspect",
    "decisions.outside_joint_plan".
    """
    return first_refusal(
        _unless(signed > 0, "decisions.joint_signed_already"),
        _unless(not is_side, "decisions.body_not_side"),
        _unless(not aspects, "decisions.no_aspect"),
        Allowed()
        if starts <= term <= ends
        else Refused("decisions.outside_joint_plan", (JOINT,), {"starts": starts, "ends": ends}),
        Allowed((JOINT, PLANS)),
    )


def may_sign(*, represents: bool, signed_on: date | None, sides_without_item: int, paper: str) -> Verdict:
    """Allow a side to sign once, with its paper, when each side has an item.

    Refuses with "decisions.not_a_side", "decisions.side_signed", "decisions.side_without_item",
    "decisions.paper_without_number".
    """
    return first_refusal(
        _unless(not represents, "decisions.not_a_side"),
        Allowed() if signed_on is None else Refused("decisions.side_signed", (JOINT,), {"day": signed_on}),
        Allowed()
        if sides_without_item == 0
        else Refused("decisions.side_without_item", (JOINT,), {"count": sides_without_item}),
        _unless(not paper.strip(), "decisions.paper_without_number"),
        Allowed((JOINT,)),
    )


def may_report_joint(*, represents: bool, unsigned: int, state: str, evidence: str) -> Verdict:
    """Allow a side to report its own item once all have signed; "done" only with evidence.

    Refuses with "decisions.not_your_item", "decisions.joint_not_signed", "decisions.done_needs_evidence".
    """
    return first_refusal(
        _unless(not represents, "decisions.not_your_item"),
        Allowed() if unsigned == 0 else Refused("decisions.joint_not_signed", (JOINT,), {"count": unsigned}),
        _unless(state == "done" and not evidence.strip(), "decisions.done_needs_evidence"),
        Allowed((JOINT,)),
    )


def state_of_item(reported: str, *, term: date, starts: date, day: date) -> str:
    """Tell the state of an item on a day: "done", "not_done", "late", "underway" or "ahead"."""
    if reported in {"done", "not_done"}:
        return reported
    if day > term:
        return "late"
    return "underway" if reported or day >= starts else "ahead"


def state_of_plan(items: Iterable[str], *, unsigned: int) -> str:
    """Tell the state of the whole: "draft" until all have signed, then the worst among its items."""
    if unsigned:
        return "draft"
    return min(items, key=ORDER.index, default="ahead")


def may_coordinate(*, leads: bool, bodies: int, known: bool = False) -> Verdict:
    """Allow a topic with bodies of which one leads.

    Refuses with "decisions.topic_known", "decisions.topic_without_lead", "decisions.topic_of_one".
    """
    return first_refusal(
        _unless(known, "decisions.topic_known"),
        _unless(not leads, "decisions.topic_without_lead"),
        _unless(bodies < 2, "decisions.topic_of_one"),
        Allowed((PLANS,)),
    )


def may_advise(kind: str, *, text: str, document: str, region: str, is_state: bool) -> Verdict:
    """Allow a recommendation to a body of a region, or a proposal to a programme of a state body.

    Refuses with "decisions.advice_without_text", "decisions.recommendation_without_region",
    "decisions.proposal_without_document", "decisions.proposal_to_state_bodies".
    """
    return first_refusal(
        _unless(not text.strip(), "decisions.advice_without_text"),
        _unless(kind == "recommendation" and not region, "decisions.recommendation_without_region"),
        _unless(kind == "proposal" and not document.strip(), "decisions.proposal_without_document"),
        _unless(kind == "proposal" and not is_state, "decisions.proposal_to_state_bodies"),
        Allowed((REGIONS if kind == "recommendation" else PLANS,)),
    )


def may_record_outcome(outcome_on: date | None, *, paper: str, why: str, outcome: str) -> Verdict:
    """Allow what became of an advice to be recorded once, by its paper; a rejection with its reason.

    Refuses with "decisions.outcome_known", "decisions.paper_without_number", "decisions.reason_missing".
    """
    return first_refusal(
        Allowed()
        if outcome_on is None
        else Refused("decisions.outcome_known", (PLANS,), {"day": outcome_on}),
        _unless(not paper.strip(), "decisions.paper_without_number"),
        _unless(outcome != "adopted" and not why.strip(), "decisions.reason_missing"),
        Allowed((PLANS,)),
    )


def may_log(*, has_body: bool, partner: str, met: date, day: date) -> Verdict:
    """Allow a meeting that was held to be logged with one partner. Refuses with "decisions.one_partner", "decisions.answer_ahead"."""
    return first_refusal(
        _unless(has_body == bool(partner.strip()), "decisions.one_partner"),
        Allowed()
        if met <= day
        else Refused("decisions.answer_ahead", (INTERACT,), {"dated": met, "day": day}),
        Allowed((INTERACT,)),
    )


def may_see_help(*, represents: bool, secretariat: bool) -> Verdict:
    """Allow the body that asked, and the Secretariat, to see a request for help. Refuses with "decisions.help_is_restricted"."""
    return _unless(not (represents or secretariat), "decisions.help_is_restricted")


def may_answer_help(answered_on: date | None) -> Verdict:
    """Allow a request for help to be answered once. Refuses with "decisions.help_answered"."""
    if answered_on is not None:
        return Refused("decisions.help_answered", (INTERACT,), {"day": answered_on})
    return Allowed((INTERACT,))


def _unless(wrong: bool, code: str) -> Verdict:
    return Refused(code, (JOINT,)) if wrong else Allowed()
