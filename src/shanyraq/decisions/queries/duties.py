"""The matrix of responsibility: decisions down, members of the Council across. It counts decisions, and judges nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from shanyraq.bodies.queries import COUNCIL, roll_on
from shanyraq.bodies.roll import Row, in_order
from shanyraq.decisions.models import Decision, Responsible
from shanyraq.decisions.queries.cards import ORDER
from shanyraq.decisions.queries.states import with_states

DONE = {"accepted", "withdrawn", "noted"}


@dataclass(frozen=True)
class Line:
    """A decision on a day: the worst state of its cards, the last term, who in the Council answers for it."""

    decision: Decision
    state: str
    due: date | None
    people: tuple[Responsible, ...]

    @property
    def open(self) -> bool:
        """Tell whether something of it is still to be done."""
        return self.state not in DONE


@dataclass(frozen=True)
class Member:
    """A member of the Council and the decisions they answer for; no mark is made of them."""

    row: Row
    lines: tuple[Line, ...]

    @property
    def overdue(self) -> int:
        """Count the decisions among them that are overdue."""
        return sum(line.state == "overdue" for line in self.lines)


def standing_on(day: date) -> QuerySet[Responsible]:
    """Give who answers for what on a day."""
    rows = Responsible.objects.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day)
    return rows.select_related("person", "decision__session")


def lines_on(day: date, *, open_only: bool = False) -> list[Line]:
    """List the decisions adopted by a day, the overdue first, then the nearest term. Three queries."""
    found = Decision.objects.filter(adopted_on__lte=day).select_related("session", "replaced_by")
    states: dict[int, list[tuple[str, date]]] = {}
    cards = with_states(day).filter(decision__isnull=False)
    for decision, state, term in cards.values_list("decision_id", "state_then", "term_then"):
        states.setdefault(decision, []).append((state, term))
    people: dict[int, list[Responsible]] = {}
    for row in standing_on(day):
        people.setdefault(row.decision_id, []).append(row)
    lines = [_line(one, states.get(one.pk, []), tuple(people.get(one.pk, ()))) for one in found]
    kept = [line for line in lines if line.open or not open_only]
    return sorted(kept, key=lambda line: (_rank(line.state), line.due or date.max, -line.decision.pk))


def _line(decision: Decision, cards: list[tuple[str, date]], people: tuple[Responsible, ...]) -> Line:
    state = min((state for state, _term in cards), key=ORDER.index, default="noted")
    waited = [term for state, term in cards if state not in DONE]
    return Line(decision, state, min(waited, default=None), people)


def _rank(state: str) -> int:
    return ORDER.index(state) if state in ORDER else len(ORDER)


def members_on(lines: Sequence[Line], day: date, language: str) -> list[Member]:
    """List the members of the Council in the order of the alphabet, each with the decisions they answer for."""
    held: dict[int, list[Line]] = {}
    for line in lines:
        for one in line.people:
            held.setdefault(one.person_id, []).append(line)
    rows = in_order(roll_on(day, COUNCIL), language)
    return [Member(row, tuple(held.get(row.person_id, ()))) for row in rows]


def count_lines(lines: Sequence[Line]) -> Counter[str]:
    """Count decisions: all that are open, those overdue, those for which nobody answers."""
    open_lines = [line for line in lines if line.open]
    return Counter(
        open=len(open_lines),
        overdue=sum(line.state == "overdue" for line in open_lines),
        nobody=sum(not line.people for line in open_lines),
    )
