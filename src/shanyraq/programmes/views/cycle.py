"""The Assembly's part in the planning of the state: records by year and phase; its function to assist national policy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from shanyraq.acts.queries import rulebook
from shanyraq.programmes.labels import ITEM_STATES, KINDS_OF_LOGS, PHASES
from shanyraq.programmes.queries import cycle as asked
from shanyraq.programmes.queries.cycle import Log
from shanyraq.programmes.queries.functions import policy_on
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.words import in_language

HEADS = ("day", "phase", "kind", "title", "address")
YEAR_HEADS = ("year", *asked.PHASES, "total")
FUNCTION_HEADS = ("counter", "value", "count", "as_of")
ON_A_PAGE = 50
TITLES: dict[str, Callable[[Any], tuple[Any, str]]] = {
    "document_step": lambda row: (row.document, "title"),
    "assignment_planned": lambda row: (row.instruction, "title"),
    "topic": lambda row: (row, "name"),
    "recommendation": lambda row: (row, "text"),
    "proposal": lambda row: (row, "text"),
    "measurement": lambda row: (row.indicator, "title"),
    "mechanism_used": lambda row: (row.mechanism, "title"),
}
ADDRESSES: dict[str, Callable[[Any], str]] = {
    "plan_approved": lambda row: reverse("programmes:plan", args=[row.pk]),
    "package_approved": lambda row: reverse("programmes:package", args=[row.pk]),
    "document_step": lambda row: reverse("programmes:document", args=[row.document_id]),
    "session_version": lambda row: reverse(
        "programmes:session_version", args=[row.session.number, row.number]
    ),
    "assignment_planned": lambda row: reverse("programmes:assignment", args=[row.instruction.identifier]),
    "joint_plan": lambda row: reverse("decisions:joint_plan", args=[row.pk]),
    "topic": lambda row: reverse("decisions:topics"),
    "recommendation": lambda row: reverse("decisions:advice"),
    "proposal": lambda row: reverse("decisions:advice") + "?kind=proposal",
    "meeting_with_state": lambda row: reverse("decisions:interactions") + f"?kind={row.kind}",
    "meeting_with_society": lambda row: reverse("decisions:interactions") + f"?kind={row.kind}",
    "measurement": lambda row: reverse("programmes:indicator", args=[row.indicator_id]),
    "evaluation": lambda row: reverse("programmes:evaluation", args=[row.year]),
    "mechanism": lambda row: reverse("decisions:mechanism", args=[row.pk]),
    "mechanism_used": lambda row: reverse("decisions:mechanism", args=[row.mechanism_id]),
}


def cycle(request: HttpRequest) -> HttpResponse:
    """Count the records of each year by phase and list those of one, each with its page; CSV and JSON of either table."""
    years = asked.years_of(request.day)
    given, phase = request.GET.get("year", ""), request.GET.get("phase", "")
    phase = phase if phase in PHASES else ""
    known = [one.year for one in years]
    year = int(given) if given.isdecimal() and len(given) < 5 else (known[0] if known else request.day.year)
    logs = asked.logs_of(year, request.day, phase)
    form = request.GET.get("format")
    if form in {"csv", "json"}:
        if request.GET.get("table") == "years":
            lines = [(one.year, *(count for _phase, count in one.counts), one.total) for one in years]
            return _file(form, "planning-by-year", YEAR_HEADS, lines)
        lines = [
            (log.day.isoformat(), log.phase, log.key, _title(log)[0], ADDRESSES[log.key](log.row))
            for log in logs
        ]
        return _file(form, f"planning-{year}", HEADS, lines)
    page = Paginator(logs, ON_A_PAGE).get_page(request.GET.get("page", "1"))
    dated = f"&on={request.day.isoformat()}" if request.dated else ""
    context = {
        "years": years, "year": year, "phase": phase, "phases": PHASES.items(), "page": page, "total": len(logs),
        "rows": [(log, KINDS_OF_LOGS[log.key], *_title(log), _address(log, dated)) for log in page],
        "kept": f"year={year}&phase={phase}{dated}", "crumbs": [(reverse("programmes:index"), _("Programmes"))],
    }  # fmt: skip
    return render(request, "programmes/cycle.html", context)


def _address(log: Log, dated: str) -> str:
    address = ADDRESSES[log.key](log.row)
    return address + (dated if "?" in address else dated.replace("&", "?", 1))


def _title(log: Log) -> tuple[str, str]:
    """Give the words of a record and their language; a kind without a title of its own has none."""
    row = log.row
    if log.key in {"session_version", "evaluation"}:
        return str(row.session.number if log.key == "session_version" else row.year), ""
    if log.key.startswith("meeting_"):
        return row.purpose, ""
    thing, name = TITLES.get(log.key, lambda one: (one, "title"))(row)
    words, language = in_language(thing, name)[:2]
    return words[:160], language


def function(request: HttpRequest) -> HttpResponse:
    """Show the function to assist state national policy: its counters, each with its records; CSV and JSON."""
    policy = policy_on(rulebook(), request.day)
    if request.GET.get("format") in {"csv", "json"}:
        as_of = request.day.isoformat()
        lines = [
            ("programme_documents", "", len(policy.drafts), as_of),
            *(("proposals", outcome or "awaited", count, as_of) for outcome, count in policy.outcomes),
            ("plans", "", len(policy.plans), as_of),
            *(("plan_items", state, count, as_of) for state, count in policy.states),
        ]
        return _file(request.GET["format"], "national-policy", FUNCTION_HEADS, lines)
    context = {
        "policy": policy, "states": [(ITEM_STATES[state], count) for state, count in policy.states],
        "page": Paginator(policy.proposals, ON_A_PAGE).get_page(request.GET.get("page", "1")),
        "kept": f"on={request.day.isoformat()}" if request.dated else "",
        "crumbs": [(reverse("programmes:index"), _("Programmes"))],
    }  # fmt: skip
    return render(request, "programmes/function.html", context)


def _file(form: str, name: str, heads: tuple[str, ...], lines: list[tuple[Any, ...]]) -> HttpResponse:
    if form == "csv":
        return csv_response(name, heads, lines)
    return json_response([dict(zip(heads, line, strict=True)) for line in lines])
