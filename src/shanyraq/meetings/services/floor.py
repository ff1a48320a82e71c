"""The floor: take up a matter, ask for the floor, give it, end it; the times that the Chair sets."""

from __future__ import annotations

from rulebook import Allowed, Refused, first_refusal

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import AgendaItem, Session, SpeakingTime, Turn
from shanyraq.meetings.queries import floor as queries
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules import floor as rules
from shanyraq.meetings.rules.floor import Times
from shanyraq.meetings.services.locking import about, locked
from shanyraq.people.acting import Actor, act


@act
def take_up_item(*, by: Actor, at: Moment, item: AgendaItem) -> AgendaItem:
    """Take up a matter: from now on it is the one that is spoken of. Refuses as `rules.floor.may_take_up`."""
    row = locked(item.session)
    verdict = rules.may_take_up(facts_of(row, at.day), queries.facts_of_floor(item)).require()
    item.taken_up_at = at.machine
    item.save(update_fields=["taken_up_at"])
    record(about=about(row), verdict=verdict, facts={"number": row.number, "item": item.position})
    return item


@act
def set_speaking_time(
    *,
    by: Actor,
    at: Moment,
    session: Session,
    item: AgendaItem | None = None,
    speech: int | None = None,
    reply: int | None = None,
    matter: int | None = None,
) -> SpeakingTime:
    """Set minutes for a speech, a reply, a whole matter, where the rules of procedure name none.

    On one matter, or for the whole Session. Refuses as `rules.floor.may_set_times`.
    """
    row = locked(session)
    asked = Times(speech, reply, matter)
    verdict = rules.may_set_times(facts_of(row, at.day), queries.times_of_rules(at.day), asked).require()
    made = SpeakingTime.objects.create(
        session=row, item=item, speech=speech, reply=reply, matter=matter, day=at.day, at=at.machine
    )
    place = item.position if item else None
    minutes = {"speech": speech, "reply": reply, "matter": matter}
    named = {name: value for name, value in {"item": place, **minutes}.items() if value is not None}
    record(about=about(row), verdict=verdict, facts={"number": row.number, **named})
    return made


@act
def ask_floor(*, by: Actor, at: Moment, item: AgendaItem, kind: str = Turn.SPEECH) -> Turn:
    """Ask for the floor on a matter: one's own request, for a speech, a reply or a point of order.

    Refuses as `rules.floor.may_ask`.
    """
    assert by.person_id is not None
    row = locked(item.session)
    waiting = queries.waiting_in(row).filter(item=item, person_id=by.person_id, kind=kind).exists()
    verdict = rules.may_ask(
        facts_of(row, at.day),
        queries.facts_of_floor(item),
        kind,
        present=queries.is_present(row, by.person_id, at.day),
        waiting=waiting,
    ).require()
    turn = Turn.objects.create(
        session=row, item=item, person_id=by.person_id, kind=kind, asked_on=at.day, asked_at=at.machine
    )
    record(about=about(row), verdict=verdict, facts=_facts(turn), personal={"person": by.person_id})
    return turn


@act
def drop_request(*, by: Actor, at: Moment, turn: Turn) -> Turn:
    """Take back one's own request while it waits. Refuses with "meetings.not_yours", "meetings.not_waiting"."""
    row, found = _held(turn)
    mine = found.person_id is not None and found.person_id == by.person_id
    verdict = first_refusal(
        Allowed() if mine else Refused("meetings.not_yours"), rules.may_drop(found.status)
    ).require()
    found.dropped_at = at.machine
    found.save(update_fields=["dropped_at"])
    record(about=about(row), verdict=verdict, facts=_facts(found), personal={"person": found.person_id})
    return found


@act
def give_floor(*, by: Actor, at: Moment, turn: Turn) -> Turn:
    """Give the floor to one who waits, for the time that is set. Refuses as `rules.floor.may_give`."""
    row, found = _held(turn)
    limit = queries.limit_on(found.item, found.kind, at.day, at.machine)
    verdict = rules.may_give(
        facts_of(row, at.day),
        queries.facts_of_floor(found.item),
        found.kind,
        found.status,
        limit,
        present=queries.is_present(row, found.person_id, at.day),
    ).require()
    found.given_at, found.seconds, found.source = at.machine, limit.seconds, limit.source
    found.save(update_fields=["given_at", "seconds", "source"])
    record(about=about(row), verdict=verdict, facts=_facts(found), personal={"person": found.person_id})
    return found


@act
def call_speaker(*, by: Actor, at: Moment, item: AgendaItem) -> Turn:
    """Give the floor to the speaker whom the agenda names on a matter.

    Refuses with "meetings.no_speaker" and as `rules.floor.may_give`.
    """
    row = locked(item.session)
    limit = queries.limit_on(item, Turn.SPEECH, at.day, at.machine)
    verdict = first_refusal(
        Allowed() if item.speaker else Refused("meetings.no_speaker"),
        rules.may_give(
            facts_of(row, at.day), queries.facts_of_floor(item), "speech", "waiting", limit, present=True
        ),
    ).require()
    turn = Turn.objects.create(
        session=row,
        item=item,
        name=item.speaker,
        kind=Turn.SPEECH,
        asked_on=at.day,
        asked_at=at.machine,
        given_at=at.machine,
        seconds=limit.seconds,
        source=limit.source,
    )
    record(about=about(row), verdict=verdict, facts={**_facts(turn), "name": turn.name})
    return turn


@act
def end_floor(*, by: Actor, at: Moment, turn: Turn) -> Turn:
    """End the turn of whoever has the floor, keeping how long it was. Refuses with "meetings.not_speaking"."""
    row, found = _held(turn)
    verdict = rules.may_end(found.status).require()
    found.ended_at = at.machine
    found.save(update_fields=["ended_at"])
    said = {**_facts(found), "spoken": found.spoken(at.machine)}
    named = {"name": found.name} if found.name else {}
    record(about=about(row), verdict=verdict, facts={**said, **named}, personal={"person": found.person_id})
    return found


def _held(turn: Turn) -> tuple[Session, Turn]:
    """Hold the Session, then read the turn again: two who press at once follow each other."""
    row = locked(turn.session)
    return row, Turn.objects.select_related("item__session").get(pk=turn.pk)


def _facts(turn: Turn) -> dict[str, object]:
    said: dict[str, object] = {"item": turn.item.position, "turn": turn.pk, "kind": turn.kind}
    if turn.given_at and not turn.ended_at and turn.seconds is not None:
        said |= {"seconds": turn.seconds, "by": turn.source}
    return said
