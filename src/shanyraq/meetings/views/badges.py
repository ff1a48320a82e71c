"""The door of a Session: the list, the badges, and a member's own badge."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shanyraq.bodies.codes import written
from shanyraq.bodies.queries import roll_on
from shanyraq.bodies.roll import Row, in_order
from shanyraq.bodies.views.roll import region_names
from shanyraq.journal import clock
from shanyraq.meetings import services
from shanyraq.meetings.models import Session
from shanyraq.meetings.queries.badges import codes_of
from shanyraq.meetings.queries.notices import Calling, calling_of
from shanyraq.meetings.rules import notices as rules
from shanyraq.meetings.services.badge_sheets import badges_of, door_list_of
from shanyraq.meetings.views.pages import Step, mandate_of, name_of, steps, to_session
from shanyraq.web.badges import pdf_of_badges
from shanyraq.web.documents import pdf_of
from shanyraq.web.tables import csv_response
from shanyraq.web.words import say_count

HEADS = ("name", "region", "code")


def _found(request: HttpRequest, number: int) -> tuple[Session, Calling | None, list[Row]]:
    """Give a Session, how it was called, and the roll of its day in the reader's order."""
    row, day = get_object_or_404(Session, number=number), request.today  # type: ignore[attr-defined]
    on = min(day, row.opened_on) if row.opened_on else day
    return row, calling_of(row, day), in_order(roll_on(on), get_language() or "kk")


def _language() -> str:
    return "ru" if get_language() == "ru" else "kk"


def _pdf(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer


@require_safe
def door(request: HttpRequest, number: int) -> HttpResponse:
    """List the members for the door with the codes of their badges. ?format=csv."""
    mandate_of(request, "issue_badges").require()
    row, calling, roll = _found(request, number)
    codes, regions = codes_of(row), region_names(request.today, get_language() or "kk")  # type: ignore[attr-defined]
    lines = [(one, regions.get(one.region, ""), written(codes.get(one.person_id, ""))) for one in roll]
    if request.GET.get("format") == "csv":
        cells = ([one.name_in(get_language() or "kk"), region, code] for one, region, code in lines)
        return csv_response(f"door-{number}", HEADS, cells)
    ready = rules.is_called(None) if calling is None else rules.Allowed(rules.LAW)
    context = {
        "session": row,
        "name": name_of(row),
        "crumbs": to_session(row),
        "calling": calling,
        "lines": lines,
        "without": sum(one.person_id not in codes for one in roll),
        "steps": steps(
            request,
            Step("issue_badges", _("Draw the codes"), ready, reverse("meetings:issue_badges", args=[number])),
        ),
    }
    return render(request, "meetings/door.html", context)


@require_POST
def issue(request: HttpRequest, number: int) -> HttpResponse:
    """Draw a code for every member who has none."""
    row = get_object_or_404(Session, number=number)
    drawn = services.issue_badges(by=request.actor, at=clock.moment(), session=row)  # type: ignore[attr-defined]
    messages.success(
        request,
        say_count("A code is drawn for {count} member.", "Codes are drawn for {count} members.", drawn),
    )
    return redirect(reverse("meetings:door", args=[number]))


@require_safe
def door_pdf(request: HttpRequest, number: int) -> HttpResponse:
    """Give the list for the door as PDF, with a place to sign."""
    mandate_of(request, "issue_badges").require()
    row, calling, roll = _found(request, number)
    if calling is None:
        raise Http404
    language = _language()
    regions = region_names(request.today, language)  # type: ignore[attr-defined]
    return _pdf(
        pdf_of(door_list_of(calling, roll, codes_of(row), regions, language)), f"door-{number}-{language}"
    )


@require_safe
def badges(request: HttpRequest, number: int) -> HttpResponse:
    """Give every badge of a Session as one PDF; ?person= gives one."""
    mandate_of(request, "issue_badges").require()
    asked = request.GET.get("person", "")
    return _badges(request, number, int(asked) if asked.isdecimal() and len(asked) < 10 else None)


@require_safe
@login_required
def own_badge(request: HttpRequest, number: int) -> HttpResponse:
    """Give a member their own badge as PDF."""
    return _badges(request, number, request.actor.person_id or 0)  # type: ignore[attr-defined]


def _badges(request: HttpRequest, number: int, person: int | None) -> HttpResponse:
    row, calling, roll = _found(request, number)
    codes, language = codes_of(row), _language()
    wanted = [one for one in roll if one.person_id in codes and person in {None, one.person_id}]
    if calling is None or not wanted:
        raise Http404
    return _pdf(pdf_of_badges(badges_of(calling, wanted, codes, language)), f"badges-{number}-{language}")
