"""Questions about the work of bodies: money of funds, practices adopted by region, sectors with their officers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from shanyraq.bodies.models import Adoption, FundLine, InSector, Practice, Sector
from shanyraq.bodies.queries.organs import bodies_on, names_on
from shanyraq.people.models import Membership, Organization


@dataclass(frozen=True)
class Fund:
    """A public fund on a day: what it received and spent by then, in tenge."""

    slug: str
    names: dict[str, str]
    founders: tuple[Organization, ...]
    purpose: dict[str, str]
    received: int
    spent: int

    @property
    def balance(self) -> int:
        """Give what is left."""
        return self.received - self.spent


def funds_on(day: date) -> list[Fund]:
    """Give the public funds of a day with founders, purpose and money by that day. Five queries, whatever the number."""
    rows = bodies_on(day, kind="public_fund").prefetch_related("body__founders__organization")
    money: Counter[tuple[int, str]] = Counter()
    for pk, kind, amount in FundLine.objects.filter(day__lte=day).values_list(
        "organization_id", "kind", "amount"
    ):
        money[pk, kind] += amount
    return [
        Fund(
            slug=row.slug,
            names=names_on(row, day),
            founders=tuple(one.organization for one in row.body.founders.all()),
            purpose={code: getattr(row.body, f"mandate_{code}") for code in ("kk", "ru", "en")},
            received=money[row.pk, "receipt"],
            spent=money[row.pk, "spending"],
        )
        for row in rows
        if hasattr(row, "body")
    ]


def practices_on(day: date) -> list[tuple[Practice, int]]:
    """Give the practices shared by a day, each with how many maslikhats had adopted it."""
    counts = Counter(Adoption.objects.filter(day__lte=day).values_list("practice_id", flat=True))
    rows = Practice.objects.filter(day__lte=day).select_related("organization")
    return [(row, counts[row.pk]) for row in rows]


def adoptions_by_region(day: date) -> dict[str, int]:
    """Count by ISO code of the region how often its maslikhats had adopted a practice by a day."""
    return dict(Counter(Adoption.objects.filter(day__lte=day).values_list("area", flat=True)))


def sectors_on(row: Organization, day: date) -> list[tuple[Sector, list[Membership]]]:
    """Give the sectors of a secretariat on a day with the officers placed in each last. Three queries."""
    seated = {
        seat.pk: seat for seat in Membership.objects.on(day).filter(organization=row).select_related("person")
    }
    placed = InSector.objects.filter(membership_id__in=seated, day__lte=day).order_by("day", "pk")
    last = dict(
        placed.values_list("membership_id", "sector_id")
    )  # the later place takes the place of the earlier
    return [
        (sector, [seated[pk] for pk, place in last.items() if place == sector.pk])
        for sector in row.sectors.filter(day__lte=day)
    ]
