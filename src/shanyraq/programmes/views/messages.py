"""Messages by year, one Message with its clauses, the forms about them."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shanyraq.journal import clock
from shanyraq.people.acting import may_do
from shanyraq.programmes import services
from shanyraq.programmes.forms import messages as forms
from shanyraq.programmes.models import ClauseLink, Message, MessageClause
from shanyraq.programmes.queries import messages as asked
from shanyraq.programmes.queries.messages import Told
from shanyraq.programmes.rules.messages import LINES
from shanyraq.programmes.views.plans import filled
from shanyraq.programmes.views.reading import crumbs
from shanyraq.sources.facts.values import Place
from shanyraq.sources.queries import facts as papers
from shanyraq.web.forms import sent
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.words import in_language

HEADS = (
    "year", "kind", "day", "message", "clause", "says", "programme", "number", "part", "title", "file", "first_line",
    "last_line", "why",
)  # fmt: skip


def way(message: Message | None = None) -> list[tuple[str, str]]:
    """Give the way back from a page about Messages."""
    found = [*crumbs(), (reverse("programmes:messages"), _("Messages by year"))]
    if message is not None:
        address = reverse("programmes:message", args=[message.pk])
        found.append((address, in_language(message, "title")[0][:80]))
    return found


def index(request: HttpRequest) -> HttpResponse:
    """Show Messages year by year with what carries each clause out; the tasks by year; CSV and JSON."""
    told = asked.messages_on(request.day)
    if request.GET.get("format") in {"csv", "json"}:
        return _file(request, told, "messages")
    context = {
        "years": asked.years_of(told, request.day), "tables": asked.tables_on(told, request.day),
        "source": (Place.parse(LINES),), "held": papers.shelf(), "title": _("Messages by year"), "crumbs": crumbs(),
        "may_register": _may(request, "register_message"),
    }  # fmt: skip
    return render(request, "programmes/messages.html", context)


def message(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a Message with its clauses; CSV and JSON."""
    row = get_object_or_404(Message, pk=pk)
    told = asked.messages_on(request.day, [row])
    if request.GET.get("format") in {"csv", "json"}:
        return _file(request, told, f"message-{pk}")
    context = {
        "told": told[0], "row": row, "crumbs": way(), "may_add": _may(request, "add_clause"),
        "may_link": _may(request, "link_clause"),
    }  # fmt: skip
    return render(request, "programmes/message.html", context)


def _may(request: HttpRequest, act: str) -> bool:
    return not request.dated and bool(may_do(f"programmes.{act}", request.actor, request.today))


def _file(request: HttpRequest, told: Iterable[Told], name: str) -> HttpResponse:
    rows = [row for one in told for row in _rows(one)]
    if request.GET["format"] == "csv":
        return csv_response(name, HEADS, rows)
    return json_response([dict(zip(HEADS, row, strict=True)) for row in rows])


def _rows(told: Told) -> Iterable[list[object]]:
    """Give a row for each link; a clause without any and a Message without clauses have one row too."""
    row = told.message
    head = [row.day.year, row.kind, row.day.isoformat(), in_language(row, "title")[0]]
    if not told.clauses:
        yield [*head, *[""] * 10]
    for one in told.clauses:
        clause = [one.clause.number, in_language(one.clause, "says")[0]]
        if not one.links:
            yield [*head, *clause, *[""] * 8]
        for link, part in one.links:
            edition = part.edition
            yield [*head, *clause, edition.programme.slug, part.number, part.kind, part.title, edition.paper.name,
                   part.first_line, part.last_line, link.why]  # fmt: skip


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Register a Message."""
    may_do("programmes.register_message", request.actor, request.today).require()
    return filled(
        request, forms.MessageForm(sent(request)), services.register_message, _("Register a Message"), way(),
        _("The Message is registered."), then=lambda made: reverse("programmes:message", args=[made.pk]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a clause of a Message."""
    may_do("programmes.add_clause", request.actor, request.today).require()
    row = get_object_or_404(Message, pk=pk)
    here = reverse("programmes:message", args=[pk])
    return filled(
        request, forms.ClauseForm(sent(request)), services.add_clause, _("Add a clause"), way(row), _("Recorded."),
        message=row, then=lambda made: here,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """Link a clause to a task or a measure."""
    may_do("programmes.link_clause", request.actor, request.today).require()
    row = get_object_or_404(MessageClause.objects.select_related("message"), pk=pk)
    here = reverse("programmes:message", args=[row.message_id])
    form = forms.ClauseLinkForm(sent(request), day=request.today)
    return filled(
        request, form, services.link_clause, _("Link a task or a measure"), way(row.message), _("Recorded."),
        clause=row, then=lambda made: here,
    )  # fmt: skip


@require_POST
def unlink(request: HttpRequest, row: int) -> HttpResponse:
    """Take a link back."""
    found = get_object_or_404(ClauseLink.objects.select_related("clause"), pk=row)
    services.unlink_clause(by=request.actor, at=clock.moment(), link=found)
    messages.success(request, _("The link is taken back."))
    return redirect("programmes:message", found.clause.message_id)
