"""Reviews by programme and year, one review with its proposals, the forms about them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shanyraq.journal import clock
from shanyraq.people.acting import may_do
from shanyraq.programmes import services
from shanyraq.programmes.forms import reviews as forms
from shanyraq.programmes.models import Programme, Proposal, Review
from shanyraq.programmes.queries import edition_on
from shanyraq.programmes.queries import reviews as asked
from shanyraq.programmes.queries.reviews import Seen
from shanyraq.programmes.rules import reviews as rules
from shanyraq.programmes.views.plans import filled
from shanyraq.programmes.views.reading import crumbs
from shanyraq.sources.facts.values import Place
from shanyraq.sources.queries import facts as papers
from shanyraq.web.forms import sent
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.words import in_language

HEADS = (
    "programme", "year", "proposal", "kind", "number", "title", "text", "why", "body", "proposed_on", "state",
    "decided_on", "decided_why", "draft", "edition",
)  # fmt: skip


def way(review: Review | None = None) -> list[tuple[str, str]]:
    """Give the way back from a page about reviews."""
    found = [*crumbs(), (reverse("programmes:reviews"), _("Yearly reviews"))]
    return found if review is None else [*found, (_address(review), str(review.year))]


def _address(review: Review) -> str:
    return reverse("programmes:review", args=[review.pk])


def index(request: HttpRequest) -> HttpResponse:
    """Show each programme's reviews year by year; CSV and JSON of every proposal."""
    years = asked.years_on(request.day)
    if request.GET.get("format") in {"csv", "json"}:
        return _file(request, [one for _e, rows in years for row in rows for one in row.proposals], "reviews")
    context = {
        "programmes": [(edition, rows, _may_open(request, edition.programme)) for edition, rows in years],
        "source": (Place.parse(rules.LINES),), "held": papers.shelf(), "title": _("Yearly reviews"), "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "programmes/reviews.html", context)


def _may(request: HttpRequest, act: str) -> bool:
    return not request.dated and bool(may_do(f"programmes.{act}", request.actor, request.today))


def _may_open(request: HttpRequest, programme: Programme) -> bool:
    return _may(request, "open_review") and not programme.reviews.filter(year=request.today.year).exists()


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a review: each proposal with its reason, by whom, and what became of it; CSV and JSON."""
    row = get_object_or_404(Review.objects.select_related("programme"), pk=pk, opened_on__lte=request.day)
    seen = asked.review_on(row, request.day)
    if request.GET.get("format") in {"csv", "json"}:
        return _file(request, seen, f"review-{pk}")
    waiting = sum(not one.is_decided for one in seen)
    is_open = row.closed_on is None or row.closed_on > request.day
    closing = (
        rules.may_close(closed_on=row.closed_on, waiting=waiting) if _may(request, "close_review") else None
    )
    context = {
        "review": row, "seen": seen, "waiting": waiting, "is_open": is_open, "edition": edition_on(row.programme, request.day),
        "may_propose": is_open and _may(request, "propose_change"), "may_decide": _may(request, "adopt_change"),
        "closing": closing if is_open else None, "crumbs": way(),
    }  # fmt: skip
    return render(request, "programmes/review.html", context)


def _file(request: HttpRequest, seen: Iterable[Seen], name: str) -> HttpResponse:
    rows = [_row(one) for one in seen]
    if request.GET["format"] == "csv":
        return csv_response(name, HEADS, rows)
    return json_response([dict(zip(HEADS, row, strict=True)) for row in rows])


def _row(one: Seen) -> list[object]:
    row, decided = one.proposal, one.is_decided
    return [
        row.review.programme.slug, row.review.year, row.pk, row.kind, one.reading.number if one.reading else row.number,
        one.reading.title if one.reading else "", in_language(row, "text")[0], row.why, in_language(row.body, "name")[0],
        row.on.isoformat(), one.state, row.decided_on.isoformat() if decided and row.decided_on else "",
        row.decided_why if decided else "", in_language(row.document, "title")[0] if decided and row.document else "",
        one.edition or "",
    ]  # fmt: skip


@require_POST
def open_review(request: HttpRequest, slug: str) -> HttpResponse:
    """Open the review of this year."""
    programme = get_object_or_404(Programme, slug=slug)
    made = services.open_review(by=request.actor, at=clock.moment(), programme=programme)
    messages.success(request, _("The review is open."))
    return redirect("programmes:review", made.pk)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a review."""
    services.close_review(by=request.actor, at=clock.moment(), review=get_object_or_404(Review, pk=pk))
    messages.success(request, _("The review is closed."))
    return redirect("programmes:review", pk)


@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose a change."""
    may_do("programmes.propose_change", request.actor, request.today).require()
    row = get_object_or_404(Review.objects.select_related("programme"), pk=pk)
    edition = edition_on(row.programme, request.today)
    if edition is None:
        raise Http404
    form = forms.ProposeForm(sent(request), edition=edition)
    return filled(
        request, form, services.propose_change, _("Propose a change"), way(row), _("The proposal is recorded."),
        review=row, then=lambda made: _address(row),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Adopt a proposal into a draft."""
    may_do("programmes.adopt_change", request.actor, request.today).require()
    return _decide(
        request,
        pk,
        forms.AdoptForm(sent(request), day=request.today),
        services.adopt_change,
        _("Adopt into a draft"),
    )


@require_http_methods(["GET", "POST"])
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Decline a proposal."""
    may_do("programmes.decline_change", request.actor, request.today).require()
    return _decide(
        request, pk, forms.DeclineForm(sent(request)), services.decline_change, _("Decline the proposal")
    )


def _decide(request: HttpRequest, pk: int, form: Any, act: Any, title: str) -> HttpResponse:
    row = get_object_or_404(Proposal.objects.select_related("review__programme"), pk=pk)
    return filled(
        request, form, act, title, way(row.review), _("Recorded."), proposal=row,
        then=lambda made: _address(row.review),
    )  # fmt: skip
