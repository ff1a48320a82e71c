"""Papers as received: the list, a paper line by line, what is to be looked at, and bringing one."""

from __future__ import annotations

from textwrap import shorten

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shanyraq.journal import clock
from shanyraq.law import mandates
from shanyraq.people.acting import Actor
from shanyraq.sources import queries, rules
from shanyraq.sources.forms import PaperForm
from shanyraq.sources.joining import paragraphs_of
from shanyraq.sources.models import Correction, Paper
from shanyraq.sources.services import RESERVED, receive_paper
from shanyraq.web.forms import perform, status_of
from shanyraq.web.words import say


def crumbs(paper: Paper | None = None) -> list[tuple[str, str]]:
    """Give the way back from a page of this room."""
    way = [(reverse("sources:index"), _("Papers as received"))]
    return [*way, (reverse("sources:paper", args=[paper.slug]), paper.name)] if paper else way


def index(request: HttpRequest) -> HttpResponse:
    """List the papers held."""
    context = {
        "papers": queries.papers(), "title": _("Papers as received"),
        "brings": mandates.may("sources.receive_paper", request.actor.roles, request.today),
        "waiting": Correction.objects.filter(state=Correction.WAITING).count(),
    }  # fmt: skip
    return render(request, "sources/index.html", context)


def paper(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a page of a paper: each original line beside the clause it was joined into."""
    found = get_object_or_404(Paper, slug=slug)
    page = queries.page_of(found, page=request.GET.get("page"), line=request.GET.get("line"))
    context = {
        "order": queries.order_of(found), "unique": queries.count_unique(found), "paper": found, "page": page,
        "rows": queries.rows_of(found, page.object_list), "title": found.title, "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "sources/paper.html", context)


def find(request: HttpRequest) -> HttpResponse:
    """Find clauses by words in any form and script."""
    asked = request.GET.get("q", "").strip()[: queries.LONGEST_QUESTION]
    context = {
        "asked": asked, "hits": queries.find(asked), "also": queries.also(asked), "title": _("Find in the papers"),
        "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "sources/find.html", context)


def review(request: HttpRequest) -> HttpResponse:
    """Show what a person should look at in the papers held."""
    context = {
        "review": queries.review(), "title": _("To be looked at"), "crumbs": crumbs(),
        "settles": mandates.may("sources.leave_doubt", request.actor.roles, request.today),
    }  # fmt: skip
    return render(request, "sources/review.html", context)


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Bring a paper: PDF, DOCX or text."""
    mandates.may("sources.receive_paper", request.actor.roles, request.today).require()
    form = PaperForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        answered = perform(
            request, form, _received, by=request.actor,
            then=lambda row: reverse("sources:paper", args=[row.slug]), done=_said,
        )  # fmt: skip
        if answered:
            return answered
    context = {"form": form, "title": _("Bring a paper"), "crumbs": crumbs()}
    return render(request, "sources/bring.html", context, status=status_of(form))


def _received(*, by: Actor, content: bytes, name: str, title: str) -> Paper:
    read = rules.read(content)
    read.verdict.require()
    lines = rules.lines_of(read.text)
    rules.short_enough(len(lines), rules.MOST_LINES_AT_ONCE).require()
    texts = [one.text for one in paragraphs_of(lines, read.kind)]
    first = next((text for text in texts if len(text) > 12), name)
    return receive_paper(
        by=by, at=clock.moment(), content=content, name=name, slug=_free_slug(name), read=read,
        title=title or shorten(first, 120, placeholder=" …"), context=queries.lines_held(),
    )  # fmt: skip


def _free_slug(name: str) -> str:
    wanted = slugify(name.rpartition(".")[0].replace("_", "-"))[:60] or "paper"
    taken = RESERVED | set(Paper.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    slugs = (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3)))
    return next(slug for slug in slugs if slug not in taken)


def _said(paper: Paper) -> str:
    return say(_("The paper is received: {lines} lines, {clauses} clauses."),
               lines=paper.line_count, clauses=paper.clause_count)  # fmt: skip
