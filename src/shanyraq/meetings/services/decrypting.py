"""The count of a sealed vote: the trustees' parts of the decryption of the sum, checked as they come, and what follows."""

from __future__ import annotations

from contextlib import suppress
from functools import wraps

from ballot.archive import EventType
from ballot.decryption import PartialDecryption, false_question, joint_factors, owned_text
from ballot.encoding import sha256_hex
from ballot.result import find_result
from ballot.tally import Tally
from rulebook import Refusal, Refused

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import FalsePart, KeyHolder, SealedVote, Vote
from shanyraq.meetings.queries import sealed as queries
from shanyraq.meetings.rules import sealed as rules
from shanyraq.meetings.services.boards import about, append, held, read
from shanyraq.meetings.services.electing import elected_by
from shanyraq.meetings.services.putting import asked, outcome_of
from shanyraq.meetings.services.sealed_questions import counts_of, tally_of_election
from shanyraq.people.acting import SYSTEM, Actor, act


@act
def bring_part(*, by: Actor, at: Moment, sealed_vote: SealedVote, text: str) -> SealedVote:
    """Bring a trustee's part of the decryption; with the last one that is needed the count follows and is checked.

    A part whose proof is wrong is put nowhere. Refuses as `rules.sealed.may_bring_part`, with "meetings.text_refused"
    for what is no part of this sum, and with "meetings.part_false" where its proof fails: the caller then has it
    recorded (`part_or_complaint`).
    """
    assert by.person_id is not None
    row = held(sealed_vote)
    verdict = rules.may_bring_part(queries.facts_of(row, at.day), by.person_id).require()
    stored, tally = text.strip().encode(), queries.closed_tally_of(row)
    holder = row.trustees.get(person_id=by.person_id)
    if wrong := _wrong_with(holder, stored, tally):
        raise Refusal(Refused("meetings.part_false", (rules.ARTICLE_9,), facts={"question": wrong}))
    holder.part = stored.decode()
    holder.save(update_fields=["part"])
    append(row, EventType.PARTIAL_DECRYPTION, stored, owned_text(holder.number, stored))
    said: dict[str, object] = {"item": row.item.position, "trustee": holder.number}
    elected: list[int] = []
    if rules.is_enough(queries.facts_of(row, at.day)):
        found, elected = _count(row, tally, at)
        said |= found
    row.save()
    facts, people = {**said, "head": row.head}, {"people": elected} if elected else {}
    record(about=about(row), verdict=verdict, facts=facts, personal=people)
    return row


def _wrong_with(holder: KeyHolder, stored: bytes, tally: Tally) -> int | None:
    """Say at which question the proof of a part fails, None where all hold.

    Refuses with "meetings.text_refused" what is no part of this sum.
    """
    part = read(lambda: PartialDecryption.from_text(stored, tally))
    setup = queries.setup_of(holder.sealed_vote)
    key = setup.trustees.keys[holder.number - 1]
    return false_question(setup.election.fingerprint, key, tally, part)


@act
def refuse_part(*, by: Actor, at: Moment, sealed_vote: SealedVote, person: int, text: str) -> FalsePart:
    """Record that a trustee's part of the decryption is false: its proof fails. It is put nowhere, and counts for nothing.

    `person`: the trustee who brought it. Refuses as `rules.sealed.may_bring_part`, with "meetings.part_holds" for a
    part that is right, and with "meetings.part_false_recorded" for one that is recorded already.
    """
    row = held(sealed_vote)
    verdict = rules.may_bring_part(queries.facts_of(row, at.day), person).require()
    stored, holder = text.strip().encode(), row.trustees.get(person_id=person)
    digest = sha256_hex(stored)
    wrong = _wrong_with(holder, stored, queries.closed_tally_of(row))
    if wrong is None:
        raise Refusal(Refused("meetings.part_holds"))
    if holder.false_parts.filter(sha256=digest).exists():
        raise Refusal(Refused("meetings.part_false_recorded"))
    made = FalsePart.objects.create(holder=holder, day=at.day, at=at.machine, sha256=digest, question=wrong)
    said = {"item": row.item.position, "trustee": holder.number, "question": wrong}
    record(about=about(row), verdict=verdict, facts={**said, "sha256": digest})
    return made


@wraps(bring_part)
def part_or_complaint(*, by: Actor, at: Moment, sealed_vote: SealedVote, text: str) -> SealedVote:
    """Bring a part as `bring_part` does; where its proof fails, the refusal is recorded in an act of its own."""
    try:
        return bring_part(by=by, at=at, sealed_vote=sealed_vote, text=text)
    except Refusal as refusal:
        if refusal.verdict.code == "meetings.part_false":
            _complain(by, at, sealed_vote, text)
        raise


def _complain(by: Actor, at: Moment, sealed_vote: SealedVote, text: str) -> None:
    with suppress(Refusal):  # recorded already, or the count came meanwhile
        refuse_part(by=SYSTEM, at=at, sealed_vote=sealed_vote, person=by.person_id or 0, text=text)


def _count(row: SealedVote, tally: Tally, at: Moment) -> tuple[dict[str, object], list[int]]:
    """Make the count from the parts that are there; give what the record says of it, and who is elected by it."""
    brought = row.trustees.exclude(part="")
    parts = {one.number: PartialDecryption.from_text(one.part.encode(), tally) for one in brought}
    result = find_result(tally, joint_factors(queries.setup_of(row).trustees, parts))
    append(row, EventType.RESULT, result.text)
    row.counted_on, row.counted_at = at.day, at.machine
    counts = counts_of(result)
    if row.election_id is None:
        return _vote(row, counts[0], at), []
    row.tally = tally_of_election(row, queries.rights_of(row), tally.ballots, counts).plain()
    row.save()
    found, people = elected_by(row)
    said = {"ballots": tally.ballots, "present": row.took_part, "members": row.members}
    return {**said, **found}, people


def _vote(row: SealedVote, counted: tuple[int, int, int], at: Moment) -> dict[str, object]:
    """Make the vote of a counted matter; give what the record says of it."""
    texts, asks = asked(row.item, None)
    row.vote = Vote.objects.create(
        item=row.item,
        **texts,
        method=Vote.SEALED,
        votes_for=counted[0],
        votes_against=counted[1],
        abstained=counted[2],
        present=row.took_part,
        members=row.members,
        day=at.day,
        at=at.machine,
    )
    said = {"for": counted[0], "against": counted[1], "abstained": counted[2]}
    return {**asks, **said, "present": row.took_part, **outcome_of(row.vote)}
