"""Statements on behalf of the Assembly and programme documents: the Chair's alone (Decree 149, pt 6)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.forms import organs as forms
from shanyraq.bodies.models import Statement
from shanyraq.bodies.services import chair
from shanyraq.bodies.views import acts
from shanyraq.law.chair import may_use_power
from shanyraq.people.acting import may_do


def statements(request: HttpRequest) -> HttpResponse:
    """Show what the Chair stated and approved by the page's day; the Chair adds to it here, anybody else is refused."""
    parts = _parts(request) if acts.may(request, "bodies.make_statement") else []
    if request.method == "POST":
        may_do("bodies.make_statement", request.actor, request.today).require()
        answer = acts.performed(request, parts, reverse("bodies:statements"))
        if answer is not None:
            return answer
    context = {
        "rows": Statement.objects.filter(day__lte=request.day),
        "verdict": may_use_power(
            rulebook(),
            power="makes_statements",
            by_chair="assembly.chair" in request.actor.roles,
            day=request.today,
        ),
        "parts": parts,
        "crumbs": [(reverse("bodies:structure"), _("Structure"))],
    }
    return render(request, "bodies/statements.html", context, status=acts.status(parts))


def _parts(request: HttpRequest) -> list[acts.Part]:
    own = [
        ("statement", _("Make a statement"), chair.make_statement),
        ("programme", _("Approve a programme document"), chair.approve_programme),
    ]
    return [
        acts.Part(name, title, act, forms.StatementForm(acts.sent(request, name), prefix=name))
        for name, title, act in own
    ]
