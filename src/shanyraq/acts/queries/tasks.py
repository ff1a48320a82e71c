"""What waits on the desk of whoever enters acts: the act that settles the status of the institution."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from rulebook import Refused

from shanyraq.acts.queries.book import rulebook
from shanyraq.law.status import may_institution_act
from shanyraq.people.acting import Actor, may_do
from shanyraq.web.refusals import said
from shanyraq.web.tasks import Task


def tasks_of(actor: Actor, day: date) -> list[Task]:
    """Ask whoever enters acts for the successor act, from the day the status is superseded until it is entered."""
    verdict = may_institution_act(rulebook(), day)
    if not isinstance(verdict, Refused) or verdict.code != "law.status_superseded":
        return []
    if not may_do("acts.enter_act", actor, day):
        return []
    words = said(verdict)
    return [
        Task(
            title=words.title,
            lead=words.lead,
            address=reverse("acts:enter"),
            button=_("Enter an act"),
            law=verdict.law,
        )
    ]
