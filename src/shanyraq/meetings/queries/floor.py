"""Questions about the floor: which matter is taken up, who speaks, who waits, what time is set and used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from shanyraq.meetings.models import AgendaItem, Session, SpeakingTime, Turn
from shanyraq.meetings.queries.halls import present_in
from shanyraq.meetings.queries.roll_calls import open_in
from shanyraq.meetings.queries.sessions import rules_in_force_on, standing_vote
from shanyraq.meetings.rules.floor import FloorFacts, Limit, Times, limit_of, rank
from shanyraq.people.models import Person


def current_item(session: Session) -> AgendaItem | None:
    """Give the matter taken up last; None before the first one."""
    return session.items.filter(taken_up_at__isnull=False).order_by("-taken_up_at").first()


def speaking_in(session: Session) -> Turn | None:
    """Give the turn of whoever has the floor."""
    found = Turn.objects.filter(session=session, given_at__isnull=False, ended_at__isnull=True)
    return found.select_related("person", "item").first()


def waiting_in(session: Session) -> QuerySet[Turn]:
    """List the requests that wait, by when they came."""
    found = Turn.objects.filter(session=session, given_at__isnull=True, dropped_at__isnull=True)
    return found.select_related("person", "item")


def queue_of(item: AgendaItem) -> list[Turn]:
    """List who waits on a matter: points of order, replies, speeches; each by when it was asked for."""
    return sorted(waiting_in(item.session).filter(item=item), key=lambda turn: (rank(turn.kind), turn.pk))


def facts_of_floor(item: AgendaItem) -> FloorFacts:
    """Give what is known of a matter's floor now."""
    current = current_item(item.session)
    return FloorFacts(
        current=current is not None and current.pk == item.pk,
        decided=standing_vote(item) is not None,
        voting=open_in(item.session) is not None,
        speaking=speaking_in(item.session) is not None,
        order_waits=waiting_in(item.session).filter(item=item, kind=Turn.ORDER).exists(),
    )


def is_present(session: Session, person: int | None, day: date) -> bool:
    """Tell whether somebody is present now, at a distance where the norm of `day` counts them; a speaker who is no member is led in by the Chair."""
    return person is None or present_in(session, day).filter(person_id=person).exists()


def times_of_rules(day: date) -> Times:
    """Give the times that the rules of procedure in force name."""
    found = rules_in_force_on(day)
    return Times(found.speech_minutes, found.reply_minutes, found.matter_minutes) if found else Times()


def times_of_chair(item: AgendaItem) -> list[Times]:
    """Give the times that the Chair set: on this matter, then for the whole Session; the last word holds."""
    rows = SpeakingTime.objects.filter(session=item.session)
    found = [rows.filter(item=item).last(), rows.filter(item__isnull=True).last()]
    return [Times(row.speech, row.reply, row.matter) for row in found if row]


def used_on(item: AgendaItem, until: datetime) -> int:
    """Count the seconds that were spoken on a matter."""
    return sum(turn.spoken(until) for turn in item.turns.filter(given_at__isnull=False))


def limit_on(item: AgendaItem, kind: str, day: date, until: datetime) -> Limit:
    """Give how long a turn of a kind on a matter would be now."""
    return limit_of(kind, times_of_rules(day), times_of_chair(item), used_on(item, until))


@dataclass(frozen=True)
class Account:
    """How long one speaker spoke in a Session, in how many turns."""

    person: Person | None
    name: str
    turns: int
    seconds: int


def accounts_of(session: Session, until: datetime) -> list[Account]:
    """List who spoke how long, the longest first."""
    spoken: dict[tuple[int | None, str], list[Turn]] = {}
    for turn in session.turns.filter(given_at__isnull=False).select_related("person"):
        spoken.setdefault((turn.person_id, turn.name), []).append(turn)
    rows = [
        Account(turns[0].person, turns[0].name, len(turns), sum(turn.spoken(until) for turn in turns))
        for turns in spoken.values()
    ]
    return sorted(rows, key=lambda row: -row.seconds)


def of_items(items: Iterable[AgendaItem], until: datetime) -> dict[int, int]:
    """Give the seconds spoken on each matter, by its position."""
    return {item.position: used_on(item, until) for item in items}
