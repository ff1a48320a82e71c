"""Candidates: the list by state, a nomination, a candidate's page as a rail of steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from kazakhtext.alphabet import sort_key

from shanyraq.bodies import candidates as rules
from shanyraq.bodies import services
from shanyraq.bodies.checklist import MISSING
from shanyraq.bodies.forms.mandates import CandidateForm, OutcomeForm, PaperForm, ProofForm
from shanyraq.bodies.labels import CHECKS, STATES
from shanyraq.bodies.models import Candidacy
from shanyraq.bodies.queries import candidates as queries
from shanyraq.bodies.sheets import sheet_of_nominees
from shanyraq.bodies.views.roll import region_names
from shanyraq.journal import clock
from shanyraq.people.acting import may_do
from shanyraq.people.models import Person
from shanyraq.web.documents import pdf_of
from shanyraq.web.forms import Form, perform, status_of
from shanyraq.web.words import in_language


def candidates(request: HttpRequest) -> HttpResponse:
    """List candidates by state, for those who prepare, examine and submit them."""
    rules.may_see(request.actor.roles).require()
    found = queries.by_state(queries.candidacies().filter(begun_on__lte=request.day), request.day)
    context = {
        "groups": [(code, words, found[code]) for code, words in STATES.items() if code in found],
        "vacancies": queries.unfilled(request.day),
        "may_propose": may_do("bodies.propose_candidate", request.actor, request.today),
        "crumbs": _crumbs(),
    }
    return render(request, "bodies/candidates.html", context)


@require_safe
def nominees(request: HttpRequest) -> HttpResponse:
    """Give the list of examined candidates as PDF, for a Deputy Chair's signature; Kazakh, or Russian where asked."""
    rules.may_see(request.actor.roles).require()
    found = queries.by_state(queries.candidacies(), request.today)
    language = "ru" if get_language() == "ru" else "kk"
    rows = sorted(
        (row for code in ("examined", "submitted") for row in found.get(code, [])),
        key=lambda row: sort_key(row.person.name_kk),
    )
    response = HttpResponse(
        pdf_of(sheet_of_nominees(rows, request.today, language)), content_type="application/pdf"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="candidates-{language}.pdf"'
    return response


def propose(request: HttpRequest) -> HttpResponse:
    """Record a nomination; `?person=` names somebody already here."""
    may_do("bodies.propose_candidate", request.actor, request.today).require()
    asked = request.GET.get("person", "")
    person = get_object_or_404(Person, pk=int(asked)) if asked.isdecimal() and len(asked) < 19 else None
    vacancies = [
        (row.membership_id, in_language(row.membership.person, "name")[0])
        for row in queries.unfilled(request.today)
    ]
    form = CandidateForm(
        request.POST or None, day=request.today, vacancies=vacancies, named=person is not None
    )
    if request.method == "POST":
        answer = perform(
            request,
            form,
            services.propose_candidate,
            then=lambda row: reverse("bodies:candidate", args=[row.pk]),
            done=lambda _row: _("The nomination is recorded."),
            by=request.actor,
            at=clock.moment(),
            **({"person_id": person.pk} if person else {}),
        )
        if answer is not None:
            return answer
    context = {"form": form, "person": person, "crumbs": [*_crumbs(), _here()]}
    return render(request, "bodies/propose.html", context, status=status_of(form))


def candidate(request: HttpRequest, candidacy_id: int) -> HttpResponse:
    """Show a candidate's way as a rail of steps, with the form of the next step for whoever takes it."""
    rules.may_see(request.actor.roles).require()
    row = get_object_or_404(queries.candidacies(), pk=candidacy_id)
    facts = queries.facts_of(row)
    whole = rules.is_whole(facts.proof, request.today)
    state = rules.state_of(facts.taken, bool(whole))
    form, service = _next(request, row, state)
    if request.method == "POST" and form is not None:
        answer = perform(
            request,
            form,
            service,
            then=lambda done: reverse("bodies:candidate", args=[done.pk]),
            done=lambda _done: _("The step is recorded."),
            by=request.actor,
            at=clock.moment(),
            candidacy_id=row.pk,
        )
        if answer is not None:
            return answer
    checks = queries.checklist_of(row)
    context = {
        "row": row,
        "state": state,
        "whole": whole,
        "steps": list(row.steps.all()),
        "checks": [(one, CHECKS[one.code]) for one in checks],
        "missing": sum(one.state == MISSING for one in checks),
        "todo": [] if state in rules.ENDS else [s for s in rules.STEPS[:2] if s not in facts.taken],
        "closed": state in rules.ENDS,
        "may_again": state in {"rejected", "other_appointed"}
        and may_do("bodies.propose_candidate", request.actor, request.today),
        "form": form,
        "names": region_names(request.day, get_language() or "kk"),
        "crumbs": [*_crumbs(), _here()],
    }
    return render(request, "bodies/candidate.html", context, status=status_of(form) if form else 200)


def _next(request: HttpRequest, row: Candidacy, state: str) -> tuple[Form | None, Callable[..., Candidacy]]:
    """Give the form and the act of the next step; no form where the reader may not take it."""
    steps: dict[str, tuple[str, Callable[..., Candidacy], type[Form]]] = {
        "incomplete": ("complete_candidacy", services.complete_candidacy, ProofForm),
        "proposed": ("record_examination", services.record_examination, PaperForm),
        "examined": ("submit_candidate", services.submit_candidate, PaperForm),
        "submitted": ("record_decision_on_candidate", services.record_decision_on_candidate, OutcomeForm),
    }
    name, service, form = steps.get(state, ("", services.complete_candidacy, Form))
    if not name or not may_do(f"bodies.{name}", request.actor, request.today):
        return None, service
    given: dict[str, Any] = {}
    if form is ProofForm:
        fields = ("region", "proposed_by", "supreme_body", "decision", "decided_on")
        given = {"day": request.today, "initial": {field: getattr(row, field) for field in fields}}
    return form(request.POST or None, **given), service


def _crumbs() -> list[tuple[str, str]]:
    return [(reverse("bodies:structure"), _("Structure")), (reverse("bodies:members"), _("Members"))]


def _here() -> tuple[str, str]:
    return (reverse("bodies:candidates"), _("Candidates"))
