"""The matrix of responsibility: decisions down, members of the Council across. It counts decisions, and judges nobody."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from shanyraq.bodies.queries import COUNCIL, roll_on
from shanyraq.bodies.roll import Row, in_order
from shanyraq.decisions.models import Decision, Responsible
from shanyraq.decisions.queries.cards import ORDER
from shanyraq.decisions.queries.kept import COUNTS
from shanyraq.decisions.queries.states import still_open, with_states
from shanyraq.decisions.queries.texts import as_they_read

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


def lines_on(day: date, *, open_only: bool = False, among: Sequence[int] | None = None) -> list[Line]:
    """List the decisions adopted by a day, the overdue first, then the nearest term. Four queries.

    `among`: the keys of a few decisions, where not all are asked for.
    """
    few = {} if among is None else {"pk__in": among}
    known = Decision.objects.filter(adopted_on__lte=day, **few)
    found = list(known.select_related("session", "replaced_by"))
    as_they_read(found, day)
    states: dict[int, list[tuple[str, date]]] = {}
    cards = with_states(day).filter(decision__isnull=False)
    if among is not None:
        cards = cards.filter(decision__in=among)
    for decision, state, term in cards.values_list("decision_id", "state_then", "term_then"):
        states.setdefault(decision, []).append((state, term))
    people: dict[int, list[Responsible]] = {}
    for row in standing_on(day):
        people.setdefault(row.decision_id, []).append(row)
    lines = [_line(one, states.get(one.pk, []), tuple(people.get(one.pk, ()))) for one in found]
    kept = [line for line in lines if line.open or not open_only]
    return sorted(kept, key=lambda line: (_rank(line.state), line.due or date.max, -line.decision.pk))


@dataclass(frozen=True)
class Matrix:
    """The matrix in short: keys of decisions still to be done or answered for, in the order of `lines_on`; counts of the open ones."""

    found: Sequence[int]
    counts: Counter[str]


def matrix_on(day: date) -> Matrix:
    """Give the matrix in short, kept until something of this room is recorded. Three queries, closed cards left out."""
    return COUNTS.get(("council", day), lambda: _matrix(day))


def _matrix(day: date) -> Matrix:
    rows = with_states(day).filter(still_open(day), decision__isnull=False).order_by()
    worst: dict[int, tuple[int, date]] = {}
    for decision, state, term in rows.values_list("decision_id", "state_then", "term_then"):
        if state not in DONE:  # one accepted, and taken back later, is open here and was not on the day
            rank, due = worst.get(decision, (len(ORDER), date.max))
            worst[decision] = (min(rank, _rank(state)), min(due, term))
    answered_for = set(standing_on(day).order_by().values_list("decision_id", flat=True))
    closed = lines_on(day, among=list(answered_for - worst.keys()))
    order = [(rank, due, -key) for key, (rank, due) in worst.items()]
    order += [(_rank(line.state), line.due or date.max, -line.decision.pk) for line in closed]
    overdue = sum(rank == _rank("overdue") for rank, _due in worst.values())
    counts = Counter(open=len(worst), overdue=overdue, nobody=len(worst.keys() - answered_for))
    return Matrix(array("q", (-key for _rank_of, _due, key in sorted(order))), counts)


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
