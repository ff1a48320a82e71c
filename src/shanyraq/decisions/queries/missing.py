"""Whose answers are late or due soon, decision by decision: what the Secretariat runs after."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Min, Q

from shanyraq.decisions.models import Decision, Instruction
from shanyraq.decisions.queries.kept import COUNTS
from shanyraq.decisions.queries.states import in_states, with_states
from shanyraq.people.models import Organization

AWAITED = ("overdue", "returned", "sent", "received", "considered")
AHEAD = timedelta(days=7)
MOST, NAMED = 50, 4


@dataclass(frozen=True)
class Missing:
    """Answers on one thing that are late or due within seven days: how many, the earliest term, the first bodies by it."""

    subject: Decision | Instruction
    count: int
    term: date
    bodies: tuple[Organization, ...]


def missing_on(day: date) -> list[Missing]:
    """List the decisions and assignments of which answers are late or due within seven days, the earliest term first.

    At most fifty, in four queries, whatever the number of cards.
    """
    soon = Q(term__lte=day + AHEAD) | Q(extended_on__gt=day)
    rows = in_states(with_states(day), AWAITED, day).filter(soon, term_then__lte=day + AHEAD)
    groups = (
        rows.order_by().values_list("decision_id", "instruction_id").annotate(Count("pk"), Min("term_then"))
    )
    nearest = groups.order_by("term_then__min", "decision_id", "instruction_id")[:MOST]
    told = COUNTS.get(("missing", day), lambda: list(nearest))
    ours = Q(decision__in=[one[0] for one in told]) | Q(instruction__in=[one[1] for one in told])
    late = rows.filter(ours).order_by("term_then", "addressee__name_kk", "pk")
    first: dict[tuple[int | None, int | None], list[int]] = defaultdict(list)
    for decision, instruction, body in late.values_list("decision_id", "instruction_id", "addressee_id"):
        if len(first[decision, instruction]) < NAMED:
            first[decision, instruction].append(body)
    decisions = Decision.objects.select_related("session").in_bulk([one[0] for one in told if one[0]])
    instructions = Instruction.objects.in_bulk([one[1] for one in told if one[1]])
    bodies = Organization.objects.in_bulk({body for some in first.values() for body in some})
    return [
        Missing(
            decisions[decision] if decision else instructions[instruction], count, term,
            tuple(bodies[body] for body in first[decision, instruction]),
        )
        for decision, instruction, count, term in told
    ]  # fmt: skip
