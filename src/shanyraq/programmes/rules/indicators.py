"""Indicators of outcomes: what a proposal needs, which one counts, how far a figure has come. No tables, no clock."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from rulebook import Allowed, Citation, Refused, Verdict

PLANS = Citation("decree-149-2011", "22")
OWN = frozenset({"secretariat.officer", "secretariat.head"})


def may_propose(
    kind: str, *, baseline: Decimal, baseline_on: date, target: Decimal, target_on: date
) -> Verdict:
    """Allow an indicator of an expected outcome whose target differs from its baseline and comes after it.

    Refuses with "programmes.not_an_outcome", "programmes.target_before_baseline", "programmes.target_is_baseline".
    """
    if kind != "outcome":
        return Refused("programmes.not_an_outcome", (PLANS,))
    if target_on <= baseline_on:
        return Refused(
            "programmes.target_before_baseline", (PLANS,), {"baseline": baseline_on, "target": target_on}
        )
    if target == baseline:
        return Refused("programmes.target_is_baseline", (PLANS,))
    return Allowed((PLANS,))


def may_approve(approved_on: date | None, why: str) -> Verdict:
    """Allow a proposed indicator to be approved once, with reasons.

    Refuses with "programmes.indicator_approved" and "programmes.no_reasons".
    """
    if approved_on is not None:
        return Refused("programmes.indicator_approved", (PLANS,), {"day": approved_on})
    if not why.strip():
        return Refused("programmes.no_reasons", (PLANS,))
    return Allowed((PLANS,))


def may_measure(*, is_counting: bool, is_measurer: bool, paper: str, as_of: date, day: date) -> Verdict:
    """Allow a figure of the indicator that counts, by whoever measures it, with its paper and its day.

    Refuses with "programmes.indicator_not_approved", "programmes.not_measurer", "programmes.paper_not_named" and
    "programmes.day_ahead".
    """
    if not is_counting:
        return Refused("programmes.indicator_not_approved", (PLANS,))
    if not is_measurer:
        return Refused("programmes.not_measurer", (PLANS,))
    if not paper.strip():
        return Refused("programmes.paper_not_named", (PLANS,))
    if as_of > day:
        return Refused("programmes.day_ahead", (PLANS,), {"told": as_of})
    return Allowed((PLANS,))


def way_made(baseline: Decimal, target: Decimal, value: Decimal) -> Decimal:
    """Give how much of the way from the baseline to the target is made, in per cent to one place, half to even.

    Below zero it went back, above 100 it passed the target. Raises `ZeroDivisionError` where they are the same.
    """
    share = (value - baseline) / (target - baseline) * 100 if target != baseline else None
    if share is None:
        raise ZeroDivisionError
    return share.quantize(Decimal("0.1"), rounding=ROUND_HALF_EVEN)
