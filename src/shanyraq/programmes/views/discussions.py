"""Open discussions of drafts: the list, one discussion with its positions, summary and recommendations, their forms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shanyraq.journal import clock
from shanyraq.people.acting import may_do
from shanyraq.programmes import services
from shanyraq.programmes.forms import discussions as forms
from shanyraq.programmes.models import OpenDiscussion, Recommendation
from shanyraq.programmes.queries import discussions as asked
from shanyraq.programmes.queries.discussions import Heard, Subject
from shanyraq.programmes.rules import discussions as rules
from shanyraq.programmes.views.discussed import draft_of
from shanyraq.programmes.views.plans import filled
from shanyraq.programmes.views.reading import crumbs
from shanyraq.sources.facts.values import Place
from shanyraq.sources.queries import facts as papers
from shanyraq.web.forms import Form, sent
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.words import in_language

HEADS = (
    "discussion", "question", "draft_kind", "draft", "opened_on", "until", "state", "position", "stance", "why", "role",
    "body", "on", "version",
)  # fmt: skip


def way(row: OpenDiscussion | None = None) -> list[tuple[str, str]]:
    """Give the way back from a page about discussions."""
    found = [*crumbs(), (reverse("programmes:discussions"), _("Open discussions"))]
    return found if row is None else [*found, (_address(row), in_language(row, "title")[0][:80])]


def _address(row: OpenDiscussion) -> str:
    return reverse("programmes:discussion", args=[row.pk])


def _may(request: HttpRequest, act: str) -> bool:
    return not request.dated and bool(may_do(f"programmes.{act}", request.actor, request.today))


def index(request: HttpRequest) -> HttpResponse:
    """List the discussions, those that are open first; CSV and JSON of every position without names."""
    told = asked.discussions_on(request.day)
    if request.GET.get("format") in {"csv", "json"}:
        return _file(request, told, "discussions")
    shown = [(one, draft_of(asked.subject_of(one.row))) for one in told]
    context = {
        "running": [pair for pair in shown if pair[0].state == "open"],
        "past": [pair for pair in shown if pair[0].state != "open"],
        "source": tuple(Place.parse(line) for line in rules.LINES), "held": papers.shelf(),
        "may_open": _may(request, "open_discussion"), "title": _("Open discussions"), "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "programmes/discussions.html", context)


def discussion(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a discussion: its days, its positions with reasons, its summary, what is recommended and how it was answered."""
    row = _row(pk, opened_on__lte=request.day)
    told = asked.heard([row], request.day)[0]
    if request.GET.get("format") in {"csv", "json"}:
        return _file(request, [told], f"discussion-{pk}")
    subject = asked.subject_of(row)
    mine = next((one for one in told.held if one.position.person_id == request.actor.person_id), None)
    context = {
        "told": told, "row": row, "draft": draft_of(subject), "mine": mine,
        "may_take": told.state == "open" and _may(request, "take_position") and asked.capacities_of(request.actor),
        **_leading(request, told, subject), "crumbs": way(),
    }  # fmt: skip
    return render(request, "programmes/discussion.html", context)


def _leading(request: HttpRequest, told: Heard, subject: Subject) -> dict[str, Any]:
    """Give what those who lead the discussion, and whoever approves the draft, may do next."""
    ours = not request.dated and asked.is_ours(request.actor, subject)
    recommending = rules.may_recommend(
        told.talk, is_own=ours, positions=len(told.held), approved_on=asked.approved_on(subject), says="…"
    )
    return {
        "may_close": ours and told.state == "open" and _may(request, "close_discussion"),
        "may_summarise": ours and told.state == "over" and _may(request, "publish_summary"),
        "recommending": recommending
        if ours and told.state == "summarised" and _may(request, "recommend")
        else None,
        "may_answer": _may(request, "answer_recommendation") and asked.is_approver(request.actor, subject),
    }


def _row(pk: int, **given: Any) -> OpenDiscussion:
    rows = OpenDiscussion.objects.select_related("plan__body", "package", "document", "signer")
    return get_object_or_404(rows, pk=pk, **given)


def _file(request: HttpRequest, told: Iterable[Heard], name: str) -> HttpResponse:
    rows = [row for one in told for row in _rows(one)]
    if request.GET["format"] == "csv":
        return csv_response(name, HEADS, rows)
    return json_response([dict(zip(HEADS, row, strict=True)) for row in rows])


def _rows(told: Heard) -> list[list[object]]:
    row, subject = told.row, asked.subject_of(told.row)
    head = [
        row.pk, in_language(row, "title")[0], asked.kind_of(subject), in_language(subject, "title")[0],
        row.opened_on.isoformat(), told.talk.ended_on().isoformat(), told.state,
    ]  # fmt: skip
    if not told.held:
        return [[*head, *[""] * (len(HEADS) - len(head))]]
    return [
        [
            *head, place, one.version.stance, one.version.why, one.version.role, in_language(one.version.body, "name")[0],
            one.version.on.isoformat(), one.version.number,
        ]
        for place, one in enumerate(told.held, 1)
    ]  # fmt: skip


@require_http_methods(["GET", "POST"])
def open_discussion(request: HttpRequest) -> HttpResponse:
    """Put a draft to an open discussion."""
    may_do("programmes.open_discussion", request.actor, request.today).require()
    form = forms.OpenForm(
        sent(request),
        drafts=asked.drafts_for(request.actor, request.today),
        initial={"subject": request.GET.get("of", "")},
    )
    return filled(
        request, form, services.open_discussion, _("Open a discussion"), way(), _("The discussion is open."),
        then=_address,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def position(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a position or change one's own; one that came too late stays on the form with the reason."""
    may_do("programmes.take_position", request.actor, request.today).require()
    row = _row(pk)
    told = asked.heard([row], request.today)[0]
    if request.method == "GET":
        rules.is_running(told.talk, request.today).require()
    mine = next((one.version for one in told.held if one.position.person_id == request.actor.person_id), None)
    initial = (
        {"stance": mine.stance, "why": mine.why, "capacity": f"{mine.role}:{mine.body_id}"} if mine else None
    )
    form = forms.PositionForm(sent(request), capacities=asked.capacities_of(request.actor), initial=initial)
    title = _("Change your position") if mine else _("Take a position")
    return _filled(request, row, form, services.take_position, title, _("Your position is published."))


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw one's own position."""
    row = _row(pk)
    services.withdraw_position(by=request.actor, at=clock.moment(), discussion=row)
    messages.success(request, _("Your position is withdrawn."))
    return redirect(_address(row))


@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a discussion before its day."""
    may_do("programmes.close_discussion", request.actor, request.today).require()
    form = forms.CloseForm(sent(request))
    title = _("Close before the day named")
    return _filled(request, _row(pk), form, services.close_discussion, title, _("The discussion is closed."))


@require_http_methods(["GET", "POST"])
def summary(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the summary of a discussion."""
    may_do("programmes.publish_summary", request.actor, request.today).require()
    form = forms.SummaryForm(sent(request))
    title = _("Publish the summary")
    return _filled(request, _row(pk), form, services.publish_summary, title, _("The summary is published."))


@require_http_methods(["GET", "POST"])
def recommend(request: HttpRequest, pk: int) -> HttpResponse:
    """Recommend what a discussion leads to."""
    may_do("programmes.recommend", request.actor, request.today).require()
    form = forms.RecommendForm(sent(request))
    title = _("Add a recommendation")
    return _filled(request, _row(pk), form, services.recommend, title, _("The recommendation is published."))


def _filled(
    request: HttpRequest, row: OpenDiscussion, form: Form, act: Any, title: str, done: str
) -> HttpResponse:
    return filled(request, form, act, title, way(row), done, discussion=row, then=lambda made: _address(row))


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a recommendation."""
    may_do("programmes.answer_recommendation", request.actor, request.today).require()
    row = get_object_or_404(Recommendation.objects.select_related("discussion"), pk=pk)
    return filled(
        request, forms.AnswerForm(sent(request)), services.answer_recommendation, _("Answer the recommendation"),
        way(row.discussion), _("The answer is published."), recommendation=row, then=lambda made: _address(row.discussion),
    )  # fmt: skip
