"""The matrix of responsibility of the Council, and naming who answers for a decision."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shanyraq.decisions.forms.duty import ReleaseForm, ResponsibleForm
from shanyraq.decisions.labels import STATES
from shanyraq.decisions.models import Responsible
from shanyraq.decisions.queries import duties as queries
from shanyraq.decisions.queries.duties import Line, Member
from shanyraq.decisions.rules.duty import LAW
from shanyraq.decisions.services.duties import name_responsible, release_responsible
from shanyraq.decisions.views.control import filled
from shanyraq.people.acting import may_do
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.words import in_language

NOTED = "noted"
ON_A_PAGE = 50


def _crumbs() -> list[tuple[str, str]]:
    return [(reverse("decisions:index"), _("Decisions"))]


def _state_words(line: Line) -> str:
    return str(STATES[line.state]) if line.state in STATES else _("No answer is asked for")


@require_safe
def matrix(request: HttpRequest) -> HttpResponse:
    """Show which member of the Council answers for which decision, and which decisions are overdue; CSV and JSON of the same."""
    day, language = request.day, get_language() or "kk"
    wanted = request.GET.get("format")
    if wanted in {"csv", "json"}:
        every = queries.lines_on(day)
        return _data(request, every, queries.members_on(every, day, language), wanted)
    told = queries.matrix_on(day)
    page = Paginator(told.found, ON_A_PAGE).get_page(request.GET.get("page", "1"))
    answered_for = list(queries.standing_on(day).values_list("decision_id", flat=True))
    members = queries.members_on(queries.lines_on(day, among=answered_for), day, language)
    open_to = [(one, [line for line in one.lines if line.open]) for one in members]
    context = {
        "lines": [(line, _state_words(line)) for line in queries.lines_on(day, among=list(page.object_list))],
        "page": page,
        "kept": urlencode({"on": day.isoformat()}) if request.dated else "",
        "answering": [(one, [(line, _state_words(line)) for line in held]) for one, held in open_to if held],
        "free": [one for one, held in open_to if not held],
        "counts": told.counts,
        "law": LAW,
        "may_name": not request.dated
        and bool(may_do("decisions.name_responsible", request.actor, request.today)),
        "crumbs": _crumbs(),
    }
    return render(request, "decisions/council.html", context)


def _data(request: HttpRequest, lines: list[Line], members: list[Member], wanted: str) -> HttpResponse:
    language = get_language() or "kk"
    day = request.day.isoformat()
    if wanted == "json":
        return json_response(
            [
                {
                    "decision": line.decision.identifier, "title": line.decision.title_kk, "state": line.state,
                    "due": line.due.isoformat() if line.due else None,
                    "answer_for_it": [one.person.name_kk for one in line.people], "as_of": day,
                }
                for line in lines
            ]
        )  # fmt: skip
    heads = ["decision", "title", "state", "due", "as_of", *(one.row.name_in(language) for one in members)]
    held = {(one.row.person_id, line.decision.pk) for one in members for line in one.lines}
    rows = (
        [
            line.decision.identifier, in_language(line.decision, "title")[0], line.state, line.due or "", day,
            *("x" if (one.row.person_id, line.decision.pk) in held else "" for one in members),
        ]
        for line in lines
    )  # fmt: skip
    return csv_response("council", heads, rows)


@require_http_methods(["GET", "POST"])
def name(request: HttpRequest) -> HttpResponse:
    """Name a member of the Council who answers for a decision."""
    may_do("decisions.name_responsible", request.actor, request.today).require()
    asked = request.GET.get("decision", "")
    initial = {"decision": int(asked)} if asked.isdecimal() and len(asked) < 10 else {}
    return filled(
        request, ResponsibleForm(request.POST or None, day=request.today, initial=initial), name_responsible,
        _("Name who answers"), [*_crumbs(), (reverse("decisions:council"), _("Council"))], _("It is recorded who answers for the decision."),
        then=lambda _made: reverse("decisions:council"),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Release a member of a decision."""
    may_do("decisions.release_responsible", request.actor, request.today).require()
    row = get_object_or_404(Responsible.objects.select_related("decision", "person"), pk=pk)
    return filled(
        request, ReleaseForm(request.POST or None), release_responsible, _("Release from the decision"),
        [*_crumbs(), (reverse("decisions:council"), _("Council"))], _("The member is released from the decision."),
        then=lambda _made: reverse("decisions:council"), responsible=row,
    )  # fmt: skip
