"""A lost second factor: the person asks, officers approve."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from rulebook import Refusal

from shanyraq.journal import clock
from shanyraq.people import queries
from shanyraq.people.acting import Actor
from shanyraq.people.forms import ApproveForm, LostFactorForm
from shanyraq.people.models import FactorReset, User
from shanyraq.people.services import approve_factor_reset, ask_factor_reset
from shanyraq.people.views.accounts import crumbs
from shanyraq.people.views.guards import keep_private, may, require
from shanyraq.web.forms import perform, status_of


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def lost_factor(request: HttpRequest) -> HttpResponse:
    """Ask two officers to remove a second factor that is lost; the password is proven first."""
    form = LostFactorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = _proven(request, form)
        if user is not None:
            try:
                holder = Actor(key=f"person:{user.person_id}", person_id=user.person_id)
                ask_factor_reset(by=holder, at=clock.moment(), user=user, reason=form.cleaned_data["reason"])
            except Refusal as refusal:
                form.refused = refusal.verdict
            else:
                messages.success(request, _("Two officers are asked. A letter comes when it is done."))
                return redirect("account_login")
    return keep_private(render(request, "people/lost_factor.html", {"form": form}, status=status_of(form)))


def _proven(request: HttpRequest, form: LostFactorForm) -> User | None:
    """Give the account whose password was typed; the same words for a wrong address and a wrong password."""
    adapter = get_adapter(request)
    given = {"email": form.cleaned_data["email"].lower(), "password": form.cleaned_data["password"]}
    try:
        user = adapter.authenticate(request, **given)
    except ValidationError as problem:
        form.add_error(None, problem)
        return None
    if user is None or not user.is_active or user.person_id is None:
        form.add_error(None, adapter.validation_error("email_password_mismatch"))
        return None
    return user  # type: ignore[no-any-return]


@require_http_methods(["GET", "HEAD"])
def resets(request: HttpRequest) -> HttpResponse:
    """List the requests that wait for officers."""
    require(request, "approve_factor_reset")
    now = clock.now()
    rows = [(reset, queries.may_approve(reset, request.actor, now)) for reset in queries.open_resets(now)]  # type: ignore[attr-defined]
    return keep_private(render(request, "people/resets.html", {"rows": rows, "crumbs": crumbs()}))


@require_http_methods(["GET", "HEAD", "POST"])
def reset(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve one request, saying how the person was recognised."""
    require(request, "approve_factor_reset")
    found = get_object_or_404(
        FactorReset.objects.select_related("person").prefetch_related("approvals__officer"), pk=pk
    )
    form = ApproveForm(request.POST or None)
    if request.method == "POST":
        done = perform(
            request, form, approve_factor_reset,
            by=request.actor, at=clock.moment(), reset=found,  # type: ignore[attr-defined]
            then=lambda _reset: reverse("people:resets"),
            done=lambda reset: _("The second factor is removed; the person is told by mail.") if reset.done_at
            else _("Approved. One more officer is needed."),
        )  # fmt: skip
        if done is not None:
            return done
    verdict = may(request, "approve_factor_reset") and queries.may_approve(found, request.actor, clock.now())  # type: ignore[attr-defined]
    shown = {
        "reset": found,
        "form": form,
        "verdict": verdict,
        "crumbs": [*crumbs(), (reverse("people:resets"), _("Lost second factors"))],
    }
    return keep_private(render(request, "people/reset.html", shown, status=status_of(form)))
