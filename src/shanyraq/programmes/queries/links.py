"""What stands under a part of a programme: decisions linked to it."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from shanyraq.decisions.models import Decision
from shanyraq.programmes.models import DecisionLink, Edition
from shanyraq.programmes.queries.plans import planned_parts


def _standing(day: date) -> QuerySet[DecisionLink]:
    return DecisionLink.objects.filter(on__lte=day).filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))


def links_of(part: int, day: date) -> list[DecisionLink]:
    """List the decisions linked to a part on a day."""
    return list(_standing(day).filter(part=part).select_related("decision"))


def linked_parts(edition: Edition, day: date) -> frozenset[int]:
    """Give the parts of a programme that have something linked to them on a day."""
    rows = _standing(day).filter(part__programme=edition.programme_id)
    return frozenset(rows.values_list("part", flat=True))


def covered_parts(edition: Edition, day: date) -> frozenset[int]:
    """Give the parts of a programme under which something stands on a day: a decision or an item of a plan."""
    return linked_parts(edition, day) | planned_parts(edition, day)


def open_decisions(part: int) -> QuerySet[Decision]:
    """Give the decisions that are not linked to a part."""
    taken = DecisionLink.objects.filter(part=part, ended_on__isnull=True).values("decision")
    return Decision.objects.exclude(pk__in=taken)
