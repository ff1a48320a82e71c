"""What this platform keeps about the reader."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shanyraq.people import queries
from shanyraq.people.models import Membership, User
from shanyraq.people.views.guards import keep_private, may


@require_safe
@login_required
def me(request: HttpRequest) -> HttpResponse:
    """Show the reader who they are here: name, address, seats, how the account is guarded."""
    user = request.user
    assert isinstance(user, User)
    seats = (
        Membership.objects.filter(person_id=user.person_id).select_related("organization").order_by("-since")
    )
    found = {
        "person": user.person,
        "seats": seats,
        "with_factor": queries.has_factor(user),
        "may_invite": may(request, "invite_members"),
    }
    return keep_private(render(request, "people/me.html", found))


@require_safe
@login_required
def own_data(request: HttpRequest) -> HttpResponse:
    """Give everything this room keeps about the reader, as JSON."""
    user = request.user
    assert isinstance(user, User)
    data = queries.own_data(user.person) if user.person else {"account": {"email": user.email}}
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response.headers["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return keep_private(response)
