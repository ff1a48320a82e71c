"""What an officer settles: proposals of people, and doubts of the repair."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shanyraq.journal import clock
from shanyraq.law import mandates
from shanyraq.sources import queries
from shanyraq.sources.forms import AnswerForm, DoubtForm
from shanyraq.sources.models import Correction, Paper
from shanyraq.sources.services import accept_correction, leave_doubt, reject_correction
from shanyraq.sources.views.papers import crumbs
from shanyraq.web.forms import perform, status_of


def corrections(request: HttpRequest) -> HttpResponse:
    """List the corrections that people proposed: those that wait, and what became of the others."""
    context = {
        "waiting": queries.corrections(Correction.WAITING), "settled": queries.corrections(),
        "settles": mandates.may("sources.accept_correction", request.actor.roles, request.today),
        "title": _("Corrections proposed"), "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "sources/corrections.html", context)


def _page(row: Correction) -> str:
    clause = row.clause
    return f"{reverse('sources:clause', args=[clause.paper.slug, clause.first_line])}#proposals"


@require_POST
def accept(request: HttpRequest, row: int) -> HttpResponse:
    """Accept a proposal."""
    get_object_or_404(Correction, pk=row)
    done = accept_correction(by=request.actor, at=clock.moment(), correction=row)
    messages.success(request, _("The correction is accepted. The earlier reading is kept."))
    return redirect(_page(done))


@require_http_methods(["GET", "POST"])
def reject(request: HttpRequest, row: int) -> HttpResponse:
    """Reject a proposal with a reason."""
    found = get_object_or_404(Correction.objects.select_related("clause__paper"), pk=row)
    mandates.may("sources.reject_correction", request.actor.roles, request.today).require()
    form = AnswerForm(request.POST or None)
    if request.method == "POST":
        answered = perform(
            request, form, reject_correction, by=request.actor, at=clock.moment(), correction=row,
            then=_page, done=lambda made: _("The correction is rejected; the reason stands beside it."),
        )  # fmt: skip
        if answered:
            return answered
    context = {
        "form": form, "title": _("Reject a correction"), "crumbs": crumbs(found.clause.paper), "correction": found,
    }  # fmt: skip
    return render(request, "sources/settle.html", context, status=status_of(form))


@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Leave a doubtful place as it came, with the reason. The place is named by paper, line, kind and word."""
    mandates.may("sources.leave_doubt", request.actor.roles, request.today).require()
    paper = get_object_or_404(Paper, slug=request.GET.get("paper", ""))
    found = _doubt(request, paper)
    if found is None:
        raise Http404
    form = DoubtForm(request.POST or None)
    if request.method == "POST":
        answered = perform(
            request, form, leave_doubt, by=request.actor, at=clock.moment(), paper=paper, line=found.line,
            kind=found.kind, word=found.word, then=lambda row: reverse("sources:review"),
            done=lambda row: _("The place stays as it came; the reason is recorded."),
        )  # fmt: skip
        if answered:
            return answered
    context = {"form": form, "title": _("Leave as it came"), "crumbs": crumbs(paper), "doubt": found}
    return render(request, "sources/settle.html", context, status=status_of(form))


def _doubt(request: HttpRequest, paper: Paper) -> queries.Doubt | None:
    asked = tuple(request.GET.get(name, "") for name in ("line", "kind", "word"))
    looked = queries.review()
    return next(
        (
            one
            for one in (*looked.unsure, *looked.slips)
            if one.paper.pk == paper.pk and (str(one.line), one.kind, one.word) == asked
        ),
        None,
    )
