"""The page of a vote by names: the ballot, how many have voted, and once it is closed who voted how."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from rulebook import Verdict, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal import clock
from shanyraq.meetings import services
from shanyraq.meetings.forms.parts import WhyForm
from shanyraq.meetings.models import AgendaItem, RollCall
from shanyraq.meetings.queries import roll_calls as queries
from shanyraq.meetings.queries import sessions
from shanyraq.meetings.queries.motions import text_of
from shanyraq.meetings.rules import roll_calls as rules
from shanyraq.meetings.services.roll_calls import may_open
from shanyraq.meetings.views.pages import Page, Step, Steps, address_of, mandate_of, show, steps, to_session
from shanyraq.web.forms import Form


def _row(pk: int) -> RollCall:
    return get_object_or_404(RollCall.objects.select_related("item__session", "vote", "amendment"), pk=pk)


def _address(row: RollCall) -> str:
    return reverse("meetings:roll_call", args=[row.pk])


def _to(row: RollCall) -> Steps:
    return [*to_session(row.item.session), (_address(row), _("Vote by names"))]


@require_safe
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a vote by names. While it is open nobody sees a choice but their own."""
    row = _row(pk)
    item, today = row.item, request.today  # type: ignore[attr-defined]
    book, facts = rulebook(), sessions.facts_of(item.session, today)
    person = request.actor.person_id  # type: ignore[attr-defined]
    mine = queries.cast_by(row, [person]).get(person) if person else None
    wanted = [
        Step("close_roll_call", _("Close and count"), rules.may_close(book, row.status, facts, today),
             reverse("meetings:close_roll_call", args=[pk]), key=True),
        Step("stop_roll_call", _("Void the vote"), rules.may_end(row.status),
             reverse("meetings:stop_roll_call", args=[pk]), form=True, quiet=True),
    ]  # fmt: skip
    context = {
        "call": row,
        "item": item,
        "text": text_of(book, item) if row.amendment is None and row.status == "open" else None,
        "crumbs": to_session(item.session),
        "mine": mine,
        "cast": row.casts.filter(person_id=person).first() if mine else None,
        "ballot": None if request.dated or mine else _ballot(request, row),  # type: ignore[attr-defined]
        "key": uuid4().hex,
        "present": facts.present,
        "quorum": sessions.rules.quorum(book, facts, today),
        "count": row.casts.count(),
        "result": sessions.rules.result(
            book,
            votes_for=row.vote.votes_for,
            present=row.vote.present,
            total=row.vote.members,
            day=row.vote.day,
        )
        if row.vote
        else None,
        "names": queries.by_choice(row) if row.vote else [],
        "steps": steps(request, *wanted) if row.status == "open" else [],
    }
    return render(request, "meetings/roll_call.html", context)


def _ballot(request: HttpRequest, row: RollCall) -> Verdict | None:
    """Say whether the reader could vote now; None where they are no member, or it is over."""
    mandate = mandate_of(request, "cast_vote")
    if row.status != "open" or not mandate:
        return None
    return first_refusal(mandate, queries.may_vote(row, request.actor.person_id, request.today))  # type: ignore[attr-defined]


@require_POST
def cast(request: HttpRequest, pk: int) -> HttpResponse:
    """Cast one's vote: the whole way, which a request takes that the short way does not answer."""
    row = _row(pk)
    services.cast_vote(
        by=request.actor,  # type: ignore[attr-defined]
        at=clock.moment(),
        roll_call=row,
        choice=request.POST.get("choice", ""),
        key=request.POST.get("key", ""),
    )
    return redirect(_address(row))


def open_now(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Open a vote by names on a matter."""
    item = get_object_or_404(
        AgendaItem.objects.select_related("session"), session__number=number, position=position
    )
    facts = sessions.facts_of(item.session, request.today)  # type: ignore[attr-defined]
    verdict = may_open(item, request.today)  # type: ignore[attr-defined]
    return show(
        request,
        Page(
            _("Vote by names"),
            _("Open the vote"),
            to_session(item.session),
            verdict,
            template="meetings/vote.html",
            more={"item": item, "facts": facts, "text": text_of(rulebook(), item)},
        ),
        Form(request.POST or None),
        services.open_roll_call,
        then=_address,
        done=lambda _r: _("The vote is open."),
        item=item,
    )


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a vote by names and count it."""
    row = _row(pk)
    services.close_roll_call(by=request.actor, at=clock.moment(), roll_call=row)  # type: ignore[attr-defined]
    messages.success(request, _("The vote is closed and counted."))
    return redirect(_address(row))


def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Void a vote by names that is open."""
    row = _row(pk)
    lead = _("The votes cast stay in the record and count for nothing.")
    return show(
        request,
        Page(_("Void a vote by names"), _("Void"), _to(row), rules.may_end(row.status), lead),
        WhyForm(request.POST or None),
        services.stop_roll_call,
        then=lambda _r: address_of(row.item.session),
        done=lambda _r: _("The vote is void."),
        roll_call=row,
    )
