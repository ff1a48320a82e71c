"""The register of mechanisms as of a day: parties, uses counted from records, uses by year."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from shanyraq.decisions.models import Interaction, JointPlan, Mechanism, MechanismParty, MechanismUse
from shanyraq.decisions.models.mechanisms import MECHANISMS


@dataclass(frozen=True)
class Row:
    """A mechanism on a day: its parties, its uses known by then (the newest first), whether it stands."""

    mechanism: Mechanism
    parties: tuple[MechanismParty, ...]
    uses: tuple[MechanismUse, ...]
    stands: bool

    @property
    def meetings(self) -> int:
        """Count the meetings among the uses."""
        return sum(one.interaction_id is not None for one in self.uses)

    @property
    def plans(self) -> int:
        """Count the joint plans among the uses."""
        return len(self.uses) - self.meetings


@dataclass(frozen=True)
class Year:
    """A year: mechanisms that stood in it, meetings and joint plans by them, uses by kind of mechanism."""

    year: int
    standing: int
    meetings: int
    plans: int
    kinds: tuple[tuple[str, int], ...]


def mechanisms_on(day: date, kind: str = "", pk: int | None = None) -> list[Row]:
    """List the mechanisms entered by a day, of one kind where asked, in a constant number of queries."""
    rows = Mechanism.objects.filter(entered_on__lte=day)
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.filter(pk=pk) if pk is not None else rows
    parties = Prefetch("parties", MechanismParty.objects.select_related("body"))
    return [
        Row(one, tuple(one.parties.all()), tuple(one.uses.all()), _stands(one, day))
        for one in rows.prefetch_related(parties, Prefetch("uses", _uses(day)))
    ]


def by_year(rows: list[Row], day: date) -> list[Year]:
    """Count what was used in each year from the first mechanism on, at least to the year of a day, the newest first.

    A meeting counts in the year it was held, a joint plan in the year it begins; a mechanism stands in every year
    that has a day of it.
    """
    if not rows:
        return []
    first = min(row.mechanism.since.year for row in rows)
    uses = [(row.mechanism.kind, use) for row in rows for use in row.uses]
    last = max([day.year, *(use.day.year for _kind, use in uses)])
    found = []
    for year in range(last, first - 1, -1):
        here = [(kind, use) for kind, use in uses if use.day.year == year]
        kinds = Counter(kind for kind, _use in here)
        meetings = sum(use.interaction_id is not None for _kind, use in here)
        standing = sum(_stood_in(row.mechanism, year) for row in rows)
        found.append(
            Year(
                year,
                standing,
                meetings,
                len(here) - meetings,
                tuple((kind, kinds[kind]) for kind in MECHANISMS),
            )
        )
    return found


def free_meetings(mechanism: Mechanism, day: date) -> QuerySet[Interaction]:
    """Give the meetings logged by a day, held while a mechanism stood, that are not told of as its use."""
    taken = mechanism.uses.filter(ended_on__isnull=True, interaction__isnull=False).values("interaction")
    rows = Interaction.objects.filter(entered_on__lte=day, day__gte=mechanism.since).exclude(pk__in=taken)
    return rows.filter(day__lt=mechanism.until) if mechanism.until else rows


def free_plans(mechanism: Mechanism, day: date) -> QuerySet[JointPlan]:
    """Give the joint plans drafted by a day that begin while a mechanism stands and are not told of as its use."""
    taken = mechanism.uses.filter(ended_on__isnull=True, joint_plan__isnull=False).values("joint_plan")
    rows = JointPlan.objects.filter(drafted_on__lte=day, starts__gte=mechanism.since).exclude(pk__in=taken)
    return rows.filter(starts__lt=mechanism.until) if mechanism.until else rows


def _uses(day: date) -> QuerySet[MechanismUse]:
    rows = MechanismUse.objects.filter(on__lte=day).filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))
    return rows.select_related("interaction__body", "joint_plan")


def _stands(one: Mechanism, day: date) -> bool:
    return one.since <= day and (one.until is None or day < one.until)


def _stood_in(one: Mechanism, year: int) -> bool:
    return one.since.year <= year and (one.until is None or one.until > date(year, 1, 1))
