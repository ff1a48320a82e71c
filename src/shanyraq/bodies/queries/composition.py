"""Questions about of whom the Assembly is made on a day, and the tables of sex and age that were published."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Min
from rulebook import Verdict

from shanyraq.bodies import rules
from shanyraq.bodies.composition import FIRST, RETURNING, Told, told_on
from shanyraq.bodies.models import Composition
from shanyraq.bodies.queries.rolls import ASSEMBLY, members_on, roll_on
from shanyraq.people.knowledge import seats_on
from shanyraq.people.models import Membership, Person


@dataclass(frozen=True)
class Made:
    """How many members are on the roll of a day, by region (ISO 3166-2), by path, by category, first or returning."""

    total: int
    regions: Counter[str]
    paths: Counter[str]
    categories: Counter[str]
    mandates: Counter[str]


def made_on(day: date) -> Made:
    """Count the roll of a day by what everybody's card says anyway. Five queries, whatever the number of members."""
    rows = roll_on(day)
    firsts = dict(
        Membership.objects.filter(
            organization__classification=ASSEMBLY, role="member", person__in=members_on(day).values("person")
        )
        .order_by()
        .values_list("person_id")
        .annotate(Min("since"))
    )
    return Made(
        total=len(rows),
        regions=Counter(row.region for row in rows),
        paths=Counter(row.path for row in rows),
        categories=Counter(row.category for row in rows),
        mandates=Counter(RETURNING if firsts[row.person_id] < row.since else FIRST for row in rows),
    )


def published_by(day: date) -> Composition | None:
    """Give the latest published table of sex and age that is not of a later day."""
    return Composition.objects.filter(day__lte=day).first()


def told_of(day: date) -> Told:
    """Count what the members of a day said of themselves."""
    seated = members_on(day).values("person")
    return told_on(day, Person.objects.filter(pk__in=seated).values_list("sex", "birth_year"))


def may_publish(year: int, today: date) -> Verdict:
    """Tell whether the table of 1 January of a year may be published (`rules.may_publish_composition`)."""
    day, told = date(year, 1, 1), told_of(date(year, 1, 1))
    now = frozenset(members_on(day).values_list("person_id", flat=True))
    moved = {other.day: len(now ^ _counted_in(other)) for other in Composition.objects.all()}
    return rules.may_publish_composition(
        day=day, today=today, published=moved, total=told.total, said=told.said
    )


def _counted_in(table: Composition) -> frozenset[int]:
    """Give who was counted in a published table: the members of its day as they were known when it was published."""
    seats = seats_on(table.day, table.published_at, organization__classification=ASSEMBLY, role="member")
    return frozenset(seat.person_id for seat in seats)
