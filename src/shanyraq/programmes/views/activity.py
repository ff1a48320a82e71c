"""Activity per statutory task: the report by year and region; the tasks of an item that has not said them."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shanyraq.people.acting import may_do
from shanyraq.people.models import Organization
from shanyraq.programmes import services
from shanyraq.programmes.forms.plans import TasksForm
from shanyraq.programmes.models import PlanItem
from shanyraq.programmes.queries import plans as asked
from shanyraq.programmes.queries.activity import (
    REPUBLIC,
    STATES,
    Activity,
    Kept,
    activity_on,
    tasks_of_item,
    years_of_plans,
)
from shanyraq.programmes.rules.tags import TASKS
from shanyraq.programmes.views.plans import crumbs, filled
from shanyraq.sources.queries import facts as papers
from shanyraq.web.forms import sent
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.words import in_language, pick

COUNTS = ("items", "measures", "executors", "decisions")
HEADS = ("task", "says", *COUNTS, *STATES, "tenge")


def report(request: HttpRequest) -> HttpResponse:
    """Show what serves each of the six tasks on the page's day; `?year=` and `?region=` keep fewer items; CSV and JSON."""
    kept = _kept(request)
    rows = activity_on(request.day, kept)
    if request.GET.get("format") in {"csv", "json"}:
        return _file(request, rows, kept)
    told = [row for row in rows if row.task]
    context = {
        "rows": [(row, TASKS.get(row.task)) for row in rows],
        "idle": sum(not row.items for row in told), "tasks": len(told), "any": any(row.items for row in rows),
        "years": years_of_plans(request.day), "year": kept.year, "region": request.GET.get("region", ""),
        "regions": [(body.slug, in_language(body, "name")[0]) for body in asked.regional_assemblies()],
        "held": papers.shelf(), "query": _query(request), "title": _("Activity per task"), "crumbs": crumbs()[:1],
    }  # fmt: skip
    return render(request, "programmes/tasks.html", context)


def _kept(request: HttpRequest) -> Kept:
    """Read what the reader asks about, or answer that there is no such year or region."""
    year, region = request.GET.get("year", ""), request.GET.get("region", "")
    if year and not (year.isdecimal() and len(year) == 4):
        raise Http404
    body = None
    if region and region != REPUBLIC:
        body = get_object_or_404(Organization, slug=region, classification="regional_assembly")
    return Kept(int(year) if year else None, body, region == REPUBLIC)


def _query(request: HttpRequest) -> str:
    asked_for = request.GET.copy()
    for name in list(asked_for):
        if name not in {"year", "region", "on"}:
            del asked_for[name]
    return f"&{asked_for.urlencode()}" if asked_for else ""


def _file(request: HttpRequest, rows: Iterable[Activity], kept: Kept) -> HttpResponse:
    lines = [
        {
            "task": f"law.{row.task}" if row.task else "",
            "says": pick(dict(TASKS[row.task].says)) if row.task else _("not said yet"),
            **{name: getattr(row, name) for name in COUNTS},
            **{state: row.states[state] for state in STATES},
            "tenge": f"{row.tenge:.2f}",
        }
        for row in rows
    ]
    if request.GET["format"] == "csv":
        return csv_response("activity-per-task", HEADS, [[line[head] for head in HEADS] for line in lines])
    region = REPUBLIC if kept.is_republic else kept.body.slug if kept.body else None
    return json_response(
        {"on": request.day.isoformat(), "year": kept.year, "region": region, "activity": lines}
    )


@require_http_methods(["GET", "POST"])
def name_tasks(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which tasks an item serves."""
    may_do("programmes.name_tasks", request.actor, request.today).require()
    row = get_object_or_404(PlanItem.objects.select_related("plan__body"), pk=pk)
    here = reverse("programmes:item", args=[pk])
    way = [*crumbs(row.plan), (here, in_language(row, "title")[0][:80])]
    form = TasksForm(sent(request), initial={"tasks": tasks_of_item(pk, request.today)})
    return filled(
        request, form, services.name_tasks, _("Say which tasks it serves"), way, _("The tasks are recorded."),
        item=row, then=lambda made: here,
    )  # fmt: skip
