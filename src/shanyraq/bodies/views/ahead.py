"""What ends in the next ninety days, and which seats are empty."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from shanyraq.bodies.labels import ROLES
from shanyraq.bodies.queries.ahead import SOON, ending_soon
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
        "crumbs": [(reverse("bodies:structure"), _("Structure"))],
    }
    return render(request, "bodies/ahead.html", context)
