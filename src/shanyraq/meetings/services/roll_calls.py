"""Votes by names: open, cast, close and count, void.

A vote is acknowledged when it is committed, never before. `cast_vote` is the act of one member; `take_votes` takes
those of many who vote at the same moment in one transaction, each looked at by the same rules: a hall of four hundred
then waits for a few commits instead of four hundred.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rulebook import Allowed, Refused, Verdict, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.queries import members_on
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import AgendaItem, Amendment, Cast, RollCall, Vote
from shanyraq.meetings.queries import roll_calls as queries
from shanyraq.meetings.queries.counting import is_running_on
from shanyraq.meetings.queries.halls import present_in, told_of
from shanyraq.meetings.queries.sessions import facts_of, standing_vote
from shanyraq.meetings.rules import roll_calls as rules
from shanyraq.meetings.rules.counting import may_replace
from shanyraq.meetings.rules.roll_calls import Ballot
from shanyraq.meetings.services.locking import locked, sitting_of
from shanyraq.meetings.services.putting import asked, may_be_voted, outcome_of
from shanyraq.people.acting import Actor, act, may_do


def _held(roll_call: RollCall) -> RollCall:
    return RollCall.objects.select_for_update().get(pk=roll_call.pk)


def _about(roll_call: RollCall) -> str:
    return f"meetings.roll_call:{roll_call.pk}"


def may_open(item: AgendaItem, day: date, amendment: Amendment | None = None) -> Verdict:
    """Say whether a vote by names could be opened on a matter, or on an amendment; the page asks the same."""
    session, voted = item.session, standing_vote(item, amendment) is not None
    another = queries.open_in(session) is not None
    return first_refusal(
        rules.may_open(rulebook(), facts_of(session, day), day, voted=voted, another=another),
        may_replace(is_running_on(item)),
        may_be_voted(item, amendment),
    )


@act
def open_roll_call(
    *, by: Actor, at: Moment, item: AgendaItem, amendment: Amendment | None = None
) -> RollCall:
    """Open a vote by names on a matter, or on an amendment, keeping how many are present of how many members.

    Refuses as `rules.roll_calls.may_open`, and with "meetings.secret_vote_open", "meetings.amendments_first", or as
    `rules.motions.may_vote_amendment`.
    """
    session = sitting_of(item)
    facts = facts_of(session, at.day)
    verdict = may_open(item, at.day, amendment).require()
    made = RollCall.objects.create(
        item=item,
        amendment=amendment,
        opened_on=at.day,
        opened_at=at.machine,
        present=facts.present,
        members=facts.total,
    )
    _texts, asks = asked(item, amendment)
    said = {"number": session.number, **asks, "present": facts.present, "members": facts.total}
    said |= told_of(session, at.day)
    record(about=_about(made), verdict=verdict, facts=said)
    return made


@act
def cast_vote(*, by: Actor, at: Moment, roll_call: RollCall, choice: str, key: str) -> Cast:
    """Cast one's own vote by name: "for", "against" or "abstain". Sent again with the same key it is the same vote.

    Refuses as `rules.roll_calls.may_cast`.
    """
    assert by.person_id is not None
    row, ballot = _held(roll_call), Ballot(choice, key)
    verdict = _judge(row, {by.person_id: ballot}, at.day)[by.person_id].require()
    cast = Cast.objects.filter(roll_call=row, person_id=by.person_id).first()
    if cast is not None:
        record(about=_about(row), verdict=verdict, facts={"again": True}, unnamed=True)
        return cast
    cast = Cast.objects.create(roll_call=row, person_id=by.person_id, choice=choice, key=key, at=at.machine)
    record(about=_about(row), verdict=verdict, personal={"votes": [[by.person_id, choice]]}, unnamed=True)
    return cast


class NothingNew(Exception):
    """No vote among those sent is new, so nothing was written; `verdicts` holds what is said of each."""

    def __init__(self, verdicts: Mapping[int, Verdict]) -> None:
        super().__init__()
        self.verdicts = verdicts


@act
def take_votes(
    *, by: Actor, at: Moment, roll_call: RollCall, ballots: Mapping[Actor, Ballot]
) -> Mapping[int, Verdict]:
    """Take the votes of many members at once, each with their own mandate; give what is said of each, by person.

    Raises `NothingNew` where none is new.
    """
    row = _held(roll_call)
    sent = {actor.person_id: ballot for actor, ballot in ballots.items() if actor.person_id is not None}
    may = {a.person_id: may_do("meetings.cast_vote", a, at.day) for a in ballots if a.person_id is not None}
    earlier = queries.cast_by(row, sent)
    judged = _judge(row, sent, at.day, earlier)
    verdicts = {person: first_refusal(may[person], judged[person]) for person in sent}
    fresh = [person for person in sent if verdicts[person] and person not in earlier]
    if not fresh:
        raise NothingNew(verdicts)
    Cast.objects.bulk_create(
        Cast(roll_call=row, person_id=p, choice=sent[p].choice, key=sent[p].key, at=at.machine) for p in fresh
    )
    record(
        about=_about(row),
        verdict=verdicts[fresh[0]],
        facts={"votes": len(fresh)},
        personal={"votes": [[person, sent[person].choice] for person in fresh]},
    )
    return verdicts


def _judge(
    row: RollCall, sent: Mapping[int, Ballot], day: date, earlier: Mapping[int, Ballot] | None = None
) -> dict[int, Verdict]:
    before = queries.cast_by(row, sent) if earlier is None else earlier
    here = queries.registered_among(row, sent, day)
    return {
        person: rules.may_cast(row.status, ballot, before.get(person), registered=person in here)
        for person, ballot in sent.items()
    }


@act
def close_roll_call(*, by: Actor, at: Moment, roll_call: RollCall) -> Vote:
    """Close a vote by names and count it. The outcome follows from the count and the norm; nobody types it.

    The votes of those who left meanwhile, whose registration was struck, or whose mandate ended, stay and do not
    count. Refuses as `rules.roll_calls.may_close`.
    """
    row = _held(roll_call)
    session = locked(row.item.session)
    facts = facts_of(session, at.day)
    verdict = rules.may_close(rulebook(), row.status, facts, at.day).require()
    here = present_in(session, at.day).values("person_id")
    for still in (here, members_on(at.day).values("person_id")):
        row.casts.exclude(person_id__in=still).update(counted=False)
    counts = queries.counts_of(row)
    texts, asks = asked(row.item, row.amendment)
    vote = Vote.objects.create(
        item=row.item,
        amendment=row.amendment,
        **texts,
        method=Vote.NAMES,
        votes_for=counts["for"],
        votes_against=counts["against"],
        abstained=counts["abstain"],
        present=facts.present,
        members=facts.total,
        day=at.day,
        at=at.machine,
    )
    row.closed_at, row.vote = at.machine, vote
    row.save(update_fields=["closed_at", "vote"])
    said = {"for": counts["for"], "against": counts["against"], "abstained": counts["abstain"]}
    record(
        about=_about(row),
        verdict=verdict,
        facts={**asks, **said, "present": facts.present, **outcome_of(vote)},
    )
    return vote


@act
def stop_roll_call(*, by: Actor, at: Moment, roll_call: RollCall, why: str) -> RollCall:
    """Void a vote by names before it is closed, with a reason; it and its votes stay, and count for nothing.

    Refuses as `rules.roll_calls.may_end`, and with "meetings.reason_missing".
    """
    row = _held(roll_call)
    verdict = first_refusal(
        rules.may_end(row.status),
        Allowed() if why.strip() else Refused("meetings.reason_missing"),
    ).require()
    row.stopped_at, row.why_stopped = at.machine, why.strip()
    row.save(update_fields=["stopped_at", "why_stopped"])
    record(about=_about(row), verdict=verdict, facts={"item": row.item.position, "why": row.why_stopped})
    return row
