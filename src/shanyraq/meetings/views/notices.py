"""Notices of a meeting: the Secretariat's list of who was told and how, and the notice as a member sees it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shanyraq.bodies.queries import roll_on
from shanyraq.bodies.roll import ids_in_order
from shanyraq.journal import clock
from shanyraq.meetings import services
from shanyraq.meetings.forms.notices import SheetForm, ToldForm
from shanyraq.meetings.forms.parts import WhyForm
from shanyraq.meetings.models import CouncilMeeting, Session
from shanyraq.meetings.queries import notices as queries
from shanyraq.meetings.queries.badges import codes_of
from shanyraq.meetings.queries.notices import Called, Calling
from shanyraq.meetings.rules import notices as rules
from shanyraq.meetings.rules.numbers import roman
from shanyraq.meetings.services.notice_sheets import proof_of
from shanyraq.meetings.views.pages import Page, Step, Steps, mandate_of, show, steps, to_council, to_session
from shanyraq.people.models import Person
from shanyraq.web.documents import pdf_of
from shanyraq.web.tables import csv_response
from shanyraq.web.words import in_language, say, say_count

STANDINGS: Mapping[str, str | Promise] = {
    "acknowledged": gettext_lazy("confirmed by the member"),
    "handed": gettext_lazy("told in person"),
    "sent": gettext_lazy("the letter was sent"),
    "shown": gettext_lazy("stands on the member's page"),
    "waiting": gettext_lazy("the letter waits in the post"),
    "returned": gettext_lazy("came back"),
    "none": gettext_lazy("no notice"),
}
CHANNELS: Mapping[str, str | Promise] = {
    "mail": gettext_lazy("by mail"),
    "paper": gettext_lazy("on paper"),
    "telephone": gettext_lazy("by telephone"),
    "page": gettext_lazy("on their own page"),
}
CHIPS = {"acknowledged": "done", "handed": "done", "sent": "now", "returned": "late", "none": "late"}
HEADS = (
    "person",
    "name",
    "standing",
    "channel",
    "day",
    "written",
    "sent",
    "returned",
    "acknowledged",
    "receipt",
    "reminded",
)
Meeting = Session | CouncilMeeting


def meeting_of(number: int | None, pk: int | None) -> Meeting:
    """Find the Session, or the meeting of the Council, that an address names."""
    if number is not None:
        return get_object_or_404(Session, number=number)
    return get_object_or_404(CouncilMeeting.objects.select_related("by"), pk=pk)


def page_of(meeting: Meeting, page: str, *more: object) -> str:
    """Give the address of a page about the notices of a meeting."""
    if isinstance(meeting, Session):
        return reverse(f"meetings:{page}", args=[meeting.number, *more])
    return reverse(f"meetings:council_{page}", args=[meeting.pk, *more])


def to_meeting(meeting: Meeting) -> Steps:
    """Give the path to a meeting."""
    if isinstance(meeting, Session):
        return to_session(meeting)
    return [*to_council(), (reverse("meetings:council_meeting", args=[meeting.pk]), _("Meeting"))]


def title_of(meeting: Meeting) -> str:
    """Name a meeting."""
    if isinstance(meeting, Session):
        return say(_("Session {number}"), number=roman(meeting.number))
    return _("Meeting of the Council")


def calling_on(meeting: Meeting, request: HttpRequest) -> Calling | None:
    """Give what members are told of a meeting, as of the reader's day."""
    day = request.day  # type: ignore[attr-defined]
    if isinstance(meeting, Session):
        return queries.calling_of(meeting, day)
    return queries.calling_of_council(meeting, day)


def off_of(meeting: Meeting, day: date) -> queries.Off | None:
    """Give that a meeting which members had been called to is off."""
    if isinstance(meeting, Session):
        return queries.off_on(meeting, day)
    return queries.off_of_council(meeting, day)


def row_of(one: Called) -> dict[str, Any]:
    """Give what is known of one member's notice as a plain row."""
    last = one.last
    return {
        "person": one.person.pk,
        "name": one.person.name_kk,
        "standing": one.standing,
        "channel": last.channel if last else "",
        "day": last.day.isoformat() if last else "",
        "written": _stamp(last.at) if last else "",
        "sent": _stamp(last.taken_at) if last and last.taken_at else "",
        "returned": last.returned_on.isoformat() if last and last.returned_on else "",
        "acknowledged": last.acknowledged_on.isoformat() if last and last.acknowledged_on else "",
        "receipt": last.receipt if last else "",
        "reminded": one.reminders[-1].day.isoformat() if one.reminders else "",
    }


def _stamp(moment: Any) -> str:
    return timezone.localtime(moment).isoformat(timespec="seconds")


def _in_order(called: list[Called]) -> list[Called]:
    """Put those left first, then those without proof, each in the order of the alphabet."""
    names = {one.person.pk: (one.person.name_kk, one.person.name_ru, one.person.name_en) for one in called}
    place = {person: at for at, person in enumerate(ids_in_order(names, get_language() or "kk"))}
    rank = {standing: -at for at, standing in enumerate(rules.STANDINGS)}
    return sorted(called, key=lambda one: (rank[one.standing], place[one.person.pk]))


@require_safe
def notices(request: HttpRequest, number: int | None = None, pk: int | None = None) -> HttpResponse:
    """List who is called, who was told and how, who is left and why. ?format=csv, ?format=json."""
    mandate_of(request, "serve_notices").require()
    meeting = meeting_of(number, pk)
    calling = calling_on(meeting, request)
    day = request.day  # type: ignore[attr-defined]
    called = _in_order(queries.called_on(calling, day)) if calling else []
    wanted = request.GET.get("format")
    if wanted == "csv":
        rows = [row_of(one) for one in called]
        return csv_response("notices", HEADS, ([row[head] for head in HEADS] for row in rows))
    if wanted == "json":
        return JsonResponse(
            {"notices": [row_of(one) for one in called]}, json_dumps_params={"ensure_ascii": False}
        )
    off = off_of(meeting, day)
    facts = queries.facts_of(calling, called)
    counts = queries.count_standings(called)
    context = {
        "meeting": meeting,
        "name": title_of(meeting),
        "calling": calling,
        "crumbs": to_meeting(meeting),
        "rows": [_line(meeting, one) for one in called],
        "counts": [(STANDINGS[key], CHIPS.get(key, "wait"), count) for key, count in counts.items() if count],
        "proven": sum(counts[key] for key in rules.PROVEN),
        "left": facts.left if facts else 0,
        "refused": rules.is_called(facts) if calling is None and off is None else None,
        "off": off,
        "law": rules.LAW,
        "steps": steps(
            request,
            Step("serve_notices", _("Notify those left"), rules.may_serve(facts, day), page_of(meeting, "serve_notices")),
            Step("note_notices", _("Told in person"), rules.is_called(facts), page_of(meeting, "notices_by_hand"), form=True, quiet=True),
        ),
    }  # fmt: skip
    return render(request, "meetings/notices.html", context)


def _line(meeting: Meeting, one: Called) -> tuple[Called, str | Promise, str, str | Promise, str]:
    """Give a member's line: the state in words, its chip, the channel, the address of their own page."""
    channel = CHANNELS[one.last.channel] if one.last else "–"
    chip = CHIPS.get(one.standing, "wait")
    return one, STANDINGS[one.standing], chip, channel, page_of(meeting, "notice_of", one.person.pk)


@require_POST
def serve(request: HttpRequest, number: int | None = None, pk: int | None = None) -> HttpResponse:
    """Serve those members who are left."""
    meeting = meeting_of(number, pk)
    served = services.serve_notices(by=request.actor, at=clock.moment(), meeting=meeting)  # type: ignore[attr-defined]
    messages.success(
        request, say_count("A notice went to {count} member.", "Notices went to {count} members.", served)
    )
    return redirect(page_of(meeting, "notices"))


def note(request: HttpRequest, person: int, number: int | None = None, pk: int | None = None) -> HttpResponse:
    """Show every attempt to tell one member, and note that they were told by hand."""
    mandate_of(request, "note_notices").require()
    meeting, today = meeting_of(number, pk), request.today  # type: ignore[attr-defined]
    calling, one = _of_person(request, meeting, person)
    verdict = rules.is_called(queries.facts_of(calling, [one] if one else []))
    if verdict and one is None:
        raise Http404
    page = Page(
        in_language(_person(person), "name")[0],
        _("Note that they were told"),
        [*to_meeting(meeting), (page_of(meeting, "notices"), _("Notices"))],
        verdict,
        template="meetings/notice_of.html",
        more={
            "one": one,
            "attempts": [(row, CHANNELS[row.channel], STANDINGS[row.attempt.standing]) for row in (one.attempts if one else ())],
            "standing": STANDINGS[one.standing] if one else "",
            "chip": CHIPS.get(one.standing, "wait") if one else "",
            "proof": page_of(meeting, "notice_proof", person),
            "came_back": page_of(meeting, "notice_return", person),
        },
    )  # fmt: skip
    return show(
        request,
        page,
        ToldForm(request.POST or None, day=today),
        services.note_notices,
        then=lambda _n: page_of(meeting, "notices"),
        done=lambda _n: _("It is noted that the member was told."),
        meeting=meeting,
        people=[person],
    )


def by_hand(request: HttpRequest, number: int | None = None, pk: int | None = None) -> HttpResponse:
    """Note that several members were told by hand, by one sheet of signatures; ticked among those without proof."""
    mandate_of(request, "note_notices").require()
    meeting, today = meeting_of(number, pk), request.today  # type: ignore[attr-defined]
    calling = calling_on(meeting, request)
    called = queries.called_on(calling, today) if calling else []
    waiting = {one.person.pk for one in called if one.standing not in rules.PROVEN}
    form = SheetForm(
        request.POST if request.method == "POST" else None,
        day=today,
        offered=roll_on(today, calling.body, waiting) if calling and waiting else [],
        known=(one.person.pk for one in called),
        language=get_language() or "kk",
    )
    page = Page(
        _("Told in person"),
        _("Note that they were told"),
        [*to_meeting(meeting), (page_of(meeting, "notices"), _("Notices"))],
        rules.is_called(queries.facts_of(calling, called)),
        _("Tick those who signed one sheet, or whom you told by telephone."),
        template="meetings/notices_by_hand.html",
        more={"offered": len(form.offered)},
    )
    return show(
        request,
        page,
        form,
        services.note_notices,
        then=lambda _n: page_of(meeting, "notices"),
        done=lambda n: say_count(
            "It is noted that {count} member was told.", "It is noted that {count} members were told.", n
        ),
        meeting=meeting,
    )


def _person(pk: int) -> Person:
    return get_object_or_404(Person, pk=pk)


def _of_person(request: HttpRequest, meeting: Meeting, person: int) -> tuple[Calling | None, Called | None]:
    calling = calling_on(meeting, request)
    found = queries.called_on(calling, request.day, person) if calling else []  # type: ignore[attr-defined]
    return calling, found[0] if found else None


def come_back(
    request: HttpRequest, person: int, number: int | None = None, pk: int | None = None
) -> HttpResponse:
    """Note that a letter or a paper came back."""
    meeting = meeting_of(number, pk)
    name = in_language(_person(person), "name")[0]
    page = Page(
        _("The notice came back"),
        _("Note it"),
        [*to_meeting(meeting), (page_of(meeting, "notices"), _("Notices")), (page_of(meeting, "notice_of", person), name)],
        lead=_("The member is left to be told again, by another way."),
    )  # fmt: skip
    return show(
        request,
        page,
        WhyForm(request.POST or None),
        services.return_notice,
        then=lambda _n: page_of(meeting, "notices"),
        done=lambda _n: _("It is noted that the notice came back."),
        meeting=meeting,
        person=person,
    )


@require_safe
def proof(
    request: HttpRequest, person: int, number: int | None = None, pk: int | None = None
) -> HttpResponse:
    """Give the proof of one member's notice as PDF to an officer of the Secretariat."""
    mandate_of(request, "serve_notices").require()
    return _proof(request, meeting_of(number, pk), person)


@require_safe
@login_required
def own_proof(request: HttpRequest, number: int | None = None, pk: int | None = None) -> HttpResponse:
    """Give a member the proof of their own notice as PDF."""
    return _proof(request, meeting_of(number, pk), request.actor.person_id)  # type: ignore[attr-defined]


def _proof(request: HttpRequest, meeting: Meeting, person: int | None) -> HttpResponse:
    calling, one = _of_person(request, meeting, person) if person else (None, None)
    if calling is None or one is None:
        raise Http404
    language = "ru" if get_language() == "ru" else "kk"
    answer = HttpResponse(pdf_of(proof_of(calling, one, language)), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="notice-{person}-{language}.pdf"'
    return answer


@require_safe
def own(request: HttpRequest, number: int | None = None, pk: int | None = None) -> HttpResponse:
    """Show the notice of a meeting to everybody, and to each member whether they confirmed it."""
    meeting = meeting_of(number, pk)
    actor, today = request.actor, request.today  # type: ignore[attr-defined]
    calling, one = (
        _of_person(request, meeting, actor.person_id)
        if actor.person_id
        else (calling_on(meeting, request), None)
    )
    off = off_of(meeting, request.day)  # type: ignore[attr-defined]
    wanted = []
    if one is not None and calling is not None and one.standing != "acknowledged" and not calling.begun:
        facts = queries.facts_of(calling, [one])
        verdict = rules.may_acknowledge(facts, on_roll=True, standing=one.standing, day=today)
        wanted = [
            Step(
                "acknowledge_notice",
                _("I have received the notice"),
                verdict,
                page_of(meeting, "receive_notice"),
            )
        ]
    context = {
        "meeting": meeting,
        "name": title_of(meeting),
        "crumbs": to_meeting(meeting),
        "calling": calling,
        "refused": rules.is_called(None) if calling is None and off is None else None,
        "off": off,
        "items": _matters(calling),
        "one": one,
        "standing": STANDINGS[one.standing] if one else "",
        "proof": page_of(meeting, "own_proof") if one else "",
        "badge": _badge(meeting, one),
        "law": rules.LAW,
        "steps": steps(request, *wanted),
    }  # fmt: skip
    return render(request, "meetings/notice.html", context)


def _badge(meeting: Meeting, one: Called | None) -> str:
    """Give the address of the reader's badge, where a code was drawn for them."""
    if one is None or not isinstance(meeting, Session) or one.person.pk not in codes_of(meeting):
        return ""
    return reverse("meetings:own_badge", args=[meeting.number])


def _matters(calling: Calling | None) -> list[dict[str, str]]:
    if calling is None:
        return []
    if calling.order:
        return list(calling.order.agenda)
    rows = calling.meeting.items.all() if calling.meeting else ()
    return [{"kk": item.title_kk, "ru": item.title_ru, "en": item.title_en} for item in rows]


@require_POST
def receive(request: HttpRequest, number: int | None = None, pk: int | None = None) -> HttpResponse:
    """Confirm as a member that the notice came."""
    meeting = meeting_of(number, pk)
    services.acknowledge_notice(by=request.actor, at=clock.moment(), meeting=meeting)  # type: ignore[attr-defined]
    messages.success(request, _("It is recorded that the notice reached you."))
    return redirect(page_of(meeting, "notice"))
