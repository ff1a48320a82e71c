"""One mandate: in force from when until when, what was known of it when, and how it is put right."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from shanyraq.bodies import services
from shanyraq.bodies.forms import CorrectionForm
from shanyraq.bodies.forms_of_mandates import EndingForm
from shanyraq.journal import clock
from shanyraq.people.acting import may_do
from shanyraq.people.knowledge import history_of
from shanyraq.people.models import Membership
from shanyraq.web.forms import perform, status_of
from shanyraq.web.words import in_language


def mandate(request: HttpRequest, membership_id: int) -> HttpResponse:
    """Show a mandate on both axes of time; an officer of the Secretariat corrects it here."""
    row = get_object_or_404(
        Membership.objects.select_related("person", "organization", "post"), pk=membership_id
    )
    may = may_do("bodies.correct_mandate", request.actor, request.today)
    ending = request.POST.get("do") == "end"
    initial = {"since": row.since, "until": row.until, "basis": row.basis}
    form = CorrectionForm(None if ending else request.POST or None, initial=initial) if may else None
    end_form = EndingForm(request.POST if ending else None, prefix="end") if may and _may_end(row) else None
    asked = end_form if ending else form
    if request.method == "POST":
        may.require()
        if asked is None:  # an ending is asked for where nothing is left to end
            raise Http404
        said = (
            _("The mandate is ended.")
            if ending
            else _("The mandate is corrected; what was known before stays on record.")
        )
        answer = perform(
            request,
            asked,
            services.end_mandate if ending else services.correct_mandate,
            then=lambda done: reverse("bodies:mandate", args=[done.pk]),
            done=lambda _done: said,
            by=request.actor,
            at=clock.moment(),
            membership_id=membership_id,
        )
        if answer is not None:
            return answer
    name, _language = in_language(row.person, "name")
    context = {
        "row": row,
        "history": list(history_of(row)),
        "form": form,
        "end_form": end_form,
        "ending": getattr(row, "ending", None),
        "crumbs": [
            (reverse("bodies:structure"), _("Structure")),
            (reverse("bodies:members"), _("Members")),
            (reverse("bodies:person", args=[row.person_id]), name),
        ],
    }
    return render(request, "bodies/mandate.html", context, status=status_of(asked) if asked else 200)


def _may_end(row: Membership) -> bool:
    member = row.role == "member" and row.organization.classification in {"assembly", "regional_assembly"}
    return member and not hasattr(row, "ending")
