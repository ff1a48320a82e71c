"""The rehearsal's own page: become somebody with one click, move the day forward."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from shanyraq.demo.cast import ROLES
from shanyraq.demo.forms import ClockForm
from shanyraq.journal import clock
from shanyraq.journal.models import Instance
from shanyraq.journal.services import move_clock
from shanyraq.meetings.models import PaperVote, SealedVote
from shanyraq.people.acting import may_do
from shanyraq.people.models import User
from shanyraq.web.forms import perform, status_of
from shanyraq.web.templatetags.furniture import named
from shanyraq.web.words import say

WHAT = {
    "chair": gettext_lazy(
        "Adopts the order that convenes a Session, decides on extraordinary ones, closes a Session with its decisions."
    ),
    "deputy": gettext_lazy(
        "A Deputy Chair from an ethnocultural association: convenes the Council when the Chair agrees."
    ),
    "head": gettext_lazy(
        "Heads the Secretariat: prepares the Session, confirms unconfirmed rules with a paper."
    ),
    "officer": gettext_lazy(
        "Prepares the agenda, records announcements, runs Council polls, reviews answers."
    ),
    "councillor": gettext_lazy("A member of the Council: the poll of this week is one vote short."),
    "member": gettext_lazy(
        "A member of the Assembly: 127 of 382 have signed the request, the next signature makes a third."
    ),
    "clerk": gettext_lazy("Answers decisions for the invented Agency of Archives; one waits for an answer."),
    "administrator": gettext_lazy("Enters acts, invites people, looks after the platform."),
}


def _only_in_a_rehearsal() -> None:
    row = Instance.objects.filter(pk=1).first()
    if not settings.REHEARSAL or row is None or row.kind != Instance.REHEARSAL:
        raise Http404


def sights() -> list[tuple[str, str]]:
    """List what a visitor may open without any role: the address, and what is there."""
    sealed = SealedVote.objects.filter(counted_at__isnull=False, election__isnull=False).first()
    paper = PaperVote.objects.filter(counted_at__isnull=False).first()
    found = []
    if sealed:
        there = _("An election by sealed ballots: who is elected, the public archive, how to recount it")
        found.append((reverse("meetings:sealed_vote", args=[sealed.pk]), there))
    if paper:
        there = _("A secret vote on paper: two counts that agree, the protocol")
        found.append((reverse("meetings:paper_vote", args=[paper.pk]), there))
    return found


def index(request: HttpRequest, *, form: ClockForm | None = None) -> HttpResponse:
    """Show who one may become, and the day."""
    _only_in_a_rehearsal()
    people = {
        u.email: u.person
        for u in User.objects.filter(email__in=[r.email for r in ROLES]).select_related("person")
    }
    roles = [(role, people[role.email], WHAT[role.key]) for role in ROLES if role.email in people]
    shown = form or ClockForm(initial={"to": request.today + timedelta(days=1)})
    moving = may_do("journal.move_clock", request.actor, request.today)
    context = {
        "roles": roles,
        "form": shown,
        "moving": moving,
        "sights": sights(),
        "me": getattr(request.user, "person_id", None),
    }
    return render(request, "demo/index.html", context, status=status_of(shown))


@require_POST
def become(request: HttpRequest, role: str) -> HttpResponse:
    """Sign in as an invented person. There is no such door outside a rehearsal."""
    _only_in_a_rehearsal()
    part = next((r for r in ROLES if r.key == role), None)
    if part is None:
        raise Http404
    user = get_object_or_404(User, email=part.email, person__invented=True)
    login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    messages.success(
        request, say(_("You are {name} now."), name=named(user.person) if user.person else part.name[0])
    )
    return redirect("portal:desk")


@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """Move the day of the rehearsal forward."""
    _only_in_a_rehearsal()
    may_do("journal.move_clock", request.actor, request.today).require()
    form = ClockForm(request.POST)
    done = perform(
        request, form, move_clock, by=request.actor, at=clock.moment(),
        then=lambda _row: request.path.replace("clock/", ""),
        done=lambda row: say(_("Today is {day} now."), day=row.rehearsal_day),
    )  # fmt: skip
    return done or index(request, form=form)
