"""The accounts of this instance, and what waits."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shanyraq.journal import clock
from shanyraq.people import queries
from shanyraq.people.models import Invitation, RollDraft, User
from shanyraq.people.views.guards import csv_response, keep_private, may, require

CHIPS = {"accepted": "done", "expired": "late", "opened": "now", "sent": "wait"}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show how many accounts, invitations and lists there are, and what waits for an officer."""
    require(request, "invite_members")
    found = {
        "accounts": User.objects.count(),
        "invited": Invitation.objects.filter(accepted_at__isnull=True).count(),
        "uninvited": queries.uninvited(request.today).count(),  # type: ignore[attr-defined]
        "resets": queries.open_resets(clock.now()).count(),
        "rolls": RollDraft.objects.filter(imported_at__isnull=True).count(),
        "may_import": may(request, "import_roll"),
    }
    return keep_private(render(request, "people/index.html", found))


@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    """List accounts: whose, which seats, whether a second factor is set."""
    require(request, "invite_members")
    rows = queries.accounts()
    today = request.today  # type: ignore[attr-defined]
    for user in rows:
        held = user.person.memberships.all() if user.person else ()
        user.seats = [m for m in held if m.since <= today and (m.until is None or today < m.until)]  # type: ignore[attr-defined]
    if request.GET.get("format") == "csv":
        head: list[object] = [_("Name"), _("E-mail"), _("Seats"), _("Second factor")]
        lines: list[list[object]] = [
            [
                user.person.name_kk if user.person else "",
                user.email,
                ", ".join(f"{m.organization.classification}.{m.role}" for m in user.seats),  # type: ignore[attr-defined]
                "1" if user.with_factor else "0",  # type: ignore[attr-defined]
            ]
            for user in rows
        ]
        return csv_response([head, *lines], "accounts")
    return keep_private(render(request, "people/accounts.html", {"rows": rows, "crumbs": crumbs()}))


def crumbs() -> list[tuple[str, str]]:
    """Give the way to the pages of this room."""
    return [(reverse("people:index"), _("People and accounts"))]
