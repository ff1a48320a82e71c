"""The facts: by subject, each series in time, what contradicts, names and events."""

from __future__ import annotations

from collections import Counter

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from shanyraq.law import mandates
from shanyraq.sources.facts import names, reading
from shanyraq.sources.models import FactPaper
from shanyraq.sources.queries import facts as queries
from shanyraq.sources.queries.book import book_here
from shanyraq.sources.queries.facts import Shown, Wanted
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.uploads import handed


def may_add(request: HttpRequest) -> bool:
    """Tell whether to offer the reader to add facts."""
    return bool(mandates.may("sources.add_fact", request.actor.roles, request.today))


def crumbs() -> list[tuple[str, str]]:
    """Give the path to the facts."""
    return [(reverse("facts:index"), _("Facts"))]


def index(request: HttpRequest) -> HttpResponse:
    """List every figure by subject; search it, choose by paper and by how its day is known; CSV and JSON."""
    given = request.GET
    wanted = Wanted(
        given.get("q", "").strip()[:200], given.get("paper", "")[:80], given.get("dating", "")[:20]
    )
    every = queries.shown()
    found = queries.wanted_of(every, wanted)
    answer = _file(request, "facts", found)
    if answer is not None:
        return answer
    kept = request.GET.copy()
    kept.pop("format", None)
    context = {
        "subjects": [(one, shown) for one in reading.subjects().values() if (shown := _of(one.slug, found))],
        "found": len(found), "total": len(every), "wanted": wanted, "papers": reading.cited_papers(),
        "datings": Counter(one.figure.as_of.dating for one in every), "held": queries.shelf(),
        "open": sum(one.is_open for one in queries.settled(book_here(), request.day)), "query": kept.urlencode(),
        "may_add": may_add(request), "title": _("Facts"),
    }  # fmt: skip
    return render(request, "sources/facts/index.html", context)


def _of(slug: str, found: list[Shown]) -> list[Shown]:
    return [one for one in found if one.figure.subject == slug]


def _file(request: HttpRequest, name: str, found: list[Shown]) -> HttpResponse | None:
    rows = [queries.row_for_file(one) for one in found]
    if request.GET.get("format") == "csv":
        heads = list(queries.row_for_file(queries.shown()[0]))
        return csv_response(name, heads, [[row[head] for head in heads] for row in rows])
    if request.GET.get("format") == "json":
        return json_response({"facts": rows})
    return None


def subject(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a subject: each of its series drawn in time, with a table of every figure and its source."""
    found = reading.subjects().get(slug)
    if found is None:
        raise Http404
    shown = _of(slug, queries.shown())
    answer = _file(request, f"facts-{slug}", shown)
    if answer is not None:
        return answer
    context = {
        "subject": found, "series": queries.shown_series(found, shown), "held": queries.shelf(),
        "contradictions": [one for one in queries.settled(book_here(), request.day) if one.contradiction.subject == slug],
        "count": len(shown), "may_add": may_add(request), "papers": reading.cited_papers(), "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "sources/facts/subject.html", context)


def contradictions(request: HttpRequest) -> HttpResponse:
    """Show the statements that do not agree side by side, with the rule that settles each."""
    found = queries.settled(book_here(), request.day)
    if request.GET.get("format") == "json":
        return json_response({"contradictions": [queries.settled_for_file(one) for one in found]})
    context = {
        "found": found, "open": sum(one.is_open for one in found), "held": queries.shelf(),
        "may_settle": bool(mandates.may("sources.settle_contradiction", request.actor.roles, request.today)),
        "papers": reading.cited_papers(), "title": _("Contradictions in the papers"), "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "sources/facts/contradictions.html", context)


def named(request: HttpRequest) -> HttpResponse:
    """Show the events the papers tell of, and the names they give."""
    context = {
        "events": names.events(), "kinds": names.names_by_kind(), "held": queries.shelf(),
        "papers": reading.cited_papers(), "title": _("Events and names in the papers"), "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "sources/facts/names.html", context)


def file(request: HttpRequest, row: int) -> HttpResponse:
    """Hand out the attached paper that a fact stands on: open to all, as the fact is."""
    return handed(get_object_or_404(FactPaper, pk=row))
