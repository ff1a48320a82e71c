"""The regions of a day: the tile map, the table, a page for each region."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from rulebook import NoRuleInForce

from shanyraq.bodies import queries, tiles
from shanyraq.bodies.roll import by_region, in_order
from shanyraq.bodies.ties import Tie, list_of
from shanyraq.law import regions as law_regions
from shanyraq.law import structure
from shanyraq.law.organs import Organ
from shanyraq.organisations.rules import KINDS
from shanyraq.people.models import Organization
from shanyraq.web.tables import csv_response, json_response


def regions(request: HttpRequest) -> HttpResponse:
    """Show the regions of the page's day as a tile map and a table; CSV and JSON."""
    language = get_language() or "kk"
    counted = by_region(queries.roll_on(request.day))
    rows = [
        (
            region,
            tiles.name_of(region, request.day, language),
            tiles.code_of(region),
            counted.get(region.iso, 0),
        )
        for region in law_regions.on(request.day)
    ]
    form = request.GET.get("format", "")
    if form == "csv":
        heads = [_("Region"), "ISO 3166-2", _("KATO"), _("Since"), _("Members of the Assembly")]
        cells = ([name, r.iso, r.kato, r.since, count] for r, name, _code, count in rows)
        return csv_response(f"regions-{request.day.isoformat()}", heads, cells)
    if form == "json":
        found = [
            {"id": code, "iso": r.iso, "kato": r.kato, "kind": r.kind, "name": r.name_on(request.day).titles,
             "since": r.since.isoformat(), "until": r.until.isoformat() if r.until else None, "members": count}
            for r, _name, code, count in rows
        ]  # fmt: skip
        return json_response({"on": request.day.isoformat(), "regions": found})
    context = {
        "rows": rows,
        "map": tiles.laid(request.day, language, counted if sum(counted.values()) else None),
        "counted": bool(counted),
        "steps": tiles.steps_of(counted.values()) if counted else (),
        "unplaced": counted.get("", 0),
        "crumbs": [(reverse("bodies:structure"), _("Structure"))],
    }
    return render(request, "bodies/regions.html", context)


def region(request: HttpRequest, code: str) -> HttpResponse:
    """Show a region on the page's day: its names through time, its assembly, its members of the Assembly."""
    language = get_language() or "kk"
    found = tiles.region_of(code)
    if found is None:
        raise Http404
    there = found.exists_on(request.day)
    members = [row for row in queries.roll_on(request.day) if row.region and row.region == found.iso]
    holder = law_regions.regions().get(found.stands_in)
    context = {
        "region": found,
        "name": tiles.name_of(found, request.day, language),
        "there": there,
        "holder": (tiles.code_of(holder), tiles.name_of(holder, request.day, language)) if holder else None,
        "listed": KINDS,
        "names": found.names,
        "members": in_order(members, language),
        "organs": [organ for organ in _structure(request) if organ.region == found.slug],
        "ties": _ties(request, found.slug, language),
        "bodies": Organization.objects.filter(area=found.iso).order_by("name_kk") if found.iso else [],
        "crumbs": [
            (reverse("bodies:structure"), _("Structure")),
            (reverse("bodies:regions"), _("Regions")),
        ],
    }
    return render(request, "bodies/region.html", context)


def _structure(request: HttpRequest) -> tuple[Organ, ...]:
    try:
        return structure.on(request.day).organs
    except NoRuleInForce:
        return ()


def _ties(request: HttpRequest, slug: str, language: str) -> list[Tie]:
    try:
        found = structure.on(request.day)
    except NoRuleInForce:
        return []
    own = {organ.slug for organ in found.organs if organ.region == slug}
    return [tie for tie in list_of(found, language) if {tie.source, tie.target} & own]
