"""Packages of measures: what one needs, who approves it as one document, what is reported; sets of indicators. No tables."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from rulebook import Allowed, Refused, Rulebook, Verdict, first_refusal

from shanyraq.law.chair import may_use_power
from shanyraq.programmes.rules.hierarchy import may_drop
from shanyraq.programmes.rules.plans import PLANS, Term


def may_add_measure(kind: str, term: Term, *, approved_on: date | None) -> Verdict:
    """Allow a measure with an owner and days in a package that is a draft; `kind` is of the part it carries further, or "".

    Refuses with "programmes.package_approved", "programmes.item_without_measure", "programmes.ends_before_start".
    """
    if approved_on is not None:
        return Refused("programmes.package_approved", (PLANS,), {"day": approved_on})
    if kind not in {"", "measure"}:
        return Refused("programmes.item_without_measure", (PLANS,))
    if term.ends < term.starts:
        return Refused("programmes.ends_before_start", (PLANS,), {"starts": term.starts, "ends": term.ends})
    return Allowed((PLANS,))


def may_drop_measure(*, approved_on: date | None, dropped_on: date | None, why: str) -> Verdict:
    """Allow a measure to be taken out of a package that is a draft, once, with the reason.

    Refuses with "programmes.package_approved", "programmes.item_dropped" and "programmes.no_reasons".
    """
    if approved_on is not None:
        return Refused("programmes.package_approved", (PLANS,), {"day": approved_on})
    return may_drop(dropped_on, why)


def may_approve_package(
    book: Rulebook, *, by_chair: bool, measures: int, approved_on: date | None, paper: str, day: date
) -> Verdict:
    """Allow the Chair of the Assembly to approve a package as one document, once, with a paper (Decree 149, pt 6).

    Refuses with "bodies.only_the_chair", "programmes.package_approved", "programmes.package_empty",
    "programmes.paper_not_named", and with what a norm refuses.
    """
    return first_refusal(
        may_use_power(book, power="approves_programme_documents", by_chair=by_chair, day=day),
        Allowed()
        if approved_on is None
        else Refused("programmes.package_approved", (PLANS,), {"day": approved_on}),
        Allowed() if measures else Refused("programmes.package_empty", (PLANS,)),
        Allowed() if paper.strip() else Refused("programmes.paper_not_named", (PLANS,)),
    )


def may_report_measure(
    state: str, evidence: str, *, approved_on: date | None, starts: date, is_own: bool, day: date
) -> Verdict:
    """Allow the owner of a measure, or the Secretariat, to report of an approved package; "done" only with evidence.

    Refuses with "programmes.not_owner", "programmes.package_not_approved", "programmes.item_not_begun" and
    "programmes.done_without_evidence".
    """
    if not is_own:
        return Refused("programmes.not_owner", (PLANS,))
    if approved_on is None or approved_on > day:
        return Refused("programmes.package_not_approved", (PLANS,))
    if state == "done" and day < starts:
        return Refused("programmes.item_not_begun", (PLANS,), {"starts": starts})
    if state == "done" and not evidence.strip():
        return Refused("programmes.done_without_evidence", (PLANS,))
    return Allowed((PLANS,))


def may_link_indicators(indicators: Collection[bool], kind: str = "measure") -> Verdict:
    """Allow a set of indicators that were approved, of a package or of a measure; each says whether it was approved.

    Refuses with "programmes.item_without_measure", "programmes.set_empty" and "programmes.indicator_not_approved".
    """
    if kind != "measure":
        return Refused("programmes.item_without_measure", (PLANS,))
    if not indicators:
        return Refused("programmes.set_empty", (PLANS,))
    if not all(indicators):
        return Refused("programmes.indicator_not_approved", (PLANS,))
    return Allowed((PLANS,))
