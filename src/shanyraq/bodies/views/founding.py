"""Bodies created by an act: the inventory with its growth, a new one, the board of their work."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shanyraq.bodies import tiles
from shanyraq.bodies.forms import organs as forms
from shanyraq.bodies.labels import HOSTS
from shanyraq.bodies.organs import CENTRAL
from shanyraq.bodies.queries import board as work
from shanyraq.bodies.queries import organs as queries
from shanyraq.bodies.services import organs
from shanyraq.bodies.views.acts import may
from shanyraq.journal import clock
from shanyraq.law import bodies as law
from shanyraq.law.regions import regions
from shanyraq.people.acting import may_do
from shanyraq.people.models import Organization
from shanyraq.web.forms import perform, status_of
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.words import in_language, pick


def network(request: HttpRequest) -> HttpResponse:
    """Show the bodies of the page's day by kind and region, where they work, how many there were in each year; CSV, JSON."""
    language, day = get_language() or "kk", request.day
    rows = list(queries.bodies_on(day))
    asked = request.GET.get("kind", "")
    chosen = [row for row in rows if not asked or row.classification == asked]
    form = request.GET.get("format", "")
    if form == "csv":
        heads = [
            _("Name of the body"),
            _("Kind"),
            _("Region"),
            _("Since"),
            _("Until"),
            _("Act"),
            _("Where it works"),
            _("Host"),
        ]
        return csv_response(f"bodies-{day.isoformat()}", heads, (_cells(row, day) for row in chosen))
    if form == "json":
        return json_response({"on": day.isoformat(), "bodies": [_plain(row, day) for row in chosen]})
    counted = queries.counted(chosen)
    names = {r.iso: tiles.name_of(r, day, language) for r in regions().values() if r.iso}
    by_area = Counter(row.area for row in chosen if row.area)
    context = {
        "groups": [
            (kind, [(row, queries.names_on(row, day)) for row in chosen if row.classification == kind.code])
            for kind in law.kinds().values()
            if counted[kind.code]
        ],
        "none": [
            kind for kind in law.kinds().values() if not counted[kind.code] and asked in {"", kind.code}
        ],
        "total": len(rows),
        "asked": asked,
        "kinds": law.kinds().values(),
        "names": names,
        "map": tiles.laid(day, language, dict(by_area) if by_area else None),
        "steps": tiles.steps_of(by_area.values()) if by_area else (),
        "hosts": [(HOSTS[kind], n) for kind, n in sorted(_hosts(chosen).items())],
        "growth": work.growth(day, asked),
        "may": may_do("bodies.found_body", request.actor, request.today),
        "crumbs": [(reverse("bodies:structure"), _("Structure"))],
    }
    return render(request, "bodies/network.html", context)


def _hosts(rows: list[Organization]) -> Counter[str]:
    return Counter(row.body.host_kind for row in rows if hasattr(row, "body") and row.body.host_kind)


def _cells(row: Organization, day: date) -> list[object]:
    made = getattr(row, "body", None)
    return [
        pick(queries.names_on(row, day)), pick(dict(law.kinds()[row.classification].titles)), row.area, row.since, row.until,
        made.paper if made else "", HOSTS.get(made.host_kind, "") if made else "", made.host if made else "",
    ]  # fmt: skip


def _plain(row: Organization, day: date) -> dict[str, Any]:
    made = getattr(row, "body", None)
    return {
        "id": row.slug, "name": queries.names_on(row, day), "classification": row.classification,
        "area_id": row.area or None, "founding_date": row.since.isoformat() if row.since else None,
        "dissolution_date": row.until.isoformat() if row.until else None, "act": made.paper if made else None,
        "host": {"kind": made.host_kind, "name": made.host} if made and made.host_kind else None, "invented": row.invented,
    }  # fmt: skip


def found(request: HttpRequest) -> HttpResponse:
    """Create a body by an act."""
    may_do("bodies.found_body", request.actor, request.today).require()
    partners = Organization.objects.filter(
        queries.open_on(request.today), classification__in=["state_body", "akimat", "association"]
    )
    form = forms.FoundForm(
        request.POST or None,
        day=request.today,
        founders=[(row.pk, in_language(row, "name")[0]) for row in partners.order_by("name_kk")],
        central=bool(request.actor.roles & CENTRAL),
        initial={"kind": request.GET.get("kind", "")},
    )
    answer = perform(
        request, form, organs.found_body,
        then=lambda row: reverse("bodies:organ", args=[row.slug]),
        done=lambda row: _("Created: {name}").format(name=row.name_kk),
        by=request.actor, at=clock.moment(),
    ) if request.method == "POST" else None  # fmt: skip
    if answer is not None:
        return answer
    context = {
        "form": form,
        "crumbs": [(reverse("bodies:structure"), _("Structure")), (reverse("bodies:network"), _("Bodies"))],
    }
    return render(request, "bodies/found.html", context, status=status_of(form))


def board(request: HttpRequest) -> HttpResponse:
    """Show the board by which the Secretariat coordinates: each body's next meeting, open tasks, what is overdue; CSV."""
    day = request.day
    lines = work.board_on(day)
    if request.GET.get("format") == "csv":
        heads = [_("Name of the body"), _("Kind"), _("Next meeting"), _("Open tasks"), _("Overdue")]
        cells = (
            [
                pick(line.names),
                pick(dict(law.kinds()[line.kind].titles)),
                line.next_meeting,
                line.open_tasks,
                line.overdue,
            ]
            for line in lines
        )
        return csv_response(f"work-{day.isoformat()}", heads, cells)
    language = get_language() or "kk"
    names = {r.iso: tiles.name_of(r, day, language) for r in regions().values() if r.iso}
    context = {
        "lines": [(line, law.kinds()[line.kind].titles, names.get(line.area, "")) for line in lines],
        "overdue": sum(line.overdue for line in lines),
        "councils": [
            (names.get(area, area), year, met, advised)
            for area, year, met, advised in work.councils_by_year(day)
        ],
        "may": may(request, "bodies.found_body"),
        "crumbs": [(reverse("bodies:structure"), _("Structure"))],
    }
    return render(request, "bodies/board.html", context)
