"""The liaison board: bills with the Assembly's position, inquiries, requests both ways, joint meetings, as of a day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from shanyraq.meetings.models import Bill, BillPosition, BillStage, Contact
from shanyraq.meetings.rules.liaison import OVER


@dataclass(frozen=True)
class Tracked:
    """A bill on a day: where it got to, and what the Assembly held of it then."""

    bill: Bill
    stage: BillStage
    position: BillPosition | None
    stages: tuple[BillStage, ...]

    @property
    def over(self) -> bool:
        """Tell whether it is signed, rejected or withdrawn."""
        return self.stage.stage in OVER


def bills_on(day: date) -> list[Tracked]:
    """List the bills known on a day: those under way first, then by the day they were brought in, the latest first."""
    rows = Bill.objects.filter(brought_on__lte=day).select_related("deputy__person")
    found = [tracked(row, day) for row in rows.prefetch_related("stages", "positions")]
    return sorted(found, key=lambda one: (one.over, -one.bill.brought_on.toordinal(), -one.bill.pk))


def tracked(bill: Bill, day: date) -> Tracked:
    """Give a bill as it stood on a day."""
    stages = tuple(row for row in bill.stages.all() if row.day <= day)
    held = [row for row in bill.positions.all() if row.day <= day]
    return Tracked(bill, stages[-1], held[-1] if held else None, stages)


def contacts_on(day: date, *kinds: str) -> QuerySet[Contact]:
    """Give the contacts of some kinds recorded by a day, the latest first."""
    rows = Contact.objects.filter(recorded_on__lte=day, kind__in=kinds)
    return rows.select_related("deputy__person")


def count_contacts(day: date) -> Counter[str]:
    """Count the contacts recorded by a day by kind, and those that wait for an answer as "open"."""
    counted: Counter[str] = Counter()
    for kind, answered in Contact.objects.filter(recorded_on__lte=day).values_list("kind", "answered_on"):
        counted[kind] += 1
        counted["open"] += kind != "meeting" and (answered is None or answered > day)
    return counted
