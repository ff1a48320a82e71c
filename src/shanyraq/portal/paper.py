"""What an assistant needs to serve a member on paper: what waits for the member, and who may see how members take part."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from rulebook import Allowed, Refused, Verdict

from shanyraq.law import mandates
from shanyraq.meetings.models import Poll, Request
from shanyraq.meetings.queries import polls, requests
from shanyraq.people.models import Person
from shanyraq.people.queries import actor_without_account
from shanyraq.portal.queries import tasks_of
from shanyraq.web.tasks import Task
from shanyraq.web.words import in_language


@dataclass(frozen=True)
class Waiting:
    """Something a member may sign or answer on paper: a request for a Session, or a poll of the Council."""

    key: str
    title: str
    language: str
    request: Request | None = None
    poll: Poll | None = None
    due: date | None = None


def tasks(person: Person, day: date) -> list[Task]:
    """Give what waits for a person, as their own desk would."""
    return tasks_of(actor_without_account(person.pk, day), day)


def waiting(person: Person, day: date) -> list[Waiting]:
    """Give what a person may sign or answer on a day and has not yet."""
    roles = actor_without_account(person.pk, day).roles
    found = []
    if mandates.may("meetings.sign_request", roles, day):
        for request in requests.open_requests_on(day):
            if request.initiator == Request.MEMBERS and not requests.has_signed(request, person.pk, day):
                title, language = in_language(request, "subject")
                found.append(Waiting(f"sign-{request.pk}", title, language, request=request))
    if mandates.may("meetings.answer_poll", roles, day):
        for poll in polls.running_polls_on(day):
            if day <= poll.deadline and polls.answer_of(poll, person.pk) is None:
                title, language = in_language(poll, "question")
                found.append(Waiting(f"answer-{poll.number}", title, language, poll=poll, due=poll.deadline))
    return found


def may_see_activity(roles: Collection[str], see: Collection[str]) -> Verdict:
    """Allow the Council and those who prepare its work to see how a member took part."""
    if set(roles).isdisjoint(see):
        return Refused("portal.activity_closed")
    return Allowed()
