"""Lay tasks out on a desk: late first, then today, then seven days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rulebook import Refused

from shanyraq.web.refusals import Said, said
from shanyraq.web.tasks import Task

WEEK = 7


@dataclass(frozen=True)
class Placed:
    """A task on the desk of a day: `days` left (below zero: late; None: no term), and a number of its own."""

    task: Task
    days: int | None
    ident: int

    @property
    def apart(self) -> int:
        """Give how many days lie between today and the last day, whichever comes first."""
        return abs(self.days or 0)

    @property
    def refusal(self) -> Said | None:
        """Give the reason in words, where the act cannot be done yet."""
        return said(self.task.verdict) if isinstance(self.task.verdict, Refused) else None


@dataclass(frozen=True)
class Desk:
    """Tasks in the order of urgency: late, today, within seven days, later or without a term."""

    late: tuple[Placed, ...]
    today: tuple[Placed, ...]
    week: tuple[Placed, ...]
    later: tuple[Placed, ...]

    @property
    def tasks(self) -> tuple[Placed, ...]:
        """Give every task in its order."""
        return (*self.late, *self.today, *self.week, *self.later)

    @property
    def count(self) -> int:
        """Count what is late or due today."""
        return len(self.late) + len(self.today)

    @property
    def ahead(self) -> int:
        """Count what waits without being due today."""
        return len(self.week) + len(self.later)


def next_after(desk: Desk, after: str) -> Task | None:
    """Give the most urgent task that can be done, or the one that follows the page `after`; None past the last.

    Several tasks of one page count as one place.
    """
    tasks = [item.task for item in desk.tasks]
    places = [place for place, task in enumerate(tasks) if task.address == after]
    following = tasks[places[-1] + 1 :] if places else tasks
    return next((task for task in following if not isinstance(task.verdict, Refused)), None)


def lay_out(tasks: Iterable[Task], day: date) -> Desk:
    """Sort tasks by their last day into a desk of `day`; tasks without a term come last, in the given order."""
    ordered = sorted(tasks, key=lambda task: (task.due is None, task.due or day))
    placed = [
        Placed(task, (task.due - day).days if task.due else None, number)
        for number, task in enumerate(ordered, start=1)
    ]
    dated = [(item, item.days) for item in placed if item.days is not None]
    return Desk(
        late=tuple(item for item, days in dated if days < 0),
        today=tuple(item for item, days in dated if days == 0),
        week=tuple(item for item, days in dated if 0 < days <= WEEK),
        later=tuple(i for i, d in dated if d > WEEK) + tuple(i for i in placed if i.days is None),
    )
