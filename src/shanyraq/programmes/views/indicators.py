"""The scorecard of a programme, one indicator, and the forms about it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shanyraq.people.acting import may_do
from shanyraq.programmes import services
from shanyraq.programmes.forms import indicators as forms
from shanyraq.programmes.models import Indicator, Reading
from shanyraq.programmes.queries import indicators as asked
from shanyraq.programmes.services.indicators import is_measurer
from shanyraq.programmes.views.plans import filled
from shanyraq.programmes.views.reading import crumbs, edition_of
from shanyraq.web.forms import sent
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.words import in_language

HEADS = (
    "number", "outcome", "indicator", "definition", "unit", "source", "method", "baseline", "baseline_on", "target",
    "target_on", "measured_by", "value", "as_of", "paper", "way_made_percent", "state", "by_year", "measures",
)  # fmt: skip


def outcomes(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the scorecard: each outcome with the indicator that counts, or that it is not measured yet; CSV and JSON."""
    edition = edition_of(request, slug)
    scores = asked.scorecard(edition, request.day)
    if request.GET.get("format") in {"csv", "json"}:
        rows = [_row(score, request.day) for score in scores]
        if request.GET["format"] == "csv":
            return csv_response(f"{slug}-outcomes", HEADS, rows)
        return json_response([dict(zip(HEADS, row, strict=True)) for row in rows])
    context = {
        "edition": edition, "scores": scores, "title": _("Expected outcomes"), "crumbs": crumbs(edition),
        "measured": sum(score.last is not None for score in scores),
    }  # fmt: skip
    return render(request, "programmes/outcomes.html", context)


def _row(score: asked.Score, day: date) -> list[str]:
    one, last = score.indicator, score.last
    about = (
        [in_language(one, "title")[0], one.definition, one.unit, one.source, one.method, str(one.baseline),
         one.baseline_on.isoformat(), str(one.target), one.target_on.isoformat(), in_language(one.measured_by, "name")[0]]
        if one else [""] * 10
    )  # fmt: skip
    figure = [str(last.value), last.as_of.isoformat(), last.paper, str(score.made)] if last else [""] * 4
    state = "measured" if last else "not_measured_yet" if one else "no_indicator_approved"
    years = "; ".join(f"{year}: {one.value}" for year, one in asked.by_year(one, day)) if one else ""
    return [
        score.outcome.number, score.outcome.title, *about, *figure, state, years,
        "; ".join(measure.number for _row, measure in score.measures),
    ]  # fmt: skip


def indicator(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an indicator: its definition, unit, source, method, baseline, target, who measures, and its figures."""
    known = get_object_or_404(Indicator, pk=pk)
    row = next((one for one in asked.indicators_of(known.part_id, request.day) if one.pk == pk), None)
    if row is None:
        raise Http404
    reading = _reading(row)
    context = {
        "row": row, "reading": reading, "edition": reading.edition,
        "crumbs": _crumbs(reading), "is_approved": row.approved_on is not None and row.approved_on <= request.day,
        "approving": not request.dated and row.approved_on is None
        and may_do("programmes.approve_indicator", request.actor, request.today),
        "measuring": not request.dated and row.counts and is_measurer(request.actor, row)  # type: ignore[attr-defined]
        and may_do("programmes.record_measurement", request.actor, request.today),
    }  # fmt: skip
    return render(request, "programmes/indicator.html", context)


@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """Propose an indicator of an outcome."""
    may_do("programmes.propose_indicator", request.actor, request.today).require()
    edition = edition_of(request, slug)
    reading = get_object_or_404(Reading, edition=edition, number=number)
    here = reverse("programmes:part", args=[slug, number])
    return filled(
        request, forms.IndicatorForm(sent(request)), services.propose_indicator, _("Propose an indicator"),
        [*crumbs(edition), (here, number)], _("The indicator is proposed."), outcome=reading,
        then=lambda made: reverse("programmes:indicator", args=[made.pk]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve an indicator, with reasons."""
    may_do("programmes.approve_indicator", request.actor, request.today).require()
    return _of(
        request,
        pk,
        forms.ReasonsForm,
        services.approve_indicator,
        _("Approve the indicator"),
        _("The indicator is approved."),
    )


@require_http_methods(["GET", "POST"])
def measure(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what was measured."""
    may_do("programmes.record_measurement", request.actor, request.today).require()
    return _of(
        request,
        pk,
        forms.MeasurementForm,
        services.record_measurement,
        _("Record a figure"),
        _("The figure is recorded."),
    )


def _of(request: HttpRequest, pk: int, form: Any, act: Any, title: str, done: str) -> HttpResponse:
    row = get_object_or_404(Indicator, pk=pk)
    here = reverse("programmes:indicator", args=[pk])
    way = [*_crumbs(_reading(row)), (here, in_language(row, "title")[0][:80])]
    return filled(request, form(sent(request)), act, title, way, done, indicator=row, then=lambda made: here)


def _reading(row: Indicator) -> Reading:
    rows = Reading.objects.filter(part=row.part_id).select_related("edition__programme", "edition__paper")
    return rows.order_by("-edition__number")[0]


def _crumbs(reading: Reading) -> list[tuple[str, str]]:
    slug = reading.edition.programme.slug
    return [
        *crumbs(reading.edition),
        (reverse("programmes:part", args=[slug, reading.number]), reading.number),
    ]
