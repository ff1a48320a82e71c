"""Who may do what on the platform, and on which article: the powers of every office, none without a basis."""

from __future__ import annotations

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from shanyraq.law import book
from shanyraq.law.mandates import Mandate, mandates
from shanyraq.people.roles import ROLES, in_words
from shanyraq.web.tables import csv_response, json_response

PLATFORM = frozenset({"anyone", "system", "instance.administrator"})  # no office of the institution


def without_basis() -> list[Mandate]:
    """List the powers of an office of the institution that no article gives; a rehearsal's own tools are no powers."""
    return [m for m in mandates().values() if not m.law and not m.rehearsal_only and m.who - PLATFORM]


def powers(request: HttpRequest) -> HttpResponse:
    """Show each act of the platform with its roles and its articles, of one role or of all; CSV and JSON."""
    asked = request.GET.get("role", "")[:60]
    every = [m for m in mandates().values() if not m.rehearsal_only]
    rows = sorted((m for m in every if not asked or asked in m.who), key=lambda m: m.act)
    plain = [
        {
            "act": m.act, "title_kk": m.title["kk"], "title_ru": m.title["ru"], "title_en": m.title["en"],
            "who": " ".join(sorted(m.who)), "law": " ".join(map(str, m.law)),
        }
        for m in rows
    ]  # fmt: skip
    if request.GET.get("format") == "csv":
        return csv_response(
            "powers", list(plain[0]) if plain else ["act"], [list(row.values()) for row in plain]
        )
    if request.GET.get("format") == "json":
        return json_response({"powers": plain})
    counts = Counter(role for m in every for role in m.who)
    acts = book().acts
    context = {
        "given": [(m, in_words(sorted(m.who)), [(c, acts[c.act].status_on(request.day)) for c in m.law]) for m in rows if m.law],
        "own": [(m, in_words(sorted(m.who))) for m in rows if not m.law],
        "bare": without_basis(),
        "roles": [(role, words, counts[role]) for role, words in ROLES.items() if counts[role]],
        "asked": asked,
        "title": _("Who may do what"),
        "crumbs": [(reverse("acts:index"), _("Acts"))],
    }  # fmt: skip
    return render(request, "acts/powers.html", context)
