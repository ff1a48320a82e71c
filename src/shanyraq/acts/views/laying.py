"""Lay rows over the book: confirm a norm, enter an act, take either back; the status of the institution."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from rulebook import NoRuleInForce

from shanyraq.acts import services
from shanyraq.acts.forms import ConfirmForm, EnterActForm, WhyForm, as_typed
from shanyraq.acts.models import AttachedPaper, Confirmation, EnteredAct
from shanyraq.acts.queries import rulebook
from shanyraq.journal import clock
from shanyraq.law import mandates
from shanyraq.law.status import STATUS, may_institution_act
from shanyraq.web.forms import perform, status_of
from shanyraq.web.uploads import handed
from shanyraq.web.words import pick


def confirm(request: HttpRequest, key: str) -> HttpResponse:
    """Confirm a norm with a paper."""
    book = rulebook()
    if key not in book.parameters:
        raise Http404
    norm = book.parameter(key)
    mandates.may("acts.confirm_norm", request.actor.roles, request.today).require()
    form = ConfirmForm(
        request.POST or None, request.FILES or None, norm=norm, initial=_initial(norm, request)
    )
    if request.method == "POST":
        answered = perform(
            request, form, services.confirm_norm, by=request.actor, at=clock.moment(), norm=key,
            then=lambda row: reverse("acts:norm", args=[key]), done=lambda row: _("The norm is confirmed."),
        )  # fmt: skip
        if answered:
            return answered
    context = {
        "form": form, "norm": norm, "title": _("Confirm a norm"),
        "crumbs": [
            (reverse("acts:rules"), _("Rules in force")),
            (reverse("acts:norm", args=[key]), pick(dict(norm.title))),
        ],
    }  # fmt: skip
    return render(request, "acts/confirm.html", context, status=status_of(form))


def _initial(norm, request: HttpRequest) -> dict[str, object]:  # type: ignore[no-untyped-def]
    try:
        value = norm.on(request.today)
    except NoRuleInForce:
        return {}
    return {"value": as_typed(value.value, norm), "since": value.since, "until": value.until}


@require_POST
def withdraw_confirmation(request: HttpRequest, key: str, row: int) -> HttpResponse:
    """Take a confirmation back, with a reason."""
    mandates.may("acts.withdraw_confirmation", request.actor.roles, request.today).require()
    get_object_or_404(Confirmation, pk=row, norm=key)
    form = WhyForm(request.POST)
    answered = perform(
        request, form, services.withdraw_confirmation, by=request.actor, at=clock.moment(), confirmation=row,
        then=lambda done: reverse("acts:norm", args=[key]), done=lambda done: _("The confirmation is withdrawn."),
    )  # fmt: skip
    if form.refused is not None:
        form.refused.require()
    return answered or redirect("acts:norm", key)


def enter(request: HttpRequest) -> HttpResponse:
    """Enter an act that the register does not have."""
    mandates.may("acts.enter_act", request.actor.roles, request.today).require()
    initial = {"effect": request.GET.get("effect", ""), "kind": "constitutional-law"}
    form = EnterActForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST":
        answered = perform(
            request, form, services.enter_act, by=request.actor, at=clock.moment(),
            then=lambda row: reverse("acts:act", args=[row.slug]), done=lambda row: _("The act is entered."),
        )  # fmt: skip
        if answered:
            return answered
    context = {"form": form, "title": _("Enter an act"), "crumbs": [(reverse("acts:index"), _("Acts"))]}
    return render(request, "acts/enter.html", context, status=status_of(form))


@require_POST
def withdraw_act(request: HttpRequest, slug: str) -> HttpResponse:
    """Take an entered act back, with a reason."""
    mandates.may("acts.withdraw_act", request.actor.roles, request.today).require()
    get_object_or_404(EnteredAct, slug=slug)
    form = WhyForm(request.POST)
    answered = perform(
        request, form, services.withdraw_act, by=request.actor, at=clock.moment(), slug=slug,
        then=lambda done: reverse("acts:status"), done=lambda done: _("The act is withdrawn."),
    )  # fmt: skip
    if form.refused is not None:
        form.refused.require()
    return answered or redirect("acts:act", slug)


@require_GET
def file(request: HttpRequest, row: int) -> HttpResponse:
    """Hand out the paper that a confirmation or an entered act stands on: it is a ground of law, open to all."""
    return handed(get_object_or_404(AttachedPaper, pk=row))


def status(request: HttpRequest) -> HttpResponse:
    """Say whether the institution may act on the page's day, and what would settle it."""
    book = rulebook()
    context = {
        "verdict": may_institution_act(book, request.day),
        "values": [*book.parameter(STATUS).values, *book.entered.get(STATUS, ())],
        "entered": EnteredAct.objects.order_by("id"),
        "mandate": mandates.may("acts.enter_act", request.actor.roles, request.today),
        "title": _("Whether the Assembly may act"),
        "crumbs": [(reverse("acts:index"), _("Acts"))],
    }
    return render(request, "acts/status.html", context)
