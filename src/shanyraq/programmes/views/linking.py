"""Pages where a decision is linked to a measure, or a link is taken back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shanyraq.journal import clock
from shanyraq.law import mandates
from shanyraq.programmes.forms import LinkForm
from shanyraq.programmes.models import DecisionLink
from shanyraq.programmes.services import link_decision, unlink_decision
from shanyraq.programmes.views.reading import crumbs, edition_of
from shanyraq.web.forms import perform, status_of


@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """Link a decision to a measure."""
    mandates.may("programmes.link_decision", request.actor.roles, request.today).require()
    edition = edition_of(request, slug)
    row = edition.readings.filter(number=number).first()
    if row is None:
        raise Http404
    form = LinkForm(request.POST if request.method == "POST" else None, part=row.part_id)
    here = reverse("programmes:part", args=[slug, number])
    if request.method == "POST":
        answered = perform(
            request, form, link_decision, by=request.actor, at=clock.moment(), reading=row,
            then=lambda made: here, done=lambda made: _("The decision is linked."),
        )  # fmt: skip
        if answered:
            return answered
    context = {
        "form": form, "edition": edition, "row": row, "title": _("Link a decision"),
        "crumbs": [*crumbs(edition), (here, number)],
    }  # fmt: skip
    return render(request, "programmes/link.html", context, status=status_of(form))


@require_POST
def unlink(request: HttpRequest, slug: str, row: int) -> HttpResponse:
    """Take a link back."""
    found = get_object_or_404(DecisionLink, pk=row, part__programme__slug=slug)
    done = unlink_decision(by=request.actor, at=clock.moment(), link=found)
    messages.success(request, _("The link is taken back."))
    reading = edition_of(request, slug).readings.filter(part=done.part_id).first()
    if reading is None:
        return redirect("programmes:programme", slug)
    return redirect("programmes:part", slug, reading.number)
