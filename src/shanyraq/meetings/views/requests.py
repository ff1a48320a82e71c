"""Requests for an extraordinary Session: read, begin, sign, withdraw, decide."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shanyraq.acts.queries import rulebook
from shanyraq.journal import clock
from shanyraq.law.sessions import deadline_of_extraordinary
from shanyraq.meetings import services
from shanyraq.meetings.forms.council import DecisionForm, RequestForm
from shanyraq.meetings.models import Poll, Request
from shanyraq.meetings.queries import requests as queries
from shanyraq.meetings.rules import requests as rules
from shanyraq.meetings.views.data import request_data
from shanyraq.meetings.views.pages import (
    Page,
    Step,
    address_of,
    name_of,
    show,
    steps,
    to_sessions,
)
from shanyraq.web.tables import json_response
from shanyraq.web.words import in_language, say


def address(request: Request) -> str:
    """Give the address of a request."""
    return reverse("meetings:request", args=[request.pk])


@require_safe
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a request: its count for everybody, names only for the Secretariat, one's own signature for oneself."""
    row = get_object_or_404(Request.objects.select_related("session", "poll"), pk=pk)
    day, today = request.day, request.today  # type: ignore[attr-defined]
    actor = request.actor  # type: ignore[attr-defined]
    book, facts = rulebook(), queries.facts_of(row, day)
    if request.GET.get("format") == "json":
        return json_response(
            request_data(row, facts, rules.threshold(book, facts.total, facts.decided_on or day), day)
        )
    signed = queries.has_signed(row, actor.person_id, today)
    now = queries.facts_of(row, today)
    acts = [
        Step(
            "decide_extraordinary",
            _("Decide to hold the Session"),
            rules.may_decide(book, now, today),
            reverse("meetings:decide", args=[pk]),
            form=True,
            key=True,
        )
    ]
    if row.initiator == Request.MEMBERS and not signed:
        acts.insert(
            0,
            Step(
                "sign_request",
                _("Sign"),
                rules.may_sign(book, now, signed, today),
                reverse("meetings:sign", args=[pk]),
            ),
        )
    if signed:
        acts.insert(
            0,
            Step(
                "withdraw_signature",
                _("Withdraw my signature"),
                rules.may_withdraw(now, signed),
                reverse("meetings:withdraw", args=[pk]),
                quiet=True,
            ),
        )
    if facts.decided_on or facts.lapsed_on:
        acts = []
    reading = rules.may_read_names(actor.roles, today)
    context = {
        "request_row": row,
        "crumbs": to_sessions(),
        "facts": facts,
        "needed": (needed := rules.threshold(book, facts.total, facts.decided_on or day)),
        "missing": max(0, (needed or 0) - facts.signatures),
        "valid": rules.is_valid(book, facts, facts.decided_on or day),
        "signed": signed,
        "names": queries.signatures_on(row, day).select_related("person").order_by("id") if reading else None,
        "reading": reading.law,
        "last": signed and rules.lapses(now) and not now.decided_on,
        "steps": steps(request, *acts),
        "session_name": name_of(row.session) if row.session else "",
        "session_address": address_of(row.session) if row.session else "",
        "deadline": deadline_of_extraordinary(book, row.decided_on)
        if row.decided_on and facts.decided_on
        else None,
    }
    return render(request, "meetings/request.html", context)


def start(request: HttpRequest) -> HttpResponse:
    """Begin a request of members."""
    today = request.today  # type: ignore[attr-defined]
    lead = _("You sign it by beginning it. It becomes valid when enough members have signed.")
    page = Page(
        _("Request an extraordinary Session"),
        _("Begin and sign"),
        to_sessions(),
        rules.may_start(rulebook(), today),
        lead,
        (rules.ARTICLE_9,),
    )
    return show(
        request,
        page,
        RequestForm(request.POST or None),
        services.start_request,
        then=address,
        done=lambda _made: _("The request is begun; your signature is the first."),
    )


@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign a request."""
    row = get_object_or_404(Request, pk=pk)
    services.sign_request(by=request.actor, at=clock.moment(), request=row)  # type: ignore[attr-defined]
    facts = queries.facts_of(row, request.today)  # type: ignore[attr-defined]
    if rules.is_valid(rulebook(), facts, request.today):  # type: ignore[attr-defined]
        messages.success(
            request, _("You have signed. The request is valid: the Chair decides to hold the Session.")
        )
    else:
        messages.success(request, _("You have signed."))
    return redirect(address(row))


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw one's own signature."""
    row = get_object_or_404(Request, pk=pk)
    services.withdraw_signature(by=request.actor, at=clock.moment(), request=row)  # type: ignore[attr-defined]
    if queries.lapsed_on(row, request.today):  # type: ignore[attr-defined]
        messages.success(request, _("Your signature is withdrawn. It was the last one: the request is over."))
    else:
        messages.success(request, _("Your signature is withdrawn."))
    return redirect(address(row))


def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide to hold the Session that a request asks for."""
    row = get_object_or_404(Request, pk=pk)
    facts = queries.facts_of(row, request.today)  # type: ignore[attr-defined]
    crumbs = [*to_sessions(), (address(row), in_language(row, "subject")[0])]
    return _decide(request, crumbs, facts, DecisionForm(request.POST or None), request_row=row)


def own_initiative(request: HttpRequest) -> HttpResponse:
    """Decide to hold an extraordinary Session on the Chair's own initiative, or on the Council's (?poll=number)."""
    number = request.GET.get("poll", "")
    poll = get_object_or_404(Poll, number=number) if number.isdecimal() and len(number) < 9 else None
    facts = rules.RequestFacts(
        initiator="council" if poll else "chair", council_adopted=bool(poll and poll.adopted)
    )
    form = DecisionForm(request.POST or None, own=poll is None)
    return _decide(request, to_sessions(), facts, form, poll=poll)


def _decide(
    request: HttpRequest,
    crumbs: list[tuple[str, str]],
    facts: rules.RequestFacts,
    form: DecisionForm,
    request_row: Request | None = None,
    poll: Poll | None = None,
) -> HttpResponse:
    today = request.today  # type: ignore[attr-defined]
    last = deadline_of_extraordinary(rulebook(), today).day
    lead = say(_("Decided today, the Session is held by {day}."), day=last)
    verdict = rules.may_decide(rulebook(), facts, today)
    page = Page(_("Hold an extraordinary Session"), _("Decide"), crumbs, verdict, lead, (rules.ARTICLE_9,))
    return show(
        request,
        page,
        form,
        services.decide_extraordinary,
        then=address_of,
        done=lambda made: say(_("{session} will be held. Next: the order."), session=name_of(made)),
        request=request_row,
        poll=poll,
    )
