"""The sitting: open, count, void; and the rules of procedure."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shanyraq.acts.queries import rulebook
from shanyraq.journal import clock
from shanyraq.meetings import services
from shanyraq.meetings.forms.parts import CountForm, WhyForm
from shanyraq.meetings.forms.sessions import RulesForm
from shanyraq.meetings.models import AgendaItem, ProcedureRules, Session
from shanyraq.meetings.queries import sessions as queries
from shanyraq.meetings.queries.motions import text_of
from shanyraq.meetings.rules.documents import may_adopt_rules
from shanyraq.meetings.services.sitting import may_record, may_void
from shanyraq.meetings.views.pages import Page, address_of, mandate_of, show, to_session, to_sessions
from shanyraq.web.words import say


def _item(number: int, position: int) -> AgendaItem:
    return get_object_or_404(
        AgendaItem.objects.select_related("session"), session__number=number, position=position
    )


@require_POST
def open_now(request: HttpRequest, number: int) -> HttpResponse:
    """Open the Session."""
    row = get_object_or_404(Session, number=number)
    services.open_session(by=request.actor, at=clock.moment(), session=row)  # type: ignore[attr-defined]
    messages.success(request, _("The Session is open."))
    return redirect(address_of(row))


def vote(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Record the count of a show of hands on a matter."""
    item = _item(number, position)
    today = request.today  # type: ignore[attr-defined]
    facts = queries.facts_of(item.session, today)
    verdict = may_record(item, today)
    page = Page(
        say(_("Count on matter {position}"), position=position),
        _("Record the count"),
        to_session(item.session),
        verdict,
        template="meetings/vote.html",
        more={"item": item, "facts": facts, "text": text_of(rulebook(), item)},
    )
    return show(
        request,
        page,
        CountForm(request.POST or None),
        services.record_vote,
        then=lambda _v: address_of(item.session) + f"#m{position}",
        done=lambda _v: _("The count is recorded."),
        item=item,
    )


def void(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Void a wrong count."""
    item = _item(number, position)
    lead = _("The wrong count stays in the record, struck, beside the next one.")
    page = Page(
        _("Void a wrong count"),
        _("Void"),
        to_session(item.session),
        may_void(item, request.today),  # type: ignore[attr-defined]
        lead,
    )
    return show(
        request,
        page,
        WhyForm(request.POST or None),
        services.void_vote,
        then=lambda _v: address_of(item.session),
        done=lambda _v: _("The count is void."),
        item=item,
    )


@require_safe
def procedure(request: HttpRequest) -> HttpResponse:
    """Show the rules of procedure in force on a day, and every version."""
    day = request.day  # type: ignore[attr-defined]
    versions = ProcedureRules.objects.filter(adopted_on__lte=day).select_related("item__session")
    return render(request, "meetings/procedure.html", {"versions": versions, "crumbs": to_sessions()})


@require_safe
def procedure_version(request: HttpRequest, version: int) -> HttpResponse:
    """Show one version of the rules of procedure."""
    found = get_object_or_404(ProcedureRules.objects.select_related("item__session"), version=version)
    later = ProcedureRules.objects.filter(version__gt=version).order_by("version").first()
    context = {"found": found, "later": later, "crumbs": to_sessions()}
    return render(request, "meetings/procedure_version.html", context)


def adopt(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Put a version of the rules of procedure in force, after the vote on them."""
    item = _item(number, position)
    mandate_of(request, "adopt_rules").require()
    book, today = rulebook(), request.today  # type: ignore[attr-defined]
    verdict = may_adopt_rules(
        book,
        subject=item.subject,
        adopted=queries.is_item_adopted(book, item),
        taken=hasattr(item, "rules"),
        day=today,
    )
    page = Page(_("Rules of procedure"), _("Put in force"), to_session(item.session), verdict)
    return show(
        request,
        page,
        RulesForm(request.POST or None),
        services.adopt_rules,
        then=lambda _r: _address_of_rules(),
        done=lambda made: say(_("Version {version} is in force."), version=made.version),
        item=item,
    )


def _address_of_rules() -> str:
    return reverse("meetings:procedure")
