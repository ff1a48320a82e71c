"""Packages of measures as of a day: their measures with what was done under each; sets of indicators shown together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q

from shanyraq.people.acting import Actor
from shanyraq.programmes.models import (
    DecisionLink,
    Indicator,
    IndicatorSet,
    Measurement,
    Package,
    PackageMeasure,
    PackageReport,
    PlanItem,
    Reading,
)
from shanyraq.programmes.queries.plans import Line, latest_readings, lines_of
from shanyraq.programmes.rules import plans as rules

SECRETARIAT = frozenset({"secretariat.officer", "secretariat.head"})


@dataclass(frozen=True)
class Row:
    """A measure of a package on a day: its state, its reports, and the plan items and decisions of the measure it carries."""

    measure: PackageMeasure
    state: str
    reports: tuple[PackageReport, ...]
    reading: Reading | None
    lines: tuple[Line, ...]
    decisions: tuple[DecisionLink, ...]


@dataclass(frozen=True)
class Figures:
    """A set with its indicators, each with the last figure known on the day."""

    row: IndicatorSet
    indicators: tuple[tuple[Indicator, Measurement | None], ...]


def is_owner(by: Actor, measure: PackageMeasure) -> bool:
    """Tell whether somebody reports of a measure: a body's own people where it owns it, or the Secretariat."""
    return bool(SECRETARIAT & by.roles) or any(one == measure.owner_id for _role, one in by.seats)


def packages_on(day: date) -> list[Package]:
    """List the packages drafted by a day, each with `count`, `done` and `is_approved` of that day; three queries."""
    standing = Prefetch("measures", PackageMeasure.objects.on(day))
    reports = Prefetch("measures__reports", PackageReport.objects.filter(on__lte=day))
    found = list(Package.objects.filter(drafted_on__lte=day).prefetch_related(standing, reports))
    for one in found:
        states = [_state(measure, tuple(measure.reports.all()), day) for measure in one.measures.all()]
        one.count, one.done = len(states), states.count("done")  # type: ignore[attr-defined]
        one.is_approved = one.approved_on is not None and one.approved_on <= day  # type: ignore[attr-defined]
    return found


def rows_of(package: Package, day: date) -> list[Row]:
    """Lay the measures of a package out with what was done under each by a day, in a constant number of queries."""
    reports = Prefetch("reports", PackageReport.objects.filter(on__lte=day))
    measures = list(package.measures.on(day).select_related("owner").prefetch_related(reports))
    parts = {one.part_id for one in measures if one.part_id}
    readings = latest_readings(parts)
    lines: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines_of(PlanItem.objects.on(day).filter(part__in=parts).order_by("starts", "pk"), day):
        lines[line.item.part_id].append(line)
    links: defaultdict[int, list[DecisionLink]] = defaultdict(list)
    standing = DecisionLink.objects.filter(part__in=parts, on__lte=day)
    for link in standing.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day)).select_related("decision"):
        links[link.part_id].append(link)
    return [
        Row(
            one, _state(one, told := tuple(one.reports.all()), day), told, readings.get(one.part_id or 0),
            tuple(lines[one.part_id or 0]), tuple(links[one.part_id or 0]),
        )
        for one in measures
    ]  # fmt: skip


def sets_of(day: date, *, package: int | None = None, part: int | None = None) -> list[Figures]:
    """List the sets of indicators linked to a package or to a measure on a day, each with its last figures."""
    rows = IndicatorSet.objects.filter(on__lte=day, package=package, part=part)
    rows = rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))
    told = Measurement.objects.filter(recorded_on__lte=day).order_by("as_of", "pk")
    held = Indicator.objects.select_related("measured_by").prefetch_related(Prefetch("measurements", told))
    return [
        Figures(
            row, tuple((one, next(reversed(one.measurements.all()), None)) for one in row.indicators.all())
        )
        for row in rows.prefetch_related(Prefetch("indicators", held))
    ]


def _state(measure: PackageMeasure, reports: tuple[PackageReport, ...], day: date) -> str:
    last = reports[-1].state if reports else ""
    return rules.state_of(rules.Term(measure.starts, measure.ends), last, day)
