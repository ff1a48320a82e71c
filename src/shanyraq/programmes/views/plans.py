"""Plans of measures: the list, one plan with its items and tenge, its forms; one item with what is reported."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from rulebook import first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal import clock
from shanyraq.people.acting import may_do
from shanyraq.programmes import services
from shanyraq.programmes.forms import plans as forms
from shanyraq.programmes.labels import LEVEL_NAMES
from shanyraq.programmes.models import PRINCIPLES, Plan, PlanItem
from shanyraq.programmes.queries import plans as asked
from shanyraq.programmes.queries.activity import tasks_of_item
from shanyraq.programmes.queries.assignments import carried_by
from shanyraq.programmes.queries.discussions import is_heard
from shanyraq.programmes.queries.hierarchy import conflicts_counted, conflicts_of, dropped_of, flat, tree_of
from shanyraq.programmes.queries.tags import tags_of
from shanyraq.programmes.rules import plans as rules
from shanyraq.programmes.views.discussed import beside
from shanyraq.web.forms import Form, perform, sent, status_of
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.words import in_language

HEADS = (
    "position",
    "title",
    "measure",
    "executor",
    "starts",
    "ends",
    "state",
    "tenge",
    "sources",
    "evidence",
)
PLAN_HEADS = (
    "plan", "level", "body", "title", "above", "starts", "ends", "state", "items", "measures", "tenge", "duplicates"
)  # fmt: skip


def crumbs(plan: Plan | None = None) -> list[tuple[str, str]]:
    """Give the way back from a page about plans."""
    way = [(reverse("programmes:index"), _("Programmes")), (reverse("programmes:plans"), _("Plans"))]
    if plan is None:
        return way
    return [*way, (reverse("programmes:plan", args=[plan.pk]), in_language(plan, "title")[0][:80])]


def index(request: HttpRequest) -> HttpResponse:
    """List the plans of the republic and of the regions, and the regions without one."""
    plans = asked.plans_on(request.day)
    conflicts = conflicts_counted(request.day)
    for one in plans:
        one.conflicts = conflicts.get(one.pk, 0)  # type: ignore[attr-defined]
    if request.GET.get("format") in {"csv", "json"}:
        return _list_file(request.GET["format"], plans)
    held = {plan.body_id for plan in plans}
    context = {
        "levels": [
            (level, name, [plan for plan in plans if plan.level == level]) for level, name in LEVEL_NAMES.items()
        ],
        "tree": flat(tree_of(plans)) if any(plan.above_id for plan in plans) else (),
        "grids": asked.grids(plans, request.day),
        "without": [body for body in asked.regional_assemblies() if body.pk not in held],
        "may_draft": not request.dated and may_do("programmes.draft_plan", request.actor, request.today),
        "crumbs": crumbs()[:1],
    }  # fmt: skip
    return render(request, "programmes/plans.html", context)


def _list_file(form: str, plans: list[Any]) -> HttpResponse:
    rows = [
        (
            one.pk, one.level, in_language(one.body, "name")[0] if one.body else "", in_language(one, "title")[0],
            one.above_id or "", one.starts.isoformat(), one.ends.isoformat(),
            "approved" if one.is_approved else "draft", one.count, one.measures, f"{one.tenge:.2f}", one.conflicts,
        )
        for one in plans
    ]  # fmt: skip
    if form == "csv":
        return csv_response("plans", PLAN_HEADS, rows)
    return json_response([dict(zip(PLAN_HEADS, one, strict=True)) for one in rows])


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a plan: who approved it by which article, its items with states, its tenge by source; CSV and JSON."""
    row = get_object_or_404(
        Plan.objects.select_related("body", "above__body"), pk=pk, drafted_on__lte=request.day
    )
    lines = asked.lines_of(row.items.on(request.day), request.day)
    if request.GET.get("format") in {"csv", "json"}:
        return _file(request.GET["format"], row, lines)
    is_own = asked.is_own(request.actor, row.body)
    context = {
        "plan": row, "lines": lines, "sums": asked.by_source(lines), "total": sum((one.total for one in lines), 0),
        "is_approved": row.approved_on is not None and row.approved_on <= request.day,
        "principles": row.principles.all(), "below": row.below.filter(drafted_on__lte=request.day).select_related("body"),
        "conflicts": conflicts_of(row, request.day), "dropped": dropped_of(row, request.day),
        "changing": not request.dated and rules.may_change(row.approved_on, is_own=is_own),
        "approving": _may_approve(request, row), **beside(request, row), "shows_approval": not request.dated and row.approved_on is None,
        "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "programmes/plan.html", context)


def _may_approve(request: HttpRequest, row: Plan, paper: str = "…") -> Any:
    verdict = rules.may_approve(
        rulebook(), level=row.level, chairs=asked.chairs_of(request.actor, row),
        items=row.items.on(request.today).count(), approved_on=row.approved_on, paper=paper,
        principles=dict.fromkeys(PRINCIPLES, rules.Answer(True)), day=request.today,
    )  # fmt: skip
    return first_refusal(verdict, is_heard(row, request.today))


def _file(form: str, row: Plan, lines: list[asked.Line]) -> HttpResponse:
    rows = [
        (
            one.item.position, in_language(one.item, "title")[0], one.measure.number if one.measure else "",
            in_language(one.item.executor, "name")[0], one.item.starts.isoformat(), one.item.ends.isoformat(), one.state,
            f"{one.total:.2f}", "; ".join(f"{m.source}: {m.amount:.2f} ({m.ground})" for m in one.money),
            one.reports[-1].evidence if one.reports else "",
        )
        for one in lines
    ]  # fmt: skip
    if form == "csv":
        return csv_response(f"plan-{row.pk}", HEADS, rows)
    return json_response([dict(zip(HEADS, one, strict=True)) for one in rows])


@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest) -> HttpResponse:
    """Draft a plan."""
    may_do("programmes.draft_plan", request.actor, request.today).require()
    form = forms.PlanForm(sent(request))
    return filled(
        request, form, services.draft_plan, _("Draft a plan"), crumbs(), _("The plan is drafted."),
        then=lambda made: reverse("programmes:plan", args=[made.pk]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an item to a plan."""
    may_do("programmes.add_item", request.actor, request.today).require()
    row = get_object_or_404(Plan, pk=pk)
    initial = {"measure": request.GET.get("measure", ""), "starts": row.starts, "ends": row.ends}
    form = forms.ItemForm(sent(request), initial=initial)
    return filled(
        request, form, services.add_item, _("Add an item"), crumbs(row), _("The item is added."), plan=row,
        then=lambda made: reverse("programmes:item", args=[made.pk]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve a plan, with the number of the paper."""
    may_do("programmes.approve_plan", request.actor, request.today).require()
    row = get_object_or_404(Plan.objects.select_related("body"), pk=pk)
    form = forms.ApprovalForm(sent(request), conflicts=conflicts_of(row, request.today))
    return filled(
        request, form, services.approve_plan, _("Approve the plan"), crumbs(row),
        _("The plan is approved."), plan=row, then=lambda made: reverse("programmes:plan", args=[made.pk]),
    )  # fmt: skip


def item(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an item: its measure, its executor, its tenge by legal source, what was reported with evidence."""
    row = _item(pk)
    line = asked.lines_of(PlanItem.objects.filter(pk=pk, plan__drafted_on__lte=request.day), request.day)
    is_own = asked.is_own(request.actor, row.plan.body)
    context = {
        "line": get_one(line), "carried": carried_by(row, request.day), "plan": row.plan, "crumbs": crumbs(row.plan),
        "changing": not request.dated and row.dropped_on is None and rules.may_change(row.plan.approved_on, is_own=is_own),
        "tags": tags_of("item", str(pk), request.day), "tagging": not request.dated and may_do("programmes.put_tag", request.actor, request.today),
        "tasks": (tasks := tasks_of_item(pk, request.day)), "naming": not tasks and not request.dated and is_own and row.dropped_on is None,
        "reporting": not request.dated and row.dropped_on is None and (is_own or any(one == row.executor_id for _r, one in request.actor.seats)),
    }  # fmt: skip
    return render(request, "programmes/item.html", context)


@require_http_methods(["GET", "POST"])
def fund(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an item tenge from a legal source."""
    may_do("programmes.fund_item", request.actor, request.today).require()
    return _of_item(
        request, pk, forms.MoneyForm, services.fund_item, _("Add money"), _("The money is added.")
    )


@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Report what is done of an item."""
    may_do("programmes.report_item", request.actor, request.today).require()
    return _of_item(
        request, pk, forms.ReportForm, services.report_item, _("Report"), _("The report is recorded.")
    )


def _of_item(
    request: HttpRequest, pk: int, kind: type[Form], act: Any, title: str, done: str
) -> HttpResponse:
    row = _item(pk)
    here = reverse("programmes:item", args=[pk])
    way = [*crumbs(row.plan), (here, in_language(row, "title")[0][:80])]
    return filled(request, kind(sent(request)), act, title, way, done, item=row, then=lambda made: here)


def get_one(lines: list[asked.Line]) -> asked.Line:
    """Give the only line, or answer that there is none on the page's day."""
    if not lines:
        raise Http404
    return lines[0]


def _item(pk: int) -> PlanItem:
    return get_object_or_404(PlanItem.objects.select_related("plan__body", "executor"), pk=pk)


def filled(
    request: HttpRequest, form: Form, act: Any, title: str, way: list[tuple[str, str]], done: str, *, then: Any,
    **given: Any,
) -> HttpResponse:  # fmt: skip
    """Show a form, or do its act with what was filled in; nothing typed is lost."""
    if request.method == "POST":
        answered = perform(
            request,
            form,
            act,
            by=request.actor,
            at=clock.moment(),
            then=then,
            done=lambda made: done,
            **given,
        )
        if answered is not None:
            return answered
    context = {"form": form, "title": title, "crumbs": way}
    return render(request, "programmes/form.html", context, status=status_of(form))
