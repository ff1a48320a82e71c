"""One mandate: in force from when until when, what was known of it when, and how it is put right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shanyraq.bodies import services
from shanyraq.bodies.forms import CategoryForm, CorrectionForm
from shanyraq.bodies.forms.mandates import EndingForm
from shanyraq.journal import clock
from shanyraq.people.acting import may_do
from shanyraq.people.knowledge import history_of
from shanyraq.people.models import Membership
from shanyraq.web.forms import Form, perform, status_of
from shanyraq.web.words import in_language

_ACTS: dict[str, tuple[Callable[..., Any], Any]] = {
    "correct": (
        services.correct_mandate,
        gettext_lazy("The mandate is corrected; what was known before stays on record."),
    ),
    "end": (services.end_mandate, gettext_lazy("The mandate is ended.")),
    "category": (services.record_category, gettext_lazy("The category is recorded.")),
}


def mandate(request: HttpRequest, membership_id: int) -> HttpResponse:
    """Show a mandate on both axes of time; an officer of the Secretariat corrects it here."""
    row = get_object_or_404(
        Membership.objects.select_related("person", "organization", "post", "standing"), pk=membership_id
    )
    may = may_do("bodies.correct_mandate", request.actor, request.today)
    do = request.POST.get("do", "correct")
    forms = _forms(row, do, request.POST) if may else {}
    asked = forms.get(do)
    if request.method == "POST":
        may.require()
        if asked is None:  # an ending or a category is asked for where there is none to record
            raise Http404
        service, said = _ACTS[do]
        answer = perform(
            request,
            asked,
            service,
            then=lambda _done: reverse("bodies:mandate", args=[membership_id]),
            done=lambda _done: str(said),
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
        "form": forms.get("correct"),
        "end_form": forms.get("end"),
        "category_form": forms.get("category"),
        "ending": getattr(row, "ending", None),
        "crumbs": [
            (reverse("bodies:structure"), _("Structure")),
            (reverse("bodies:members"), _("Members")),
            (reverse("bodies:person", args=[row.person_id]), name),
        ],
    }
    return render(request, "bodies/mandate.html", context, status=status_of(asked) if asked else 200)


def _forms(row: Membership, do: str, typed: Any) -> dict[str, Form]:
    """Give the forms of the page by what they do; what was typed goes to the one that was sent."""

    def given(form: str) -> Any:
        return typed if typed and do == form else None

    initial = {"since": row.since, "until": row.until, "basis": row.basis}
    forms: dict[str, Form] = {"correct": CorrectionForm(given("correct"), initial=initial)}
    if _may_end(row):
        forms["end"] = EndingForm(given("end"), prefix="end")
    standing = getattr(row, "standing", None)
    if standing is not None:
        known = {"category": standing.category, "paper": standing.category_paper}
        forms["category"] = CategoryForm(given("category"), initial=known, prefix="kind")
    return forms


def _may_end(row: Membership) -> bool:
    member = row.role == "member" and row.organization.classification in {"assembly", "regional_assembly"}
    return member and not hasattr(row, "ending")
