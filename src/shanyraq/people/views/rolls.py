"""Bring a list, look at it row by row, import it in one act."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from rulebook import Refusal, Refused

from shanyraq.journal import clock
from shanyraq.people import roll_queries, roll_template
from shanyraq.people.enrolment import Row
from shanyraq.people.forms import RollForm
from shanyraq.people.models import Organization, RollDraft
from shanyraq.people.roll import FIELDS, HEADINGS, Line
from shanyraq.people.roll_queries import checked_rows, is_decided, with_the_rest
from shanyraq.people.services import import_roll
from shanyraq.people.views.accounts import crumbs
from shanyraq.people.views.guards import csv_response, file_response, keep_private, require
from shanyraq.people.words import problem_in_words
from shanyraq.web.forms import status_of
from shanyraq.web.refusals import said
from shanyraq.web.words import in_language, say

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ON_A_PAGE, MOST_ATTENTION = 200, 500


@require_http_methods(["GET", "HEAD", "POST"])
def rolls(request: HttpRequest) -> HttpResponse:
    """List the lists brought so far, and take a new one."""
    require(request, "import_roll")
    form = RollForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return redirect("people:roll", _kept(request, form).pk)
    found = {"form": form, "rows": _drafts(), "crumbs": crumbs()}
    return keep_private(render(request, "people/rolls.html", found, status=status_of(form)))


def _drafts() -> QuerySet[RollDraft]:
    return RollDraft.objects.select_related("brought_by").order_by("-pk")[:50]


def _kept(request: HttpRequest, form: RollForm) -> RollDraft:
    given = form.cleaned_data
    default = {
        "body": given["body"].slug if given["body"] else "",
        "role": given["role"],
        "since": f"{given['since']:%d.%m.%Y}" if given["since"] else "",
        "basis": given["basis"],
    }
    rows = [{"number": line.number, "cells": _filled(line, default)} for line in given["file"].lines]
    if given["file"].strangers:
        messages.info(
            request,
            say(_("Columns that were not read: {columns}"), columns=", ".join(given["file"].strangers)),
        )
    return RollDraft.objects.create(
        name=Path(request.FILES["file"].name or "list").name[:200],
        sha256=sha256(form.content).hexdigest(),
        rows=rows,
        brought_by_id=request.actor.person_id,  # type: ignore[attr-defined]
        brought_at=clock.now(),
    )


def _filled(line: Line, default: dict[str, str]) -> dict[str, str]:
    """Give the cells of a row with what the form says where the list is silent."""
    return {
        **{f: line.cells.get(f, "") for f in FIELDS},
        **{f: line.cells.get(f) or text for f, text in default.items()},
    }


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """Give an empty list with the column names of the reader's language: CSV, or XLSX where asked."""
    language = get_language() or "kk"
    if request.GET.get("format") != "xlsx":
        return file_response(roll_template.as_csv(language).encode(), "list.csv", "text/csv; charset=utf-8")
    names = [in_language(body, "name")[0] for body in Organization.objects.order_by("classification", "pk")]
    return file_response(roll_template.as_xlsx(language, names), "list.xlsx", XLSX)


@require_http_methods(["GET", "HEAD", "POST"])
def roll(request: HttpRequest, pk: int) -> HttpResponse:
    """Show each row with its errors and look-alikes; import when the officer says so."""
    require(request, "import_roll")
    draft = get_object_or_404(RollDraft, pk=pk)
    by = request.actor  # type: ignore[attr-defined]
    decisions = _decisions(request)
    rows = checked_rows(draft, by, decisions)
    if request.GET.get("format") == "csv":
        return csv_response(_mistakes(rows), "rows-to-mend")
    decisions = with_the_rest(rows, decisions, request.POST.get("rest", ""))
    leave_out = request.POST.get("leave_out") == "1"
    refused: Refused | None = None
    if request.method == "POST":
        try:
            done = import_roll(
                by=by, at=clock.moment(), draft=draft, decisions=decisions, leave_out=leave_out
            )  # fmt: skip
        except Refusal as refusal:
            refused = refusal.verdict
            rows = checked_rows(draft, by, decisions)
        else:
            messages.success(
                request,
                say(_("Imported: people {people}, seats {seats}."), people=done.people, seats=done.seats),
            )
            return redirect("people:roll", draft.pk)
    shown = _shown(draft, rows, decisions, leave_out=leave_out, refused=refused)
    page = Paginator(shown.pop("right"), ON_A_PAGE).get_page(request.GET.get("page"))
    shown |= {
        "page": page,
        "rows": [*shown["attention"], *page.object_list],
        "rest": request.POST.get("rest", ""),
    }
    return keep_private(render(request, "people/roll.html", shown, status=200 if refused is None else 409))


def _shown(
    draft: RollDraft, rows: list[Row], decisions: dict[int, str], *, leave_out: bool, refused: Refused | None
) -> dict[str, Any]:
    waiting = sum(row.undecided and not is_decided(row, decisions.get(row.number, "")) for row in rows)
    bodies = Organization.objects.in_bulk({row.body for row in rows if row.body})
    told = [
        (
            row,
            [problem_in_words(p) for p in row.problems],
            decisions.get(row.number, ""),
            bodies.get(row.body or 0),
        )
        for row in rows
    ]
    attention = [item for item in told if item[0].problems or item[0].alike]
    return {
        "draft": draft,
        "count": len(rows),
        "attention": attention[:MOST_ATTENTION],
        "more": max(0, len(attention) - MOST_ATTENTION),
        "right": [item for item in told if not (item[0].problems or item[0].alike)],
        "wrong": sum(bool(row.problems) for row in rows),
        "alike": sum(row.undecided for row in rows),
        "waiting": waiting,
        "leave_out": leave_out,
        "refusal": None if refused is None else said(refused),
        "verdict": roll_queries.may_import(draft, rows, decisions, leave_out=True),
        "crumbs": [*crumbs(), (reverse("people:rolls"), _("Lists of members"))],
    }


def _decisions(request: HttpRequest) -> dict[int, str]:
    marks = (
        (name.removeprefix("row-"), value) for name, value in request.POST.items() if name.startswith("row-")
    )
    return {int(number): value for number, value in marks if number.isdecimal() and len(number) < 7}


def _mistakes(rows: list[Row]) -> list[list[object]]:
    """Give the rows with errors as they were written, the reason beside each."""
    head: list[object] = [*HEADINGS[get_language() or "kk"], _("What to mend")]
    wrong = [row for row in rows if row.problems]
    return [
        head,
        *(
            [*(row.cells.get(f, "") for f in FIELDS), "; ".join(map(problem_in_words, row.problems))]
            for row in wrong
        ),
    ]
