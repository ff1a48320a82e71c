"""Secret votes by sealed electronic ballots: drawn up, opened, cast, closed, decrypted, counted, voided.

The crypto is `packages/ballot`; the secrets never come here. A code is known to the credential authority and its
voter, a key to its trustee, a choice to the voter's own device.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from ballot.archive import EventType, setup_summary
from ballot.decryption import PartialDecryption, check_partial, joint_factors, owned_text
from ballot.encoding import parse, sha256_base64, sha256_hex
from ballot.faults import Fault
from ballot.questions import Election, Question
from ballot.randomness import SystemRandomness, random_text
from ballot.result import find_result
from ballot.tally import Tally
from ballot.trustees import Trustees, join_trustees
from ballot.trustees.single import PublicKey
from ballot.verify.votes import admit
from rulebook import Allowed, Refusal, Refused, Verdict, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import AgendaItem, BoardEvent, KeyHolder, SealedMark, SealedVote, Vote
from shanyraq.meetings.queries import sealed as queries
from shanyraq.meetings.queries.counting import is_running_on
from shanyraq.meetings.queries.elections import election_of
from shanyraq.meetings.queries.sessions import facts_of, standing_vote
from shanyraq.meetings.rules import sealed as rules
from shanyraq.meetings.rules import sessions
from shanyraq.meetings.rules.counting import may_replace
from shanyraq.meetings.rules.numbers import roman
from shanyraq.meetings.services.locking import locked
from shanyraq.meetings.services.putting import asked, may_be_voted, outcome_of
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Person

ANSWERS = ("for", "against", "abstain")
WORDS = ("Қолдаймын / За", "Қарсымын / Против", "Қалыс қаламын / Воздерживаюсь")
_Read = TypeVar("_Read")


def _held(row: SealedVote) -> SealedVote:
    return SealedVote.objects.select_for_update().get(pk=row.pk)


def _about(row: SealedVote) -> str:
    return f"meetings.sealed_vote:{row.pk}"


def _read(reading: Callable[[], _Read]) -> _Read:
    """Read what somebody brought; raises `Refusal` ("meetings.text_refused" with the code of the fault)."""
    try:
        return reading()
    except Fault as fault:
        raise Refusal(Refused("meetings.text_refused", facts={"fault": fault.code})) from fault


@act
def draw_up_sealed(
    *, by: Actor, at: Moment, item: AgendaItem, authority: Person, trustees: Sequence[Person]
) -> SealedVote:
    """Draw up a sealed vote on a matter: who gives the codes, who holds the keys. Who draws it up runs it.

    Refuses as `rules.sealed.are_apart`, and with "meetings.already_voted", "meetings.sealed_vote_drawn_up",
    "meetings.sealed_not_for_election".
    """
    assert by.person_id is not None
    locked(item.session)
    verdict = first_refusal(
        may_draw_up(item),
        rules.are_apart(by.person_id, authority.pk, [one.pk for one in trustees]),
    ).require()
    made = SealedVote.objects.create(
        item=item,
        uuid=random_text(SystemRandomness(), 14),
        operator_id=by.person_id,
        authority=authority,
        drawn_on=at.day,
        drawn_at=at.machine,
    )
    KeyHolder.objects.bulk_create(
        KeyHolder(sealed_vote=made, number=number, person=one) for number, one in enumerate(trustees, start=1)
    )
    named = [authority.pk, *(one.pk for one in trustees)]
    record(
        about=_about(made),
        verdict=verdict,
        facts={"item": item.position, "trustees": len(trustees), "uuid": made.uuid},
        personal={"people": named},
    )
    return made


def may_draw_up(item: AgendaItem) -> Verdict:
    """Say whether a sealed vote may be drawn up on a matter; the page asks the same."""
    return first_refusal(
        Refused("meetings.sealed_not_for_election") if election_of(item) else Allowed(),
        Refused("meetings.already_voted") if standing_vote(item) else Allowed(),
        Refused("meetings.sealed_vote_drawn_up") if queries.current_on(item) else Allowed(),
    )


@act
def bring_rights(*, by: Actor, at: Moment, sealed_vote: SealedVote, text: str) -> SealedVote:
    """Bring the public list of voting rights, as the credential authority made it away from here.

    Refuses as `rules.sealed.may_bring_rights`, and with "meetings.text_refused".
    """
    assert by.person_id is not None
    row = _held(sealed_vote)
    verdict = rules.may_bring_rights(queries.facts_of(row, at.day), by.person_id).require()
    register = _read(lambda: queries.check_register(text.strip().encode()))
    row.rights = register.text.decode()
    row.save(update_fields=["rights"])
    said = {"item": row.item.position, "rights": len(register), "fingerprint": register.fingerprint}
    record(about=_about(row), verdict=verdict, facts=said)
    return row


@act
def bring_key(*, by: Actor, at: Moment, sealed_vote: SealedVote, text: str) -> SealedVote:
    """Bring a trustee's public key with its proof. The secret key stays with the trustee.

    Refuses as `rules.sealed.may_bring_key`, and with "meetings.text_refused".
    """
    assert by.person_id is not None
    row = _held(sealed_vote)
    verdict = rules.may_bring_key(queries.facts_of(row, at.day), by.person_id).require()
    brought = text.strip()
    _read(lambda: PublicKey.from_json(parse(brought.encode())))
    holder = row.trustees.get(person_id=by.person_id)
    others = [one.key for one in row.trustees.exclude(pk=holder.pk) if one.key]
    _read(lambda: Trustees.from_text(_trustees([*others, brought]).text))
    holder.key = brought
    holder.save(update_fields=["key"])
    said = {"item": row.item.position, "trustee": holder.number, "sha256": sha256_hex(brought.encode())}
    record(about=_about(row), verdict=verdict, facts=said)
    return row


def _trustees(keys: Sequence[str]) -> Trustees:
    return join_trustees(PublicKey.from_json(parse(key.encode())) for key in keys)


def may_open(row: SealedVote, by: Actor, at: Moment) -> Verdict:
    """Say whether the vote may be opened now; the page asks the same."""
    facts, voted = facts_of(row.item.session, at.day), standing_vote(row.item) is not None
    sitting = first_refusal(
        sessions.may_vote(rulebook(), facts, at.day, votes_for=0, against=0, abstained=0, voted=voted),
        may_be_voted(row.item, None),
        may_replace(is_running_on(row.item)),
    )
    return rules.may_open(queries.facts_of(row, at.day), sitting, by.person_id, row.operator_id)


@act
def open_sealed(*, by: Actor, at: Moment, sealed_vote: SealedVote) -> SealedVote:
    """Open the vote: the question, the joint key and the list of rights are fixed on the board.

    Refuses as `rules.sealed.may_open`.
    """
    row = _held(sealed_vote)
    locked(row.item.session)
    verdict = may_open(row, by, at).require()
    facts = facts_of(row.item.session, at.day)
    trustees = _trustees([one.key for one in row.trustees.all()])
    election = _election(row, trustees)
    row.opened_on, row.opened_at = at.day, at.machine
    row.present, row.members = facts.present, facts.total
    _append(row, EventType.SETUP, *_setup_texts(election, trustees, row))
    row.save()
    _texts, asks = asked(row.item, None)
    said = {**asks, "present": facts.present, "members": facts.total, "fingerprint": election.fingerprint}
    record(about=_about(row), verdict=verdict, facts={**said, "head": row.head})
    return row


def _election(row: SealedVote, trustees: Trustees) -> Election:
    title = row.item.title_kk if not row.item.title_ru else f"{row.item.title_kk} / {row.item.title_ru}"
    question = Question(title, WORDS, 1, 1)
    return Election(
        row.uuid, f"{roman(row.item.session.number)} Сессия", title, trustees.public_key, (question,)
    )


def _setup_texts(election: Election, trustees: Trustees, row: SealedVote) -> tuple[bytes, ...]:
    texts = (election.text, trustees.text, row.rights.encode())
    return (*texts, setup_summary(*texts))


def _append(row: SealedVote, kind: EventType, *texts: bytes, tracker: str = "") -> None:
    """Add an event to the board and keep the new head on the row, which the caller saves."""
    archive, position = queries.continued(row), row.board.count()
    added = archive.append(kind, *texts)
    assert archive.head is not None
    row.head = archive.head
    BoardEvent.objects.create(
        sealed_vote=row,
        position=position,
        kind=kind,
        data=added,
        tracker=tracker,
    )


@act
def cast_sealed(*, by: Actor, at: Moment, sealed_vote: SealedVote, ballot: str) -> str:
    """Put a sealed ballot on the board and give its tracker; a later one with the same code takes its place.

    Nobody's name comes with it, and the record keeps neither code nor tracker, only that one was cast: callers give
    the half hour for its time. Refuses with "meetings.sealed_vote_…", "meetings.ballot_refused" (the code of the fault). The very same ballot
    sent again is refused as "meetings.ballot_there": it is on the board.
    """
    assert by.person_id is None, "whoever casts a sealed ballot is not named"
    stored = ballot.strip().encode()
    before = SealedVote.objects.get(pk=sealed_vote.pk)
    rules.may_cast(queries.facts_of(before, at.day)).require()
    marks, tracker = _admitted(before, stored), sha256_base64(stored)
    row = _held(sealed_vote)
    verdict = first_refusal(
        rules.may_cast(queries.facts_of(row, at.day)),
        Refused("meetings.ballot_there") if row.board.filter(tracker=tracker).exists() else Allowed(),
        Refused("meetings.ballot_refused", facts={"fault": "copied_ciphertext"})
        if len(marks) != len(set(marks)) or row.marks.filter(digest__in=marks).exists()
        else Allowed(),
    ).require()
    _append(row, EventType.BALLOT, stored, tracker=tracker)
    SealedMark.objects.bulk_create(SealedMark(sealed_vote=row, digest=mark) for mark in marks)
    row.save(update_fields=["head"])
    record(about=_about(row), verdict=verdict, unnamed=True)
    return tracker


def _admitted(row: SealedVote, stored: bytes) -> list[str]:
    """Check a ballot by itself, every proof of it; give the digests of its encrypted choices."""
    try:
        found = admit(queries.setup_of(row), stored)
    except Fault as fault:
        raise Refusal(Refused("meetings.ballot_refused", facts={"fault": fault.code})) from fault
    return [sha256_hex(f"{one.alpha},{one.beta}".encode()) for one in found.ciphertexts]


def may_close(row: SealedVote, at: Moment) -> Verdict:
    """Say whether the vote may be closed now; the page asks the same."""
    quorum = sessions.quorum(rulebook(), facts_of(row.item.session, at.day), at.day)
    return rules.may_close(queries.facts_of(row, at.day), quorum)


@act
def close_sealed(*, by: Actor, at: Moment, sealed_vote: SealedVote) -> SealedVote:
    """Close the vote and put the encrypted sum on the board; the trustees decrypt the sum, never a ballot.

    Refuses as `rules.sealed.may_close`.
    """
    row = _held(sealed_vote)
    verdict = may_close(row, at).require()
    tally = queries.tally_of(row)
    row.closed_at, row.took_part = at.machine, queries.took_part(row, at.day)
    _append(row, EventType.END_BALLOTS)
    _append(row, EventType.ENCRYPTED_TALLY, tally.text, tally.sized_text)
    row.save()
    facts = {
        "item": row.item.position,
        "took_part": row.took_part,
        "ballots": tally.ballots,
        "head": row.head,
    }
    record(about=_about(row), verdict=verdict, facts=facts)
    return row


@act
def bring_part(*, by: Actor, at: Moment, sealed_vote: SealedVote, text: str) -> SealedVote:
    """Bring a trustee's part of the decryption; with the last one the count follows and is checked.

    A part whose proof is wrong is refused and put nowhere. Refuses as `rules.sealed.may_bring_part`, and with
    "meetings.text_refused".
    """
    assert by.person_id is not None
    row = _held(sealed_vote)
    verdict = rules.may_bring_part(queries.facts_of(row, at.day), by.person_id).require()
    setup, tally, stored = queries.setup_of(row), queries.tally_of(row), text.strip().encode()
    holder = row.trustees.get(person_id=by.person_id)
    part = _read(lambda: PartialDecryption.from_text(stored, tally))
    key = setup.trustees.keys[holder.number - 1]
    _read(lambda: check_partial(setup.election.fingerprint, key, tally, part))
    holder.part = stored.decode()
    holder.save(update_fields=["part"])
    _append(row, EventType.PARTIAL_DECRYPTION, stored, owned_text(holder.number, stored))
    said: dict[str, object] = {"item": row.item.position, "trustee": holder.number}
    if not row.trustees.filter(part="").exists():
        said |= _count(row, tally, at)
    row.save()
    record(about=_about(row), verdict=verdict, facts={**said, "head": row.head})
    return row


def _count(row: SealedVote, tally: Tally, at: Moment) -> dict[str, object]:
    """Make the count from the parts of all trustees, inside the caller's act; give what the record says of it."""
    parts = {one.number: PartialDecryption.from_text(one.part.encode(), tally) for one in row.trustees.all()}
    result = find_result(tally, joint_factors(queries.setup_of(row).trustees, parts))
    _append(row, EventType.RESULT, result.text)
    counts = dict(zip(ANSWERS, result.counts[0], strict=True))
    texts, asks = asked(row.item, None)
    row.vote = Vote.objects.create(
        item=row.item,
        **texts,
        method=Vote.SEALED,
        votes_for=counts["for"],
        votes_against=counts["against"],
        abstained=counts["abstain"],
        present=row.took_part,
        members=row.members,
        day=at.day,
        at=at.machine,
    )
    row.counted_at = at.machine
    said = {"for": counts["for"], "against": counts["against"], "abstained": counts["abstain"]}
    return {**asks, **said, "present": row.took_part, **outcome_of(row.vote)}


@act
def stop_sealed(*, by: Actor, at: Moment, sealed_vote: SealedVote, why: str) -> SealedVote:
    """Void a sealed vote before its count, with a reason; its board stays public and counts for nothing.

    Refuses as `rules.sealed.may_stop`, and with "meetings.reason_missing".
    """
    row = _held(sealed_vote)
    verdict = first_refusal(
        rules.may_stop(queries.facts_of(row, at.day)),
        Allowed() if why.strip() else Refused("meetings.reason_missing"),
    ).require()
    row.stopped_at, row.why_stopped = at.machine, why.strip()
    row.save(update_fields=["stopped_at", "why_stopped"])
    record(about=_about(row), verdict=verdict, facts={"item": row.item.position, "why": row.why_stopped})
    return row
