"""The minutes of a Session: a draft for those who write them, and once they are signed a page and a PDF for everybody."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shanyraq.journal import clock
from shanyraq.meetings import services
from shanyraq.meetings.forms.minutes import RemarkForm
from shanyraq.meetings.forms.parts import ReasonForm
from shanyraq.meetings.models import Session
from shanyraq.meetings.queries import minutes as queries
from shanyraq.meetings.queries import sessions
from shanyraq.meetings.rules import minutes as rules
from shanyraq.meetings.services.minutes_sheets import content_of
from shanyraq.meetings.views.pages import Page, Step, Steps, is_officer, mandate_of, show, steps, to_session


def _address(session: Session) -> str:
    return reverse("meetings:minutes", args=[session.number])


def _to(session: Session) -> Steps:
    return [*to_session(session), (_address(session), _("Minutes"))]


@require_safe
def minutes(request: HttpRequest, number: int) -> HttpResponse:
    """Show the signed minutes; before that, a draft to the Secretariat and the Chair."""
    row = get_object_or_404(Session, number=number)
    editions = queries.editions_on(row, request.day)  # type: ignore[attr-defined]
    signed = editions[0] if editions else None
    facts = sessions.facts_of(row, request.today)  # type: ignore[attr-defined]
    writes = is_officer(request) and bool(facts.opened_on) and not request.dated  # type: ignore[attr-defined]
    draft = signed is None and writes
    waiting = queries.waiting_remarks(signed) if signed and writes else []
    language = "ru" if get_language() == "ru" else "kk"
    content: dict[str, Any] | None = signed.content if signed else content_of(row) if draft else None
    wanted = (
        Step("correct_minutes", _("Sign the corrected minutes"), rules.may_correct(signed=True, waiting=len(waiting)),
             reverse("meetings:correct_minutes", args=[number]), form=True, quiet=True)
        if signed
        else Step("sign_minutes", _("Sign and publish"), rules.may_sign(facts, signed=False),
                  reverse("meetings:sign_minutes", args=[number]), key=True)
    )  # fmt: skip
    context = {
        "session": row,
        "signed": signed,
        "earlier": editions[1:],
        "waiting": waiting,
        "told": content[language] if content else None,
        "told_in": language,
        "may_extract": bool({"secretariat.officer", "secretariat.head"} & request.actor.roles),
        "crumbs": to_session(row),
        "may_remark": writes and bool(mandate_of(request, "remark_minutes")),
        "steps": steps(request, wanted) if draft or waiting else [],
    }
    return render(request, "meetings/minutes.html", context)


def remark(request: HttpRequest, number: int) -> HttpResponse:
    """Write a note after a sentence, or its correction; ?event= names the sentence."""
    row = get_object_or_404(Session, number=number)
    mandate_of(request, "remark_minutes").require()
    asked = request.GET.get("event", "")
    event = int(asked) if asked.isdecimal() and len(asked) < 19 else 0
    facts = sessions.facts_of(row, request.today)  # type: ignore[attr-defined]
    said = {
        language: next(
            (one for part in told["parts"] for one in part["sentences"] if one["first"] == event), None
        )
        for language, told in content_of(row).items()
    }
    signed = queries.signed_minutes(row) is not None
    told = _("It waits for the Chair, who signs the minutes anew. The signed ones stay.")
    page = Page(
        _("Add notes to the minutes"),
        _("Write"),
        _to(row),
        rules.may_remark(facts, known=said["kk"] is not None),
        _("The sentence of the log stays as it is. What you write is marked as the secretary's."),
        template="meetings/remark.html",
        more={"said": said},
    )
    return show(
        request,
        page,
        RemarkForm(request.POST or None),
        services.remark_minutes,
        then=lambda _r: f"{_address(row)}#e{event}",
        done=lambda _r: told if signed else _("It is written in the minutes."),
        session=row,
        event=event,
    )


@require_POST
def sign(request: HttpRequest, number: int) -> HttpResponse:
    """Sign the minutes and publish them."""
    row = get_object_or_404(Session, number=number)
    services.sign_minutes(by=request.actor, at=clock.moment(), session=row)  # type: ignore[attr-defined]
    messages.success(request, _("The minutes are signed and published."))
    return redirect(_address(row))


def correct(request: HttpRequest, number: int) -> HttpResponse:
    """Sign the minutes anew, with what the secretary wrote since, and say why."""
    row = get_object_or_404(Session, number=number)
    mandate_of(request, "correct_minutes").require()
    signed = queries.signed_minutes(row)
    waiting = queries.waiting_remarks(signed) if signed else []
    page = Page(
        _("Sign the corrected minutes"),
        _("Sign and publish"),
        _to(row),
        rules.may_correct(signed=signed is not None, waiting=len(waiting)),
        _(
            "They are issued in place of the signed ones under a number of their own. Both stay, and both are shown."
        ),
    )
    return show(
        request,
        page,
        ReasonForm(request.POST or None),
        services.correct_minutes,
        then=lambda _m: _address(row),
        done=lambda _m: _("The corrected minutes are signed and published."),
        session=row,
    )
