"""Mechanisms of cooperation of the state and civil society: the register, one mechanism with its uses, uses by year."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shanyraq.decisions import labels
from shanyraq.decisions.forms import mechanisms as forms
from shanyraq.decisions.models import Mechanism, MechanismUse
from shanyraq.decisions.models.mechanisms import MECHANISMS
from shanyraq.decisions.queries import mechanisms as asked
from shanyraq.decisions.services import mechanisms as services
from shanyraq.decisions.views.control import crumbs, filled
from shanyraq.journal import clock
from shanyraq.people.acting import may_do
from shanyraq.web.forms import sent
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.words import in_language

LAW = "decree-149-2011:4(4)"
HEADS = (
    "id",
    "kind",
    "title",
    "parties",
    "paper",
    "since",
    "until",
    "meetings",
    "joint_plans",
    "last_use",
    "as_of",
)
YEAR_HEADS = ("year", "standing", "meetings", "joint_plans", *MECHANISMS)


def index(request: HttpRequest) -> HttpResponse:
    """List the mechanisms with their parties and uses, and count the uses by year; CSV and JSON of either table."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in labels.MECHANISMS else ""
    rows = asked.mechanisms_on(request.day, kind)
    years = asked.by_year(rows, request.day)
    if request.GET.get("format") in {"csv", "json"}:
        return _file(request, rows, years)
    context = {
        "rows": rows, "years": years, "kind": kind, "kinds": labels.MECHANISMS.items(), "heads": labels.MECHANISMS.values(),
        "standing": sum(row.stands for row in rows), "crumbs": crumbs(),
        "kept": f"kind={kind}&" if kind else "",
        "may_enter": not request.dated and may_do("decisions.enter_mechanism", request.actor, request.today),
    }  # fmt: skip
    return render(request, "decisions/mechanisms.html", context)


def _file(request: HttpRequest, rows: list[asked.Row], years: list[asked.Year]) -> HttpResponse:
    if request.GET.get("table") == "years":
        name, heads = "use-of-mechanisms-by-year", YEAR_HEADS
        lines = [
            (y.year, y.standing, y.meetings, y.plans, *(count for _kind, count in y.kinds)) for y in years
        ]
    else:
        name, heads = "mechanisms", HEADS
        lines = [_line(row, request) for row in rows]
    if request.GET["format"] == "csv":
        return csv_response(name, heads, lines)
    return json_response([dict(zip(heads, line, strict=True)) for line in lines])


def _line(row: asked.Row, request: HttpRequest) -> tuple[Any, ...]:
    one = row.mechanism
    ended = one.until if one.until and one.until <= request.day else None
    return (
        one.pk, one.kind, in_language(one, "title")[0],
        "; ".join(in_language(party.body, "name")[0] if party.body else party.name for party in row.parties), one.paper,
        one.since.isoformat(), ended.isoformat() if ended else "", row.meetings, row.plans,
        row.uses[0].day.isoformat() if row.uses else "", request.day.isoformat(),
    )  # fmt: skip


def mechanism(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a mechanism: between whom, on which paper, since when, each meeting and joint plan by it, by year."""
    rows = asked.mechanisms_on(request.day, pk=pk)
    if not rows:
        raise Http404
    row = rows[0]
    may = not request.dated and may_do("decisions.record_use", request.actor, request.today)
    context = {
        "row": row, "one": row.mechanism, "years": asked.by_year(rows, request.day), "may_record": may,
        "may_end": may and row.mechanism.until is None, "crumbs": _crumbs(),
    }  # fmt: skip
    return render(request, "decisions/mechanism.html", context)


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Enter a mechanism."""
    may_do("decisions.enter_mechanism", request.actor, request.today).require()
    form = forms.MechanismForm(sent(request), day=request.today)
    return filled(
        request, form, services.enter_mechanism, _("Enter a mechanism"), _crumbs(), _("The mechanism is entered."),
        law=LAW, then=lambda made: reverse("decisions:mechanism", args=[made.pk]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a mechanism stands no more."""
    may_do("decisions.end_mechanism", request.actor, request.today).require()
    row = get_object_or_404(Mechanism, pk=pk)
    return filled(
        request, forms.EndForm(sent(request)), services.end_mechanism, _("End the mechanism"), _crumbs(row),
        _("Its end is recorded."), law=LAW, mechanism=row, then=lambda made: reverse("decisions:mechanism", args=[pk]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def use(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which meeting or joint plan came about by a mechanism."""
    may_do("decisions.record_use", request.actor, request.today).require()
    row = get_object_or_404(Mechanism, pk=pk)
    form = forms.UseForm(sent(request), mechanism=row, day=request.today)
    return filled(
        request, form, services.record_use, _("Record a use"), _crumbs(row), _("The use is recorded."), law=LAW,
        mechanism=row, then=lambda made: reverse("decisions:mechanism", args=[pk]),
    )  # fmt: skip


@require_POST
def end_use(request: HttpRequest, row: int) -> HttpResponse:
    """Take a use back."""
    found = get_object_or_404(MechanismUse, pk=row)
    services.take_use_back(by=request.actor, at=clock.moment(), use=found)
    messages.success(request, _("The use is taken back."))
    return redirect("decisions:mechanism", found.mechanism_id)


def _crumbs(row: Mechanism | None = None) -> list[tuple[str, str]]:
    way = [*crumbs(), (reverse("decisions:mechanisms"), _("Mechanisms of cooperation"))]
    here = (reverse("decisions:mechanism", args=[row.pk]), in_language(row, "title")[0][:80]) if row else None
    return [*way, here] if here else way
