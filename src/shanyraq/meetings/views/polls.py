"""Polls of the Council: the question, the answers of its members, the count."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.queries import count_council_on, sits_in_council
from shanyraq.journal import clock
from shanyraq.law import council as law
from shanyraq.meetings import services
from shanyraq.meetings.forms.council import PURPOSES, PollForm
from shanyraq.meetings.models import Poll
from shanyraq.meetings.queries import documents
from shanyraq.meetings.queries import polls as queries
from shanyraq.meetings.rules import polls as rules
from shanyraq.meetings.views.pages import Page, Step, mandate_of, show, steps, to_council
from shanyraq.web.words import say


def _address(poll: Poll) -> str:
    return reverse("meetings:poll", args=[poll.number])


@require_safe
def poll(request: HttpRequest, number: int) -> HttpResponse:
    """Show a poll: the question, the reader's own ballot, the counts once it is closed."""
    row = get_object_or_404(Poll.objects.select_related("candidate"), number=number)
    day, today = request.day, request.today  # type: ignore[attr-defined]
    actor = request.actor  # type: ignore[attr-defined]
    facts, now = queries.facts_of(row, day), queries.facts_of(row, today)
    sits = actor.person_id is not None and sits_in_council(actor.person_id, today)
    closed = facts.closed_on is not None
    own = [
        Step(
            "close_poll",
            _("Close and count"),
            rules.may_close(now, today),
            reverse("meetings:close_poll", args=[row.number]),
        )
    ]
    if closed:
        verdict = documents.may_issue_protocol(row)
        own = [
            Step(
                "issue_document",
                _("Issue the protocol"),
                verdict,
                reverse("meetings:issue_protocol", args=[row.number]),
            )
        ]
    context = {
        "poll": row,
        "crumbs": to_council(),
        "facts": facts,
        "closed": closed,
        "purpose": dict(PURPOSES)[row.purpose],
        "needed": row.needed if closed else rules.needed(rulebook(), facts.total, day),
        "ballot": rules.may_answer(now, sits=sits, day=today) if sits and not request.dated else None,  # type: ignore[attr-defined]
        "answer": queries.answer_of(row, actor.person_id),
        "silent": queries.non_voters_of(row) if closed else [],
        "may_see_count": closed or bool(mandate_of(request, "close_poll")),
        "documents": documents.documents_of_poll(row, day),
        "steps": steps(request, *own),
        "extraordinary": closed and row.adopted and row.purpose == Poll.EXTRAORDINARY,
    }
    return render(request, "meetings/poll.html", context)


def start_poll(request: HttpRequest) -> HttpResponse:
    """Send a question to the Council."""
    today = request.today  # type: ignore[attr-defined]
    total = count_council_on(today)
    needed = rules.needed(rulebook(), total, today)
    lead = ""
    if needed:
        lead = say(
            _("The Council has {total} members: {needed} votes for adopt. Silence counts against."),
            total=total,
            needed=needed,
        )
    page = Page(
        _("Poll of the Council"),
        _("Send the question"),
        to_council(),
        law.may_run_poll(rulebook(), today),
        lead,
        (rules.POINT_9,),
    )
    return show(
        request,
        page,
        PollForm(request.POST or None, day=today),
        services.start_poll,
        then=_address,
        done=lambda made: say(_("The question is sent. Answers until {day}."), day=made.deadline),
    )


@require_POST
def answer_poll(request: HttpRequest, number: int) -> HttpResponse:
    """Answer as a member of the Council."""
    row = get_object_or_404(Poll, number=number)
    services.answer_poll(by=request.actor, at=clock.moment(), poll=row, choice=request.POST.get("answer", ""))  # type: ignore[attr-defined]
    messages.success(request, _("Your answer is recorded. You can change it until the poll closes."))
    return redirect(_address(row))


@require_POST
def close_poll(request: HttpRequest, number: int) -> HttpResponse:
    """Close and count."""
    row = get_object_or_404(Poll, number=number)
    closed = services.close_poll(by=request.actor, at=clock.moment(), poll=row)  # type: ignore[attr-defined]
    messages.success(
        request,
        _("The poll is closed: adopted.") if closed.adopted else _("The poll is closed: not adopted."),
    )
    return redirect(_address(row))
