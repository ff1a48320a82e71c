"""Questions about plans: whose they are, their items with states and money, what stands under a measure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch, QuerySet

from shanyraq.people.acting import Actor
from shanyraq.people.models import Organization
from shanyraq.programmes.models import SOURCES, Edition, Money, Plan, PlanItem, Reading, Report
from shanyraq.programmes.queries.trees import programmes_on, tree_of
from shanyraq.programmes.rules import plans as rules

_REPUBLIC = {"secretariat.officer", "secretariat.head"}
_REGION = {"regional_secretariat.officer", "regional_secretariat.head"}


@dataclass(frozen=True)
class Line:
    """An item as shown on a day: its state, its money, the sum of it, what was reported by then."""

    item: PlanItem
    state: str
    money: tuple[Money, ...]
    reports: tuple[Report, ...]
    measure: Reading | None

    @property
    def total(self) -> Decimal:
        """Give the tenge of the item."""
        return sum((row.amount for row in self.money), Decimal("0.00"))


def regional_assemblies() -> QuerySet[Organization]:
    """Give the regional assemblies that may have a plan."""
    return Organization.objects.filter(classification="regional_assembly").order_by("name_kk")


def bodies_of_plans() -> QuerySet[Organization]:
    """Give the regional assemblies, then those of districts, that may have a plan."""
    kinds = ("regional_assembly", "district_assembly")
    return Organization.objects.filter(classification__in=kinds).order_by("-classification", "name_kk")


def is_own(by: Actor, body: Organization | None) -> bool:
    """Tell whether somebody drafts plans of a level: the Secretariat for the republic, a region's own people for it."""
    if body is None:
        return bool(_REPUBLIC & by.roles)
    areas = Organization.objects.filter(classification="regional_secretariat", area=body.area).exclude(
        area=""
    )
    secretariats = set(areas.values_list("pk", flat=True)) | {body.pk}
    own = _REGION | {"regional_assembly.chair", "regional_assembly.deputy_chair"}
    return any(role in own and one in secretariats for role, one in by.seats)


def chairs_of(by: Actor, plan: Plan) -> frozenset[str]:
    """Give the chairs that somebody is, of the republic, of a plan's region and of its district."""
    found = {"assembly_chair"} if "assembly.chair" in by.roles else set()
    regions = {plan.body_id} if plan.level == "region" else set()
    if plan.level == "district" and plan.body is not None and plan.body.area:
        regions = set(regional_assemblies().filter(area=plan.body.area).values_list("pk", flat=True))
        if ("district_assembly.chair", plan.body_id) in by.seats:
            found.add("district_chair")
    if any(("regional_assembly.chair", one) in by.seats for one in regions):
        found.add("regional_chair")
    return frozenset(found)


def plans_on(day: date) -> list[Plan]:
    """List the plans drafted by a day, each with `measures`, `tenge` and `is_approved` of that day."""
    plans = list(
        Plan.objects.filter(drafted_on__lte=day)
        .select_related("body")
        .prefetch_related(Prefetch("items", PlanItem.objects.on(day)), "items__money")
    )
    for plan in plans:
        items = plan.items.all()
        plan.count, plan.measures = len(items), len({item.part_id for item in items})  # type: ignore[attr-defined]
        plan.tenge = total(row for item in items for row in item.money.all() if row.on <= day)  # type: ignore[attr-defined]
        plan.is_approved = plan.approved_on is not None and plan.approved_on <= day  # type: ignore[attr-defined]
    return plans


def lines_of(items: QuerySet[PlanItem], day: date) -> list[Line]:
    """Lay items out as of a day, in the order given."""
    rows = list(
        items.select_related("plan__body", "executor").prefetch_related(
            Prefetch("money", Money.objects.filter(on__lte=day)),
            Prefetch("reports", Report.objects.filter(on__lte=day)),
        )
    )
    measures = latest_readings({item.part_id for item in rows})
    return [_line(item, measures.get(item.part_id), day) for item in rows]


def lines_under(part: int, day: date) -> list[Line]:
    """List the items that carry out a measure, of every plan drafted by a day."""
    return lines_of(PlanItem.objects.on(day).filter(part=part).order_by("starts", "pk"), day)


def planned_parts(edition: Edition, day: date) -> frozenset[int]:
    """Give the measures of a programme that have an item under them by a day."""
    rows = PlanItem.objects.on(day).filter(part__programme=edition.programme_id)
    return frozenset(rows.values_list("part", flat=True))


def total(rows: Iterable[Money]) -> Decimal:
    """Add up tenge."""
    return sum((row.amount for row in rows), Decimal("0.00"))


def by_source(lines: Iterable[Line]) -> list[tuple[str, Decimal]]:
    """Add up tenge by source, in the order of the sources; those without any are left out."""
    sums: dict[str, Decimal] = defaultdict(lambda: Decimal("0.00"))
    for line in lines:
        for row in line.money:
            sums[row.source] += row.amount
    return [(source, sums[source]) for source in SOURCES if source in sums]


@dataclass(frozen=True)
class Row:
    """A region's plans: how many items carry out a measure of each direction."""

    body: Organization
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Grid:
    """Regions beside the directions of a programme."""

    edition: Edition
    numbers: tuple[str, ...]
    rows: tuple[Row, ...]


def grids(plans: Iterable[Plan], day: date) -> list[Grid]:
    """Lay the regions that have a plan beside the directions of each programme; nothing where no region has one."""
    items: dict[Organization, list[int]] = defaultdict(list)
    for plan in plans:
        if plan.body is not None and plan.level == "region":
            items[plan.body] += [item.part_id for item in plan.items.all()]
    found = []
    for edition in programmes_on(day):
        directions = tree_of(edition).of_kind("direction")
        parts = [{row.part_id for row in one.measures} for one in directions]
        rows = [
            Row(body, tuple(sum(part in inside for part in held) for inside in parts))
            for body, held in sorted(items.items(), key=lambda pair: pair[0].name_kk)
        ]
        if any(any(row.counts) for row in rows):
            found.append(Grid(edition, tuple(one.reading.number for one in directions), tuple(rows)))
    return found


def _line(item: PlanItem, measure: Reading | None, day: date) -> Line:
    reports = tuple(item.reports.all())
    state = rules.state_of(rules.Term(item.starts, item.ends), reports[-1].state if reports else "", day)
    return Line(item, state, tuple(item.money.all()), reports, measure)


def latest_readings(parts: set[int]) -> dict[int, Reading]:
    """Give each part as its latest edition reads it."""
    rows = (
        Reading.objects.filter(part__in=parts)
        .select_related("edition__programme")
        .order_by("edition__number")
    )
    return {row.part_id: row for row in rows}
