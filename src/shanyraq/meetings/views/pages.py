"""What every page with an act has in common: who may see it, the form, the act, what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from rulebook import Citation, Verdict, first_refusal

from shanyraq.journal import clock
from shanyraq.law import mandates
from shanyraq.meetings.models import Session
from shanyraq.meetings.rules.numbers import roman
from shanyraq.web.forms import Form, perform, status_of
from shanyraq.web.words import say

Steps = list[tuple[str, str]]
OFFICERS = {"secretariat.officer", "secretariat.head", "assembly.chair", "assembly.deputy_chair"}


def name_of(session: Session) -> str:
    """Give the name of a Session in the reader's language: «XXXIV Сессия»."""
    return say(_("Session {number}"), number=roman(session.number))


def address_of(session: Session) -> str:
    """Give the address of a Session."""
    return reverse("meetings:session", args=[session.number])


def to_sessions() -> Steps:
    """Give the path to the list of Sessions."""
    return [(reverse("meetings:index"), _("Sessions"))]


def to_session(session: Session) -> Steps:
    """Give the path to a Session."""
    return [*to_sessions(), (address_of(session), name_of(session))]


def to_council() -> Steps:
    """Give the path to the Council's page."""
    return [*to_sessions(), (reverse("meetings:council"), _("Council"))]


def mandate_of(request: HttpRequest, act: str) -> Verdict:
    """Say whether the reader may do an act today, by their mandate alone."""
    return mandates.may(f"meetings.{act}", request.actor.roles | {"anyone"}, request.today)  # type: ignore[attr-defined]


def is_officer(request: HttpRequest) -> bool:
    """Tell whether the reader leads or serves the Assembly: they see what others may do, too."""
    return bool(request.actor.roles & OFFICERS)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Step:
    """An act on a page: its verdict, its label, where it is done. `form` acts open a page, others are done at once.

    A `key` act is what everything waits for: officers see it also where it is another's to do.
    """

    act: str
    label: str
    verdict: Verdict
    address: str
    form: bool = False
    quiet: bool = False
    key: bool = False


def steps(request: HttpRequest, *wanted: Step) -> list[Step]:
    """Keep the acts a reader could have: none on a dated page, others' key acts for officers, grey with the reason."""
    if request.dated:  # type: ignore[attr-defined]
        return []
    shown = []
    for step in wanted:
        mandate = mandate_of(request, step.act)
        if not mandate and not (step.key and is_officer(request)):
            continue
        shown.append(replace(step, verdict=first_refusal(mandate, step.verdict)))
    return shown


@dataclass(frozen=True)
class Page:
    """A page with one form and one act."""

    title: str
    label: str
    crumbs: Steps
    verdict: Verdict | None = None
    lead: str = ""
    law: Sequence[Citation] = ()
    template: str = "meetings/act.html"
    more: dict[str, Any] = field(default_factory=dict)


def show(
    request: HttpRequest,
    page: Page,
    form: Form,
    act: Callable[..., Any],
    /,
    *,
    then: Callable[[Any], str],
    done: Callable[[Any], str],
    **given: Any,
) -> HttpResponse:
    """Show the form, or do the act with it. Without the mandate the answer is the refusal page."""
    mandate = mandate_of(request, act.__name__).require()
    response = None
    if request.method == "POST":
        response = perform(
            request,
            form,
            act,
            then=then,
            done=done,
            by=request.actor,
            at=clock.moment(),
            **given,  # type: ignore[attr-defined]
        )
    if response is not None:
        return response
    verdict = first_refusal(mandate, page.verdict) if page.verdict is not None else mandate
    context = {"page": page, "form": form, "verdict": verdict, "law": page.law or mandate.law, **page.more}
    return render(request, page.template, context, status=status_of(form))
