"""How state bodies keep terms, and how well they carry out, quarter by quarter: two questions, never one mark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page
from django.db.models import Count, F, IntegerField, Q, QuerySet
from django.db.models.functions import ExtractQuarter, ExtractYear

from shanyraq.decisions.models import Assignment
from shanyraq.decisions.queries.cards import Card
from shanyraq.decisions.queries.kept import COUNTS
from shanyraq.decisions.queries.register import page_of
from shanyraq.decisions.queries.states import in_states, stood_on, with_states
from shanyraq.people.models import Organization


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of a year, 1 to 4."""

    year: int
    number: int

    @property
    def since(self) -> date:
        """Give its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Give its last day."""
        after = Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)
        return after.since - timedelta(days=1)

    @property
    def before(self) -> Quarter:
        """Give the quarter before it."""
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)

    def __str__(self) -> str:
        return f"{self.year}-{self.number}"


def quarter_of(day: date) -> Quarter:
    """Give the quarter a day lies in."""
    return Quarter(day.year, (day.month + 2) // 3)


def quarter_said(text: str, day: date) -> Quarter:
    """Read "2024-3"; anything else is the quarter of the day."""
    year, _, number = text.partition("-")
    if year.isdecimal() and number in {"1", "2", "3", "4"} and "1995" <= year <= "2100" and len(year) == 4:
        return Quarter(int(year), int(number))
    return quarter_of(day)


@dataclass(frozen=True)
class Kept:
    """How one body stands: of the cards whose term lies in the quarter, taken back ones left out.

    In time, late and `missing` (the term passed, no answer stands) are judged; `awaited` are not due yet. Quality is
    apart: of the `accepted`, how many at the first answer; of the `graded`, how many in full.
    """

    due: int = 0
    in_time: int = 0
    late: int = 0
    missing: int = 0
    accepted: int = 0
    at_first: int = 0
    graded: int = 0
    full: int = 0

    @property
    def judged(self) -> int:
        """Count the cards whose timeliness can be told."""
        return self.in_time + self.late + self.missing

    @property
    def awaited(self) -> int:
        """Count the cards not due yet and not answered."""
        return self.due - self.judged


def kept_by_bodies(quarter: Quarter, day: date, source: str = "") -> dict[Organization, Kept]:
    """Tell how each body stands in a quarter as of a day; bodies without a term in it are left out. Two queries."""
    rows = between(due_on(day), quarter.since, quarter.last, day).filter(**_of(source))

    def count() -> dict[int, Kept]:
        by_body = rows.order_by().values("addressee").annotate(**counts_on(day))
        return {row.pop("addressee"): Kept(**row) for row in by_body}

    told = COUNTS.get(("quarter", quarter, day, source), count)
    bodies = Organization.objects.in_bulk(list(told))
    return {bodies[key]: kept for key, kept in told.items()}


def kept_by_areas(first: date, last: date, day: date) -> dict[str, Kept]:
    """Tell how the bodies of each region together stand: of the cards whose term lies between two days. One query."""
    rows = between(due_on(day), first, last, day).exclude(addressee__area="")
    told = rows.order_by().values("addressee__area").annotate(**counts_on(day))
    return {row.pop("addressee__area"): Kept(**row) for row in told}


def kept_by_quarters(body: Organization, day: date, most: int = 8) -> list[tuple[Quarter, Kept]]:
    """Tell how one body stands in each of its last quarters that have a term, the newest first. One query."""
    until = quarter_of(day)
    rows = due_on(day).filter(addressee=body, term_then__lte=until.last)

    def count() -> list[tuple[Quarter, Kept]]:
        held = rows.order_by().values(y=ExtractYear("term_then"), q=ExtractQuarter("term_then"))
        return [(Quarter(row.pop("y"), row.pop("q")), Kept(**row)) for row in held.annotate(**counts_on(day))]

    told = COUNTS.get(("quarters", body.pk, day), count)
    return sorted(told, key=lambda pair: pair[0], reverse=True)[:most]


def total_of(rows: Iterable[Kept]) -> Kept:
    """Add up, for the line of all bodies together."""
    names = Kept.__dataclass_fields__
    held = list(rows)
    return Kept(**{name: sum(getattr(row, name) for row in held) for name in names})


def late_on(day: date, number: str = "1", source: str = "") -> tuple[list[Card], Page[int]]:
    """Give one page of the cards that are late, those late longest first: who, and since when."""
    rows = in_states(with_states(day), ("overdue",), day).filter(**_of(source)).order_by("term_then", "pk")
    return page_of(rows, number, day, COUNTS.get(("late", source, day), rows.count))


def between(rows: QuerySet[Assignment], first: date, last: date, day: date) -> QuerySet[Assignment]:
    """Keep the cards whose term of the day lies between two days; the index of terms is asked first."""
    near = Q(term__range=(first, last)) | Q(extended_on__gt=day)
    return rows.filter(near, term_then__range=(first, last))


def _of(source: str) -> Mapping[str, str]:
    return {"source": source} if source else {}


def due_on(day: date) -> QuerySet[Assignment]:
    """Give the cards of a day with `stood_then`; those taken back are left out."""
    return with_states(day).exclude(state_then="withdrawn").annotate(stood_then=stood_on(day))


def counts_on(day: date) -> dict[str, Any]:
    """Give the sums that make a `Kept` of such cards."""

    def many(**asked: Any) -> Count:
        return Count("pk", filter=Q(**asked), output_field=IntegerField())

    accepted = {"state_then": "accepted"}
    return {
        "due": Count("pk"),
        "in_time": many(stood_then__lte=F("term_then")),
        "late": many(stood_then__gt=F("term_then")),
        "missing": many(stood_then__isnull=True, term_then__lt=day),
        "accepted": many(**accepted),
        "at_first": many(**accepted, returns=0),
        "graded": Count("pk", filter=Q(**accepted) & ~Q(grade="")),
        "full": many(**accepted, grade="full"),
    }
