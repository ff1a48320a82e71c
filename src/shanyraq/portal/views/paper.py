"""Service on paper: who has no mail, what waits for them, the letter in large type, what they signed; corrections asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shanyraq.bodies.candidates import SEE
from shanyraq.bodies.queries.assignments import assignments_of
from shanyraq.journal import clock
from shanyraq.meetings import services as meetings
from shanyraq.people import queries as people
from shanyraq.people import services
from shanyraq.people.acting import may_do
from shanyraq.people.models import CorrectionRequest, Person
from shanyraq.portal import letters, own, paper
from shanyraq.portal.forms import ALL_KINDS, AnswerForm, ChoiceForm, ServeForm, SignedForm
from shanyraq.portal.queries import found_people
from shanyraq.web.documents import pdf_of
from shanyraq.web.forms import Form, perform, status_of
from shanyraq.web.words import in_language


def _require(request: HttpRequest, act: str = "people.serve_on_paper") -> None:
    may_do(act, request.actor, request.today).require()


@require_safe
def on_paper(request: HttpRequest) -> HttpResponse:
    """List the members whom no mail reaches; find any other by name."""
    _require(request)
    asked = request.GET.get("name", "").strip()[:100]
    context = {
        "asked": asked,
        "found": found_people(asked, request.today) if asked else [],
        "people": people.on_paper(request.today),
    }
    return render(request, "portal/on_paper.html", context)


def serve(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show what waits for a member, print it, and record what was printed or entered for them."""
    _require(request)
    person = get_object_or_404(Person, pk=person_id)
    waits = paper.waiting(person, request.today)
    do = request.POST.get("do", "")
    forms = _forms(request, waits, do)
    if request.method == "POST":
        if do not in forms:  # a request decided or a poll closed meanwhile
            raise Http404
        form, service, given, done = forms[do]
        answer = perform(
            request, form, service, then=lambda _row: reverse("portal:serve", args=[person_id]),
            done=lambda _row: done, by=request.actor, at=clock.moment(), person_id=person_id, **given,
        )  # fmt: skip
        if answer is not None:
            return answer
    name = in_language(person, "name")[0]
    context = {
        "person": person,
        "tasks": paper.tasks(person, request.today),
        "waits": [(wait, forms[wait.key][0]) for wait in waits],
        "form": forms["serve"][0],
        "served": [
            (row, ALL_KINDS.get(row.kind, "")) for row in person.paper_services.select_related("officer")
        ],
        "crumbs": [(reverse("portal:on_paper"), _("Service on paper"))],
        "name": name,
    }
    status = status_of(forms[do][0]) if do in forms else 200
    return render(request, "portal/serve.html", context, status=status)


def _forms(
    request: HttpRequest, waits: list[paper.Waiting], do: str
) -> dict[str, tuple[Form, Callable[..., Any], dict[str, Any], str]]:
    """Give each form of the page with its act; what was typed goes to the one that was sent."""
    forms: dict[str, tuple[Form, Callable[..., Any], dict[str, Any], str]] = {
        "serve": (
            ServeForm(request.POST if do == "serve" else None),
            services.serve_on_paper,
            {},
            _("The service is recorded; the member sees it on their page."),
        )
    }
    for wait in waits:
        typed = request.POST if do == wait.key else None
        if wait.poll is not None:
            form: Form = ChoiceForm(typed, prefix=wait.key)
            forms[wait.key] = (
                form,
                meetings.answer_poll_on_paper,
                {"poll": wait.poll},
                _("The answer is entered."),
            )
        else:
            form = SignedForm(typed, prefix=wait.key)
            given = {"request": wait.request}
            forms[wait.key] = (form, meetings.sign_request_on_paper, given, _("The signature is entered."))
    return forms


@require_safe
def letter(request: HttpRequest, person_id: int) -> HttpResponse:
    """Give the letter to a member as PDF in large type: their mandate, what waits, the meetings to come."""
    _require(request)
    person = get_object_or_404(Person, pk=person_id)
    language = "ru" if get_language() == "ru" else "kk"
    content = pdf_of(letters.letter_to(person, request.today, language))
    answer = HttpResponse(content, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="letter-{person_id}-{language}.pdf"'
    return answer


@require_safe
def activity(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show how a member took part, to the Council, the Secretariat and the member."""
    person = get_object_or_404(Person, pk=person_id)
    if request.actor.person_id != person.pk:
        paper.may_see_activity(request.actor.roles, SEE).require()
    _ahead, past = own.meetings_of(person, request.today)
    context = {
        "person": person,
        "activity": own.activity_of(person, request.today),
        "past": past,
        "assigned": [(row, row.is_late_on(request.today)) for row in assignments_of(person, request.today)],
        "crumbs": [(reverse("bodies:person", args=[person.pk]), in_language(person, "name")[0])],
    }
    return render(request, "portal/activity.html", context)


def corrections(request: HttpRequest) -> HttpResponse:
    """List what people ask to be put right in their data."""
    _require(request, "people.answer_correction")
    return render(request, "portal/corrections.html", {"rows": people.open_corrections()})


def answer_correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer one request for a correction."""
    _require(request, "people.answer_correction")
    row = get_object_or_404(CorrectionRequest.objects.select_related("person"), pk=pk)
    form = AnswerForm(request.POST or None)
    if request.method == "POST":
        done = perform(
            request, form, services.answer_correction,
            then=lambda _row: reverse("portal:corrections"), done=lambda _row: _("The answer is kept; the person sees it."),
            by=request.actor, at=clock.moment(), request_id=row.pk,
        )  # fmt: skip
        if done is not None:
            return done
    crumbs = [(reverse("portal:corrections"), _("Corrections asked for"))]
    shown = {"row": row, "form": form, "crumbs": crumbs}
    return render(request, "portal/answer_correction.html", shown, status=status_of(form))
