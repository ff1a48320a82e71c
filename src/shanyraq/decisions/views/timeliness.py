"""How bodies keep terms and how well they carry out, quarter by quarter; who is late and since when."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from kazakhtext.alphabet import sort_key

from shanyraq.decisions.labels import SOURCES
from shanyraq.decisions.queries import timeliness as asked
from shanyraq.decisions.views.control import crumbs
from shanyraq.people.models import Organization
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.words import in_language

HEADS = (
    "body", "name", "quarter", "due", "in_time", "late", "missing", "awaited", "judged", "accepted", "at_first",
    "graded", "full", "as_of",
)  # fmt: skip


def index(request: HttpRequest) -> HttpResponse:
    """Show, for a quarter, how each body kept its terms and how well it carried out: numbers with what they are out of.

    Bodies stand in the order of the alphabet, never of their numbers. CSV and JSON say the same.
    """
    quarter = asked.quarter_said(request.GET.get("quarter", ""), request.day)
    source = request.GET.get("source", "")
    source = source if source in SOURCES else ""
    rows = _in_order(asked.kept_by_bodies(quarter, request.day, source))
    if request.GET.get("format") in {"csv", "json"}:
        return _data(request, quarter, rows)
    late, page = asked.late_on(request.day, request.GET.get("page", "1"), source)
    kept = {"quarter": str(quarter), "source": source, "on": request.day.isoformat() if request.dated else ""}
    context = {
        "quarter": quarter, "rows": rows, "total": asked.total_of(told for _body, told in rows), "source": source,
        "late": late, "page": page, "sources": SOURCES.items(), "quarters": _choices(request),
        "kept": urlencode({name: value for name, value in kept.items() if value}), "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "decisions/timeliness.html", context)


def _in_order(told: dict[Organization, asked.Kept]) -> list[tuple[Organization, asked.Kept]]:
    return sorted(told.items(), key=lambda pair: sort_key(in_language(pair[0], "name", get_language())[0]))


def _choices(request: HttpRequest) -> list[asked.Quarter]:
    found = [asked.quarter_of(request.day)]
    while len(found) < 8:
        found.append(found[-1].before)
    return found


def _data(
    request: HttpRequest, quarter: asked.Quarter, rows: list[tuple[Organization, asked.Kept]]
) -> HttpResponse:
    as_of = request.day.isoformat()
    lines = [
        (
            body.slug, in_language(body, "name")[0], str(quarter), told.due, told.in_time, told.late, told.missing,
            told.awaited, told.judged, told.accepted, told.at_first, told.graded, told.full, as_of,
        )
        for body, told in rows
    ]  # fmt: skip
    if request.GET["format"] == "csv":
        return csv_response(f"timeliness-{quarter}", HEADS, lines)
    source = request.build_absolute_uri(reverse("decisions:timeliness"))
    return json_response(
        {"as_of": as_of, "source": source, "bodies": [dict(zip(HEADS, one, strict=True)) for one in lines]}
    )
