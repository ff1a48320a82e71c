"""The log of a Session: its events in the journal, with the rows they are about. Minutes are told from this alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from shanyraq.journal.models import Entry
from shanyraq.meetings.models import (
    AgendaItem,
    Election,
    Issued,
    Minutes,
    PaperVote,
    RegionalHall,
    Registration,
    Remark,
    Request,
    RollCall,
    SealedVote,
    Session,
)
from shanyraq.people.models import Person

ACKNOWLEDGED = "meetings.acknowledge_notice"
OF_A_REQUEST = "meetings.decide_extraordinary"
OWN = {"meetings.remark_minutes", "meetings.sign_minutes", "meetings.correct_minutes"}
CASTS = {"meetings.cast_vote", "meetings.take_votes", "meetings.cast_sealed"}
TURNS = {"meetings.ask_floor", "meetings.drop_request", "meetings.give_floor", "meetings.call_speaker", "meetings.end_floor"}  # fmt: skip


@dataclass(frozen=True)
class Event:
    """An entry of the journal: its number, act, time, day, public facts and, while they are kept, the personal ones."""

    number: int
    act: str
    about: str
    actor: str
    at: datetime
    day: date
    facts: dict[str, Any]
    personal: dict[str, Any]


@dataclass(frozen=True)
class Log:
    """All that is known of a Session's course: events in order, and the rows to name things by."""

    session: Session
    events: list[Event]
    items: dict[int, AgendaItem]
    people: dict[int, Person]
    calls: dict[str, RollCall]
    halls: dict[int, RegionalHall] = field(default_factory=dict)
    casts: dict[str, list[Event]] = field(default_factory=dict)
    turns: dict[int, dict[str, Event]] = field(default_factory=dict)

    def event_at(self, act: str, at: datetime | None) -> list[int]:
        """Give the numbers of the events of an act at a moment."""
        return [one.number for one in self.events if one.act == act and one.at == at]


def log_of(session: Session) -> Log:
    """Read the log of a Session: what the journal says of it, of its votes by names, of secret ones and of its rules of procedure.

    Once the minutes are signed, nothing recorded later comes into it.
    """
    last = Minutes.objects.filter(session=session, edition=1).values_list("last_event", flat=True).first()
    rows = RollCall.objects.filter(item__session=session).select_related("item", "amendment", "vote")
    calls = {f"meetings.roll_call:{row.pk}": row for row in rows}
    rules = [f"meetings.rules:{item.rules.pk}" for item in session.items.all() if hasattr(item, "rules")]
    boxes = PaperVote.objects.filter(item__session=session).values_list("pk", flat=True)
    papers = [f"meetings.paper_vote:{pk}" for pk in boxes]
    drawn = SealedVote.objects.filter(item__session=session).values_list("pk", flat=True)
    sealed = [f"meetings.sealed_vote:{pk}" for pk in drawn]
    called = Election.objects.filter(item__session=session).values_list("pk", flat=True)
    elections = [f"meetings.election:{pk}" for pk in called]
    about = [
        f"meetings.session:{session.pk}",
        *calls,
        *papers,
        *sealed,
        *elections,
        *rules,
        *_orders(session),
    ]
    told = Q(about__in=about) | Q(about__in=_requests(session), act=OF_A_REQUEST)
    entries = Entry.objects.filter(told).exclude(act__in=OWN).select_related("detail").order_by("pk")
    events = [_event(row) for row in (entries if last is None else entries.filter(pk__lte=last))]
    casts: dict[str, list[Event]] = {}
    turns: dict[int, dict[str, Event]] = {}
    for one in events:
        if one.act in CASTS:
            casts.setdefault(one.about, []).append(one)
        elif one.act in TURNS:
            turns.setdefault(one.facts["turn"], {})[one.act.partition(".")[2]] = one
    return Log(
        session=session,
        events=events,
        items={item.position: item for item in session.items.all()},
        people=Person.objects.in_bulk(_people(events) | _rows_people(session)),
        calls=calls,
        halls={hall.number: hall for hall in session.halls.all()},
        casts=casts,
        turns=turns,
    )


def _orders(session: Session) -> list[str]:
    """Give the keys of the documents that were issued of a Session's orders."""
    orders = [f"meetings.order:{pk}" for pk in session.orders.values_list("pk", flat=True)]
    issued = Issued.objects.filter(about__in=orders).values_list("pk", flat=True)
    return [f"meetings.document:{pk}" for pk in issued]


def _requests(session: Session) -> list[str]:
    """Give the key of the request that an extraordinary Session was asked for with."""
    return [
        f"meetings.request:{pk}"
        for pk in Request.objects.filter(session=session).values_list("pk", flat=True)
    ]


def _event(row: Entry) -> Event:
    personal = row.detail.values if hasattr(row, "detail") else {}
    return Event(row.pk, row.act, row.about, row.actor, row.at, row.day, row.facts, personal or {})


def _people(events: list[Event]) -> set[int]:
    found: set[int] = set()
    for one in events:
        who = one.personal.get("person")
        found |= {who} if isinstance(who, int) else set()
        found |= {person for person in one.personal.get("people", []) if isinstance(person, int)}
        kind, _, key = one.actor.partition(":")
        found |= {int(key)} if kind == "person" and key.isdecimal() else set()
    return found


def _rows_people(session: Session) -> set[int]:
    return set(Registration.objects.filter(session=session).values_list("person_id", flat=True))


def remarks_of(session: Session) -> dict[int, list[Remark]]:
    """Give what the secretary wrote, by the first event of the sentence it is about."""
    found: dict[int, list[Remark]] = {}
    for row in session.remarks.all():
        found.setdefault(row.event, []).append(row)
    return found


def editions_on(session: Session, day: date) -> list[Minutes]:
    """List the signed editions of the minutes on `day`, the one in force first."""
    rows = Minutes.objects.filter(session=session, signed_on__lte=day).order_by("-edition")
    return list(rows.select_related("document", "signed_by"))


def signed_minutes(session: Session) -> Minutes | None:
    """Give the signed minutes of a Session, in their last edition."""
    rows = Minutes.objects.filter(session=session).order_by("-edition")
    return rows.select_related("document", "signed_by").first()


def waiting_remarks(minutes: Minutes) -> list[Remark]:
    """List what the secretary wrote since an edition was signed, in order."""
    parts = minutes.content["kk"]["parts"]
    told = {note["event"] for part in parts for one in part["sentences"] for note in one["notes"]}
    rows = Remark.objects.filter(session_id=minutes.session_id).select_related("person").order_by("pk")
    return [row for row in rows if row.entry not in told]
