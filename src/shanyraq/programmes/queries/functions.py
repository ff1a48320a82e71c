"""The function of the Assembly to assist state national policy (Decree 149, pt 4(1)), counted from its records."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from rulebook import Rulebook

from shanyraq.decisions.models import Advice
from shanyraq.decisions.queries.cooperation import advice_on
from shanyraq.programmes.models import Plan, PlanItem
from shanyraq.programmes.queries.documents import Way, documents_on
from shanyraq.programmes.queries.plans import lines_of, plans_on


@dataclass(frozen=True)
class Policy:
    """What was done on a day: drafts of programme documents, proposals with their outcomes, plans with their items."""

    drafts: tuple[Way, ...]
    proposals: tuple[Advice, ...]
    outcomes: tuple[tuple[str, int], ...]
    plans: tuple[Plan, ...]
    items: int
    states: tuple[tuple[str, int], ...]


def policy_on(book: Rulebook, day: date) -> Policy:
    """Gather the records of the function known by a day. An outcome that came later is awaited ("")."""
    proposals = tuple(advice_on(day, "proposal"))
    known = Counter(
        one.outcome if one.outcome_on is not None and one.outcome_on <= day else "" for one in proposals
    )
    lines = lines_of(PlanItem.objects.on(day).order_by("pk"), day)
    return Policy(
        tuple(documents_on(book, day)), proposals, tuple(sorted(known.items())), tuple(plans_on(day)), len(lines),
        tuple(sorted(Counter(line.state for line in lines).items())),
    )  # fmt: skip
