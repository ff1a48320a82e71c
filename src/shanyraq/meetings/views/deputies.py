"""Deputies and lists to the Senate: the register, a deputy's card, the Council's list, the President's act."""

from __future__ import annotations

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from kazakhtext.alphabet import sort_key
from rulebook import Allowed, NoRuleInForce

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.queries import roll_on
from shanyraq.law.elections import regime_on
from shanyraq.meetings import services
from shanyraq.meetings.forms.elections import AppointForm, DeputyForm, EndForm, ForwardForm, SenatorsForm
from shanyraq.meetings.models import Deputy, SenateList
from shanyraq.meetings.queries import elections as queries
from shanyraq.meetings.rules import elections as rules
from shanyraq.meetings.views.pages import Page, Step, Steps, show, steps, to_council, to_sessions
from shanyraq.web.words import in_language, say


def to_deputies() -> Steps:
    """Give the path to the register of deputies."""
    return [*to_sessions(), (reverse("meetings:deputies"), _("Deputies in representative bodies"))]


def _card(deputy: Deputy) -> str:
    return reverse("meetings:deputy", args=[deputy.pk])


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the deputies in office as of a day, and how the Assembly takes part in Parliament on it. No ranking."""
    day, book = request.day, rulebook()  # type: ignore[attr-defined]
    rows = sorted(queries.deputies_on(day), key=lambda one: sort_key(one.person.name_kk))
    parties = Counter(one.party_list for one in rows if one.party_list)
    wanted = [
        Step("propose_senators", _("Record a list to the Senate"), rules.law.may_propose_senators(
            book, _places(request), request.today), reverse("meetings:propose_senators"), form=True),  # type: ignore[attr-defined]
        Step("enter_deputy", _("Enter a deputy"), Allowed((rules.LIAISON,)), reverse("meetings:enter_deputy"), form=True,
             quiet=True),
    ]  # fmt: skip
    context = {
        "rows": rows,
        "regime": regime_on(book, day),
        "lists": queries.senate_lists_on(day),
        "parties": sorted(parties.items(), key=lambda pair: sort_key(pair[0])),
        "crumbs": to_sessions(),
        "steps": steps(request, *wanted),
    }
    return render(request, "meetings/deputies.html", context)


def _places(request: HttpRequest) -> int:
    """Give how many the list to the Senate has on the day."""
    try:
        return rulebook().value("senate.proposed_by_assembly", on=request.today).number  # type: ignore[attr-defined]
    except NoRuleInForce:
        return 0


@require_safe
def card(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a deputy's card: the mandate and what it stands on, and the appeals that were forwarded."""
    row = get_object_or_404(
        Deputy.objects.select_related(
            "person", "candidate__election__item__session", "proposed__senate_list"
        ),
        pk=pk,
    )
    forward = rules.may_forward(ended=row.until is not None)
    wanted = [
        Step("forward_appeal", _("Forward an appeal"), forward, reverse("meetings:forward_appeal", args=[pk]), form=True),
        Step("end_deputy", _("Record the end"), forward, reverse("meetings:end_deputy", args=[pk]), form=True, quiet=True),
    ]  # fmt: skip
    context = {
        "row": row,
        "crumbs": to_deputies(),
        "forwarded": row.forwarded.filter(day__lte=request.day),  # type: ignore[attr-defined]
        "steps": steps(request, *wanted),
    }
    return render(request, "meetings/deputy.html", context)


def enter(request: HttpRequest) -> HttpResponse:
    """Enter a deputy who sits there by another way than the Assembly."""
    page = Page(
        _("Enter a deputy"), _("Enter"), to_deputies(), None,
        _("A member of the Assembly who sits in a representative body. The party list is written where it is known."),
    )  # fmt: skip
    return show(
        request,
        page,
        DeputyForm(request.POST or None, rows=roll_on(request.today)),  # type: ignore[attr-defined]
        services.enter_deputy,
        then=_card,
        done=lambda _d: _("The deputy is entered."),
    )


def _to(deputy: Deputy) -> Steps:
    return [*to_deputies(), (_card(deputy), in_language(deputy.person, "name")[0])]


def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the end of a mandate."""
    row = get_object_or_404(Deputy.objects.select_related("person"), pk=pk)
    may = rules.may_forward(ended=row.until is not None)
    return show(
        request,
        Page(_("End of a mandate"), _("Record the end"), _to(row), may),
        EndForm(request.POST or None),
        services.end_deputy,
        then=_card,
        done=lambda _d: _("The end of the mandate is recorded."),
        deputy=row,
    )


def forward(request: HttpRequest, pk: int) -> HttpResponse:
    """Forward an appeal to a deputy."""
    row = get_object_or_404(Deputy.objects.select_related("person"), pk=pk)
    may = rules.may_forward(ended=row.until is not None)
    lead = _(
        "A deputy stands for the interests of all ethnic groups together: any appeal may go to any of them."
    )
    return show(
        request,
        Page(_("Forward an appeal"), _("Forward"), _to(row), may, lead),
        ForwardForm(request.POST or None),
        services.forward_appeal,
        then=lambda _f: _card(row),
        done=lambda _f: _("The appeal is forwarded."),
        deputy=row,
    )


def propose(request: HttpRequest) -> HttpResponse:
    """Record the Council's list of candidates to the Senate."""
    places = _places(request)
    may = rules.law.may_propose_senators(rulebook(), places, request.today)  # type: ignore[attr-defined]
    page = Page(
        _("List to the Senate"), _("Record the list"), [*to_council(), *to_deputies()[-1:]], may,
        _("The Council votes on the list first. Regional assemblies propose candidates to the Council."),
    )  # fmt: skip
    return show(
        request,
        page,
        SenatorsForm(
            request.POST or None,
            rows=roll_on(request.today),  # type: ignore[attr-defined]
            items=queries.lists_awaited(),
            places=places,
        ),
        services.propose_senators,
        then=lambda made: reverse("meetings:senate_list", args=[made.pk]),
        done=lambda _l: _("The list is recorded."),
    )


@require_safe
def senate_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a list to the Senate, and what the President decided on it."""
    row = get_object_or_404(SenateList.objects.select_related("council_item__meeting"), pk=pk)
    people = row.people.select_related("person").prefetch_related("deputy")
    may = rules.may_appoint(
        done=row.act_day is not None,
        proposed_on=row.proposed_on,
        act_day=request.today,  # type: ignore[attr-defined]
        since=request.today,  # type: ignore[attr-defined]
        day=request.today,  # type: ignore[attr-defined]
    )
    wanted = Step("record_appointment", _("Record the President's act"), may,
                  reverse("meetings:record_appointment", args=[pk]), form=True)  # fmt: skip
    context = {
        "row": row,
        "people": [(one, getattr(one, "deputy", None)) for one in people],
        "crumbs": to_deputies(),
        "steps": steps(request, wanted) if row.act_day is None else [],
    }
    return render(request, "meetings/senate_list.html", context)


def appoint(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the President's act on a list."""
    row = get_object_or_404(SenateList, pk=pk)
    title = say(_("List to the Senate of {day}"), day=row.proposed_on)
    at = reverse("meetings:senate_list", args=[pk])
    return show(
        request,
        Page(_("The President's act"), _("Record the act"), [*to_deputies(), (at, title)]),
        AppointForm(request.POST or None, people=row.people.select_related("person")),
        services.record_appointment,
        then=lambda _d: at,
        done=lambda made: say(_("Mandates recorded: {n}."), n=len(made)),
        senate_list=row,
    )
