"""The count of a sealed vote: the trustees' parts of the decryption of the sum, checked as they come, and what follows."""

from __future__ import annotations

from ballot.archive import EventType
from ballot.decryption import PartialDecryption, check_partial, joint_factors, owned_text
from ballot.result import find_result
from ballot.tally import Tally

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import SealedVote, Vote
from shanyraq.meetings.queries import sealed as queries
from shanyraq.meetings.rules import sealed as rules
from shanyraq.meetings.services.boards import about, append, held, read
from shanyraq.meetings.services.electing import elected_by
from shanyraq.meetings.services.putting import asked, outcome_of
from shanyraq.meetings.services.sealed_questions import counts_of, tally_of_election
from shanyraq.people.acting import Actor, act


@act
def bring_part(*, by: Actor, at: Moment, sealed_vote: SealedVote, text: str) -> SealedVote:
    """Bring a trustee's part of the decryption; with the last one that is needed the count follows and is checked.

    A part whose proof is wrong is refused and put nowhere. Refuses as `rules.sealed.may_bring_part`, and with
    "meetings.text_refused".
    """
    assert by.person_id is not None
    row = held(sealed_vote)
    verdict = rules.may_bring_part(queries.facts_of(row, at.day), by.person_id).require()
    setup, tally, stored = queries.setup_of(row), queries.closed_tally_of(row), text.strip().encode()
    holder = row.trustees.get(person_id=by.person_id)
    part = read(lambda: PartialDecryption.from_text(stored, tally))
    key = setup.trustees.keys[holder.number - 1]
    read(lambda: check_partial(setup.election.fingerprint, key, tally, part))
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
