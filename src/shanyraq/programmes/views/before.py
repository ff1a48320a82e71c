"""What came before the Concept: the earlier strategy's results beside today's measures, money, overlapping plans, the Doctrine."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from shanyraq.acts.queries import rulebook
from shanyraq.programmes.queries.before import compared_on, concept_on, money_of
from shanyraq.programmes.views.reading import crumbs
from shanyraq.sources.facts.before import Before, overlaps
from shanyraq.sources.facts.before import before as told
from shanyraq.sources.queries import facts as papers
from shanyraq.web.tables import json_response


def before(request: HttpRequest) -> HttpResponse:
    """Show what the Concept says came before it, each row with its lines; JSON."""
    rows, book = told(), rulebook()
    compared, money = compared_on(rows.results, request.day), money_of(rows.money)
    total = sum((one.figure.value for one in money), 0)  # type: ignore[misc]
    shared = overlaps(rows.periods)
    if request.GET.get("format") == "json":
        return json_response(_plain(rows, compared, money, total, shared))
    context = {
        "told": rows, "compared": compared, "money": money, "total": total, "overlaps": shared,
        "edition": concept_on(request.day), "plans": [(one, book.acts[one.act]) for one in rows.plans],
        "held": papers.shelf(), "title": _("What came before the Concept"), "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "programmes/before.html", context)


def _plain(rows: Before, compared: Any, money: Any, total: Any, shared: Any) -> dict[str, object]:
    def years(one: Any) -> dict[str, object]:
        return {"since": one.since, "until": one.until, "act": one.act, "source": str(one.place)}

    return {
        "strategy": years(rows.strategy),
        "results": [
            {
                "key": one.result.key, "says": dict(one.result.says), "source": str(one.result.place),
                "beside": list(one.result.beside), "measures": one.measures,
            }
            for one in compared
        ],
        "money": {
            **years(rows.money), "parts": {one.figure.series: one.figure.value for one in money}, "total": total
        },
        "plan_periods": [years(one) for one in rows.periods],
        "overlaps": [{"first": first, "last": last} for _one, _two, first, last in shared],
        "doctrine_plans": [years(one) for one in rows.plans],
        "crosswalk": [{"where": dict(one.says), "source": str(one.place)} for one in rows.crosswalk],
        "prevention": [
            {"key": one.key, "says": dict(one.says), "source": str(one.place)} for one in rows.prevention
        ],
    }  # fmt: skip
