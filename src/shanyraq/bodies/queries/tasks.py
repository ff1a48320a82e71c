"""What waits on the desk of the Secretariat: paths not recorded, seats of Deputy Chairs, turns that are over."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rulebook import Citation

from shanyraq.bodies.queries.deputies import overdue_on, vacant_on
from shanyraq.bodies.queries.rolls import members_on
from shanyraq.bodies.roll import UNRECORDED
from shanyraq.people.acting import Actor
from shanyraq.web.tasks import Task
from shanyraq.web.words import say

_ROTATION = (Citation.parse("decree-149-2011:10"),)


def tasks_of(actor: Actor, day: date) -> list[Task]:
    """Give what waits for the actor: officers of the Secretariat are told of paths, vacant seats and turns."""
    if not actor.roles & {"secretariat.officer", "secretariat.head"}:
        return []
    return [*_paths(day), *_seats(day), *_turns(day)]


def _paths(day: date) -> list[Task]:
    unrecorded = members_on(day).filter(standing__isnull=True)
    count = unrecorded.values("person_id").distinct().count()
    if not count:
        return []
    sentence = ngettext(
        "The path of {count} member is not recorded", "The paths of {count} members are not recorded", count
    )
    return [
        Task(
            title=say(sentence, count=count),
            address=f"{reverse('bodies:members')}?{urlencode({'path': UNRECORDED})}",
            button=_("Open the list"),
            law=(Citation.parse("law-70-iv-2008:15(2)"),),
        )
    ]


def _seats(day: date) -> list[Task]:
    empty = vacant_on(day).associations
    if not empty:
        return []
    sentence = ngettext(
        "{count} seat for associations is vacant.", "{count} seats for associations are vacant.", empty
    )
    return [
        Task(
            title=say(sentence, count=empty),
            address=reverse("bodies:deputies"),
            button=_("Deputy Chairs"),
            law=_ROTATION,
        )
    ]


def _turns(day: date) -> list[Task]:
    return [
        Task(
            title=say(
                _("The turn of {name} ended on {day}"),
                name=seat.person.name_kk,
                day=seat.deputy_term.ends_on,
            ),
            address=reverse("bodies:deputies"),
            button=_("Deputy Chairs"),
            law=_ROTATION,
        )
        for seat in overdue_on(day)
    ]
