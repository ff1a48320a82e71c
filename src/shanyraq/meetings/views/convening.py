"""Prepare a Session, set its agenda, order, announce, put off, cancel."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from shanyraq.acts.queries import rulebook
from shanyraq.meetings import services
from shanyraq.meetings.forms.parts import ReasonForm
from shanyraq.meetings.forms.sessions import (
    AgendaForm,
    AnnouncementForm,
    OrderForm,
    PlanForm,
    agenda_of,
    as_proposed,
    planned,
    with_rotation,
)
from shanyraq.meetings.models import Session
from shanyraq.meetings.queries import sessions as queries
from shanyraq.meetings.queries.agenda import mark_of
from shanyraq.meetings.queries.archive import rotations_due
from shanyraq.meetings.queries.council import proposal_on
from shanyraq.meetings.rules import sessions as rules
from shanyraq.meetings.rules.numbers import roman
from shanyraq.meetings.views.pages import Page, address_of, mandate_of, name_of, show, to_session, to_sessions
from shanyraq.web.templatetags.furniture import say as marked
from shanyraq.web.templatetags.furniture import typed
from shanyraq.web.words import say


def _found(number: int) -> Session:
    return get_object_or_404(Session, number=number)


def prepare(request: HttpRequest) -> HttpResponse:
    """Begin to prepare the next ordinary Session."""
    day = request.today  # type: ignore[attr-defined]
    first = rules.earliest_start_day(rulebook(), day)
    lead = say(_("An order of today may convene a Session from {day} on."), day=first) if first else ""
    page = Page(
        say(_("Prepare Session {number}"), number=roman(queries.next_number(day))),
        _("Prepare"),
        to_sessions(),
        rules.may_prepare(rulebook(), day),
        lead,
        (rules.ARTICLE_9,),
    )
    form = PlanForm(request.POST or None)
    return show(
        request,
        page,
        form,
        services.prepare_session,
        then=lambda made: reverse("meetings:agenda", args=[made.number]),
        done=lambda made: say(
            _("Session {number} is being prepared. Next: its agenda."), number=roman(made.number)
        ),
    )


def plan(request: HttpRequest, number: int) -> HttpResponse:
    """Change the planned day and place."""
    row = _found(number)
    verdict = rules.may_change_plan(rulebook(), queries.facts_of(row, request.today), request.today)  # type: ignore[attr-defined]
    page = Page(_("Day and place"), _("Keep"), to_session(row), verdict, law=(rules.ARTICLE_9,))
    form = PlanForm(request.POST or None, initial=planned(row))
    return show(
        request, page, form, services.plan_session, then=address_of, done=lambda _s: _kept(), session=row
    )


def _kept() -> str:
    return _("The plan is kept.")


def agenda(request: HttpRequest, number: int) -> HttpResponse:
    """Write the agenda; "more" gives more rows and loses nothing typed."""
    row = _found(number)
    begun = agenda_of(row)
    if row.kind == Session.ORDINARY and row.proposed_on is None:
        begun |= as_proposed(proposal_on(rulebook(), request.today))  # type: ignore[attr-defined]
    if row.kind == Session.ORDINARY and not row.items.exists():
        begun |= with_rotation(rotations_due(request.today, row.start_day))  # type: ignore[attr-defined]
    standing = list(row.items.all())
    rows = max(len(standing) + 1, 3)
    if request.method == "POST":
        asked = request.POST.get("rows", "")
        rows = int(asked) if asked.isdecimal() and len(asked) < 4 else rows
        rows += 3 if "more" in request.POST else 0
    extraordinary = row.kind == Session.EXTRAORDINARY
    facts = queries.facts_of(row, request.today)  # type: ignore[attr-defined]
    page = Page(
        _("Agenda"),
        _("Set the agenda"),
        to_session(row),
        rules.may_change_plan(rulebook(), facts, request.today),  # type: ignore[attr-defined]
        _("Matters in their order. A row without a title is left out."),
        (rules.PROPOSAL,),
        "meetings/agenda.html",
        {"standing": standing, "mark": mark_of(row)},
    )
    if "more" in request.POST:
        mandate = mandate_of(request, "set_agenda").require()
        form = AgendaForm(initial=request.POST.dict(), rows=rows, extraordinary=extraordinary)
        context = {"page": page, "form": form, "verdict": mandate, "law": page.law, **page.more}
        return render(request, page.template, context)
    form = AgendaForm(request.POST or None, initial=begun, rows=rows, extraordinary=extraordinary)
    return show(
        request,
        page,
        form,
        services.set_agenda,
        then=address_of,
        done=lambda _s: _("The agenda is set."),
        session=row,
    )


def order(request: HttpRequest, number: int) -> HttpResponse:
    """Adopt the order that convenes the Session."""
    row = _found(number)
    facts = queries.facts_of(row, request.today)  # type: ignore[attr-defined]
    book = rulebook()
    verdict = rules.may_adopt_order(book, facts, request.today)  # type: ignore[attr-defined]
    latest = rules.latest_order_day(book, facts)
    month = rules.latest_start_day(book, facts)
    lead = ""
    if latest and facts.start_day:
        lead = say(
            _("For a Session on {start} the order is adopted by {latest}."),
            start=facts.start_day,
            latest=latest.day,
        )
    elif month:
        lead = say(_("The Session is held by {latest}."), latest=month.day)
    page = Page(
        _("Order convening the Session"),
        _("Adopt the order"),
        to_session(row),
        verdict,
        lead,
        (rules.ARTICLE_9,),
        "meetings/order.html",
        {"agenda": row.items.all()},
    )
    form = OrderForm(request.POST or None, initial=planned(row))
    return show(
        request,
        page,
        form,
        services.adopt_order,
        then=lambda _order: address_of(row),
        done=lambda made: say(
            _("Order № {number} is adopted. Next: its announcement in official media."), number=made.number
        ),
        session=row,
    )


def announce(request: HttpRequest, number: int) -> HttpResponse:
    """Record a publication of the order."""
    row = _found(number)
    facts = queries.facts_of(row, request.today)  # type: ignore[attr-defined]
    verdict = rules.may_announce(rulebook(), facts, request.today, request.today)  # type: ignore[attr-defined]
    page = Page(
        _("Announcement in official media"),
        _("Record"),
        to_session(row),
        verdict,
        _("With the first announcement the Session is convened, and every member gets a letter."),
        (rules.ARTICLE_9,),
    )
    form = AnnouncementForm(request.POST or None)
    return show(
        request,
        page,
        form,
        services.record_announcement,
        then=lambda _made: address_of(row),
        done=lambda made: marked(_("Recorded: {outlet}, {day}."), outlet=typed(made.outlet), day=made.day),
        session=row,
    )


def postpone(request: HttpRequest, number: int) -> HttpResponse:
    """Put an ordered Session off."""
    row = _found(number)
    verdict = rules.may_postpone(queries.facts_of(row, request.today))  # type: ignore[attr-defined]
    lead = _("The order ends. A new one is adopted for the new day, and keeps the notice anew.")
    page = Page(_("Put the Session off"), _("Put off"), to_session(row), verdict, lead, (rules.ARTICLE_9,))
    form = ReasonForm(request.POST or None)
    return show(
        request,
        page,
        form,
        services.postpone_session,
        then=lambda _made: address_of(row),
        done=lambda _made: say(_("{session} is put off."), session=name_of(row)),
        session=row,
    )


def cancel(request: HttpRequest, number: int) -> HttpResponse:
    """Cancel a Session that has not opened."""
    row = _found(number)
    verdict = rules.may_cancel(queries.facts_of(row, request.today))  # type: ignore[attr-defined]
    lead = _("The Session and its number stay in the list, marked as cancelled.")
    page = Page(_("Cancel the Session"), _("Call it off"), to_session(row), verdict, lead, (rules.ARTICLE_9,))
    form = ReasonForm(request.POST or None)
    return show(
        request,
        page,
        form,
        services.cancel_session,
        then=address_of,
        done=lambda _made: say(_("{session} is cancelled."), session=name_of(row)),
        session=row,
    )
