"""Topics beside bodies, advice and its outcome, meetings and correspondents, requests for help, assignments of the past."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shanyraq.decisions import labels
from shanyraq.decisions.forms import cooperation as forms
from shanyraq.decisions.models import Advice, HelpRequest, Topic
from shanyraq.decisions.queries import cooperation as asked
from shanyraq.decisions.queries.history import past_assignments
from shanyraq.decisions.queries.joint import SECRETARIAT, represents
from shanyraq.decisions.rules import cooperation as rules
from shanyraq.decisions.services import coordinating
from shanyraq.decisions.views.control import crumbs, filled
from shanyraq.law import regions
from shanyraq.people.acting import may_do
from shanyraq.web.forms import sent
from shanyraq.web.tables import csv_response
from shanyraq.web.words import in_language

ON_A_PAGE = 50


def topics(request: HttpRequest) -> HttpResponse:
    """Show the topics beside the bodies that work on them, with the body that leads each; CSV."""
    matrix = asked.matrix_on(request.day)
    if request.GET.get("format") == "csv":
        heads = ("topic_kk", *(body.slug for body in matrix.bodies))
        return csv_response("coordination", heads, [(topic.name_kk, *cells) for topic, cells in matrix.rows])
    context = {
        "matrix": matrix, "crumbs": crumbs(),
        "may_enter": not request.dated and may_do("decisions.enter_topic", request.actor, request.today),
    }  # fmt: skip
    return render(request, "decisions/topics.html", context)


@require_http_methods(["GET", "POST"])
def enter_topic(request: HttpRequest) -> HttpResponse:
    """Enter a topic."""
    may_do("decisions.enter_topic", request.actor, request.today).require()
    form = forms.TopicForm(sent(request), day=request.today)
    return _filled(
        request,
        form,
        coordinating.enter_topic,
        _("Enter a topic"),
        _("The topic is entered."),
        "decisions:topics",
    )


@require_http_methods(["GET", "POST"])
def change_topic(request: HttpRequest, pk: int) -> HttpResponse:
    """Say anew who works on a topic."""
    may_do("decisions.change_topic", request.actor, request.today).require()
    topic = get_object_or_404(Topic, pk=pk)
    held = topic.bodies.filter(until__isnull=True)
    initial = {
        "lead": held.filter(leads=True).values_list("body", flat=True).first(),
        "bodies": held.values_list("body", flat=True),
    }
    form = forms.PlacesForm(sent(request), day=request.today, initial=initial)
    return _filled(
        request, form, coordinating.change_topic, _("Change the bodies"), _("The bodies are changed; what was before stays."),
        "decisions:topics", topic=topic, lead_words=in_language(topic, "name")[0],
    )  # fmt: skip


def advice(request: HttpRequest) -> HttpResponse:
    """List the recommendations to regions, or the proposals to programmes, with what became of each; by region; CSV."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in labels.ADVICE else "recommendation"
    named = {
        region.iso: region.name_on(request.day).titles[get_language() or "kk"]
        for region in regions.on(request.day)
    }
    area = request.GET.get("region", "")
    rows = asked.advice_on(request.day, kind, area if area in named else "")
    if request.GET.get("format") == "csv":
        return _advice_file(request, rows)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page", "1"))
    told = asked.outcomes_by_area(request.day) if kind == "recommendation" else {}
    scores = sorted((named.get(iso, iso), iso, counts) for iso, counts in told.items())
    context = {
        "kind": kind, "title": labels.ADVICE[kind], "kinds": labels.ADVICE.items(), "page": page, "scores": scores,
        "kept": f"kind={kind}" + (f"&region={area}" if area in named else ""), "crumbs": crumbs(), "outcomes": labels.OUTCOMES,
        "may_send": not request.dated and may_do("decisions.send_advice", request.actor, request.today),
        "may_record": not request.dated and may_do("decisions.record_outcome", request.actor, request.today),
    }  # fmt: skip
    return render(request, "decisions/advice.html", context)


def _advice_file(request: HttpRequest, rows: Any) -> HttpResponse:
    heads = (
        "kind",
        "number",
        "body",
        "region",
        "document",
        "clause",
        "text_kk",
        "sent_on",
        "outcome",
        "outcome_on",
        "outcome_paper",
    )
    lines = [
        (
            one.kind, one.number, one.body.slug, one.body.area, one.document, one.clause, one.text_kk, one.sent_on.isoformat(),
            *((one.outcome, one.outcome_on.isoformat(), one.outcome_paper) if _by(one.outcome_on, request) else ("", "", "")),
        )
        for one in rows
    ]  # fmt: skip
    return csv_response("advice", heads, lines)


def _by(day: Any, request: HttpRequest) -> bool:
    return day is not None and day <= request.day


@require_http_methods(["GET", "POST"])
def send_advice(request: HttpRequest) -> HttpResponse:
    """Recommend or propose something."""
    may_do("decisions.send_advice", request.actor, request.today).require()
    form = forms.AdviceForm(sent(request), day=request.today, initial={"kind": request.GET.get("kind", "")})
    return _filled(
        request,
        form,
        coordinating.send_advice,
        _("Recommend or propose"),
        _("It is sent."),
        "decisions:advice",
    )


@require_http_methods(["GET", "POST"])
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what became of an advice."""
    may_do("decisions.record_outcome", request.actor, request.today).require()
    row = get_object_or_404(Advice, pk=pk)
    return _filled(
        request, forms.OutcomeForm(sent(request)), coordinating.record_outcome, _("Record the outcome"),
        _("The outcome is recorded."), "decisions:advice", advice=row, lead_words=in_language(row, "text")[0],
    )  # fmt: skip


def interactions(request: HttpRequest) -> HttpResponse:
    """List meetings with partners by kind, and the correspondents: central bodies and akims; CSV."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in labels.PARTNERS else ""
    rows = asked.interactions_on(request.day, kind)
    if request.GET.get("format") == "csv":
        heads = ("kind", "partner", "day", "purpose", "result", "next_step", "next_on")
        return csv_response(
            "interactions", heads,
            [
                (one.kind, one.body.slug if one.body else one.partner, one.day, one.purpose, one.result, one.next_step, one.next_on or "")
                for one in rows
            ],
        )  # fmt: skip
    context = {
        "page": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page", "1")), "kind": kind, "crumbs": crumbs(),
        "kinds": labels.PARTNERS.items(), "partners": labels.PARTNERS, "kept": f"kind={kind}" if kind else "",
        "correspondents": asked.correspondents_on(request.day),
        "may_log": not request.dated and may_do("decisions.log_interaction", request.actor, request.today),
    }  # fmt: skip
    return render(request, "decisions/interactions.html", context)


@require_http_methods(["GET", "POST"])
def log(request: HttpRequest) -> HttpResponse:
    """Log a meeting or exchange."""
    may_do("decisions.log_interaction", request.actor, request.today).require()
    form = forms.InteractionForm(sent(request), day=request.today)
    return _filled(
        request,
        form,
        coordinating.log_interaction,
        _("Log a meeting"),
        _("The meeting is logged."),
        "decisions:interactions",
    )


def help_index(request: HttpRequest) -> HttpResponse:
    """Show everybody how many requests for help came; what they say only to the body that asked and the Secretariat."""
    shown = asked.help_seen_by(request.actor)
    context = {
        "counts": [(labels.HELP[kind], every, answered) for kind, every, answered in asked.help_counted(request.day.year)],
        "page": Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page", "1")), "kinds": labels.HELP, "crumbs": crumbs(),
        "may_ask": not request.dated and may_do("decisions.ask_help", request.actor, request.today),
        "may_answer": not request.dated and may_do("decisions.answer_help", request.actor, request.today),
    }  # fmt: skip
    return render(request, "decisions/help.html", context)


@require_http_methods(["GET", "POST"])
def ask_help(request: HttpRequest) -> HttpResponse:
    """Ask for help."""
    may_do("decisions.ask_help", request.actor, request.today).require()
    form = forms.HelpForm(sent(request), actor=request.actor)
    return _filled(
        request,
        form,
        coordinating.ask_help,
        _("Ask for help"),
        _("The request is sent."),
        "decisions:help",
    )


@require_http_methods(["GET", "POST"])
def answer_help(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a request for help."""
    may_do("decisions.answer_help", request.actor, request.today).require()
    row = get_object_or_404(HelpRequest.objects.select_related("body"), pk=pk)
    own = represents(request.actor, row.body)
    rules.may_see_help(represents=own, secretariat=bool(request.actor.roles & SECRETARIAT)).require()
    return _filled(
        request, forms.HelpAnswerForm(sent(request)), coordinating.answer_help, _("Answer the request"), _("The answer is sent."),
        "decisions:help", help_request=row, lead_words=row.text,
    )  # fmt: skip


def history(request: HttpRequest) -> HttpResponse:
    """Show the assignments of the past that the papers tell of, each with what came of it and its lines."""
    told = [one for one in past_assignments() if one.given_on <= request.day]
    return render(request, "decisions/history.html", {"rows": told, "crumbs": crumbs()})


def _filled(
    request: HttpRequest,
    form: Any,
    act: Any,
    title: str,
    done: str,
    to: str,
    lead_words: str = "",
    **given: Any,
) -> HttpResponse:
    return filled(
        request, form, act, title, crumbs(), done, then=lambda made: reverse(to), law="decree-149-2011:22", lead=lead_words,
        **given,
    )  # fmt: skip
