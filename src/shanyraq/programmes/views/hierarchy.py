"""Where a plan stands, and what is taken out of a draft."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shanyraq.people.acting import may_do
from shanyraq.programmes import services
from shanyraq.programmes.forms import plans as forms
from shanyraq.programmes.models import Plan, PlanItem
from shanyraq.programmes.views.plans import crumbs, filled
from shanyraq.web.forms import sent


@require_http_methods(["GET", "POST"])
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Name the plan above a draft."""
    may_do("programmes.place_plan", request.actor, request.today).require()
    row = get_object_or_404(Plan.objects.select_related("body"), pk=pk)
    return filled(
        request, forms.AboveForm(sent(request), plan=row), services.place_plan, _("Name the plan above"), crumbs(row),
        _("The plan above is named."), plan=row, then=lambda made: reverse("programmes:plan", args=[pk]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an item out of a draft."""
    may_do("programmes.drop_item", request.actor, request.today).require()
    row = get_object_or_404(PlanItem.objects.select_related("plan__body"), pk=pk)
    return filled(
        request, forms.DropForm(sent(request)), services.drop_item, _("Take out of the plan"), crumbs(row.plan),
        _("The item is taken out."), item=row, then=lambda made: reverse("programmes:plan", args=[row.plan_id]),
    )  # fmt: skip
