"""What waits for somebody in this room: polls to answer, requests to sign, the next step of a Session."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from rulebook import Rulebook, Verdict

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.queries import count_members_on
from shanyraq.meetings.models import Poll, Session
from shanyraq.meetings.queries import polls, requests, sessions
from shanyraq.meetings.rules import polls as poll_rules
from shanyraq.meetings.rules import requests as request_rules
from shanyraq.meetings.rules import sessions as session_rules
from shanyraq.meetings.rules.numbers import roman
from shanyraq.people.acting import Actor
from shanyraq.web.tasks import Task
from shanyraq.web.words import in_language, say

SECRETARIAT = frozenset({"secretariat.officer", "secretariat.head"})


def tasks_of(actor: Actor, day: date) -> list[Task]:
    """Give what waits for the actor on a day, by the roles they hold; each with the verdict of its act."""
    book = rulebook()
    found: list[Task] = []
    if "council.member" in actor.roles:
        found += _polls_to_answer(actor, day)
    if "assembly.member" in actor.roles:
        found += _requests_to_sign(book, actor, day)
    if actor.roles & SECRETARIAT:
        found += _polls_to_close(day)
    if actor.roles & (SECRETARIAT | {"assembly.chair"}):
        found += _steps(book, actor, day)
    return found


def _polls_to_answer(actor: Actor, day: date) -> Iterator[Task]:
    for poll in polls.running_polls_on(day):
        if poll.deadline >= day and polls.answer_of(poll, actor.person_id) is None:
            verdict = poll_rules.may_answer(polls.facts_of(poll, day), sits=True, day=day)
            yield _of_poll(poll, _("Answer"), verdict)


def _polls_to_close(day: date) -> Iterator[Task]:
    for poll in polls.running_polls_on(day):
        verdict = poll_rules.may_close(polls.facts_of(poll, day), day)
        if verdict or poll.deadline <= day:
            yield _of_poll(poll, _("Close the poll"), verdict)


def _of_poll(poll: Poll, button: str, verdict: Verdict) -> Task:
    return Task(
        title=in_language(poll, "question")[0],
        address=reverse("meetings:poll", args=[poll.number]),
        button=button,
        due=poll.deadline,
        about=say(_("Poll of the Council № {number}"), number=poll.number),
        law=(poll_rules.POINT_9,),
        verdict=verdict,
    )


def _requests_to_sign(book: Rulebook, actor: Actor, day: date) -> Iterator[Task]:
    for request in requests.open_requests_on(day):
        facts = requests.facts_of(request, day)
        verdict = request_rules.may_sign(book, facts, requests.has_signed(request, actor.person_id, day), day)
        if verdict:
            yield Task(
                title=in_language(request, "subject")[0],
                address=reverse("meetings:request", args=[request.pk]),
                button=_("Read and sign"),
                lead=say(_("{signatures} of {total} members have signed."), signatures=facts.signatures,
                         total=facts.total),
                about=_("Request for an extraordinary Session"),
                law=(request_rules.ARTICLE_9,),
                verdict=verdict,
            )  # fmt: skip


def _steps(book: Rulebook, actor: Actor, day: date) -> Iterator[Task]:
    waiting = Session.objects.filter(prepared_on__lte=day, cancelled_on__isnull=True).filter(
        Q(closed_on__isnull=True) | Q(closed_on__gt=day)
    )
    for session in waiting.order_by("start_day", "number"):
        step = _step(book, session, actor, day)
        if step is not None:
            yield step


def _step(book: Rulebook, session: Session, actor: Actor, day: date) -> Task | None:
    """Give the next step of a Session that this actor may take: order, announcement, opening, closing."""
    facts = sessions.facts_of(session, day)
    chairs, serves = "assembly.chair" in actor.roles, bool(actor.roles & SECRETARIAT)
    numeral = roman(session.number)
    verdict, button, due = session_rules.may_close(book, facts, day), _("Close the Session"), facts.opened_on
    if facts.order_day is None:
        last = session_rules.latest_order_day(book, facts)
        due = last.day if last else facts.start_day
        verdict = session_rules.may_adopt_order(book, facts, day)
        button = _("Adopt the order") if chairs else _("Prepare the order")
    elif not facts.announcements and facts.opened_on is None:
        if not serves:
            return None
        verdict, due = session_rules.may_announce(book, facts, day, day), facts.start_day
        button = _("Record the announcement")
    elif facts.opened_on is None:
        if not chairs:
            return None
        verdict, button, due = (
            session_rules.may_open(book, facts, day),
            _("Open the Session"),
            facts.start_day,
        )
    elif not chairs:
        return None
    return Task(
        title=say(_("Session {numeral}"), numeral=numeral),
        address=reverse("meetings:session", args=[session.number]),
        button=button,
        due=due,
        lead=in_language(session, "lead")[0],
        about=say(_("{total} members"), total=count_members_on(day)),
        law=(session_rules.ARTICLE_9,),
        verdict=verdict,
    )
