"""The calendar of terms, as a picture with its table; the report on execution as PDF."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shanyraq.decisions.picture import drawn
from shanyraq.decisions.queries.terms import weeks_around
from shanyraq.decisions.report import report_on
from shanyraq.decisions.views.control import crumbs
from shanyraq.people.limits import too_often
from shanyraq.web.documents import pdf_of
from shanyraq.web.tables import csv_response, json_response

HEADS = ("monday", "sunday", "terms", "late", "awaited", "checked", "accepted", "as_of")


def index(request: HttpRequest) -> HttpResponse:
    """Show how many terms end in each week and in which state they are; CSV and JSON."""
    weeks = weeks_around(request.day)
    if request.GET.get("format") in {"csv", "json"}:
        as_of = request.day.isoformat()
        rows = [
            (one.monday.isoformat(), one.sunday.isoformat(), one.total, one.late, one.awaited, one.checked, one.accepted, as_of)
            for one in weeks
        ]  # fmt: skip
        if request.GET["format"] == "csv":
            return csv_response(f"terms-{as_of}", HEADS, rows)
        return json_response([dict(zip(HEADS, row, strict=True)) for row in rows])
    now = next(one for one in weeks if one.monday <= request.day <= one.sunday)
    context = {"weeks": weeks, "now": now, "picture": drawn(weeks, request.day), "crumbs": crumbs()}
    return render(request, "decisions/terms.html", context)


def report(request: HttpRequest) -> HttpResponse:
    """Hand out the report on execution as of the page's day, as PDF in the reader's language; the same day, the same bytes."""
    if wait := too_often(request, "report", reading=True):
        return wait
    language = request.LANGUAGE_CODE
    answer = HttpResponse(pdf_of(report_on(request.day, language)), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="report-{request.day.isoformat()}-{language}.pdf"'
    return answer
