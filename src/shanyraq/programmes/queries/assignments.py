"""Which assignments of papers have an item of a plan that carries them out, by source and by Session (CTL-03, SES-10)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet

from shanyraq.decisions.models import Instruction
from shanyraq.programmes.models import AssignmentLink, PlanItem

ON_A_PAGE = 50


@dataclass(frozen=True)
class Carried:
    """An assignment with the standing links to items that carry it out."""

    instruction: Instruction
    links: tuple[AssignmentLink, ...]


def standing(day: date) -> QuerySet[AssignmentLink]:
    """Give the links that stand on a day."""
    rows = AssignmentLink.objects.filter(on__lte=day).filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))
    rows = rows.filter(Q(item__dropped_on__isnull=True) | Q(item__dropped_on__gt=day))
    return rows.select_related("item__plan__body", "item__executor", "instruction")


def assignments_on(day: date, source: str = "", session: str = "") -> QuerySet[Instruction]:
    """Give the assignments entered by a day, of one source or one Session where asked, the newest first."""
    rows = Instruction.objects.filter(entered_on__lte=day)
    if source:
        rows = rows.filter(paper__source=source)
    if session:
        rows = (
            rows.filter(paper__session__number=int(session))
            if session.isdecimal() and len(session) < 5
            else rows.none()
        )
    return rows.select_related("paper__session", "lead").order_by("-year", "-number")


def coverage(rows: QuerySet[Instruction], day: date) -> tuple[int, int]:
    """Count the assignments that have at least one item, and all of them."""
    held = standing(day).filter(instruction=OuterRef("pk"))
    return rows.filter(Exists(held)).count(), rows.count()


def page_of(rows: QuerySet[Instruction], number: str, day: date) -> tuple[list[Carried], Page[Instruction]]:
    """Give one page of assignments with the items that carry them out, in a constant number of queries."""
    page = Paginator(rows, ON_A_PAGE).get_page(number)
    return carried(page.object_list, day), page


def carried(rows: Iterable[Instruction], day: date) -> list[Carried]:
    """Lay assignments out with their standing links."""
    listed, links = list(rows), defaultdict(list)
    for link in standing(day).filter(instruction__in=listed):
        links[link.instruction_id].append(link)
    return [Carried(one, tuple(links[one.pk])) for one in listed]


def carried_by(item: PlanItem, day: date) -> list[AssignmentLink]:
    """List the assignments that an item carries out on a day."""
    return list(standing(day).filter(item=item))


def open_items(instruction: Instruction) -> QuerySet[PlanItem]:
    """Give the items that are not linked to an assignment, the newest plans first."""
    taken = AssignmentLink.objects.filter(instruction=instruction, ended_on__isnull=True).values("item")
    return (
        PlanItem.objects.filter(dropped_on__isnull=True)
        .exclude(pk__in=taken)
        .select_related("plan")
        .order_by("-plan__starts", "plan", "position")
    )
