"""Where facts are added, superseded, and contradictions settled by hand."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shanyraq.journal import clock
from shanyraq.law import mandates
from shanyraq.sources import services
from shanyraq.sources.fact_forms import CorrectionForm, FactForm, SettlementForm
from shanyraq.sources.facts.adding import addable
from shanyraq.sources.facts.settling import contradictions
from shanyraq.sources.models import AddedFact
from shanyraq.sources.queries import facts as queries
from shanyraq.sources.views.facts import crumbs
from shanyraq.web.forms import perform, status_of


def _page_of(row: AddedFact) -> str:
    return f"{reverse('facts:subject', args=[row.series.partition('.')[0]])}#{row.ident}"


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a fact with its paper."""
    mandates.may("sources.add_fact", request.actor.roles, request.today).require()
    form = FactForm(
        request.POST or None, request.FILES or None, initial={"series": request.GET.get("series", "")}
    )
    if request.method == "POST":
        answered = perform(
            request, form, services.add_fact, by=request.actor, at=clock.moment(),
            then=_page_of, done=lambda row: _("The fact is added."),
        )  # fmt: skip
        if answered:
            return answered
    context = {"form": form, "title": _("Add a fact"), "crumbs": crumbs()}
    return render(request, "sources/facts/add.html", context, status=status_of(form))


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, ident: str) -> HttpResponse:
    """Supersede a fact by a newer one; both stay shown."""
    mandates.may("sources.correct_fact", request.actor.roles, request.today).require()
    old = next((one for one in queries.shown() if one.figure.id == ident), None)
    if old is None or old.figure.series not in addable():
        raise Http404
    form = CorrectionForm(request.POST or None, request.FILES or None, series=old.figure.series)
    if request.method == "POST":
        answered = perform(
            request, form, services.correct_fact, by=request.actor, at=clock.moment(), corrects=ident,
            then=_page_of, done=lambda row: _("The fact is superseded; both are shown."),
        )  # fmt: skip
        if answered:
            return answered
    context = {
        "form": form, "old": old, "held": queries.shelf(), "title": _("Supersede a fact"), "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "sources/facts/add.html", context, status=status_of(form))


@require_POST
def settle(request: HttpRequest, ident: str) -> HttpResponse:
    """Settle a contradiction by hand."""
    mandates.may("sources.settle_contradiction", request.actor.roles, request.today).require()
    if ident not in contradictions():
        raise Http404
    form = SettlementForm(request.POST, count=len(contradictions()[ident].statements))
    address = f"{reverse('facts:contradictions')}#{ident}"
    answered = perform(
        request, form, services.settle_contradiction, by=request.actor, at=clock.moment(), contradiction=ident,
        then=lambda row: address, done=lambda row: _("The settlement is recorded with its reason."),
    )  # fmt: skip
    if form.refused is not None:
        form.refused.require()
    return answered or redirect(address)
