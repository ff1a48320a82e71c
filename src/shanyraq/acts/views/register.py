"""The register of acts, its history, its checks, the replay of the real Sessions."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from shanyraq.acts import saying
from shanyraq.acts.models import ActText, Inconsistency
from shanyraq.acts.queries import rulebook
from shanyraq.acts.queries.chain import chain
from shanyraq.acts.queries.register import Wanted, act_as_json, differences, listed
from shanyraq.law.history import replay
from shanyraq.law.status import may_institution_act
from shanyraq.web.tables import csv_response, json_response

ON_A_PAGE = 30


def index(request: HttpRequest) -> HttpResponse:
    """List the acts with their status on the page's day."""
    book, day = rulebook(), request.day
    given = request.GET
    wanted = Wanted(given.get("kind", ""), given.get("status", ""), given.get("q", "")[:200])
    rows = listed(book, day, wanted)
    if given.get("format") == "json":
        return json_response({"day": day.isoformat(), "acts": [act_as_json(book, row) for row in rows]})
    if given.get("format") == "csv":
        return _csv(rows)
    context = {
        "page": Paginator(rows, ON_A_PAGE).get_page(given.get("page")), "kept": _kept(request, "page"),
        "wanted": wanted, "total": len(book.acts), "kinds": saying.kinds(),
        "statuses": saying.STATUSES, "title": _("Acts"), "may_act": may_institution_act(book, day),
        "query": _kept(request),
    }  # fmt: skip
    return render(request, "acts/index.html", context)


def _kept(request: HttpRequest, *without: str) -> str:
    """Give the question of the page, to be carried to its downloads and its other pages."""
    kept = request.GET.copy()
    for name in ("format", *without):
        kept.pop(name, None)
    return kept.urlencode()


def _csv(rows: list) -> HttpResponse:  # type: ignore[type-arg]
    header = ["slug", "kind", "number", "date", "title_kk", "title_ru", "title_en", "issuer", "status",
              "in_force_from", "in_force_until", "confidence", "source"]  # fmt: skip
    return csv_response("acts", header, (
        [a.slug, a.kind, a.number, a.date, a.titles["kk"], a.titles["ru"], a.titles["en"], a.issuer, row.status,
         a.in_force_from, a.in_force_until, a.confidence, a.source]
        for row in rows for a in (row.act,)
    ))  # fmt: skip


def history(request: HttpRequest) -> HttpResponse:
    """Show the chain of acts from the founding to the Regulation of 2011."""
    events = chain(rulebook(), request.day)
    context = {"events": events, "title": _("How the law made the Assembly"), "crumbs": _crumbs()}
    return render(request, "acts/history.html", context)


def checks(request: HttpRequest) -> HttpResponse:
    """Show what in the papers, or between the papers and the register, does not agree."""
    rows = Inconsistency.objects.filter(of__replaced_on__isnull=True).select_related("of__paper")
    context = {
        "findings": rows.order_by("of__act", "first_line"), "differences": differences(rulebook()),
        "texts": ActText.objects.filter(replaced_on__isnull=True).count(),
        "title": _("What does not agree"), "crumbs": _crumbs(),
    }  # fmt: skip
    return render(request, "acts/checks.html", context)


def replayed(request: HttpRequest) -> HttpResponse:
    """Show the real Sessions against the rules of their day."""
    found = replay(rulebook())
    order = {"broken": 0, "conflict": 1, "unknown": 2, "kept": 3}
    context = {
        "findings": sorted(found, key=lambda finding: order[finding.outcome]),
        "broken": [finding for finding in found if finding.outcome == "broken"],
        "title": _("The real Sessions by the rules of their day"),
        "crumbs": _crumbs(),
    }
    return render(request, "acts/replay.html", context)


def _crumbs() -> list[tuple[str, str]]:
    from django.urls import reverse

    return [(reverse("acts:index"), _("Acts"))]
