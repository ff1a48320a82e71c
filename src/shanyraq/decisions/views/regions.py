"""How terms are kept region by region, month by month: a small drawing for each, one scale, one table."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shanyraq.decisions.picture_of_regions import drawn
from shanyraq.decisions.queries.by_regions import BEFORE, RegionMonths, months_of_regions
from shanyraq.decisions.views.control import crumbs
from shanyraq.web.tables import csv_response, json_response

HEADS = ("region", "name", "month", "in_time", "late", "waiting", "as_of")


def index(request: HttpRequest) -> HttpResponse:
    """Show, for each region of the day, twelve months of terms: kept, late, not due yet; CSV and JSON say the same."""
    rows = months_of_regions(request.day, get_language() or "kk")
    if request.GET.get("format") in {"csv", "json"}:
        return _data(request, rows)
    here = (reverse("decisions:timeliness"), _("On time? Done well?"))
    context = {
        "rows": rows, "picture": drawn(rows, BEFORE), "months": [one.first for one in rows[0].months] if rows else [],
        "whole": {part: sum(getattr(row.whole, part) for row in rows) for part in ("in_time", "late", "waiting", "total")},
        "crumbs": [*crumbs(), here],
    }  # fmt: skip
    return render(request, "decisions/regions.html", context)


def _data(request: HttpRequest, rows: list[RegionMonths]) -> HttpResponse:
    as_of = request.day.isoformat()
    lines = [
        (row.code, row.name, f"{one.first:%Y-%m}", one.in_time, one.late, one.waiting, as_of)
        for row in rows
        for one in row.months
    ]
    if request.GET["format"] == "csv":
        return csv_response(f"terms-by-regions-{as_of}", HEADS, lines)
    source = settings.SITE_ADDRESS + request.path
    return json_response(
        {"as_of": as_of, "source": source, "months": [dict(zip(HEADS, one, strict=True)) for one in lines]}
    )
