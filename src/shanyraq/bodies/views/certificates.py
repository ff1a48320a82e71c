"""Papers about the roll: an officer issues, lists and annuls them, a member takes the certificate of their own mandate."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shanyraq.bodies import queries, services
from shanyraq.bodies.codes import written
from shanyraq.bodies.forms.certificates import AnnulForm, ExtractForm
from shanyraq.bodies.models import Certificate
from shanyraq.bodies.queries import certificates as asked
from shanyraq.journal import clock
from shanyraq.people.acting import may_do
from shanyraq.people.models import Membership, Person
from shanyraq.web.forms import perform, status_of
from shanyraq.web.words import in_language

SHOWN = 50


def certificates(request: HttpRequest) -> HttpResponse:
    """List the papers issued last; issue an extract from the roll of a day, or a certificate to a chosen person."""
    may_do("bodies.issue_extract", request.actor, request.today).require()
    form = ExtractForm(request.POST or None, initial={"body": queries.ASSEMBLY, "day": request.today})
    if request.method == "POST":
        answer = perform(
            request, form, services.issue_extract,
            then=_where, done=lambda _paper: _("The paper is issued."), by=request.actor, at=clock.moment(),
        )  # fmt: skip
        if answer is not None:
            return answer
    number = request.GET.get("person", "")
    who = Person.objects.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 10 else None
    seats = who.memberships.select_related("organization").order_by("-since", "-pk") if who else ()
    context = {
        "form": form,
        "who": who,
        "seats": [(seat, asked.may_certify(seat, request.actor, request.today)) for seat in seats],
        "papers": [(asked.checked(paper, request.today), written(paper.code)) for paper in _latest(who)],
        "crumbs": [(reverse("bodies:structure"), _("Structure")), (reverse("bodies:members"), _("Members"))],
    }
    return render(request, "bodies/certificates.html", context, status=status_of(form))


def _latest(who: Person | None) -> list[Certificate]:
    papers = (
        asked.certificates_of(who.pk)
        if who
        else Certificate.objects.select_related("membership__organization", "person")
    )
    return list(papers[:SHOWN])


def _where(paper: Certificate) -> str:
    return reverse("portal:checked", args=[paper.code])


@require_POST
def issue_certificate(request: HttpRequest, membership_id: int) -> HttpResponse:
    """Issue the certificate of one mandate, and show the page by which anybody checks it."""
    may_do("bodies.issue_certificate", request.actor, request.today).require()
    seat = get_object_or_404(Membership, pk=membership_id)
    paper = services.issue_certificate(by=request.actor, at=clock.moment(), membership_id=seat.pk)
    return redirect(_where(paper))


def annul_certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """Annul an issued paper with a reason."""
    may_do("bodies.annul_certificate", request.actor, request.today).require()
    paper = get_object_or_404(Certificate.objects.select_related("person"), pk=pk)
    form = AnnulForm(request.POST or None)
    if request.method == "POST":
        answer = perform(
            request, form, services.annul_certificate,
            then=_where, done=lambda _paper: _("The paper is annulled; its page says so."),
            by=request.actor, at=clock.moment(), certificate_id=pk,
        )  # fmt: skip
        if answer is not None:
            return answer
    context = {
        "paper": paper,
        "code": written(paper.code),
        "name": in_language(paper.person, "name")[0] if paper.person else "",
        "form": form,
        "crumbs": [(reverse("bodies:certificates"), _("Certificates and extracts"))],
    }
    return render(request, "bodies/annul_certificate.html", context, status=status_of(form))
