"""What ends in the next ninety days, and which seats are empty."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from shanyraq.bodies.labels import ROLES
from shanyraq.bodies.queries.ahead import SOON, Vacancy, ending_soon, terms_ending, vacancies
from shanyraq.bodies.queries.candidates import unfilled
from shanyraq.bodies.queries.deputies import vacant_on
from shanyraq.web.tables import csv_response
from shanyraq.web.words import in_language


def ahead(request: HttpRequest) -> HttpResponse:
    """List what ends within ninety days of the page's day, and who is missing on it; CSV."""
    ending = ending_soon(request.day)
    if request.GET.get("format") == "csv":
        rows = [
            [
                row.day,
                in_language(row.person, "name")[0],
                in_language(row.organization, "name")[0],
                ROLES.get(row.role, row.role),
            ]
            for row in ending
        ]
        heads = [_("Day of the end"), _("Full name"), _("Organ"), _("Role")]
        return csv_response(f"ending-{request.day.isoformat()}", heads, rows)
    context = {
        "ending": ending,
        "last": request.day + SOON,
        "vacant": vacant_on(request.day),
        "unfilled": unfilled(request.day),
        "terms": terms_ending(request.day),
        "empty": _by_kind(vacancies(request.day)),
        "crumbs": [(reverse("bodies:structure"), _("Structure"))],
    }
    return render(request, "bodies/ahead.html", context)


def _by_kind(rows: list[Vacancy]) -> list[tuple[str, list[Vacancy]]]:
    """Put vacancies under the kind of their body, in the order given."""
    return [(kind, list(own)) for kind, own in groupby(rows, key=lambda row: row.classification)]
