"""Measures with their owners and states; the forms about one measure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shanyraq.journal import clock
from shanyraq.people.acting import may_do
from shanyraq.programmes import labels, services
from shanyraq.programmes.forms import measures as forms
from shanyraq.programmes.models import Contribution, Edition, Instrument, Reading
from shanyraq.programmes.queries import measures as asked
from shanyraq.programmes.queries.measures import Card
from shanyraq.programmes.rules.measures import NOT_LAUNCHED
from shanyraq.programmes.views.plans import filled
from shanyraq.programmes.views.reading import crumbs, edition_of
from shanyraq.web.forms import Form, sent
from shanyraq.web.tables import csv_response, json_response
from shanyraq.web.words import in_language

HEADS = (
    "number", "direction", "title", "gloss_ru", "gloss_en", "file", "first_line", "last_line", "owner", "owner_paper",
    "state", "items", "instruments", "assembly_role",
)  # fmt: skip


def measures(request: HttpRequest, slug: str) -> HttpResponse:
    """Show every measure with its owner and state, `?state=` those of one state; what is not launched; CSV and JSON."""
    edition = edition_of(request, slug)
    cards = asked.cards_on(edition, request.day)
    counts = asked.counted(cards)
    state = request.GET.get("state", "")
    if state and state not in dict(counts):
        raise Http404
    shown = [card for card in cards if state in {"", card.state}]
    if request.GET.get("format") in {"csv", "json"}:
        rows = [_row(card, edition) for card in shown]
        if request.GET["format"] == "csv":
            return csv_response(f"{slug}-measures", HEADS, rows)
        return json_response([dict(zip(HEADS, row, strict=True)) for row in rows])
    context = {
        "edition": edition, "cards": shown, "state": state, "all": len(cards),
        "counts": [(code, labels.MEASURE_STATES[code], count) for code, count in counts],
        "not_launched": dict(counts)[NOT_LAUNCHED], "without_owner": sum(card.owner is None for card in cards),
        "without_role": sum(card.role is None for card in cards),
        "title": _("Measures: who and how far"), "crumbs": crumbs(edition),
    }  # fmt: skip
    return render(request, "programmes/measures.html", context)


def _row(card: Card, edition: Edition) -> list[object]:
    row = card.reading
    return [
        row.number, card.direction, row.title, *(card.glosses[code].text if code in card.glosses else "" for code in ("ru", "en")),
        edition.paper.name, row.first_line, row.last_line, in_language(card.owner.body, "name")[0] if card.owner else "",
        card.owner.paper if card.owner else "", card.state, len(card.lines),
        "; ".join(f"{one.kind}: {one.paper}{f', {one.clause}' if one.clause else ''}" for one in card.instruments),
        card.role.kind if card.role else "",
    ]  # fmt: skip


@require_http_methods(["GET", "POST"])
def owner(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """Name the owner of a measure."""
    may_do("programmes.name_owner", request.actor, request.today).require()
    form = forms.OwnerForm(sent(request))
    return _of_measure(request, slug, number, form, services.name_owner, _("Name the owner"))


@require_http_methods(["GET", "POST"])
def gloss(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """Say a measure in another language."""
    may_do("programmes.gloss_measure", request.actor, request.today).require()
    form = forms.GlossForm(sent(request), own=edition_of(request, slug).language)
    return _of_measure(request, slug, number, form, services.gloss_measure, _("Gloss it in another language"))


@require_http_methods(["GET", "POST"])
def instrument(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """Name what carries a measure out."""
    may_do("programmes.add_instrument", request.actor, request.today).require()
    form = forms.InstrumentForm(sent(request))
    return _of_measure(request, slug, number, form, services.add_instrument, _("Name what carries it out"))


@require_http_methods(["GET", "POST"])
def contribution(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """Link a measure to an outcome."""
    may_do("programmes.link_outcome", request.actor, request.today).require()
    form = forms.OutcomeForm(sent(request), edition=edition_of(request, slug))
    return _of_measure(request, slug, number, form, services.link_outcome, _("Link an outcome"))


@require_POST
def end_instrument(request: HttpRequest, row: int) -> HttpResponse:
    """Take an instrument back."""
    found = get_object_or_404(Instrument, pk=row)
    services.take_instrument_back(by=request.actor, at=clock.moment(), row=found)
    return _back(request, found.part_id)


@require_POST
def end_contribution(request: HttpRequest, row: int) -> HttpResponse:
    """Take the link to an outcome back."""
    found = get_object_or_404(Contribution, pk=row)
    services.unlink_outcome(by=request.actor, at=clock.moment(), row=found)
    return _back(request, found.part_id)


def _back(request: HttpRequest, part: int) -> HttpResponse:
    messages.success(request, _("The link is taken back."))
    rows = Reading.objects.filter(part=part).select_related("edition__programme")
    reading = rows.order_by("-edition__number")[0]
    return redirect("programmes:part", reading.edition.programme.slug, reading.number)


def _of_measure(
    request: HttpRequest, slug: str, number: str, form: Form, act: Callable[..., Any], title: str
) -> HttpResponse:
    edition = edition_of(request, slug)
    row = edition.readings.filter(number=number).select_related("edition").first()
    if row is None:
        raise Http404
    here = reverse("programmes:part", args=[slug, number])
    way = [*crumbs(edition), (here, number)]
    return filled(request, form, act, title, way, _("Recorded."), reading=row, then=lambda made: here)
