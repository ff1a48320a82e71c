"""Programme documents on their way: the list, one document with its steps, a form for each step."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from rulebook import first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.people.acting import may_do
from shanyraq.programmes import services
from shanyraq.programmes.forms import documents as forms
from shanyraq.programmes.forms.plans import PaperForm
from shanyraq.programmes.models import Document
from shanyraq.programmes.queries import documents as asked
from shanyraq.programmes.queries.discussions import is_heard
from shanyraq.programmes.queries.reviews import seen_on
from shanyraq.programmes.rules import documents as rules
from shanyraq.programmes.views.discussed import beside
from shanyraq.programmes.views.plans import filled
from shanyraq.web.forms import sent
from shanyraq.web.tables import csv_response
from shanyraq.web.words import in_language

STEPS: dict[str, tuple[str, Any, Any, Any]] = {  # the address of a step: its name, its form, its act, its button
    "discussion": ("council_discusses", forms.DiscussionForm, services.bring_discussion, gettext_lazy("Record the discussion")),
    "consideration": (
        "session_considers", forms.ConsiderationForm, services.bring_consideration, gettext_lazy("Record the consideration")),
    "agreement": ("chair_considers", PaperForm, services.consider_concept, gettext_lazy("Agree to the draft")),
    "approval": ("president_approves", forms.PresidentForm, services.record_approval, gettext_lazy("Record the approval")),
}  # fmt: skip


def crumbs(document: Document | None = None) -> list[tuple[str, str]]:
    """Give the way back from a page about documents."""
    way = [
        (reverse("programmes:index"), _("Programmes")),
        (reverse("programmes:documents"), _("Programme documents")),
    ]
    if document is None:
        return way
    return [
        *way,
        (reverse("programmes:document", args=[document.pk]), in_language(document, "title")[0][:80]),
    ]


def index(request: HttpRequest) -> HttpResponse:
    """List the documents with how far each has come; CSV."""
    ways = asked.documents_on(rulebook(), request.day)
    if request.GET.get("format") == "csv":
        rows = [
            (way.document.pk, way.document.kind, in_language(way.document, "title")[0], name,
             step.day.isoformat() if step else "", step.paper if step else "", "; ".join(step.law) if step else "")
            for way in ways for name, step in way.steps
        ]  # fmt: skip
        return csv_response("documents", ("document", "kind", "title", "step", "day", "paper", "law"), rows)
    context = {
        "ways": ways, "crumbs": crumbs()[:1],
        "may_draft": not request.dated and may_do("programmes.draft_document", request.actor, request.today),
    }  # fmt: skip
    return render(request, "programmes/documents.html", context)


def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a document: its steps with days, papers and articles, and which comes next."""
    row = get_object_or_404(Document, pk=pk)
    way = asked.way_of(rulebook(), row, request.day)
    context = {
        "way": way,
        "document": row,
        "proposals": seen_on(
            row.proposals.filter(decided_on__lte=request.day).select_related(
                "body", "document", "review__programme"
            ),
            request.day,
        ),
        **beside(request, row),
        "crumbs": crumbs(),
        "next": None if request.dated else _next(request, way),
    }
    return render(request, "programmes/document.html", context)


def _next(request: HttpRequest, way: asked.Way) -> dict[str, Any] | None:
    """Give the next step for whoever may take it: its address, its button, and the verdict of the day."""
    for address, (name, _form, act, words) in STEPS.items():
        if name == way.next and may_do(f"programmes.{act.__name__}", request.actor, request.today):
            taken = {one: step.day for one, step in way.steps if step is not None}
            verdict = rules.may_take(
                rulebook(), kind=way.document.kind, step=name, taken=taken, took_on=request.today, day=request.today,
                paper="…",
            )  # fmt: skip
            return {
                "address": reverse(f"programmes:document_{address}", args=[way.document.pk]),
                "words": words,
                "verdict": first_refusal(verdict, is_heard(way.document, request.today))
                if name == "president_approves"
                else verdict,
            }
    return None


@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest) -> HttpResponse:
    """Record a draft."""
    may_do("programmes.draft_document", request.actor, request.today).require()
    return filled(
        request, forms.DraftForm(sent(request)), services.draft_document, _("Record a draft"), crumbs(),
        _("The draft is recorded."), then=lambda made: reverse("programmes:document", args=[made.pk]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, pk: int, taking: str) -> HttpResponse:
    """Take a step of a document."""
    _name, form, act, words = STEPS[taking]
    may_do(f"programmes.{act.__name__}", request.actor, request.today).require()
    row = get_object_or_404(Document, pk=pk)
    here = reverse("programmes:document", args=[pk])
    return filled(
        request, form(sent(request)), act, str(words), crumbs(row), _("The step is recorded."), document=row,
        then=lambda made: here,
    )  # fmt: skip
