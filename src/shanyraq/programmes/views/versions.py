"""Plans of Sessions: every version of each, what it covers, its rows."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shanyraq.journal import clock
from shanyraq.meetings.models import Session
from shanyraq.meetings.rules.numbers import roman
from shanyraq.people.acting import may_do
from shanyraq.programmes.models import SessionPlan
from shanyraq.programmes.queries import versions as asked
from shanyraq.programmes.queries.assignments import assignments_on, coverage
from shanyraq.programmes.rules import versions as rules
from shanyraq.programmes.services.versions import make_version
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.words import in_language, say

HEADS = ("session", "version", "made_on", "covered", "assignments", "items_added", "items_removed")
ROW_HEADS = ("assignment", "title", "item", "plan", "executor", "last_day")


def session_plan(request: HttpRequest, number: int) -> HttpResponse:
    """Show how much of a Session's assignments the plans carry out now, and every version made; CSV and JSON."""
    session = get_object_or_404(Session, number=number, opened_on__lte=request.day)
    made = asked.versions_of(session, request.day)
    if request.GET.get("format") in {"csv", "json"}:
        rows = [
            (number, one.row.number, one.row.made_on.isoformat(), one.covered, one.total, one.added, one.removed)
            for one in made
        ]  # fmt: skip
        return _file(request.GET["format"], f"session-{number}-plan", HEADS, rows)
    covered, total = coverage(assignments_on(request.day, "president", str(number)), request.day)
    context = {
        "session": session, "versions": made, "covered": covered, "total": total, "title": _title(session),
        "making": _making(request, session), "crumbs": _crumbs(),
    }  # fmt: skip
    return render(request, "programmes/session_plan.html", context)


def _making(request: HttpRequest, session: Session) -> object:
    if request.dated or not may_do("programmes.make_version", request.actor, request.today):
        return None
    last = SessionPlan.objects.filter(session=session).order_by("-number").first()
    before = list(last.rows.values_list("instruction", "item")) if last else None
    return rules.may_make_version(asked.pairs_now(session, request.today), before)


@require_POST
def make(request: HttpRequest, number: int) -> HttpResponse:
    """Make the next version."""
    session = get_object_or_404(Session, number=number)
    made = make_version(by=request.actor, at=clock.moment(), session=session)
    messages.success(request, _("The version is made."))
    return redirect("programmes:session_version", number, made.number)


def session_version(request: HttpRequest, number: int, version: int) -> HttpResponse:
    """Show a version as it was made: each assignment with the items that carried it out; CSV and JSON."""
    rows = SessionPlan.objects.filter(session__number=number, made_on__lte=request.day)
    row = get_object_or_404(rows.select_related("session"), number=version)
    lines = asked.lines_of(row)
    if request.GET.get("format") in {"csv", "json"}:
        return _file(request.GET["format"], f"session-{number}-plan-{version}", ROW_HEADS, _rows(lines))
    here = (reverse("programmes:session_plan", args=[number]), _title(row.session))
    context = {
        "row": row, "lines": lines, "covered": sum(bool(one.items) for one in lines),
        "title": say(_("Version {number}"), number=row.number), "crumbs": [*_crumbs(), here],
    }  # fmt: skip
    return render(request, "programmes/session_version.html", context)


def _rows(lines: list[asked.Line]) -> list[tuple[object, ...]]:
    return [
        (
            line.instruction.identifier, in_language(line.instruction, "title")[0],
            in_language(item, "title")[0] if item else "", in_language(item.plan, "title")[0] if item else "",
            in_language(item.executor, "name")[0] if item else "", item.ends.isoformat() if item else "",
        )
        for line in lines
        for item in (line.items or (None,))
    ]  # fmt: skip


def _title(session: Session) -> str:
    return say(_("Plan of Session {numeral}"), numeral=roman(session.number))


def _crumbs() -> list[tuple[str, str]]:
    return [
        (reverse("programmes:index"), _("Programmes")),
        (reverse("programmes:assignments"), _("Assignments and plans")),
    ]


def _file(form: str, name: str, heads: tuple[str, ...], rows: list[tuple[object, ...]]) -> HttpResponse:
    if form == "csv":
        return csv_response(name, heads, rows)
    return json_response([dict(zip(heads, row, strict=True)) for row in rows])
