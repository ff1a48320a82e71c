"""The briefing of a meeting, as a page to print and as PDF: for the Secretariat, which writes the drafts, and the Chair."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shanyraq.decisions.labels import STATES
from shanyraq.decisions.queries.packs import Pack, pack_of_council, pack_of_session
from shanyraq.decisions.sheets_of_pack import sheet_of, title_of
from shanyraq.meetings.models import CouncilMeeting, Session
from shanyraq.people.acting import may_do
from shanyraq.web.documents import pdf_of


def _require(request: HttpRequest) -> None:
    chairs = "assembly.chair" in request.actor.roles
    act = "decisions.close_session" if chairs else "decisions.draft_decision"
    may_do(act, request.actor, request.today).require()


def _of_session(request: HttpRequest, number: int) -> Pack:
    _require(request)
    return pack_of_session(get_object_or_404(Session, number=number), request.day)


def _of_council(request: HttpRequest, pk: int) -> Pack:
    _require(request)
    return pack_of_council(get_object_or_404(CouncilMeeting, pk=pk), request.day)


@require_safe
def of_session(request: HttpRequest, number: int) -> HttpResponse:
    """Show the briefing of a Session."""
    pack = _of_session(request, number)
    here = reverse("meetings:session", args=[number])
    return _page(request, pack, here, reverse("decisions:pack_pdf", args=[number]))


@require_safe
def of_council(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the briefing of a meeting of the Council."""
    pack = _of_council(request, pk)
    here = reverse("meetings:council_meeting", args=[pk])
    return _page(request, pack, here, reverse("decisions:council_pack_pdf", args=[pk]))


def _page(request: HttpRequest, pack: Pack, here: str, pdf: str) -> HttpResponse:
    context = {
        "pack": pack,
        "name": title_of(pack),
        "lines": [(line, STATES[line.state]) for line in pack.lines],
        "crumbs": [(reverse("meetings:index"), _("Sessions")), (here, title_of(pack))],
        "pdf": pdf,
    }
    return render(request, "decisions/pack.html", context)


@require_safe
def of_session_pdf(request: HttpRequest, number: int) -> HttpResponse:
    """Give the briefing of a Session as PDF."""
    return _pdf(_of_session(request, number), f"session-{number}")


@require_safe
def of_council_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the briefing of a meeting of the Council as PDF."""
    return _pdf(_of_council(request, pk), f"council-{pk}")


def _pdf(pack: Pack, name: str) -> HttpResponse:
    language = "ru" if get_language() == "ru" else "kk"
    answer = HttpResponse(pdf_of(sheet_of(pack, language)), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="briefing-{name}-{language}.pdf"'
    return answer
