"""What each document says the Assembly is for: aims and tasks side by side, with their lines; CSV and JSON."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from shanyraq.sources.facts import reading
from shanyraq.sources.facts.aims import Aim, Aims, Task, aims
from shanyraq.sources.queries import facts as queries
from shanyraq.sources.views.facts import crumbs
from shanyraq.web.tables import csv_response, json_response


def shown(request: HttpRequest) -> HttpResponse:
    """Show the aims of each document by idea, each in words with its lines and its day, and the tasks beside each other."""
    told = aims()
    rows = [_plain(told, one) for one in (*told.aims, *told.tasks.values())]
    if request.GET.get("format") == "csv":
        return csv_response("aims-and-tasks", list(rows[0]), [list(row.values()) for row in rows])
    if request.GET.get("format") == "json":
        return json_response({"aims_and_tasks": rows})
    titles = {one.key: one.title for one in told.documents}
    context = {
        "told": told,
        "ideas": [
            (title, list(zip((one.title for one in told.documents), told.where(key), strict=True)))
            for key, title in told.ideas.items()
        ],
        "documents": [
            (one, [(aim, reading.as_of_line(aim.place)) for aim in told.of(one.key)])
            for one in told.documents
        ],
        "beside": [(row, [(titles[other.of], other) for other in row.others]) for row in told.beside()],
        "alone": [(titles[task.of], task) for task in told.alone()],
        "held": queries.shelf(),
        "papers": reading.cited_papers(),
        "title": _("What the Assembly is for"),
        "crumbs": crumbs(),
    }
    return render(request, "sources/facts/aims.html", context)


def _plain(told: Aims, one: Aim | Task) -> dict[str, Any]:
    is_task = isinstance(one, Task)
    alike = [
        name
        for pair in told.alike
        if is_task and one.id in pair.tasks
        for name in pair.tasks
        if name != one.id
    ]
    document = next(row for row in told.documents if row.key == one.of)
    return {
        "kind": "task" if is_task else "aim",
        "document": document.key,
        "act": document.act,
        "key": one.id if is_task else "",
        "source": str(one.place),
        "as_of": reading.as_of_line(one.place).day,
        "ideas": " ".join(sorted(one.holds)) if isinstance(one, Aim) else "",
        "alike": " ".join(dict.fromkeys(alike)),
        **{f"says_{language}": one.says[language] for language in ("kk", "ru", "en")},
    }
