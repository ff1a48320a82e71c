"""The register of assignments, a paper that gives them, and the pages where they are entered."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from kazakhtext.alphabet import sort_key

from shanyraq.decisions import queries
from shanyraq.decisions.forms.control import AssignmentForm, PaperForm, RegisterForm
from shanyraq.decisions.labels import SOURCES
from shanyraq.decisions.models import Assignment, Instruction, SourcePaper
from shanyraq.decisions.queries import register
from shanyraq.decisions.queries.kept import COUNTS
from shanyraq.decisions.services import entering
from shanyraq.journal import clock
from shanyraq.meetings.models import Session
from shanyraq.people.acting import may_do
from shanyraq.people.models import Organization
from shanyraq.web.forms import Form, perform, status_of
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.words import in_language

HEADS = (
    "number", "source", "subject", "title_kk", "title_ru", "title_en", "executor", "sent_on", "term", "state",
    "days_late", "as_of",
)  # fmt: skip
IN_A_FILE = 10_000


def crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """Give the way back from a page of the register."""
    return [
        (reverse("decisions:index"), _("Decisions")), (reverse("decisions:register"), _("Tracked assignments")), *more
    ]  # fmt: skip


def index(request: HttpRequest) -> HttpResponse:
    """List the cards of decisions and assignments, by source, state, executor, year and words; CSV and JSON of the same."""
    asked = register.Asked(
        **{name: request.GET.get(name, "").strip()[:100] for name in RegisterForm.base_fields}
    )
    rows = register.register_on(asked, request.day)
    if request.GET.get("format") in {"csv", "json"}:
        return _data(request, rows)
    of_sources = register.counts_of_sources(request.day) if asked == register.Asked() else {}
    count = (
        sum(one["all"] for one in of_sources.values())
        if of_sources
        else COUNTS.get(("register", asked, request.day), rows.count)
    )
    shown, page = register.page_of(rows, request.GET.get("page", "1"), request.day, count)
    kept = [(name, value) for name, value in request.GET.items() if value and name not in {"page", "format"}]
    context = {
        "cards": shown, "page": page, "total": page.paginator.count, "kept": urlencode(kept),
        "sources": [(words, key, of_sources[key]) for key, words in SOURCES.items() if key in of_sources],
        "asked": RegisterForm(request.GET, bodies=bodies_named()), "filtered": asked != register.Asked(),
        "may_enter": not request.dated and may_do("decisions.enter_paper", request.actor, request.today),
        "crumbs": crumbs()[:1],
    }  # fmt: skip
    return render(request, "decisions/register.html", context)


def bodies_named() -> dict[str, str]:
    """Name every body that has a card, by its slug, in the order of the reader's alphabet."""
    has_card = Assignment.objects.filter(addressee=OuterRef("pk"))
    found = Organization.objects.filter(Exists(has_card))
    named = [(body.slug, in_language(body, "name")[0]) for body in found]
    return dict(sorted(named, key=lambda pair: sort_key(pair[1])))


def _data(request: HttpRequest, rows: Any) -> HttpResponse:
    found = queries.cards(
        queries.assignments().filter(pk__in=rows.values("pk")[:IN_A_FILE]).order_by("term", "pk"), request.day
    )
    as_of = request.day.isoformat()
    lines = [
        (
            card.assignment.outgoing_number, card.assignment.source, card.assignment.subject.identifier,
            *(getattr(card.assignment.subject, f"title_{code}") for code in ("kk", "ru", "en")),
            card.assignment.addressee.slug, card.assignment.sent_on.isoformat(), card.term.isoformat(), card.state,
            card.days_late, as_of,
        )
        for card in found
    ]  # fmt: skip
    if request.GET["format"] == "csv":
        return csv_response(f"assignments-{as_of}", HEADS, lines)
    return json_response({"as_of": as_of, "cards": [dict(zip(HEADS, one, strict=True)) for one in lines]})


def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a paper with the assignments it gives, each with the states of its executors."""
    row = get_object_or_404(SourcePaper.objects.select_related("session"), pk=pk, entered_on__lte=request.day)
    given = list(row.instructions.filter(entered_on__lte=request.day).order_by("year", "number"))
    cards = queries.cards(queries.assignments().filter(instruction__in=given), request.day)
    by_one = {one.pk: [card for card in cards if card.assignment.instruction_id == one.pk] for one in given}
    context = {
        "paper": row, "rows": [(one, by_one[one.pk], queries.state_of(by_one[one.pk])) for one in given],
        "may_enter": not request.dated and may_do("decisions.enter_assignment", request.actor, request.today),
        "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "decisions/paper.html", context)


def instruction(request: HttpRequest, row: Instruction) -> HttpResponse:
    """Show an assignment of a paper: where it comes from, who answers for it, who is late, what happened."""
    cards = queries.cards_of(row, request.day)
    title, language = in_language(row, "title")
    context = {
        "one": row, "cards": cards, "counts": queries.count_states(cards), "title": title,
        "untranslated": language != request.LANGUAGE_CODE, "title_language": language,
        "worst": max((card.days_late for card in cards if card.state == "overdue"), default=0),
        "crumbs": crumbs((reverse("decisions:paper", args=[row.paper_id]), in_language(row.paper, "title")[0][:80])),
    }  # fmt: skip
    return render(request, "decisions/instruction.html", context)


@require_http_methods(["GET", "POST"])
def enter_paper(request: HttpRequest) -> HttpResponse:
    """Enter a paper that gives assignments."""
    may_do("decisions.enter_paper", request.actor, request.today).require()
    number = request.GET.get("session", "")
    session = (
        Session.objects.filter(number=int(number)).first() if number.isdecimal() and len(number) < 5 else None
    )
    initial = {"session": session, "source": "president"} if session else {}
    form = PaperForm(request.POST or None, initial=initial)
    return filled(
        request, form, entering.enter_paper, _("Enter a paper"), crumbs(), _("The paper is entered. Now its assignments."),
        then=lambda made: reverse("decisions:paper", args=[made.pk]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def enter_assignment(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter an assignment of a paper."""
    may_do("decisions.enter_assignment", request.actor, request.today).require()
    row = get_object_or_404(SourcePaper, pk=pk)
    here = reverse("decisions:paper", args=[pk])
    form = AssignmentForm(request.POST or None, day=request.today)
    return filled(
        request, form, entering.enter_assignment, _("Track it"), crumbs((here, in_language(row, "title")[0][:80])),
        _("It is tracked now: each executor has its card."), paper=row,
        then=lambda made: reverse("decisions:decision", args=[made.identifier]),
    )  # fmt: skip


def filled(
    request: HttpRequest, form: Form, act: Any, title: str, way: list[tuple[str, str]], done: str, *, then: Any,
    law: str = "decree-149-2011:22", lead: str = "", **given: Any,
) -> HttpResponse:  # fmt: skip
    """Show a form, or do its act with what was filled in; nothing typed is lost."""
    if request.method == "POST":
        answered = perform(
            request,
            form,
            act,
            by=request.actor,
            at=clock.moment(),
            then=then,
            done=lambda made: done,
            **given,
        )
        if answered is not None:
            return answered
    context = {"form": form, "title": title, "crumbs": way, "law": law, "lead": lead}
    return render(request, "decisions/form.html", context, status=status_of(form))
