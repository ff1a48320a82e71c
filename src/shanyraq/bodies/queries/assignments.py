"""What somebody answers for: the plan of a Deputy Chair, the tasks of the bodies they sit in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shanyraq.bodies.models import BodyTask, Duty
from shanyraq.people.models import Organization, Person
from shanyraq.web.words import in_language


@dataclass(frozen=True)
class Assigned:
    """A task with its last day, and when and by what paper it was done; `body` where a whole body answers for it."""

    text: str
    language: str
    due: date | None
    done_on: date | None
    paper: str
    body: Organization | None = None

    def is_late_on(self, day: date) -> bool:
        """Tell whether it is not done and its last day is past."""
        return self.done_on is None and self.due is not None and self.due < day


def assignments_of(person: Person, day: date) -> list[Assigned]:
    """Give what a person answers for on a day and answered for before, the earliest first.

    A task of a body is theirs if they held a seat in it on its last day, or hold one on `day` where that is ahead.
    Three queries.
    """
    own = Duty.objects.filter(term__membership__person=person, kind="task", term__membership__since__lte=day)
    found = [
        Assigned(*in_language(duty, "text"), due=duty.due, done_on=duty.done_on, paper=duty.done_by)
        for duty in own
    ]
    times = list(person.memberships.values_list("organization_id", "since", "until"))
    tasks = BodyTask.objects.filter(organization__in={body for body, _s, _u in times}).select_related(
        "organization"
    )
    for task in tasks:
        on = min(task.due, day)
        if any(b == task.organization_id and s <= on and (u is None or on < u) for b, s, u in times):
            found.append(Assigned(task.text, "kk", task.due, task.done_on, task.done_by, task.organization))
    return sorted(found, key=lambda row: (row.due or date.max, row.text))
