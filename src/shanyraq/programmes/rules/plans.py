"""Plans of measures: who approves them, what an item needs, in which state it is. No tables, no clock."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rulebook import Allowed, Citation, Refused, Rulebook, Verdict, first_refusal

from shanyraq.law.chair import may_use_power
from shanyraq.law.norms import rule, settled
from shanyraq.law.status import may_institution_act
from shanyraq.programmes.rules.tags import serves

PLANS = Citation("decree-149-2011", "22")
CONCEPT = Citation("concept-assembly-2020")
PRINCIPLES = ("rights", "interests", "unity", "equality", "responsibility", "openness")  # 001:465-474


@dataclass(frozen=True)
class Term:
    """From when until when, both days included."""

    starts: date
    ends: date


@dataclass(frozen=True)
class Answer:
    """Whether a plan keeps a principle; where it does not, why."""

    is_kept: bool
    why: str = ""


def may_draft(term: Term, *, is_own: bool) -> Verdict:
    """Allow the plan of one's own level. Refuses with "programmes.ends_before_start", "programmes.not_own_region"."""
    return first_refusal(
        Allowed((PLANS,)) if is_own else Refused("programmes.not_own_region", (PLANS,)), _in_order(term)
    )


def may_add_item(
    kind: str,
    term: Term,
    plan: Term,
    *,
    tasks: Collection[str],
    approved_on: date | None,
    is_own: bool,
) -> Verdict:
    """Allow an item of a measure that serves a task of the law, while the plan is a draft, within its days.

    Refuses with "programmes.not_own_region", "programmes.plan_approved", "programmes.item_without_measure",
    "programmes.serves_no_task", "programmes.no_such_task", "programmes.ends_before_start" and "programmes.outside_plan".
    """
    return first_refusal(
        may_change(approved_on, is_own=is_own),
        Allowed() if kind == "measure" else Refused("programmes.item_without_measure", (PLANS,)),
        serves(tasks),
        _in_order(term),
        Allowed()
        if plan.starts <= term.starts and term.ends <= plan.ends
        else Refused("programmes.outside_plan", (PLANS,), {"starts": plan.starts, "ends": plan.ends}),
    )


def may_change(approved_on: date | None, *, is_own: bool) -> Verdict:
    """Allow a draft to be changed by its own level. Refuses with "programmes.not_own_region", "programmes.plan_approved"."""
    if not is_own:
        return Refused("programmes.not_own_region", (PLANS,))
    if approved_on is not None:
        return Refused("programmes.plan_approved", (PLANS,), {"day": approved_on})
    return Allowed((PLANS,))


def may_fund(amount: Decimal, ground: str, *, approved_on: date | None, is_own: bool) -> Verdict:
    """Allow money with its legal source. Refuses with "programmes.money_without_source", "programmes.no_amount", as `may_change`."""
    return first_refusal(
        may_change(approved_on, is_own=is_own),
        Allowed() if ground.strip() else Refused("programmes.money_without_source", (PLANS,)),
        Allowed() if amount > 0 else Refused("programmes.no_amount", (PLANS,)),
    )


def may_approve(
    book: Rulebook,
    *,
    level: str,
    chairs: Collection[str],
    items: int,
    approved_on: date | None,
    paper: str,
    principles: Mapping[str, Answer],
    day: date,
) -> Verdict:
    """Allow the chair of the plan's own level to approve it, once, with a paper.

    `chairs` are the chairs that somebody is, of those above the plan: "assembly_chair", "regional_chair",
    "district_chair". The plan of the republic: the Chair of the Assembly (Decree 149, pt 6). The plan of a region: its
    own chair; the Concept says so for its years, after which the chair leads the regional assembly by the law (art.
    14(2)). The plan of a district: whom the norm "district.plan_approved_by" names, once it is confirmed. Refuses
    with "programmes.not_the_right_chair", "bodies.only_the_chair", "programmes.plan_approved", "programmes.plan_empty",
    "programmes.paper_not_named", as `keeps_principles`, and with what a norm refuses.
    """
    return first_refusal(
        may_institution_act(book, day),
        _right_chair(book, level, chairs, day),
        Allowed()
        if approved_on is None
        else Refused("programmes.plan_approved", (PLANS,), {"day": approved_on}),
        Allowed() if items else Refused("programmes.plan_empty", (PLANS,)),
        Allowed() if paper.strip() else Refused("programmes.paper_not_named", (PLANS,)),
        keeps_principles(principles),
    )


def keeps_principles(said: Mapping[str, Answer]) -> Verdict:
    """Allow a plan of which each of the six principles is answered: kept, or not and why.

    Refuses with "programmes.principle_not_said" and "programmes.principle_unexplained".
    """
    missing = [one for one in PRINCIPLES if one not in said]
    if missing:
        return Refused("programmes.principle_not_said", (CONCEPT,), {"count": len(missing)})
    if any(not one.is_kept and not one.why.strip() for one in said.values()):
        return Refused("programmes.principle_unexplained", (CONCEPT,))
    return Allowed()


@rule
def _right_chair(book: Rulebook, level: str, chairs: Collection[str], day: date) -> Verdict:
    if level == "republic":
        is_chair = "assembly_chair" in chairs
        return may_use_power(book, power="approves_programme_documents", by_chair=is_chair, day=day)
    if level == "region":
        return _chair_of_region(book, "regional_chair" in chairs, day)
    value = settled(book, "district.plan_approved_by", day)
    if value.value not in chairs:
        return Refused("programmes.not_the_right_chair", (value.law,))
    return Allowed((value.law,), value.confirmed)


def _chair_of_region(book: Rulebook, is_right_chair: bool, day: date) -> Verdict:
    by_concept = [one for one in book.parameter("regional.plan_approved_by").values if one.covers(day)]
    value = settled(book, "regional.plan_approved_by" if by_concept else "regional.chair", day)
    if not is_right_chair:
        return Refused("programmes.not_the_right_chair", (value.law,))
    return Allowed((value.law,), value.confirmed)


def may_report(
    state: str, evidence: str, *, approved_on: date | None, starts: date, is_own: bool, day: date
) -> Verdict:
    """Allow what is reported of an item of an approved plan; "done" only with evidence.

    Refuses with "programmes.not_executor", "programmes.plan_not_approved", "programmes.item_not_begun" (for "done"
    before the item begins) and "programmes.done_without_evidence".
    """
    if not is_own:
        return Refused("programmes.not_executor", (PLANS,))
    if approved_on is None or approved_on > day:
        return Refused("programmes.plan_not_approved", (PLANS,))
    if state == "done" and day < starts:
        return Refused("programmes.item_not_begun", (PLANS,), {"starts": starts})
    if state == "done" and not evidence.strip():
        return Refused("programmes.done_without_evidence", (PLANS,))
    return Allowed((PLANS,))


def state_of(term: Term, reported: str, day: date) -> str:
    """Tell the state of an item on a day: "done", "not_done", "late", "underway" or "ahead"; `reported` is the last report's."""
    if reported in {"done", "not_done"}:
        return reported
    if day > term.ends:
        return "late"
    return "underway" if reported or day >= term.starts else "ahead"


def _in_order(term: Term) -> Verdict:
    if term.ends < term.starts:
        return Refused("programmes.ends_before_start", (PLANS,), {"starts": term.starts, "ends": term.ends})
    return Allowed()
