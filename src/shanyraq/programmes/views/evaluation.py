"""The evaluation of regional assemblies: the formula, each year as it was published, objections and their answers."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shanyraq.people.acting import may_do
from shanyraq.programmes import funnel, labels, services
from shanyraq.programmes.forms import evaluation as forms
from shanyraq.programmes.models import Evaluation, Formula, Objection
from shanyraq.programmes.queries import evaluation as asked
from shanyraq.programmes.rules.evaluation import PARTS
from shanyraq.programmes.services.evaluating import is_of_region
from shanyraq.programmes.views.plans import filled
from shanyraq.web.forms import sent
from shanyraq.web.tables import csv_response, json_response

HEADS = ("year", "edition", "formula", "iso", "region", "part", "of", "done", "share", "low", "high", "place")


def index(request: HttpRequest) -> HttpResponse:
    """Show the formula of the day, every version of it, and the years that were published."""
    day = request.day
    years: dict[int, Evaluation] = {}
    for row in Evaluation.objects.filter(on__lte=day).select_related("formula"):
        years.setdefault(row.year, row)
    formulas = list(Formula.objects.filter(on__lte=day))
    acting = not request.dated
    context = {
        "formula": formulas[0] if formulas else None, "formulas": formulas[1:], "years": list(years.values()),
        "weights": _weights(formulas[0]) if formulas else [], "last_year": request.today.year - 1,
        "setting": acting and may_do("programmes.publish_formula", request.actor, request.today),
        "publishing": acting and may_do("programmes.publish_evaluation", request.actor, request.today),
        "title": _("How regions worked"), "crumbs": _crumbs()[:1],
    }  # fmt: skip
    return render(request, "programmes/evaluations.html", context)


def evaluation(request: HttpRequest, year: int) -> HttpResponse:
    """Show a year as it was published (`?edition=` an earlier one): each region's shares, intervals, funnels; CSV and JSON."""
    editions = asked.evaluations_of(year, request.day)
    wanted = request.GET.get("edition", "")
    row = next((one for one in editions if not wanted or str(one.edition) == wanted), None)
    if row is None:
        raise Http404
    table = asked.laid_out(asked.read(row), row.formula.weights, year)
    if request.GET.get("format") == "csv":
        return csv_response(f"evaluation-{year}-{row.edition}", HEADS, _cells(row, table))
    if request.GET.get("format") == "json":
        return json_response(_plain(row, table))
    names = {line.region.iso: _name(line, row) for line in table.lines}
    context = {
        "row": row, "editions": [one for one in editions if one.pk != row.pk], "whole": table.whole,
        "lines": [_shown(line, row, request) for line in table.lines],
        "parts": [(part, labels.PARTS_OF_EVALUATION[part]) for part in PARTS],
        "weights": _weights(row.formula),
        "funnels": [
            (labels.PARTS_OF_EVALUATION[part], drawn, table.whole[part]) for part in PARTS
            if (drawn := funnel.drawn([(names[one.region.iso], one.shares[part]) for one in table.lines], table.whole[part]))
        ],
        "objections": [(one, names.get(one.area, one.area)) for one in row.objections.all()],
        "answering": not request.dated and may_do("programmes.answer_objection", request.actor, request.today),
        "publishing": not request.dated and may_do("programmes.publish_evaluation", request.actor, request.today),
        "title": _("How regions worked in {year}").format(year=year), "crumbs": _crumbs(),
    }  # fmt: skip
    return render(request, "programmes/evaluation.html", context)


def _weights(formula: Formula) -> list[tuple[Any, int]]:
    return [(labels.PARTS_OF_EVALUATION[part], formula.weights[part]) for part in PARTS]


def _name(line: asked.Line, row: Evaluation) -> str:
    name = line.region.name_on(asked.last_day(row.year))
    return str(name.titles[get_language() or "kk"])


def _shown(line: asked.Line, row: Evaluation, request: HttpRequest) -> dict[str, Any]:
    own = (
        not request.dated
        and request.actor.person_id is not None
        and is_of_region(request.actor, line.region.iso)
    )
    return {
        "name": _name(line, row), "code": line.region.iso.lower(), "score": line.score, "own": own,
        "cells": [(labels.PARTS_OF_EVALUATION[part], line.shares[part], line.places[part]) for part in PARTS],
    }  # fmt: skip


def _cells(row: Evaluation, table: asked.Table) -> list[list[str]]:
    return [
        [str(row.year), str(row.edition), str(row.formula.number), line.region.iso, _name(line, row), part, str(share.of),
         str(share.done), *(_digits(one) for one in (share.value, *(share.interval or (None, None)))), line.places[part]]
        for line in table.lines for part, share in line.shares.items()
    ]  # fmt: skip


def _digits(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def _plain(row: Evaluation, table: asked.Table) -> dict[str, Any]:
    return {
        "year": row.year, "edition": row.edition, "published_on": row.on.isoformat(), "why": row.why,
        "formula": {"number": row.formula.number, "on": row.formula.on.isoformat(), "weights": row.formula.weights},
        "regions": [
            {"iso": line.region.iso, "name": line.region.name_on(asked.last_day(row.year)).titles,
             "score": None if line.score is None else {name: round(getattr(line.score, name), 4) for name in ("value", "low", "high")},
             "parts": {part: {"of": share.of, "done": share.done, "place": line.places[part]} for part, share in line.shares.items()}}
            for line in table.lines
        ],
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
def formula(request: HttpRequest) -> HttpResponse:
    """Publish a formula."""
    may_do("programmes.publish_formula", request.actor, request.today).require()
    known = asked.formula_on(request.today)
    form = forms.FormulaForm(sent(request), initial=known.weights if known else {})
    return filled(
        request, form, services.publish_formula, _("Publish a formula"), _crumbs(), _("The formula is published."),
        then=lambda _made: reverse("programmes:evaluations"),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, year: int) -> HttpResponse:
    """Publish the evaluation of a year."""
    may_do("programmes.publish_evaluation", request.actor, request.today).require()
    return filled(
        request, forms.PublishForm(sent(request)), services.publish_evaluation,
        _("Publish the evaluation of {year}").format(year=year), _crumbs(), _("The evaluation is published."), year=year,
        then=lambda made: reverse("programmes:evaluation", args=[made.year]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def object_to(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Object to the numbers of one's own region in the newest edition of a year."""
    may_do("programmes.object_to_evaluation", request.actor, request.today).require()
    row = next(iter(asked.evaluations_of(year, request.today)), None)
    if row is None or code.upper() not in row.counts:
        raise Http404
    return filled(
        request, forms.ObjectionForm(sent(request)), services.object_to_evaluation, _("Object to the numbers"),
        [*_crumbs(), (reverse("programmes:evaluation", args=[year]), str(year))], _("The objection is published with the numbers."),
        evaluation=row, area=code.upper(), then=lambda _made: reverse("programmes:evaluation", args=[year]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer an objection."""
    may_do("programmes.answer_objection", request.actor, request.today).require()
    row = get_object_or_404(Objection.objects.select_related("evaluation"), pk=pk)
    back = reverse("programmes:evaluation", args=[row.evaluation.year])
    return filled(
        request, forms.ObjectionAnswerForm(sent(request)), services.answer_objection, _("Answer the objection"),
        [*_crumbs(), (back, str(row.evaluation.year))], _("The answer is published."), objection=row, then=lambda _made: back,
    )  # fmt: skip


def _crumbs() -> list[tuple[str, str]]:
    return [
        (reverse("programmes:index"), _("Programmes")),
        (reverse("programmes:evaluations"), _("How regions worked")),
    ]
