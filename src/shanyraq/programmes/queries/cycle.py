"""The Assembly's part in the planning of the state, gathered from records that exist: by year and phase. Nothing is typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear

from shanyraq.decisions.models import Advice, Interaction, JointPlan, Mechanism, MechanismUse, Topic
from shanyraq.programmes.models import (
    AssignmentLink,
    DocumentStep,
    Evaluation,
    Measurement,
    Package,
    Plan,
    SessionPlan,
)

PHASES = ("planning", "coordination", "analysis", "partnership")
STATE, SOCIETY = ("central", "local"), ("civil", "international")


@dataclass(frozen=True)
class Source:
    """Records of one kind: the phase they belong to, the field of their day, the rows known by a day."""

    key: str
    phase: str
    day: str
    rows: Callable[[date], QuerySet[Any]]


@dataclass(frozen=True)
class Log:
    """One record: its day, its kind and phase, and itself."""

    day: date
    key: str
    phase: str
    row: Any


@dataclass(frozen=True)
class Year:
    """A year: how many records of each phase, in the order of the phases."""

    year: int
    counts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """Count the records of the year."""
        return sum(count for _phase, count in self.counts)


SOURCES = (
    Source("plan_approved", "planning", "approved_on", lambda day: Plan.objects.filter(approved_on__lte=day)),
    Source("package_approved", "planning", "approved_on", lambda day: Package.objects.filter(approved_on__lte=day)),
    Source("document_step", "planning", "day",
           lambda day: DocumentStep.objects.filter(day__lte=day, recorded_on__lte=day).select_related("document")),
    Source("session_version", "planning", "made_on",
           lambda day: SessionPlan.objects.filter(made_on__lte=day).select_related("session")),
    Source("assignment_planned", "coordination", "on",
           lambda day: AssignmentLink.objects.filter(on__lte=day).select_related("instruction")),
    Source("joint_plan", "coordination", "drafted_on", lambda day: JointPlan.objects.filter(drafted_on__lte=day)),
    Source("topic", "coordination", "since", lambda day: Topic.objects.filter(since__lte=day)),
    Source("recommendation", "coordination", "sent_on",
           lambda day: Advice.objects.filter(kind="recommendation", sent_on__lte=day)),
    Source("meeting_with_state", "coordination", "day",
           lambda day: Interaction.objects.filter(kind__in=STATE, entered_on__lte=day, day__lte=day)),
    Source("measurement", "analysis", "recorded_on",
           lambda day: Measurement.objects.filter(recorded_on__lte=day).select_related("indicator")),
    Source("evaluation", "analysis", "on", lambda day: Evaluation.objects.filter(on__lte=day)),
    Source("proposal", "analysis", "sent_on", lambda day: Advice.objects.filter(kind="proposal", sent_on__lte=day)),
    Source("meeting_with_society", "partnership", "day",
           lambda day: Interaction.objects.filter(kind__in=SOCIETY, entered_on__lte=day, day__lte=day)),
    Source("mechanism", "partnership", "entered_on", lambda day: Mechanism.objects.filter(entered_on__lte=day)),
    Source("mechanism_used", "partnership", "on",
           lambda day: MechanismUse.objects.filter(on__lte=day).select_related("mechanism")),
)  # fmt: skip


def years_of(day: date) -> list[Year]:
    """Count the records known by a day by year and phase, the newest year first: one query of each kind."""
    counts = Counter[tuple[int, str]]()
    for source in SOURCES:
        rows = source.rows(day).order_by().annotate(in_year=ExtractYear(source.day))
        for year, count in rows.values_list("in_year").annotate(Count("pk")):
            counts[year, source.phase] += count
    years = sorted({year for year, _phase in counts}, reverse=True)
    return [Year(year, tuple((phase, counts[year, phase]) for phase in PHASES)) for year in years]


def logs_of(year: int, day: date, phase: str = "") -> list[Log]:
    """List the records of a year, of one phase where asked, the newest first."""
    found = [log for source in SOURCES if phase in {"", source.phase} for log in _of(source, year, day)]
    return sorted(found, key=lambda log: (log.day, log.key, log.row.pk), reverse=True)


def _of(source: Source, year: int, day: date) -> Iterable[Log]:
    for row in source.rows(day).filter(**{f"{source.day}__year": year}):
        yield Log(getattr(row, source.day), source.key, source.phase, row)
