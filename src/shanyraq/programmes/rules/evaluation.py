"""How the work of regional assemblies is evaluated: a published formula over what they did with evidence (Concept, 001:873-876).

Each part is a share of things counted in one year: items of the region's own plan, answers of the region's bodies,
meetings of its council, its account of the year. How calm a region is, who lives there and what is written there are
no parts and can be none. Pure: no tables, no clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import sqrt

from rulebook import Allowed, Citation, Refused, Verdict, first_refusal

CONCEPT = Citation("concept-assembly-2020")
PARTS = ("items", "answers", "meetings", "account")
MOST_WEIGHT = 10
NINETY_FIVE = 1.959963984540054  # standard normal quantile of .975
NARROW, WIDE = NINETY_FIVE, 3.090232306167813  # limits of the funnel: 95 and 99.8 of a hundred
OUTCOMES = ("corrected", "kept")


@dataclass(frozen=True)
class Share:
    """So many of so many; none of none says nothing, and is not zero."""

    of: int = 0
    done: int = 0

    @property
    def value(self) -> float | None:
        """Give the share, 0 to 1; None where there was nothing to do."""
        return self.done / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Give Wilson's interval of 95 of a hundred: what the share could as well have been, so few being counted."""
        if not self.of:
            return None
        n, p, z = self.of, self.done / self.of, NINETY_FIVE
        middle, half = (
            (p + z * z / (2 * n)) / (1 + z * z / n),
            z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n),
        )
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True)
class Score:
    """The weighted mean of the shares that say something, with the bounds that the intervals of the shares give."""

    value: float
    low: float
    high: float


def score_of(shares: Mapping[str, Share], weights: Mapping[str, int]) -> Score | None:
    """Weigh the shares of a region; a part with nothing to do is left out with its weight. None where all are.

    The bounds are the weighted means of the lower and of the upper ends: wider than need be, never narrower.
    """
    told = [(weights[part], share) for part, share in shares.items() if weights.get(part) and share.of]
    whole = sum(weight for weight, _share in told)
    if not whole:
        return None
    ends = [(weight, *share.interval) for weight, share in told if share.interval]
    return Score(
        sum(weight * share.done / share.of for weight, share in told) / whole,
        sum(weight * low for weight, low, _high in ends) / whole,
        sum(weight * high for weight, _low, high in ends) / whole,
    )


def total_of(shares: Iterable[Share]) -> Share:
    """Add up shares: what all regions did of all they had to do."""
    held = list(shares)
    return Share(sum(one.of for one in held), sum(one.done for one in held))


def limits(middle: float, of: float, z: float) -> tuple[float, float]:
    """Give the limits of the funnel around the share of all, for so many things counted; within 0 and 1."""
    half = z * sqrt(middle * (1 - middle) / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def place_in_funnel(share: Share, whole: Share) -> str:
    """Tell whether a region lies within what chance alone explains: "within", "above", "below"; "" where nothing is counted.

    By the wide limits (99.8 of a hundred): of twenty regions alike, one in twenty-five years of five parts falls outside.
    """
    if share.value is None or whole.value is None:
        return ""
    low, high = limits(whole.value, share.of, WIDE)
    return "below" if share.value < low else "above" if share.value > high else "within"


def may_publish_formula(
    weights: Mapping[str, int], why: str, *, in_force: Mapping[str, int] | None
) -> Verdict:
    """Allow a formula of known parts with whole weights of 0 to 10, at least one above 0, and reasons in words.

    Refuses with "programmes.formula_of_other_parts", "programmes.weight_wrong", "programmes.formula_same",
    "programmes.reasons_needed".
    """
    if set(weights) != set(PARTS):
        return Refused("programmes.formula_of_other_parts", (CONCEPT,))
    if not any(weights.values()) or any(not 0 <= weight <= MOST_WEIGHT for weight in weights.values()):
        return Refused("programmes.weight_wrong", (CONCEPT,), {"most": MOST_WEIGHT})
    if in_force is not None and dict(in_force) == dict(weights):
        return Refused("programmes.formula_same", (CONCEPT,))
    return Allowed((CONCEPT,)) if why.strip() else Refused("programmes.reasons_needed", (CONCEPT,))


def may_publish(*, year: int, has_formula: bool, day: date, editions: int, why: str, regions: int) -> Verdict:
    """Allow the evaluation of a year that is over; published anew only with reasons, the earlier stays as it was.

    Refuses with "programmes.no_formula", "programmes.year_not_over", "programmes.nothing_to_evaluate",
    "programmes.reasons_needed".
    """
    return first_refusal(
        Allowed((CONCEPT,)) if has_formula else Refused("programmes.no_formula", (CONCEPT,)),
        Allowed()
        if year < day.year
        else Refused("programmes.year_not_over", (CONCEPT,), {"year": str(year)}),
        Allowed() if regions else Refused("programmes.nothing_to_evaluate", (CONCEPT,), {"year": str(year)}),
        Allowed() if not editions or why.strip() else Refused("programmes.reasons_needed", (CONCEPT,)),
    )


def may_object(*, is_own: bool, evaluated: bool, open_already: bool, text: str) -> Verdict:
    """Allow a region's own people to object to their region's numbers, one objection at a time.

    Refuses with "programmes.not_own_region", "programmes.region_not_evaluated", "programmes.objection_open",
    "programmes.reasons_needed".
    """
    return first_refusal(
        Allowed((CONCEPT,)) if is_own else Refused("programmes.not_own_region", (CONCEPT,)),
        Allowed() if evaluated else Refused("programmes.region_not_evaluated", (CONCEPT,)),
        Refused("programmes.objection_open", (CONCEPT,)) if open_already else Allowed(),
        Allowed() if text.strip() else Refused("programmes.reasons_needed", (CONCEPT,)),
    )


def may_answer(*, answered_on: date | None, outcome: str, answer: str) -> Verdict:
    """Allow one answer to an objection, in words. Refuses with "programmes.objection_answered", "programmes.reasons_needed"."""
    if answered_on is not None:
        return Refused("programmes.objection_answered", (CONCEPT,), {"day": answered_on})
    if outcome not in OUTCOMES or not answer.strip():
        return Refused("programmes.reasons_needed", (CONCEPT,))
    return Allowed((CONCEPT,))
