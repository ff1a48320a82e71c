"""Versions of the plans of Sessions: what each covers, how it differs from the one before, which Sessions have one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max

from shanyraq.decisions.models import Instruction
from shanyraq.meetings.models import Session
from shanyraq.programmes.models import PlanItem, SessionPlan, SessionPlanRow
from shanyraq.programmes.queries.assignments import assignments_on, standing
from shanyraq.programmes.rules import versions as rules


@dataclass(frozen=True)
class Version:
    """A version with the assignments it covers of all, and the items that came in and went out."""

    row: SessionPlan
    covered: int
    total: int
    added: int
    removed: int


@dataclass(frozen=True)
class Line:
    """An assignment in a version with the items that carried it out."""

    instruction: Instruction
    items: tuple[PlanItem, ...]


def pairs_now(session: Session, day: date) -> list[rules.Pair]:
    """Give the President's assignments of a Session, each with its items of a day, or with None."""
    ours = [
        row.pk for row in assignments_on(day, "president", str(session.number)).order_by("year", "number")
    ]
    held: defaultdict[int, list[int]] = defaultdict(list)
    for instruction, item in standing(day).filter(instruction__in=ours).values_list("instruction", "item"):
        held[instruction].append(item)
    return [(one, item) for one in ours for item in (sorted(held[one]) or [None])]


def versions_of(session: Session, day: date) -> list[Version]:
    """List the versions of a Session's plan made by a day, the first one first; two queries."""
    made = list(SessionPlan.objects.filter(session=session, made_on__lte=day).order_by("number"))
    pairs: defaultdict[int, list[rules.Pair]] = defaultdict(list)
    rows = SessionPlanRow.objects.filter(version__in=made)
    for version, instruction, item in rows.values_list("version", "instruction", "item"):
        pairs[version].append((instruction, item))
    found, before = [], list[rules.Pair]()
    for one in made:
        found.append(Version(one, *rules.coverage(pairs[one.pk]), *rules.changes(pairs[one.pk], before)))
        before = pairs[one.pk]
    return found


def lines_of(version: SessionPlan) -> list[Line]:
    """Lay a version out: each assignment with its items, in the order of the register."""
    rows = version.rows.select_related("instruction__paper", "item__plan__body", "item__executor")
    items: dict[Instruction, list[PlanItem]] = {}
    for row in rows.order_by("instruction__year", "instruction__number", "pk"):
        items.setdefault(row.instruction, []).extend([row.item] if row.item else [])
    return [Line(one, tuple(held)) for one, held in items.items()]


def sessions_with_assignments(day: date) -> list[tuple[Session, int, int]]:
    """List the Sessions with assignments of the President, how many, and the number of the last version (0 for none)."""
    counts = dict(
        assignments_on(day, "president")
        .filter(paper__session__isnull=False)
        .order_by()
        .values_list("paper__session")
        .annotate(Count("pk"))
    )
    made = SessionPlan.objects.filter(made_on__lte=day).order_by()
    last = dict(made.values_list("session").annotate(Max("number")))
    sessions = Session.objects.filter(pk__in=counts).order_by("-number")
    return [(one, counts[one.pk], last.get(one.pk, 0)) for one in sessions]
