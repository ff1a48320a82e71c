"""The organs on any day: picture, list, table; a page for each organ."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from rulebook import NoRuleInForce

from shanyraq.acts.queries import rulebook
from shanyraq.bodies import changes, disputes, picture, queries, tiles
from shanyraq.bodies.ties import Tie, list_of, ties_of
from shanyraq.law import structure as law_structure
from shanyraq.law.organs import Organ
from shanyraq.law.regions import on as regions_on
from shanyraq.law.structure import Structure
from shanyraq.law.words import said
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.words import pick, say


def structure(request: HttpRequest) -> HttpResponse:
    """Show the organs on the page's day, who belongs to whom and by which act; CSV and JSON."""
    language = get_language() or "kk"
    try:
        found = law_structure.on(request.day, rulebook())
    except NoRuleInForce:
        return render(request, "bodies/before.html", {"first": changes.FIRST})
    form = request.GET.get("format", "")
    if form == "csv":
        return csv_response(
            f"structure-{request.day.isoformat()}", _heads(), _cells(list_of(found, language))
        )
    if form == "json":
        return json_response(_document(found))
    count = len(found.regional_assemblies)
    host = found.host_of_secretariat
    last = changes.before(request.day)
    ties = list(ties_of(found, language))
    context = {
        "found": found,
        "chair": disputes.chair_on(request.day),
        "chair_norm": _norm("chair.office", request.day),
        "form_norm": _norm("institution.form", request.day),
        "host": host,
        "host_name": host.titles[language] if host else "",
        "host_tie": next(iter(found.edges_from("secretariat", "part_of")), None),
        "current_name": law_structure.NAMES["people"],
        "picture": picture.drawn(
            found,
            language,
            say(ngettext("{n} regional assembly", "{n} regional assemblies", count), n=count),
            _("Akims of the regions"),
        ),
        "tiers": _tiers(found, ties),
        "ties": ties,
        "regional": [tie for tie in ties if tie.times > 1],
        "disputes": disputes.disputes(),
        "map": tiles.laid(request.day, language),
        "map_count": len(regions_on(request.day)),
        "count_members": queries.count_members_on(request.day),
        "count_council": queries.count_council_on(request.day),
        "offices": queries.offices_on(request.day, queries.ASSEMBLY),
        "last": _change(last),
        "previous": last - timedelta(days=1) if last and last > changes.FIRST else None,
        "next": _change(changes.after(request.day)),
        "days": changes.days(),
    }
    return render(request, "bodies/structure.html", context)


def _norm(key: str, day: date) -> Any:
    try:
        return rulebook().value(key, on=day)
    except NoRuleInForce:
        return None


def _change(day: date | None) -> changes.Change | None:
    return changes.on(day) if day else None


def _tiers(found: Structure, ties: list[Tie]) -> list[tuple[str, list[tuple[Organ, list[Tie]]]]]:
    """Put the organs into tiers, each organ with the relations that begin at it."""
    by_tier: dict[str, list[tuple[Organ, list[Tie]]]] = {}
    for organ in found.organs:
        if organ.region:
            continue
        tier = _tier_of(organ.slug, organ.row)
        begun = [tie for tie in ties if tie.source == organ.slug]
        by_tier.setdefault(tier, []).append((organ, begun))
    titles = {
        "lead": _("Leadership"),
        "core": _("Session, Council, Secretariat"),
        "beside": _("Beside the Assembly"),
        "state": _("State bodies"),
        "partners": _("Partners"),
    }
    return [(title, by_tier[tier]) for tier, title in titles.items() if tier in by_tier]


def _tier_of(slug: str, row: str) -> str:
    number = int(row.removeprefix("BOD-") or 99)
    if number in {1, 2, 3}:
        return "lead"
    if number in {4, 5, 6}:
        return "core"
    if number in {11, 12, 13, 14, 15, 16, 17, 18, 19}:
        return "beside"
    return "state" if number in {7, 20, 21, 22, 23, 24, 25, 26} else "partners"


def _heads() -> list[str]:
    return [
        _("From"),
        _("Relation"),
        _("To"),
        _("Since"),
        _("Until"),
        _("Legal act"),
        _("How it is known"),
        _("Source"),
    ]


def _cells(ties: Iterable[Tie]) -> Iterable[list[object]]:
    for tie in ties:
        edge = tie.edge
        yield [
            tie.source_name,
            tie.words,
            tie.target_name,
            edge.since,
            edge.until,
            edge.law or "",
            pick(dict(said("confidence", edge.confidence))),
            edge.source,
        ]


def _document(found: Structure) -> dict[str, Any]:
    host = found.host_of_secretariat
    return {
        "on": found.day.isoformat(),
        "name": dict(found.name),
        "status": found.status.value,
        "deputies": found.deputies.value,
        "host_of_secretariat": host.slug if host else None,
        "organs": [
            {"id": o.slug, "kind": o.kind, "name": dict(o.titles), "since": o.since.isoformat(),
             "until": o.until.isoformat() if o.until else None, "since_is_known": o.start_known,
             "law": str(o.law) if o.law else None, "confidence": o.confidence, "source": o.source, "row": o.row}
            for o in found.organs
        ],
        "edges": [
            {"kind": e.kind, "from": e.source_organ, "to": e.target_organ, "since": e.since.isoformat(),
             "until": e.until.isoformat() if e.until else None, "law": str(e.law) if e.law else None,
             "confidence": e.confidence, "source": e.source}
            for e in found.edges
        ],
    }  # fmt: skip
