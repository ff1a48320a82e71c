"""Programmes for reading: the list, the tree, a part, the outcomes."""

from __future__ import annotations

from decimal import Decimal

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from shanyraq.law import mandates
from shanyraq.programmes import labels, queries, rules
from shanyraq.programmes.models import Edition, Programme
from shanyraq.programmes.picture import drawn
from shanyraq.programmes.queries import indicators, measures, plans
from shanyraq.programmes.queries.ground import groups_of
from shanyraq.programmes.queries.messages import clauses_of
from shanyraq.programmes.queries.packages import sets_of
from shanyraq.programmes.queries.reviews import proposals_of
from shanyraq.programmes.queries.tags import tags_of
from shanyraq.web.tables import csv_response, json_response

HEADS = ("kind", "number", "title", "file", "first_line", "last_line", "parent", "programme")


def crumbs(edition: Edition | None = None) -> list[tuple[str, str]]:
    """Give the way back from a page of this room."""
    way = [(reverse("programmes:index"), _("Programmes"))]
    if edition is None:
        return way
    return [*way, (reverse("programmes:programme", args=[edition.programme.slug]), edition.title[:80])]


def edition_of(request: HttpRequest, slug: str) -> Edition:
    """Give the edition of a programme on the page's day, or answer that there is none."""
    programme = get_object_or_404(Programme, slug=slug)
    edition = queries.edition_on(programme, request.day)
    if edition is None:
        raise Http404
    return edition


def index(request: HttpRequest) -> HttpResponse:
    """List the programmes kept."""
    rows = [
        (
            edition,
            labels.counted(queries.counts_of(edition)),
            rules.state_on(edition.since, edition.until, request.day),
        )
        for edition in queries.programmes_on(request.day)
    ]
    if request.GET.get("format") in {"csv", "json"}:
        return _all_files(request, [edition for edition, _counted, _state in rows])
    return render(request, "programmes/index.html", {"rows": rows, "title": _("Programmes")})


def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a programme: its passport, its tree with lines, the picture of its measures; search it; CSV and JSON."""
    edition = edition_of(request, slug)
    if request.GET.get("format") in {"csv", "json"}:
        return _file(request, edition)
    shown = queries.tree_of(edition)
    asked = request.GET.get("q", "").strip()[:200]
    linked = queries.covered_parts(edition, request.day)
    all_measures = shown.of_kind("measure")
    context = {
        "edition": edition, "shown": shown, "asked": asked, "found": queries.found_in(edition, asked),
        "counted": labels.counted(queries.counts_of(edition)), "linked": linked, "picture": drawn(shown, linked),
        "directions": [
            (branch, len(branch.measures), sum(row.part_id in linked for row in branch.measures))
            for branch in shown.of_kind("direction")
        ],
        "measures": len(all_measures), "with_links": sum(branch.reading.part_id in linked for branch in all_measures),
        "fields": shown.of_kind("field"), "header": groups_of(edition).get("header", ()), "outcomes": len(shown.of_kind("outcome")),
        "measured": sum(score.last is not None for score in indicators.scorecard(edition, request.day)),
        "state": rules.state_on(edition.since, edition.until, request.day), "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "programmes/programme.html", context)


def _all_files(request: HttpRequest, editions: list[Edition]) -> HttpResponse:
    rows = [row for edition in editions for row in queries.nodes_of(edition)]
    if request.GET["format"] == "json":
        return json_response(rows)
    return csv_response("programmes", HEADS, [[row[head] for head in HEADS] for row in rows])


def _file(request: HttpRequest, edition: Edition) -> HttpResponse:
    rows = queries.nodes_of(edition)
    if request.GET["format"] == "csv":
        return csv_response(edition.programme.slug, HEADS, [[row[head] for head in HEADS] for row in rows])
    return json_response(
        {"programme": edition.programme.slug, "edition": edition.number, "nodes": rows,
         "unplaced": queries.unplaced_of(edition)}
    )  # fmt: skip


def part(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """Show a part: its words, its lines, what stands above and under it, how editions read it."""
    edition = edition_of(request, slug)
    shown = queries.tree_of(edition)
    branch = shown.at(number)
    if branch is None:
        raise Http404
    same = [one.reading for one in shown.of_kind(branch.reading.kind)]
    place = same.index(branch.reading)
    context = {
        "edition": edition, "branch": branch, "row": branch.reading, "path": branch.path,
        "before": same[place - 1] if place else None, "after": same[place + 1] if place + 1 < len(same) else None,
        "readings": queries.editions_of(branch.reading.part_id), "place": place + 1, "count": len(same),
        "links": queries.links_of(branch.reading.part_id, request.day), "linked": queries.covered_parts(edition, request.day),
        "lines": (lines := plans.lines_under(branch.reading.part_id, request.day)),
        "tenge": sum((one.total for one in lines), Decimal(0)), "sums": plans.by_source(lines),
        "indicators": indicators.indicators_of(branch.reading.part_id, request.day),
        "may_propose": branch.reading.kind == "outcome" and not request.dated
        and mandates.may("programmes.propose_indicator", request.actor.roles, request.today),
        "may_link": branch.reading.kind in rules.LINKED_KINDS and not request.dated
        and mandates.may("programmes.link_decision", request.actor.roles, request.today),
        "card": next(iter(measures.cards_on(edition, request.day, [branch.reading.part_id])), None),
        "sets": sets_of(request.day, part=branch.reading.part_id), "may_sets": not request.dated
        and mandates.may("programmes.link_indicators", request.actor.roles, request.today),
        "outcomes": measures.outcomes_of(branch.reading.part_id, request.day),
        "proposals": proposals_of(branch.reading.part_id, request.day), "clauses": clauses_of(branch.reading.part_id, request.day),
        "contributors": measures.contributors_of([branch.reading.part_id], request.day).get(branch.reading.part_id, []),
        "may_card": not request.dated and mandates.may("programmes.name_owner", request.actor.roles, request.today),
        "schemes": labels.SCHEMES.items(), "tags": tags_of("measure", str(branch.reading.part_id), request.day), "crumbs": crumbs(edition),
    }  # fmt: skip
    return render(request, "programmes/part.html", context)
