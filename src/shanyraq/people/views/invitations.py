"""Invite in bulk, send again, accept."""

from __future__ import annotations

from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from shanyraq.journal import clock
from shanyraq.people import queries, rules
from shanyraq.people.acting import Actor
from shanyraq.people.forms import AcceptForm, InviteForm
from shanyraq.people.models import Invitation, User
from shanyraq.people.services import accept_invitation, invite_members, resend_invitation
from shanyraq.people.tokens import hash_of
from shanyraq.people.views.accounts import CHIPS, crumbs
from shanyraq.people.views.guards import csv_response, keep_private, may, require
from shanyraq.web.forms import perform, status_of
from shanyraq.web.words import say_count


@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request: HttpRequest) -> HttpResponse:
    """List invitations with their states; invite those who have a seat and no account."""
    require(request, "invite_members")
    waiting = queries.in_order(queries.uninvited(request.today))  # type: ignore[attr-defined]
    form = InviteForm(request.POST or None, initial={"language": "kk"})
    form.fields["people"].queryset = queries.uninvited(request.today)  # type: ignore[attr-defined]
    if request.method == "POST":
        done = perform(
            request, form, invite_members,
            by=request.actor, at=clock.moment(),  # type: ignore[attr-defined]
            then=lambda _made: reverse("people:invitations"),
            done=lambda made: say_count("{count} invitation is on its way", "{count} invitations are on their way", len(made)),
        )  # fmt: skip
        if done is not None:
            return done
    rows = [(row, row.state_at(clock.now())) for row in queries.invitations()]
    if request.GET.get("format") == "csv":
        head: list[object] = [_("Name"), _("E-mail"), _("State"), _("Sent")]
        return csv_response(
            [head, *([r.person.name_kk, r.email, s, r.sent_at.isoformat()] for r, s in rows)], "invitations"
        )
    chosen = set(request.POST.getlist("people"))
    found = {
        "form": form,
        "waiting": [(p, not chosen or str(p.pk) in chosen) for p in waiting],
        "rows": [(row, state, CHIPS[state]) for row, state in rows],
        "may_invite": may(request, "invite_members"),
        "crumbs": crumbs(),
    }
    return keep_private(render(request, "people/invitations.html", found, status=status_of(form)))


@require_POST
def resend(request: HttpRequest, pk: int) -> HttpResponse:
    """Send an invitation again; the link of the old letter stops working."""
    invitation = get_object_or_404(Invitation, pk=pk)
    resend_invitation(by=request.actor, at=clock.moment(), invitation=invitation)  # type: ignore[attr-defined]
    messages.success(request, _("The invitation is sent again; the old link no longer works."))
    return redirect("people:invitations")


@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """Let whoever holds the link set a password and begin."""
    found = Invitation.objects.select_related("person").filter(token_hash=hash_of(token) or "none").first()
    now = clock.now()
    rules.may_accept(
        known=found is not None,
        accepted=bool(found and found.accepted_at),
        expires=found.expires_at if found else None,
        now=now,
    ).require()
    assert found is not None
    if found.opened_at is None and request.method == "GET":
        Invitation.objects.filter(pk=found.pk, opened_at__isnull=True).update(opened_at=now)
    form = AcceptForm(request.POST or None, user=User(email=found.email, person=found.person))
    if request.method == "POST" and form.is_valid():
        return _begun(request, found, token, form.cleaned_data["password"])
    page = render(request, "people/invited.html", {"invitation": found, "form": form}, status=status_of(form))
    return keep_private(page)


def _begun(request: HttpRequest, found: Invitation, token: str, password: str) -> HttpResponse:
    """Make the account and sign its holder in, in a session of their own."""
    holder = Actor(key=f"person:{found.person_id}", person_id=found.person_id)
    user = accept_invitation(by=holder, at=clock.moment(), token=token, password=password)
    if request.user.is_authenticated:
        logout(request)
    return perform_login(request, user, email_verification="none")
