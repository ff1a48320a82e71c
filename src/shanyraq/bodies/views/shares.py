"""The share of members who come from associations, year by year: a line, its table, CSV and JSON."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from shanyraq.bodies import shares as rules
from shanyraq.bodies.protecting import FEWEST
from shanyraq.bodies.queries.shares import shares_until
from shanyraq.bodies.shares import Point
from shanyraq.web.tables import csv_response, json_response


def shares(request: HttpRequest) -> HttpResponse:
    """Show at each year's end how many members come from associations, small numbers hidden."""
    points = shares_until(request.day)
    form = request.GET.get("format", "")
    if form == "csv":
        heads = [
            _("On which day"),
            _("Members"),
            _("Category recorded"),
            _("From associations"),
            _("Share, per cent"),
        ]
        return csv_response("members-from-associations", heads, [_cells(one) for one in points])
    if form == "json":
        return json_response(
            {"on": request.day.isoformat(), "hidden_below": FEWEST, "days": [_plain(one) for one in points]}
        )
    context = {
        "points": points, "chart": rules.drawn(points), "last": points[-1] if points else None,
        "floor": rules.FLOOR, "fewest": FEWEST, "hidden": any(one.hidden for one in points),
        "crumbs": [
            (reverse("bodies:structure"), _("Structure")),
            (reverse("bodies:composition"), _("Of whom the Assembly is made")),
        ],
    }  # fmt: skip
    return render(request, "bodies/shares.html", context)


def _cells(one: Point) -> list[object]:
    told: object = _("hidden") if one.hidden else "" if one.told is None else one.told
    return [one.day, one.total, one.said, told, "" if one.share is None else one.share]


def _plain(one: Point) -> dict[str, object]:
    return {
        "day": one.day.isoformat(), "members": one.total, "category_recorded": one.said,
        "from_associations": one.told, "hidden": one.hidden,
        "share": None if one.share is None else str(one.share),
    }  # fmt: skip
