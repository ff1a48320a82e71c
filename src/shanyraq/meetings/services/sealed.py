"""Secret votes by sealed electronic ballots: drawn up, opened, closed, voided. They are cast in `casting`.

The crypto is `packages/ballot`; the secrets never come here. A code is known to the credential authority and its
voter, a key to its trustee, a choice to the voter's own device.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ballot.archive import EventType, setup_summary
from ballot.questions import Election
from ballot.randomness import SystemRandomness, random_text
from ballot.trustees import Trustees
from rulebook import Allowed, Refusal, Refused, Verdict, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.law.elections import is_election_quorate
from shanyraq.meetings.models import AgendaItem, BoardCheck, KeyHolder, SealedVote
from shanyraq.meetings.queries import sealed as queries
from shanyraq.meetings.queries.counting import is_running_on
from shanyraq.meetings.queries.elections import (
    election_of,
    is_later_round_there,
    next_ballot,
    outcome_of,
    rounds_of,
)
from shanyraq.meetings.queries.roll_calls import open_in
from shanyraq.meetings.queries.sessions import facts_of, standing_vote
from shanyraq.meetings.rules import sealed as rules
from shanyraq.meetings.rules import sessions
from shanyraq.meetings.rules.counting import may_replace
from shanyraq.meetings.rules.elections import may_prepare_ballot
from shanyraq.meetings.services import sealed_questions
from shanyraq.meetings.services.boards import about, append, held, read
from shanyraq.meetings.services.ceremony import trustees_of
from shanyraq.meetings.services.electing import hold_election
from shanyraq.meetings.services.locking import sitting_of
from shanyraq.meetings.services.putting import asked, may_be_voted
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Person


@act
def draw_up_sealed(
    *,
    by: Actor,
    at: Moment,
    item: AgendaItem,
    authority: Person,
    trustees: Sequence[Person],
    threshold: int | None = None,
) -> SealedVote:
    """Draw up a sealed vote on a matter: who gives the codes, who holds the keys. Who draws it up runs it.

    `threshold`: how many of the trustees are enough to count, so that one who is missing stops nothing; where it
    is not given, or is all of them, every one is needed.

    Refuses as `rules.sealed.are_apart`, `rules.sealed.is_threshold`, `rules.sealed.none_stands` and `may_draw_up`.
    """
    assert by.person_id is not None
    sitting_of(item)
    verdict = first_refusal(
        may_draw_up(item, at.day),
        rules.are_apart(by.person_id, authority.pk, [one.pk for one in trustees]),
        rules.is_threshold(threshold, len(trustees)),
        rules.none_stands(
            [by.person_id, authority.pk, *(one.pk for one in trustees)],
            queries.candidates_on(item),
        ),
    ).require()
    some = None if threshold == len(trustees) else threshold
    made = SealedVote.objects.create(
        item=item,
        uuid=random_text(SystemRandomness(), 14),
        operator_id=by.person_id,
        authority=authority,
        threshold=some,
        drawn_on=at.day,
        drawn_at=at.machine,
    )
    KeyHolder.objects.bulk_create(
        KeyHolder(sealed_vote=made, number=number, person=one) for number, one in enumerate(trustees, start=1)
    )
    named = [authority.pk, *(one.pk for one in trustees)]
    record(
        about=about(made),
        verdict=verdict,
        facts={
            "item": item.position,
            "trustees": len(trustees),
            "threshold": some or len(trustees),
            "uuid": made.uuid,
        },
        personal={"people": named},
    )
    return made


def may_draw_up(item: AgendaItem, day: date) -> Verdict:
    """Say whether a sealed vote may be drawn up on a matter; the page asks the same.

    Refuses as `rules.sealed.may_prepare`, with "meetings.already_voted", "meetings.sealed_vote_drawn_up", and on an
    election as `rules.elections.may_prepare_ballot`.
    """
    election = election_of(item)
    return first_refusal(
        rules.may_prepare(facts_of(item.session, day)),
        may_prepare_ballot(
            outcome_of(rulebook(), election), len(rounds_of(election)), fixed=election.results_on is not None
        )
        if election
        else Allowed(),
        Refused("meetings.already_voted") if standing_vote(item) else Allowed(),
        Refused("meetings.sealed_vote_drawn_up") if queries.current_on(item) else Allowed(),
    )


@act
def bring_rights(*, by: Actor, at: Moment, sealed_vote: SealedVote, text: str) -> SealedVote:
    """Bring the public list of voting rights, as the credential authority made it away from here.

    Refuses as `rules.sealed.may_bring_rights`, and with "meetings.text_refused", "meetings.rights_weighted": each
    member has one vote.
    """
    assert by.person_id is not None
    row = held(sealed_vote)
    verdict = rules.may_bring_rights(queries.facts_of(row, at.day), by.person_id).require()
    register = read(lambda: queries.check_register(text.strip().encode()))
    if any(one.weight is not None for one in register.rights):
        raise Refusal(Refused("meetings.rights_weighted", (rules.ARTICLE_9,)))
    row.rights = register.text.decode()
    row.save(update_fields=["rights"])
    said = {"item": row.item.position, "rights": len(register), "fingerprint": register.fingerprint}
    record(about=about(row), verdict=verdict, facts=said)
    return row


def may_open(row: SealedVote, by: Actor, at: Moment) -> Verdict:
    """Say whether the vote may be opened now; the page asks the same."""
    item, facts = row.item, queries.facts_of(row, at.day)
    election = election_of(item)
    sitting = first_refusal(
        _may_vote(item, at)
        if election is None
        else first_refusal(
            sessions.is_open(facts_of(item.session, at.day)), next_ballot(rulebook(), election, at.day)[0]
        ),
        Refused("meetings.roll_call_open") if open_in(item.session) else Allowed(),
        may_replace(is_running_on(item)),
    )
    return rules.may_open(facts, sitting, by.person_id, row.operator_id)


def _may_vote(item: AgendaItem, at: Moment) -> Verdict:
    facts, voted = facts_of(item.session, at.day), standing_vote(item) is not None
    return first_refusal(
        sessions.may_vote(rulebook(), facts, at.day, votes_for=0, against=0, abstained=0, voted=voted),
        may_be_voted(item, None),
    )


@act
def open_sealed(*, by: Actor, at: Moment, sealed_vote: SealedVote) -> SealedVote:
    """Open the vote: the question, or each candidate, the joint key and the list of rights are fixed on the board.

    Refuses as `rules.sealed.may_open`, and on an election as `rules.elections.may_vote`.
    """
    row = held(sealed_vote)
    hold_election(row.item)
    verdict = may_open(row, by, at).require()
    facts, trustees = facts_of(row.item.session, at.day), trustees_of(row)
    row.election = election_of(row.item)
    on_ballot = next_ballot(rulebook(), row.election, at.day)[1] if row.election else []
    row.lines = [one.pk for one in on_ballot]
    election = sealed_questions.election_of(row, trustees)
    row.opened_on, row.opened_at = at.day, at.machine
    row.present, row.members = facts.present, facts.total
    append(row, EventType.SETUP, *_setup_texts(election, trustees, row))
    row.save()
    _texts, asks = asked(row.item, None)
    if row.election is not None:
        asks = {**asks, "candidates": len(on_ballot)}
    said = {**asks, "present": facts.present, "members": facts.total, "fingerprint": election.fingerprint}
    record(about=about(row), verdict=verdict, facts={**said, "head": row.head})
    return row


def _setup_texts(election: Election, trustees: Trustees, row: SealedVote) -> tuple[bytes, ...]:
    texts = (election.text, trustees.text, row.rights.encode())
    return (*texts, setup_summary(*texts))


def may_close(row: SealedVote, at: Moment) -> Verdict:
    """Say whether the vote may be closed now, of an election by its own quorum; the page asks the same."""
    facts, book = facts_of(row.item.session, at.day), rulebook()
    quorum = (
        sessions.quorum(book, facts, at.day)
        if row.election_id is None
        else is_election_quorate(book, facts.present, facts.total, at.day)
    )
    overfull = row.status == "open" and queries.is_overfull(row, at.day)
    return rules.may_close(queries.facts_of(row, at.day), quorum, overfull=overfull)


@act
def close_sealed(*, by: Actor, at: Moment, sealed_vote: SealedVote) -> SealedVote:
    """Close the vote: no ballot enters any more. The worker checks those there anew and adds them up (`rechecking`).

    Refuses as `rules.sealed.may_close`.
    """
    row = held(sealed_vote)
    sitting_of(row.item)  # nobody comes, leaves or is struck between the quorum and who took part
    verdict = may_close(row, at).require()
    row.closed_at, row.took_part = at.machine, queries.took_part(row, at.day)
    append(row, EventType.END_BALLOTS)
    row.save()
    cast = row.board.filter(kind=EventType.BALLOT).count()
    BoardCheck.objects.create(sealed_vote=row, ballots=cast)
    said = {"item": row.item.position, "took_part": row.took_part, "cast": cast, "head": row.head}
    record(about=about(row), verdict=verdict, facts=said)
    return row


def may_stop(row: SealedVote, at: Moment) -> Verdict:
    """Say whether a sealed vote may be voided; a counted ballot of an election while no later step stands on it."""
    last = row.election_id is not None and not is_later_round_there(row)
    return rules.may_stop(queries.facts_of(row, at.day), of_election=last)


@act
def stop_sealed(*, by: Actor, at: Moment, sealed_vote: SealedVote, why: str) -> SealedVote:
    """Void a sealed vote before its count, or the last counted ballot of an election, with a reason; its board stays public and counts for nothing.

    Refuses as `rules.sealed.may_stop`, and with "meetings.reason_missing".
    """
    row = held(sealed_vote)
    hold_election(row.item)
    verdict = first_refusal(
        may_stop(row, at),
        Allowed() if why.strip() else Refused("meetings.reason_missing"),
    ).require()
    row.stopped_at, row.why_stopped = at.machine, why.strip()
    row.save(update_fields=["stopped_at", "why_stopped"])
    record(about=about(row), verdict=verdict, facts={"item": row.item.position, "why": row.why_stopped})
    return row
