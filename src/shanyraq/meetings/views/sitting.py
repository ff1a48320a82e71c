"""The sitting: register, open, count, void; and the rules of procedure."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from kazakhtext.alphabet import sort_key

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.forms import region_choices
from shanyraq.bodies.queries import roll_on
from shanyraq.bodies.roll import Asked, looked_up
from shanyraq.journal import clock
from shanyraq.meetings import services
from shanyraq.meetings.forms.parts import CountForm, WhyForm
from shanyraq.meetings.forms.presence import PresenceForm
from shanyraq.meetings.forms.sessions import RulesForm
from shanyraq.meetings.models import AgendaItem, ProcedureRules, Registration, Session
from shanyraq.meetings.queries import sessions as queries
from shanyraq.meetings.rules import sessions as rules
from shanyraq.meetings.rules.documents import may_adopt_rules
from shanyraq.meetings.views.pages import Page, address_of, mandate_of, show, to_session, to_sessions
from shanyraq.web.words import say, say_count


def _item(number: int, position: int) -> AgendaItem:
    return get_object_or_404(
        AgendaItem.objects.select_related("session"), session__number=number, position=position
    )


def register(request: HttpRequest, number: int) -> HttpResponse:
    """Register those who are present, ticked or all who are shown; ?name= and ?region= narrow."""
    row = get_object_or_404(Session, number=number)
    today = request.today  # type: ignore[attr-defined]
    facts = queries.facts_of(row, today)
    asked = Asked(*(request.GET.get(name, "").strip()[:100] for name in ("name", "region")))
    roll = roll_on(today)
    here = Registration.objects.filter(session=row, struck_at__isnull=True).select_related("person")
    present = set(here.values_list("person_id", flat=True))
    awaited = [member for member in roll if member.person_id not in present]
    form = PresenceForm(
        request.POST if request.method == "POST" else None,
        offered=looked_up(awaited, asked),
        known=(member.person_id for member in roll),
        language=get_language() or "kk",
    )
    page = Page(
        _("Register members"),
        _("Register those ticked"),
        to_session(row),
        rules.may_register(rulebook(), facts, today),
        template="meetings/register.html",
        more={
            "session": row,
            "facts": facts,
            "quorum": rules.quorum(rulebook(), facts, today),
            "asked": asked,
            "looking": "name" in request.GET,
            "regions": region_choices(today),
            "offered": len(form.offered),
            "awaited": len(awaited),
            "here": sorted(here, key=lambda told: sort_key(told.person.name_kk)),
        },
    )
    again = f"?{urlencode({'name': '', 'region': asked.region})}" if request.GET else ""
    return show(
        request,
        page,
        form,
        services.register_members,
        then=lambda _n: f"{request.path}{again}",
        done=lambda n: _registered(n, len(form.cleaned_data["people"]) - n, row, today),
        session=row,
    )


def _registered(new: int, old: int, session: Session, day: date) -> str:
    """Say what one registration did: how many are new, how many were there, how many are there now."""
    facts = queries.facts_of(session, day)
    said = [say_count("{count} member is registered.", "{count} members are registered.", new)]
    if old:
        said.append(say_count("{count} was registered before.", "{count} were registered before.", old))
    said.append(say(_("In all: {present} of {total}."), present=facts.present, total=facts.total))
    return " ".join(said)


def strike(request: HttpRequest, number: int, person: int) -> HttpResponse:
    """Strike a registration made by mistake."""
    row = get_object_or_404(Session, number=number)
    found = get_object_or_404(
        Registration.objects.select_related("person"), session=row, person_id=person, struck_at=None
    )
    verdict = rules.may_register(rulebook(), queries.facts_of(row, request.today), request.today)  # type: ignore[attr-defined]
    lead = say(_("{name}. The record stays, struck."), name=found.person.name_kk)
    page = Page(_("Strike a registration"), _("Strike"), to_session(row), verdict, lead)
    return show(
        request,
        page,
        WhyForm(request.POST or None),
        services.strike_registration,
        then=lambda _r: address_of(row),
        done=lambda _r: _("The registration is struck."),
        session=row,
        person=person,
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
    voted = item.votes.filter(voided_at__isnull=True).exists()
    verdict = rules.may_vote(rulebook(), facts, today, votes_for=0, against=0, abstained=0, voted=voted)
    page = Page(
        say(_("Count on matter {position}"), position=position),
        _("Record the count"),
        to_session(item.session),
        verdict,
        template="meetings/vote.html",
        more={"item": item, "facts": facts},
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
    facts = queries.facts_of(item.session, request.today)  # type: ignore[attr-defined]
    counted = item.votes.filter(voided_at__isnull=True).exists()
    lead = _("The wrong count stays in the record, struck, beside the next one.")
    page = Page(
        _("Void a wrong count"),
        _("Void"),
        to_session(item.session),
        rules.may_void_vote(facts, counted),
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
