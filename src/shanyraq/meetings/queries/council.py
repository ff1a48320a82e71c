"""Questions about meetings of the Council, and what it recommended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import override
from rulebook import Rulebook, Verdict

from shanyraq.bodies.queries import count_council_on
from shanyraq.meetings.models import CouncilItem, CouncilMeeting, Poll, SenateList, Session
from shanyraq.meetings.rules import council as rules
from shanyraq.meetings.rules.council import MeetingFacts
from shanyraq.people.models import Person
from shanyraq.web.words import say


def facts_of(meeting: CouncilMeeting, day: date) -> MeetingFacts:
    """Give what is known of a Council meeting on `day`."""
    held = meeting.held_on if meeting.held_on and meeting.held_on <= day else None
    return MeetingFacts(
        by_role=meeting.by_role,
        start_day=meeting.start_day,
        agreed_on=meeting.agreed_on if meeting.agreed_on and meeting.agreed_on <= day else None,
        held_on=held,
        cancelled_on=meeting.cancelled_on if meeting.cancelled_on and meeting.cancelled_on <= day else None,
        present=meeting.present or 0 if held else 0,
        total=meeting.total or 0 if held else count_council_on(day),
    )


def result_of(book: Rulebook, item: CouncilItem) -> Verdict | None:
    """Give the verdict on a matter's count by the majority of its day; None where it was not put to the vote."""
    meeting = item.meeting
    if item.votes_for is None or meeting.held_on is None or meeting.present is None:
        return None
    return rules.result(book, item.votes_for, meeting.present, meeting.held_on)


@dataclass(frozen=True)
class Proposal:
    """The Council's decision to propose an agenda: its day, and the paper that records it as the record says it, in Kazakh."""

    day: date
    paper: str


def proposal_on(book: Rulebook, day: date) -> Proposal | None:
    """Give the last decision of the Council by `day` that proposes an agenda, by a poll or at a meeting.

    None without one, or where an agenda was set since on that one or on a later one.
    """
    polls = Poll.objects.filter(purpose=Poll.AGENDA, adopted=True, closed_on__lte=day)
    items = CouncilItem.objects.filter(purpose=Poll.AGENDA, meeting__held_on__lte=day).select_related(
        "meeting"
    )
    with override("kk"):
        found = [
            Proposal(p.closed_on, say(_("Protocol of poll № {n}"), n=str(p.number)))
            for p in polls
            if p.closed_on
        ]
        found += [
            Proposal(i.meeting.held_on, say(_("Minutes of the Council of {day}"), day=i.meeting.held_on))
            for i in items
            if i.meeting.held_on and result_of(book, i)
        ]
    taken = Session.objects.aggregate(last=Max("proposed_on"))["last"] or date.min
    return max((one for one in found if one.day > taken), key=lambda one: one.day, default=None)


def is_used(item: CouncilItem) -> bool:
    """Tell whether a list to the Senate stands on the vote on a matter."""
    return SenateList.objects.filter(council_item=item).exists()


def meeting_days_on(day: date) -> list[date]:
    """List the days of Council meetings held by `day`."""
    held = (
        CouncilMeeting.objects.filter(held_on__lte=day).order_by("held_on").values_list("held_on", flat=True)
    )
    return [told for told in held if told is not None]


@dataclass(frozen=True)
class Recommendation:
    """The Council's recommendation of a candidate for deputy chair: by a poll or at a meeting."""

    candidate: Person
    day: date
    poll: Poll | None = None
    item: CouncilItem | None = None


def recommendations_on(book: Rulebook, day: date) -> list[Recommendation]:
    """List the candidates for deputy chair whom the Council recommended by `day`, newest first."""
    polls = Poll.objects.filter(purpose=Poll.DEPUTY, adopted=True, closed_on__lte=day).select_related(
        "candidate"
    )
    found = [Recommendation(p.candidate, p.closed_on, poll=p) for p in polls if p.candidate and p.closed_on]
    items = CouncilItem.objects.filter(purpose="deputy", meeting__held_on__lte=day).select_related(
        "candidate", "meeting"
    )
    found += [
        Recommendation(item.candidate, item.meeting.held_on, item=item)
        for item in items
        if item.candidate and item.meeting.held_on and result_of(book, item)
    ]
    return sorted(found, key=lambda one: (one.day, one.candidate.pk), reverse=True)
