"""Questions about Messages: which are registered by a day, year by year; what each clause is carried out by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from shanyraq.programmes.models import ClauseLink, Edition, Message, MessageClause, Reading
from shanyraq.programmes.queries.trees import programmes_on


@dataclass(frozen=True)
class Carried:
    """A clause as of a day, with the tasks and measures it is linked to, each as its latest edition reads it."""

    clause: MessageClause
    links: tuple[tuple[ClauseLink, Reading], ...]


@dataclass(frozen=True)
class Told:
    """A Message as of a day with its clauses, in the order they were added."""

    message: Message
    clauses: tuple[Carried, ...]

    @property
    def linked(self) -> int:
        """Count the clauses that something carries out."""
        return sum(bool(one.links) for one in self.clauses)


@dataclass(frozen=True)
class Table:
    """The tasks of a programme by year: for each task, how many clauses of each year are linked to it."""

    edition: Edition
    years: tuple[int, ...]
    rows: tuple[tuple[Reading, tuple[int, ...]], ...]


def messages_on(day: date, messages: Sequence[Message] | None = None) -> list[Told]:
    """Give the Messages registered by a day, or some of them, the latest first. The number of queries does not grow with them."""
    rows = list(Message.objects.filter(on__lte=day)) if messages is None else list(messages)
    clauses = list(MessageClause.objects.filter(message__in=rows, on__lte=day).select_related("message"))
    held = _carried(clauses, day)
    return [Told(row, tuple(one for one in held if one.clause.message_id == row.pk)) for row in rows]


def _standing(day: date) -> Q:
    return Q(on__lte=day) & (Q(ended_on__isnull=True) | Q(ended_on__gt=day))


def _carried(clauses: Sequence[MessageClause], day: date) -> list[Carried]:
    links = list(ClauseLink.objects.filter(_standing(day), clause__in=clauses))
    readings = latest_of(link.part_id for link in links)
    found: dict[int, list[tuple[ClauseLink, Reading]]] = defaultdict(list)
    for link in links:
        found[link.clause_id].append((link, readings[link.part_id]))
    return [Carried(clause, tuple(found[clause.pk])) for clause in clauses]


def latest_of(parts: Iterable[int]) -> dict[int, Reading]:
    """Give each part as its latest edition reads it."""
    rows = Reading.objects.filter(part__in=list(parts)).select_related("edition__programme", "edition__paper")
    return {row.part_id: row for row in rows.order_by("edition__number")}


def clauses_of(part: int, day: date) -> list[ClauseLink]:
    """List the links of clauses to a task or a measure on a day, the latest Message first."""
    rows = ClauseLink.objects.filter(_standing(day), part=part).select_related("clause__message")
    return list(rows.order_by("-clause__message__day", "clause"))


def years_of(told: Sequence[Told], day: date) -> list[tuple[int, list[Told]]]:
    """Group Messages by year, from the year of the day back to the first one; a year without any has an empty list."""
    if not told:
        return []
    first = min(one.message.day.year for one in told)
    return [
        (year, [one for one in told if one.message.day.year == year])
        for year in range(day.year, first - 1, -1)
    ]


def tables_on(told: Sequence[Told], day: date) -> list[Table]:
    """Lay the tasks of each programme across the years that have a Message; programmes without tasks are left out."""
    years = tuple(sorted({one.message.day.year for one in told}))
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for one in told:
        for carried in one.clauses:
            for link, _reading in carried.links:
                counts[link.part_id, one.message.day.year] += 1
    tables = []
    for edition in programmes_on(day):
        tasks = list(edition.readings.filter(kind="task").order_by("place"))
        rows = tuple((task, tuple(counts[task.part_id, year] for year in years)) for task in tasks)
        if rows and years:
            tables.append(Table(edition, years, rows))
    return tables
