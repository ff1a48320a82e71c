"""How the bodies of each region keep terms, month by month: what small drawings side by side show."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models.functions import ExtractMonth, ExtractYear
from kazakhtext.alphabet import sort_key

from shanyraq.bodies.tiles import code_of, name_of
from shanyraq.decisions.queries.kept import COUNTS
from shanyraq.decisions.queries.timeliness import Kept, between, counts_on, due_on
from shanyraq.law import regions

BEFORE, AFTER = 9, 2  # months beside that of the day: twelve in all


@dataclass(frozen=True)
class Month:
    """The cards of one region whose term lies in a month: answered in time; late, answered or not; not due yet."""

    first: date
    in_time: int = 0
    late: int = 0
    waiting: int = 0

    @property
    def total(self) -> int:
        """Count them all."""
        return self.in_time + self.late + self.waiting


@dataclass(frozen=True)
class RegionMonths:
    """A region with its name of the day, its word in addresses, and twelve months."""

    code: str
    name: str
    months: tuple[Month, ...]

    @property
    def whole(self) -> Month:
        """Add the months up."""
        held = self.months
        return Month(
            held[0].first,
            *(sum(getattr(one, part) for one in held) for part in ("in_time", "late", "waiting")),
        )


def months_around(day: date) -> list[date]:
    """Give the first days of nine months, of the month of a day, and of two after it."""
    place = day.year * 12 + day.month - 1
    return [date(at // 12, at % 12 + 1, 1) for at in range(place - BEFORE, place + AFTER + 1)]


def months_of_regions(day: date, language: str) -> list[RegionMonths]:
    """Tell of every region of a day how its bodies keep terms, in the order of the alphabet: there is no first and no last.

    Cards taken back are left out, as are bodies of no region. One query, kept until something of this room is recorded.
    """
    months = months_around(day)
    told = COUNTS.get(("months of regions", day), lambda: _told(months, day))
    rows = [
        RegionMonths(
            code_of(region), name_of(region, day, language),
            tuple(_month(first, told.get((region.iso, first), Kept())) for first in months),
        )
        for region in regions.on(day)
    ]  # fmt: skip
    return sorted(rows, key=lambda row: sort_key(row.name))


def _told(months: list[date], day: date) -> dict[tuple[str, date], Kept]:
    after = (months[-1] + timedelta(days=32)).replace(day=1)
    rows = between(due_on(day), months[0], after - timedelta(days=1), day).exclude(addressee__area="")
    held = rows.order_by().values("addressee__area", y=ExtractYear("term_then"), m=ExtractMonth("term_then"))
    told: dict[tuple[str, date], Kept] = defaultdict(Kept)
    for row in held.annotate(**counts_on(day)):
        key = row.pop("addressee__area"), date(row.pop("y"), row.pop("m"), 1)
        told[key] = Kept(**row)
    return dict(told)


def _month(first: date, kept: Kept) -> Month:
    return Month(first, kept.in_time, kept.late + kept.missing, kept.awaited)
