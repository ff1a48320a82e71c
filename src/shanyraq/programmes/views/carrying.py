"""Assignments of papers and the items of plans that carry them out: how many are covered, and the links."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shanyraq.decisions.labels import SOURCES
from shanyraq.decisions.models import Instruction
from shanyraq.decisions.queries import instruction_by
from shanyraq.journal import clock
from shanyraq.meetings.models import Session
from shanyraq.meetings.rules.numbers import roman
from shanyraq.people.acting import may_do
from shanyraq.programmes.forms.assignments import CarryForm
from shanyraq.programmes.models import AssignmentLink
from shanyraq.programmes.queries import assignments as asked
from shanyraq.programmes.queries.versions import sessions_with_assignments
from shanyraq.programmes.services.carrying import link_assignment, unlink_assignment
from shanyraq.programmes.views.plans import filled
from shanyraq.web.forms import sent
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.words import in_language, say

HEADS = ("assignment", "title", "source", "paper", "session", "items", "as_of")


def index(request: HttpRequest) -> HttpResponse:
    """Say how many assignments of a source, or of a Session, an item of a plan carries out; the President's to begin with."""
    source, session = request.GET.get("source", "president"), request.GET.get("session", "")
    source = source if source in SOURCES else ""
    rows = asked.assignments_on(request.day, source, session)
    if request.GET.get("format") in {"csv", "json"}:
        return _data(request, asked.carried(rows, request.day))
    shown, page = asked.page_of(rows, request.GET.get("page", "1"), request.day)
    covered, total = asked.coverage(rows, request.day)
    held = Session.objects.filter(opened_on__isnull=False).order_by("-number")
    kept = {"source": source, "session": session, "on": request.day.isoformat() if request.dated else ""}
    context = {
        "rows": shown, "page": page, "covered": covered, "total": total, "source": source, "session": session,
        "sources": SOURCES.items(),
        "sessions": [(str(one.number), say(_("Session {numeral}"), numeral=roman(one.number))) for one in held],
        "kept": urlencode({name: value for name, value in kept.items() if value or name == "source"}),
        "plans_of_sessions": sessions_with_assignments(request.day), "crumbs": _crumbs()[:1],
    }  # fmt: skip
    return render(request, "programmes/assignments.html", context)


def _crumbs(one: Instruction | None = None) -> list[tuple[str, str]]:
    way = [
        (reverse("programmes:index"), _("Programmes")),
        (reverse("programmes:assignments"), _("Assignments and plans")),
    ]
    return (
        way
        if one is None
        else [*way, (reverse("programmes:assignment", args=[one.identifier]), one.identifier)]
    )


def _data(request: HttpRequest, rows: list[asked.Carried]) -> HttpResponse:
    lines = [
        (
            row.instruction.identifier, in_language(row.instruction, "title")[0], row.instruction.paper.source,
            row.instruction.paper.number, row.instruction.paper.session.number if row.instruction.paper.session else "",
            len(row.links), request.day.isoformat(),
        )
        for row in rows
    ]  # fmt: skip
    if request.GET["format"] == "csv":
        return csv_response("assignments-and-plans", HEADS, lines)
    return json_response([dict(zip(HEADS, one, strict=True)) for one in lines])


def assignment(request: HttpRequest, identifier: str) -> HttpResponse:
    """Show which items of which plans carry out an assignment."""
    one = _found(identifier)
    if one.entered_on > request.day:
        raise Http404
    may = not request.dated and may_do("programmes.link_assignment", request.actor, request.today)
    context = {
        "one": one,
        "links": asked.carried([one], request.day)[0].links,
        "may_link": may,
        "crumbs": _crumbs(),
    }
    return render(request, "programmes/assignment.html", context)


@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, identifier: str) -> HttpResponse:
    """Say that an item carries out an assignment."""
    may_do("programmes.link_assignment", request.actor, request.today).require()
    one = _found(identifier)
    return filled(
        request, CarryForm(sent(request), instruction=one), link_assignment, _("Link an item of a plan"), _crumbs(one),
        _("The item is linked."), then=lambda made: reverse("programmes:assignment", args=[identifier]), instruction=one,
    )  # fmt: skip


@require_POST
def unlink(request: HttpRequest, row: int) -> HttpResponse:
    """Take a link back."""
    found = get_object_or_404(AssignmentLink, pk=row)
    done = unlink_assignment(by=request.actor, at=clock.moment(), link=found)
    messages.success(request, _("The link is taken back."))
    return redirect("programmes:assignment", done.instruction.identifier)


def _found(identifier: str) -> Instruction:
    one = instruction_by(identifier)
    if one is None:
        raise Http404
    return one
