"""Questions about the work of bodies: next meetings, tasks, what regional councils recommended, how many there were each year."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from shanyraq.bodies.models import BodyTask, Meeting
from shanyraq.bodies.queries.organs import bodies_on, names_on
from shanyraq.law.bodies import kinds
from shanyraq.people.models import Organization


@dataclass(frozen=True)
class Line:
    """One body on the board: its names and kind, the next meeting, how many tasks are open and how many of them overdue."""

    slug: str
    names: dict[str, str]
    kind: str
    area: str
    next_meeting: date | None
    last_meeting: date | None
    open_tasks: int
    overdue: int


def board_on(day: date) -> list[Line]:
    """Give every body of a day for the board: overdue first, then the nearest meeting. Five queries."""
    rows = list(bodies_on(day))
    ahead: dict[int, date] = {}
    past: dict[int, date] = {}
    for pk, when, minutes in Meeting.objects.order_by("day").values_list("organization_id", "day", "minutes"):
        if minutes and when <= day:
            past[pk] = when
        elif when >= day:
            ahead.setdefault(pk, when)
    open_tasks, overdue = Counter[int](), Counter[int]()
    for pk, due, done in BodyTask.objects.values_list("organization_id", "due", "done_on"):
        if done is None or done > day:
            open_tasks[pk] += 1
            overdue[pk] += due < day
    lines = [
        Line(row.slug, names_on(row, day), row.classification, row.area, ahead.get(row.pk), past.get(row.pk), open_tasks[row.pk], overdue[row.pk])
        for row in rows
    ]  # fmt: skip
    return sorted(lines, key=lambda line: (-line.overdue, line.next_meeting or date.max, line.names["kk"]))


def councils_by_year(day: date) -> list[tuple[str, int, int, int]]:
    """Count by region and year how often the councils of the regional assemblies met, and recommended."""
    met: Counter[tuple[str, int]] = Counter()
    advised: Counter[tuple[str, int]] = Counter()
    rows = Meeting.objects.filter(organization__classification="regional_council", day__lte=day).exclude(
        minutes=""
    )
    for area, when, advice in rows.values_list("organization__area", "day", "advice"):
        met[area, when.year] += 1
        advised[area, when.year] += bool(advice)
    return [
        (area, year, met[area, year], advised[area, year])
        for area, year in sorted(met, key=lambda key: (-key[1], key[0]))
    ]


def growth(day: date, kind: str = "") -> list[tuple[int, int, int, int]]:
    """Give for each year up to `day` how many bodies began, ended, and were there at its end (on `day` in its own year)."""
    began: Counter[int] = Counter()
    ended: Counter[int] = Counter()
    rows = Organization.objects.filter(classification__in=[kind] if kind else list(kinds()), since__lte=day)
    for since, until in rows.values_list("since", "until"):
        began[since.year] += 1
        if until is not None and until <= day:
            ended[until.year] += 1
    if not began:
        return []
    found, there = [], 0
    for year in range(min(began), day.year + 1):
        there += began[year] - ended[year]
        found.append((year, began[year], ended[year], there))
    return found


def accounts_of(year: int, day: date) -> dict[str, tuple[date | None, str, date | None]]:
    """Give by ISO code of the region the last account of a year known on a day: filed on, answer, answered on."""
    found: dict[str, tuple[date | None, str, date | None]] = defaultdict(lambda: (None, "", None))
    rows = Organization.objects.filter(classification="regional_assembly").exclude(area="")
    for row in rows.prefetch_related("accounts"):
        for account in reversed(list(row.accounts.all())):
            if account.year == year and account.filed_on <= day:
                answered = account.answered_on is not None and account.answered_on <= day
                found[row.area] = (
                    account.filed_on,
                    account.answer if answered else "",
                    account.answered_on if answered else None,
                )
    return dict(found)
