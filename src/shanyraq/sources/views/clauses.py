"""One clause of a paper: its lines, every reading it had, what people propose."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shanyraq.journal import clock
from shanyraq.law import mandates
from shanyraq.sources import queries, rules
from shanyraq.sources.forms import AnswerForm, ProposalForm
from shanyraq.sources.models import Clause, Paper
from shanyraq.sources.services import propose_correction
from shanyraq.sources.templatetags.paper_words import lines_words
from shanyraq.sources.views.papers import crumbs
from shanyraq.web.forms import perform, status_of


def _clause(slug: str, line: int) -> Clause:
    paper = get_object_or_404(Paper, slug=slug)
    found = queries.clause_at(paper, line)
    if found is None:
        raise Http404
    return found


def clause(request: HttpRequest, slug: str, line: int) -> HttpResponse:
    """Show a clause with its lines, the earlier readings and the proposals."""
    found = _clause(slug, line)
    (row,) = queries.rows_of(found.paper, [found])
    context = {
        "row": row, "clause": found, "paper": found.paper, "title": lines_words(found), "crumbs": crumbs(found.paper),
        "earlier": queries.earlier_readings(found), "corrections": queries.corrections_of(found),
        "doubts": [change for change in found.changes if not change["sure"]],
        "settles": mandates.may("sources.accept_correction", request.actor.roles, request.today),
        "answer": AnswerForm(),
    }  # fmt: skip
    return render(request, "sources/clause.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest, slug: str, line: int) -> HttpResponse:
    """Propose another reading of a clause; `?word=…&now=…` puts a proposal of the review list into the text."""
    found = _clause(slug, line)
    verdict = rules.may_begin(is_person=request.actor.person_id is not None, is_legal=found.paper.is_legal)
    verdict.require()
    word, now = request.GET.get("word", ""), request.GET.get("now", "")
    text = found.text.replace(word, now, 1) if word and now else found.text
    form = ProposalForm(request.POST or None, clause=found, initial={"text": text})
    if request.method == "POST":
        answered = perform(
            request, form, propose_correction, by=request.actor, at=clock.moment(),
            clause=_seen(request, found),
            then=lambda row: f"{reverse('sources:clause', args=[slug, found.first_line])}#proposals",
            done=lambda row: _("Your correction is proposed. An officer will accept or reject it."),
        )  # fmt: skip
        if answered:
            return answered
    context = {
        "form": form, "clause": found, "row": queries.rows_of(found.paper, [found])[0], "title": _("Propose a correction"),
        "crumbs": [*crumbs(found.paper), (reverse("sources:clause", args=[slug, found.first_line]), lines_words(found))],
    }  # fmt: skip
    return render(request, "sources/propose.html", context, status=status_of(form))


def _seen(request: HttpRequest, shown: Clause) -> int:
    """Give the reading that the person had before their eyes: it may have been replaced meanwhile."""
    seen = request.POST.get("seen", "")
    is_of_paper = seen.isdecimal() and Clause.every.filter(pk=int(seen), paper=shown.paper).exists()
    return int(seen) if is_of_paper else shown.pk
