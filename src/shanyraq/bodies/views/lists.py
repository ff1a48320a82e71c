"""What an imported list wrote: how members came by it, and the undoing of all of it."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from shanyraq.bodies import services
from shanyraq.bodies.forms import UndoForm
from shanyraq.bodies.services import lists
from shanyraq.journal import clock
from shanyraq.law import mandates
from shanyraq.people.models import RollDraft
from shanyraq.people.roll_queries import brought_of
from shanyraq.web.forms import perform, status_of
from shanyraq.web.words import say

ON_A_PAGE = 100


@require_http_methods(["GET", "HEAD", "POST"])
def brought(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Show what each row of an imported list wrote, and take all of it back when the officer says why."""
    mandates.may("bodies.undo_import", request.actor.roles, request.today).require()
    draft = get_object_or_404(RollDraft, pk=draft_id, imported_at__isnull=False)
    form = UndoForm(request.POST or None)
    if request.method == "POST":
        answer = perform(
            request,
            form,
            services.undo_import,
            then=lambda _gone: reverse("people:roll", args=[draft_id]),
            done=lambda gone: say(
                _("Taken back: people {people}, seats {seats}."), people=gone.people, seats=gone.seats
            ),
            by=request.actor,
            at=clock.moment(),
            draft_id=draft_id,
        )
        if answer is not None:
            return answer
    waiting = lists.unrecorded(draft)
    context = {
        "draft": draft,
        "page": Paginator(brought_of(draft), ON_A_PAGE).get_page(request.GET.get("page")),
        "counted": draft.counted,
        "ways": len(waiting),
        "may_record": mandates.may("bodies.record_standings", request.actor.roles, request.today)
        and lists.may_record(waiting),
        "may_undo": lists.may_undo_list(draft, request.actor),
        "form": form,
        "crumbs": [
            (reverse("people:rolls"), _("Lists of members")),
            (reverse("people:roll", args=[draft_id]), draft.name),
        ],
    }
    response = render(request, "bodies/list.html", context, status=status_of(form))
    response.headers["Cache-Control"] = "no-store, private"
    return response


@require_POST
def ways(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Record how members came, from the rows that say so."""
    mandates.may("bodies.record_standings", request.actor.roles, request.today).require()
    get_object_or_404(RollDraft, pk=draft_id)
    count = services.record_standings(by=request.actor, at=clock.moment(), draft_id=draft_id)
    sentence = ngettext(
        "The path of {n} member is recorded.", "The paths of {n} members are recorded.", count
    )
    messages.success(request, say(sentence, n=count))
    return redirect("bodies:list", draft_id)
