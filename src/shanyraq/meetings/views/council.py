"""The Council: its meetings, its discussions, and the page from which its polls are reached."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.models import Output
from shanyraq.bodies.queries import COUNCIL, count_council_on, roll_on
from shanyraq.journal import clock
from shanyraq.law import council as law
from shanyraq.meetings import services
from shanyraq.meetings.forms.council import ConveneForm, DiscussionForm
from shanyraq.meetings.forms.parts import CountForm, ReasonForm, WhyForm
from shanyraq.meetings.forms.presence import PresenceForm
from shanyraq.meetings.models import CouncilItem, CouncilMeeting, Discussion, Poll
from shanyraq.meetings.queries import council as meetings
from shanyraq.meetings.queries import documents
from shanyraq.meetings.queries import polls as queries
from shanyraq.meetings.rules import council as meeting_rules
from shanyraq.meetings.rules import polls as rules
from shanyraq.meetings.views.pages import Page, Step, Steps, mandate_of, show, steps, to_council, to_sessions
from shanyraq.meetings.views.sessions import address_or_nothing
from shanyraq.web.words import in_language, say


def _meeting_address(meeting: CouncilMeeting) -> str:
    return reverse("meetings:council_meeting", args=[meeting.pk])


def _to_meeting(meeting: CouncilMeeting) -> Steps:
    return [*to_council(), (_meeting_address(meeting), _("Meeting"))]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the Council's polls, meetings and recommendations as of a day."""
    day = request.day  # type: ignore[attr-defined]
    book = rulebook()
    held = meetings.meeting_days_on(day)
    context = {
        "crumbs": to_sessions(),
        "total": count_council_on(day),
        "half_year": law.is_half_year_meeting_held(book, held, day),
        "polls": [(p, queries.facts_of(p, day)) for p in Poll.objects.filter(started_on__lte=day)],
        "meetings": [
            (m, meetings.facts_of(m, day)) for m in CouncilMeeting.objects.filter(asked_on__lte=day)
        ],
        "recommendations": meetings.recommendations_on(book, day),
        "discussions": Discussion.objects.filter(recorded_on__lte=day).select_related(
            "prepared__organization"
        ),
        "steps": steps(
            request,
            Step(
                "start_poll",
                _("Start a poll"),
                law.may_run_poll(book, day),
                reverse("meetings:start_poll"),
                form=True,
            ),
            Step(
                "convene_council",
                _("Convene the Council"),
                law.may_convene(book, "chair", True, day),
                reverse("meetings:convene"),
                form=True,
            ),
            Step(
                "record_discussion",
                _("Record a discussion"),
                rules.Allowed(),
                reverse("meetings:discuss"),
                form=True,
                quiet=True,
            ),
        ),
    }
    return render(request, "meetings/council.html", context)


@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a Council meeting: pending, convened or held, with its matters and counts."""
    row = get_object_or_404(CouncilMeeting.objects.select_related("by", "agreed_by"), pk=pk)
    day, today = request.day, request.today  # type: ignore[attr-defined]
    book, facts, now = rulebook(), meetings.facts_of(row, day), meetings.facts_of(row, today)
    total = count_council_on(today)
    wanted = []
    if not now.agreed_on and not now.cancelled_on:
        wanted.append(
            Step(
                "agree_convening",
                _("Agree"),
                meeting_rules.may_agree(now, book, today),
                reverse("meetings:agree", args=[pk]),
                key=True,
            )
        )
    if not now.held_on and not now.cancelled_on:
        verdict = meeting_rules.may_hold(book, now, total, total, today)
        wanted.append(
            Step(
                "hold_council",
                _("Record who was present"),
                verdict,
                reverse("meetings:hold", args=[pk]),
                form=True,
            )
        )
        off = meeting_rules.may_call_off(now, request.actor.roles)  # type: ignore[attr-defined]
        address = reverse("meetings:call_off", args=[pk])
        wanted.append(Step("call_off_council", _("Call it off"), off, address, form=True, quiet=True))
    issue = Step(
        "issue_document",
        _("Issue the minutes"),
        documents.may_issue_minutes(row),
        reverse("meetings:issue_minutes", args=[pk]),
    )
    context = {
        "meeting": row,
        "day": day,
        "documents": documents.documents_of_council(row, day),
        "issuing": steps(request, issue) if facts.held_on else [],
        "facts": facts,
        "convened": meeting_rules.is_convened(book, facts, day),
        "items": [
            (item, meetings.result_of(book, item))
            for item in row.items.select_related("meeting", "candidate").prefetch_related("voided")
        ],
        "may_count": not request.dated
        and bool(facts.held_on)
        and bool(mandate_of(request, "count_council_vote")),  # type: ignore[attr-defined]
        "may_void": not request.dated
        and bool(facts.held_on)
        and bool(mandate_of(request, "void_council_count")),  # type: ignore[attr-defined]
        "pack": address_or_nothing("decisions:council_pack", pk),
        "may_serve": not request.dated and bool(mandate_of(request, "serve_notices")),  # type: ignore[attr-defined]
        "steps": steps(request, *wanted),
        "crumbs": to_council(),
    }
    return render(request, "meetings/council_meeting.html", context)


def convene(request: HttpRequest) -> HttpResponse:
    """Convene the Council as the Chair, or ask for it as a deputy chair."""
    today = request.today  # type: ignore[attr-defined]
    role = "chair" if "assembly.chair" in request.actor.roles else "deputy_chair"  # type: ignore[attr-defined]
    lead = (
        _("You convene the Council at once.")
        if role == "chair"
        else _("It stays pending until the Chair agrees.")
    )
    verdict = law.may_convene(rulebook(), role, True, today)
    page = Page(
        _("Convene the Council"),
        _("Convene"),
        to_council(),
        verdict,
        lead,
        (rules.POINT_9,),
        "meetings/convene.html",
    )
    return show(
        request,
        page,
        ConveneForm(request.POST or None, day=today),
        services.convene_council,
        then=_meeting_address,
        done=lambda made: (
            _("The Council is convened.") if made.agreed_on else _("Sent to the Chair for agreement.")
        ),
    )


@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree as the Chair to a deputy's convocation."""
    row = get_object_or_404(CouncilMeeting, pk=pk)
    services.agree_convening(by=request.actor, at=clock.moment(), meeting=row)  # type: ignore[attr-defined]
    messages.success(request, _("The Council is convened."))
    return redirect(_meeting_address(row))


def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Call a meeting of the Council off."""
    row = get_object_or_404(CouncilMeeting, pk=pk)
    facts = meetings.facts_of(row, request.today)  # type: ignore[attr-defined]
    page = Page(
        _("Call the meeting off"),
        _("Call it off"),
        _to_meeting(row),
        meeting_rules.may_call_off(facts, request.actor.roles),  # type: ignore[attr-defined]
        _("It stays in the list, marked as cancelled. Whoever was called gets a letter."),
        meeting_rules.LAW,
    )
    return show(
        request,
        page,
        ReasonForm(request.POST or None),
        services.call_off_council,
        then=_meeting_address,
        done=lambda _m: _("The meeting is called off."),
        meeting=row,
    )


def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """Record who was present at a meeting of the Council."""
    row = get_object_or_404(CouncilMeeting, pk=pk)
    today = request.today  # type: ignore[attr-defined]
    people = roll_on(today, COUNCIL)
    form = PresenceForm(
        request.POST if request.method == "POST" else None,
        offered=people,
        known=(member.person_id for member in people),
        language=get_language() or "kk",
    )
    facts = meetings.facts_of(row, today)
    verdict = meeting_rules.may_hold(rulebook(), facts, len(people), len(people), today)
    page = Page(
        _("Meeting of the Council"),
        _("Record"),
        _to_meeting(row),
        verdict,
        template="meetings/hold.html",
        more={"offered": len(people), "awaited": len(people)},
    )
    return show(
        request,
        page,
        form,
        services.hold_council,
        then=_meeting_address,
        done=lambda made: say(
            _("Recorded: {present} of {total} were present."), present=made.present, total=made.total
        ),
        meeting=row,
    )


def count(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """Record the count of a matter of a Council meeting."""
    item = get_object_or_404(CouncilItem.objects.select_related("meeting"), meeting_id=pk, position=position)
    today = request.today  # type: ignore[attr-defined]
    facts = meetings.facts_of(item.meeting, today)
    verdict = meeting_rules.may_count(facts, given=0, counted=item.votes_for is not None)
    page = Page(
        say(_("Count on matter {position}"), position=position),
        _("Record the count"),
        _to_meeting(item.meeting),
        verdict,
        template="meetings/vote.html",
        more={"item": item, "facts": facts},
    )
    return show(
        request,
        page,
        CountForm(request.POST or None),
        services.count_council_vote,
        then=lambda _i: _meeting_address(item.meeting),
        done=lambda _i: _("The count is recorded."),
        item=item,
    )


def void(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """Void a wrong count of a matter of a Council meeting."""
    item = get_object_or_404(CouncilItem.objects.select_related("meeting"), meeting_id=pk, position=position)
    facts = meetings.facts_of(item.meeting, request.today)  # type: ignore[attr-defined]
    verdict = meeting_rules.may_void_count(
        facts, counted=item.votes_for is not None, used=meetings.is_used(item)
    )
    page = Page(
        _("Void the count"),
        _("Void the count"),
        _to_meeting(item.meeting),
        verdict,
        in_language(item, "title")[0],
        (meeting_rules.MINUTES,),
    )
    return show(
        request,
        page,
        WhyForm(request.POST or None),
        services.void_council_count,
        then=lambda _v: _meeting_address(item.meeting),
        done=lambda _v: _("The count is void. Record the right one."),
        item=item,
    )


def discuss(request: HttpRequest) -> HttpResponse:
    """Record that the Council discussed a draft of a programme document."""
    lead = _("A draft of a programme document goes to the Session after the Council has discussed it.")
    page = Page(_("Discussion in the Council"), _("Record"), to_council(), lead=lead)
    return show(
        request,
        page,
        DiscussionForm(request.POST or None, initial=_of_draft(request.GET.get("prepared", ""))),
        services.record_discussion,
        then=lambda _d: reverse("meetings:council"),
        done=lambda _d: _("The discussion is recorded."),
    )


def _of_draft(asked: str) -> dict[str, object]:
    """Give what is known of a draft that a working group handed in, for the form."""
    draft = Output.objects.filter(pk=int(asked[:9])).first() if asked.isdecimal() else None
    if draft is None:
        return {}
    return {
        "prepared_id": draft.pk,
        **{f"title_{code}": getattr(draft, f"title_{code}") for code in ("kk", "ru", "en")},
    }
