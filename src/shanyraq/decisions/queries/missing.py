"""Whose answers are late or due soon, decision by decision: what the Secretariat runs after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from django.db.models import Count, Min, Q

from shanyraq.decisions.models import Decision, Instruction
from shanyraq.decisions.queries.kept import COUNTS
from shanyraq.decisions.queries.states import in_states, with_states
from shanyraq.people.models import Organization

AWAITED = ("overdue", "returned", "sent", "received", "considered")
AHEAD = timedelta(days=7)
MOST, NAMED = 50, 4
NAMES = ("name_kk", "name_ru", "name_en")
S = TypeVar("S", Decision, Instruction)


@dataclass(frozen=True)
class Missing:
    """Answers on one thing that are late or due within seven days: how many, the earliest term, the first bodies by it."""

    subject: Decision | Instruction
    count: int
    term: date
    bodies: tuple[Organization, ...]


@dataclass(frozen=True)
class _Told:
    """What is asked over all cards: of a decision or an assignment, how many answers are awaited, the earliest term, the first bodies."""

    decision: int | None
    instruction: int | None
    count: int
    term: date
    bodies: tuple[int, ...]


def missing_on(day: date) -> list[Missing]:
    """List the decisions and assignments of which answers are late or due within seven days, the earliest term first.

    At most fifty, in six queries whatever the number of cards, four where the count over all cards is kept
    (`queries.kept`: for the day, until an act of this room).
    """
    told = COUNTS.get(("missing", day), lambda: _told(day))
    decisions = _named(Decision, (one.decision for one in told))
    instructions = _named(Instruction, (one.instruction for one in told))
    bodies = Organization.objects.only(*NAMES).in_bulk({body for one in told for body in one.bodies})
    return [
        Missing(
            decisions[one.decision] if one.decision else instructions[one.instruction or 0], one.count, one.term,
            tuple(bodies[body] for body in one.bodies),
        )
        for one in told
    ]  # fmt: skip


def _named(kind: type[S], keys: Iterable[int | None]) -> dict[int, S]:
    fields = ("year", "number", "title_kk", "title_ru", "title_en")
    return kind._default_manager.only(*fields).in_bulk([key for key in keys if key])


def _told(day: date) -> list[_Told]:
    rows = in_states(with_states(day), AWAITED, day).filter(term_then__lte=day + AHEAD)
    groups = (
        rows.order_by().values_list("decision_id", "instruction_id").annotate(Count("pk"), Min("term_then"))
    )
    nearest = list(groups.order_by("term_then__min", "decision_id", "instruction_id")[:MOST])
    ours = Q(decision__in=[one[0] for one in nearest]) | Q(instruction__in=[one[1] for one in nearest])
    late = rows.filter(ours).order_by("term_then", "addressee__name_kk", "pk")
    first: dict[tuple[int | None, int | None], list[int]] = defaultdict(list)
    for decision, instruction, body in late.values_list("decision_id", "instruction_id", "addressee_id"):
        if len(first[decision, instruction]) < NAMED:
            first[decision, instruction].append(body)
    return [_Told(*one, tuple(first[one[:2]])) for one in nearest]
