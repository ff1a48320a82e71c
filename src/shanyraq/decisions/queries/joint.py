"""Joint plans as of a day: who signed, each item with its state, the whole consolidated, the aspects of the work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from shanyraq.decisions.models import JointItem, JointPlan, JointReport, JointSide
from shanyraq.decisions.models.cooperation import ASPECTS
from shanyraq.decisions.queries.answering import bodies_answered_by
from shanyraq.decisions.rules import cooperation as rules
from shanyraq.people.acting import Actor
from shanyraq.people.models import Organization

SECRETARIAT = {"secretariat.officer", "secretariat.head"}


def own_bodies(actor: Actor) -> QuerySet[Organization]:
    """Give the bodies somebody acts for: those they answer for, and the Secretariat for its own people."""
    offices = {body for role, body in actor.seats if role in SECRETARIAT}
    return Organization.objects.filter(Q(pk__in=bodies_answered_by(actor).values("pk")) | Q(pk__in=offices))


def represents(actor: Actor, body: Organization) -> bool:
    """Tell whether somebody acts for a body."""
    return own_bodies(actor).filter(pk=body.pk).exists()


def partners_on(day: date) -> QuerySet[Organization]:
    """Give the bodies that may be a side: state bodies, akims, regional assemblies, associations, the Secretariat."""
    kinds = ("state_body", "akimat", "regional_assembly", "association", "secretariat")
    there = (
        Organization.objects.filter(classification__in=kinds).exclude(until__lte=day).exclude(since__gt=day)
    )
    return there.order_by("classification", "name_kk")


@dataclass(frozen=True)
class JointLine:
    """An item with its state on a day and what was reported by then."""

    item: JointItem
    state: str
    reports: tuple[JointReport, ...]


@dataclass(frozen=True)
class Joint:
    """A joint plan as it stands on a day."""

    plan: JointPlan
    sides: tuple[JointSide, ...]
    lines: tuple[JointLine, ...]
    unsigned: int

    @property
    def state(self) -> str:
        """Say the state of the whole."""
        return rules.state_of_plan((line.state for line in self.lines), unsigned=self.unsigned)

    @property
    def done(self) -> int:
        """Count the items carried out."""
        return sum(line.state == "done" for line in self.lines)

    def of(self, body: int) -> list[JointLine]:
        """Give the items of one side."""
        return [line for line in self.lines if line.item.body_id == body]


def joint_on(day: date, pk: int | None = None) -> list[Joint]:
    """Lay out the joint plans drafted by a day, or one of them, in a constant number of queries."""
    known = JointPlan.objects.filter(drafted_on__lte=day, **({"pk": pk} if pk else {}))
    reports = Prefetch("reports", JointReport.objects.filter(on__lte=day))
    items = Prefetch("items", JointItem.objects.select_related("body").prefetch_related(reports))
    sides = Prefetch("sides", JointSide.objects.select_related("body"))
    return [_laid(plan, day) for plan in known.select_related("responsible").prefetch_related(sides, items)]


def _laid(plan: JointPlan, day: date) -> Joint:
    sides = tuple(plan.sides.all())
    unsigned = sum(side.signed_on is None or side.signed_on > day for side in sides)
    lines = []
    for item in plan.items.all():
        reports = tuple(item.reports.all())
        last = reports[-1].state if reports else ""
        lines.append(
            JointLine(item, rules.state_of_item(last, term=item.term, starts=plan.starts, day=day), reports)
        )
    return Joint(plan, sides, tuple(lines), unsigned)


def by_aspects(plans: Iterable[Joint]) -> list[tuple[str, Counter[str]]]:
    """Count the items of signed plans by aspect of the work and state; an item of two aspects stands in both."""
    counts: dict[str, Counter[str]] = {aspect: Counter() for aspect in ASPECTS}
    for plan in plans:
        if not plan.unsigned:
            for line in plan.lines:
                for aspect in line.item.aspects:
                    counts[aspect][line.state] += 1
    return list(counts.items())
