"""Questions about activity: which items, decisions and tenge serve each statutory task, by year and region."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from shanyraq.people.models import Organization
from shanyraq.programmes.models import DecisionLink, ItemTask, PlanItem
from shanyraq.programmes.queries.plans import Line, lines_of
from shanyraq.programmes.rules.tags import TASKS

STATES = ("ahead", "underway", "late", "done", "not_done")
REPUBLIC = "republic"


@dataclass(frozen=True)
class Activity:
    """What serves one task: `task` is its key, "" for items that have not said theirs. `tenge` is of the whole items."""

    task: str
    items: int
    states: Counter[str]
    measures: int
    executors: int
    decisions: int
    tenge: Decimal


@dataclass(frozen=True)
class Kept:
    """Which items are asked about: of a year, of a region's plans; None asks about all."""

    year: int | None = None
    body: Organization | None = None
    is_republic: bool = False


def tasks_of_item(item: int, day: date) -> list[str]:
    """List the tasks an item serves, as known on a day, in the order of the law."""
    known = set(ItemTask.objects.filter(item=item, on__lte=day).values_list("task", flat=True))
    return [task for task in TASKS if task in known]


def years_of_plans(day: date) -> list[int]:
    """List the years in which an item of a plan drafted by a day runs, the latest first."""
    spans = _items(Kept(), day).order_by().values_list("starts__year", "ends__year").distinct()
    return sorted({year for first, last in spans for year in range(first, last + 1)}, reverse=True)


def activity_on(day: date, kept: Kept) -> list[Activity]:
    """Count what serves each of the six tasks, zero ones too, and what has not said its task. Six queries.

    An item that serves two tasks counts under both; so do its tenge and the decisions linked to its measure.
    """
    lines = lines_of(_items(kept, day), day)
    said: dict[str, set[int]] = {task: set() for task in TASKS}
    known = ItemTask.objects.filter(item__in=[line.item.pk for line in lines], on__lte=day)
    for item, task in known.values_list("item", "task"):
        said[task].add(item)
    decisions = _decisions({line.item.part_id for line in lines}, day)
    told = set[int]().union(*said.values())
    rows = [_counted(task, [one for one in lines if one.item.pk in said[task]], decisions) for task in TASKS]
    unsaid = [one for one in lines if one.item.pk not in told]
    return [*rows, *([_counted("", unsaid, decisions)] if unsaid else [])]


def _items(kept: Kept, day: date) -> QuerySet[PlanItem]:
    rows = PlanItem.objects.on(day).order_by("starts", "pk")
    if kept.year is not None:
        rows = rows.filter(starts__year__lte=kept.year, ends__year__gte=kept.year)
    if kept.is_republic:
        return rows.filter(plan__body__isnull=True)
    return rows.filter(plan__body=kept.body) if kept.body else rows


def _decisions(parts: set[int], day: date) -> dict[int, set[int]]:
    rows = DecisionLink.objects.filter(part__in=parts, on__lte=day).filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=day)
    )
    found: dict[int, set[int]] = {}
    for part, decision in rows.values_list("part", "decision"):
        found.setdefault(part, set()).add(decision)
    return found


def _counted(task: str, lines: Iterable[Line], decisions: dict[int, set[int]]) -> Activity:
    lines = list(lines)
    parts = {line.item.part_id for line in lines}
    return Activity(
        task=task,
        items=len(lines),
        states=Counter(line.state for line in lines),
        measures=len(parts),
        executors=len({line.item.executor_id for line in lines}),
        decisions=len(set[int]().union(*(decisions.get(part, set()) for part in parts))),
        tenge=sum((line.total for line in lines), Decimal("0.00")),
    )
