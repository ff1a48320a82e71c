"""Joint plans: the list with the aspects of the work, one plan with its sides and items, and what is done about them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shanyraq.decisions.forms import cooperation as forms
from shanyraq.decisions.labels import ASPECTS
from shanyraq.decisions.models import JointItem, JointPlan, JointSide
from shanyraq.decisions.queries import joint as asked
from shanyraq.decisions.rules.cooperation import ORDER
from shanyraq.decisions.services import joining
from shanyraq.decisions.views.control import crumbs, filled
from shanyraq.people.acting import may_do
from shanyraq.web.forms import sent
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.words import in_language

LAW = "decree-149-2011:11(2)"
HEADS = ("plan", "item", "title_kk", "side", "term", "aspects", "state", "evidence", "as_of")


def index(request: HttpRequest) -> HttpResponse:
    """List the joint plans, each with its consolidated state; the items of signed plans by aspect of the work; CSV and JSON."""
    plans = asked.joint_on(request.day)
    if request.GET.get("format") in {"csv", "json"}:
        return _data(request, plans)
    aspects = [
        (ASPECTS[aspect], [told[state] for state in ORDER], told.total())
        for aspect, told in asked.by_aspects(plans)
    ]
    context = {
        "plans": plans, "aspects": aspects, "order": ORDER, "crumbs": crumbs(),
        "may_draft": not request.dated and may_do("decisions.draft_joint_plan", request.actor, request.today),
    }  # fmt: skip
    return render(request, "decisions/joint_plans.html", context)


def _data(request: HttpRequest, plans: list[asked.Joint]) -> HttpResponse:
    lines = [
        (
            one.plan.pk, line.item.position, line.item.title_kk, line.item.body.slug, line.item.term.isoformat(),
            " ".join(line.item.aspects), line.state, line.reports[-1].evidence if line.reports else "",
            request.day.isoformat(),
        )
        for one in plans
        for line in one.lines
    ]  # fmt: skip
    if request.GET["format"] == "csv":
        return csv_response("joint-plans", HEADS, lines)
    return json_response([dict(zip(HEADS, one, strict=True)) for one in lines])


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a joint plan: who signed, the state of the whole, the items side by side with what each reported."""
    found = asked.joint_on(request.day, pk)
    if not found:
        raise Http404
    one, own = found[0], set(asked.own_bodies(request.actor).values_list("pk", flat=True))
    live = not request.dated
    context = {
        "one": one, "plan": one.plan, "own": own, "crumbs": crumbs((reverse("decisions:joint_plans"), _("Joint plans"))),
        "sides": [(side, side.signed_on is not None and side.signed_on <= request.day, one.of(side.body_id)) for side in one.sides],
        "adding": live and one.unsigned == len(one.sides) and may_do("decisions.add_joint_item", request.actor, request.today),
        "signing": live and may_do("decisions.sign_joint_plan", request.actor, request.today),
        "reporting": live and not one.unsigned and may_do("decisions.report_joint_item", request.actor, request.today),
    }  # fmt: skip
    return render(request, "decisions/joint_plan.html", context)


@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest) -> HttpResponse:
    """Draft a joint plan."""
    may_do("decisions.draft_joint_plan", request.actor, request.today).require()
    form = forms.JointPlanForm(sent(request), day=request.today)
    return filled(
        request, form, joining.draft_joint_plan, _("Draft a joint plan"), crumbs(), _("The plan is drafted. Now its items."),
        then=_to_plan, law=LAW,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an item."""
    may_do("decisions.add_joint_item", request.actor, request.today).require()
    row = get_object_or_404(JointPlan, pk=pk)
    return filled(
        request, forms.JointItemForm(sent(request), plan=row), joining.add_joint_item, _("Add an item"), _way(row),
        _("The item is added."), then=lambda made: _to_plan(row), law=LAW, plan=row,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign for one's own body."""
    may_do("decisions.sign_joint_plan", request.actor, request.today).require()
    side = get_object_or_404(JointSide.objects.select_related("plan", "body"), pk=pk)
    return filled(
        request, forms.SignForm(sent(request)), joining.sign_joint_plan, _("Sign the joint plan"), _way(side.plan),
        _("The signature is recorded."), then=lambda made: _to_plan(side.plan), law=LAW, side=side,
        lead=in_language(side.body, "name")[0],
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Report one's own item."""
    may_do("decisions.report_joint_item", request.actor, request.today).require()
    item = get_object_or_404(JointItem.objects.select_related("plan", "body"), pk=pk)
    return filled(
        request, forms.JointReportForm(sent(request)), joining.report_joint_item, _("Report"), _way(item.plan),
        _("The report is recorded."), then=lambda made: _to_plan(item.plan), law=LAW, item=item,
        lead=in_language(item, "title")[0],
    )  # fmt: skip


def _to_plan(plan: JointPlan) -> str:
    return reverse("decisions:joint_plan", args=[plan.pk])


def _way(plan: JointPlan) -> list[tuple[str, str]]:
    return crumbs(
        (reverse("decisions:joint_plans"), _("Joint plans")),
        (_to_plan(plan), in_language(plan, "title")[0][:80]),
    )
