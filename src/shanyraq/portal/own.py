"""What a person's own page shows: mandates, meetings coming and past, the address of their calendar, all that is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from shanyraq.bodies import queries as bodies
from shanyraq.meetings.models import CouncilMeeting, PollAnswer, Registration, Session
from shanyraq.meetings.queries.calendar import entered_on
from shanyraq.meetings.queries.polls import running_polls_on
from shanyraq.meetings.rules.numbers import roman
from shanyraq.people.models import Membership, Person, User
from shanyraq.portal.calendar import Event
from shanyraq.portal.feed import told
from shanyraq.web.words import in_language, say

PAST = 12  # meetings of the past on the page; the copy of one's data has all
_signer = Signer(salt="portal.calendar", sep=".")


@dataclass(frozen=True)
class Meeting:
    """A meeting of somebody: `state` is "ahead", "present", "absent", "held" (nobody was noted by name), "cancelled"."""

    key: str
    day: date
    title: str
    address: str
    place: str = ""
    place_language: str = "kk"
    state: str = "ahead"


@dataclass(frozen=True)
class Activity:
    """How somebody took part: Sessions held while they were a member, polls closed while they sat in the Council."""

    sessions: int
    present: int
    polls: int
    answered: int


def seats_of(person: Person, day: date) -> QuerySet[Membership]:
    """Give the mandates of a person in force on a day, the Assembly's first, each with how they came."""
    return (
        Membership.objects.on(day)
        .filter(person=person)
        .select_related("organization", "standing")
        .order_by("organization__classification", "since")
    )


def meetings_of(person: Person, day: date) -> tuple[list[Meeting], list[Meeting]]:
    """Give the meetings a person is or was called to: those to come, the nearest first, and those past, the latest first."""
    found = [*_sessions(person, day), *_council(person, day)]
    ahead = sorted((m for m in found if m.state == "ahead"), key=lambda m: (m.day, m.key))
    past = sorted((m for m in found if m.state != "ahead"), key=lambda m: (m.day, m.key), reverse=True)
    return ahead, past


def _times(person: Person, body: str) -> list[tuple[date, date | None]]:
    rows = person.memberships.filter(organization__classification=body)
    return list(rows.values_list("since", "until"))


def _held(times: Iterable[tuple[date, date | None]], day: date) -> bool:
    return any(since <= day and (until is None or day < until) for since, until in times)


def _sessions(person: Person, day: date) -> Iterable[Meeting]:
    times = _times(person, bodies.ASSEMBLY)
    there = set(
        Registration.objects.filter(person=person, struck_at__isnull=True).values_list(
            "session_id", flat=True
        )
    )
    for row in Session.objects.filter(prepared_on__lte=day, start_day__isnull=False):
        on = row.opened_on or row.start_day
        if on is None or not _held(times, on):
            continue
        state = "ahead"
        if row.cancelled_on is not None and row.cancelled_on <= day:
            state = "cancelled"
        elif row.opened_on is not None and row.opened_on <= day:
            state = "present" if row.pk in there else "absent"
        elif on < day:
            state = "held"
        title = say(_("Session {numeral}"), numeral=roman(row.number))
        place, language = in_language(row, "place")
        yield Meeting(
            f"session-{row.number}", on, title, reverse("meetings:session", args=[row.number]),
            place, language, state,
        )  # fmt: skip


def _council(person: Person, day: date) -> Iterable[Meeting]:
    times = _times(person, bodies.COUNCIL)
    for row in CouncilMeeting.objects.filter(
        agreed_on__isnull=False, agreed_on__lte=day, cancelled_on__isnull=True
    ):
        if not _held(times, row.held_on or row.start_day):
            continue
        held = row.held_on is not None and row.held_on <= day
        place, language = in_language(row, "place")
        yield Meeting(
            f"council-{row.pk}",
            row.held_on or row.start_day,
            _("Meeting of the Council"),
            reverse("meetings:council_meeting", args=[row.pk]),
            place,
            language,
            "held" if held or row.start_day < day else "ahead",
        )


def activity_of(person: Person, day: date) -> Activity:
    """Count how a person took part up to a day; signatures under requests are nobody's business and are left out."""
    _ahead, past = meetings_of(person, day)
    sessions = [m for m in past if m.state in {"present", "absent"}]
    answers = PollAnswer.objects.filter(person=person, counted=True, poll__closed_on__lte=day)
    return Activity(
        sessions=len(sessions),
        present=sum(m.state == "present" for m in sessions),
        polls=answers.count(),
        answered=answers.exclude(choice=PollAnswer.SILENT).count(),
    )


def calendar_key(user: User) -> str:
    """Give the secret of a person's calendar address; it changes when they renew it."""
    return _signer.sign(f"{user.pk}-{user.calendar_turn}")


def owner_of(key: str) -> User | None:
    """Find whose calendar an address opens; None for one that was made up, renewed, or of a closed account."""
    try:
        number, _dash, turn = _signer.unsign(key).partition("-")
    except BadSignature:
        return None
    user = User.objects.select_related("person").filter(pk=int(number), is_active=True).first()
    return user if user is not None and user.person and user.calendar_turn == int(turn) else None


def events_of(user: User, day: date) -> list[Event]:
    """Give the days of a person's calendar: their meetings, and the last days of polls of the Council."""
    host = settings.SITE_ADDRESS.split("//")[-1]
    person = user.person
    assert person is not None
    ahead, past = meetings_of(person, day)
    entered = entered_on(day)
    events = [
        Event(
            uid=f"{meeting.key}@{host}",
            day=meeting.day,
            title=meeting.title,
            place=meeting.place,
            address=f"{settings.SITE_ADDRESS}{meeting.address}",
            **(told(entered[meeting.key]) if meeting.key in entered else {}),
        )
        for meeting in [*reversed(past), *ahead]
    ]
    polls = running_polls_on(day) if bodies.sits_in_council(person.pk, day) else []
    return events + [
        Event(
            uid=f"poll-{poll.number}@{host}",
            day=poll.deadline,
            title=say(_("Last day of answers: {question}"), question=in_language(poll, "question")[0]),
            address=f"{settings.SITE_ADDRESS}{reverse('meetings:poll', args=[poll.number])}",
        )
        for poll in polls
    ]


def own_data(person: Person) -> dict[str, Any]:
    """Gather everything kept about a person from every room that keeps something, room by room."""
    found = {}
    for room in settings.ROOMS:
        name = f"shanyraq.{room}.queries"
        told = (
            getattr(import_module(name), "own_data", None) if room != "portal" and find_spec(name) else None
        )
        if told is not None:
            found[room] = told(person)
    return found
