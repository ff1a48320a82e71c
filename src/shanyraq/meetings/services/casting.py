"""Cast a sealed ballot. Nobody's name comes with it.

Its proofs take a tenth of a second. They are checked before the act begins, so that of a hall that votes at once nobody
waits for the proofs of another; inside the act only what may have changed meanwhile is asked again.
"""

from __future__ import annotations

from dataclasses import dataclass

from ballot.archive import EventType
from ballot.encoding import sha256_base64, sha256_hex
from ballot.faults import Fault
from ballot.verify.votes import admit
from rulebook import Allowed, Refusal, Refused, Verdict, first_refusal

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import SealedMark, SealedVote
from shanyraq.meetings.queries import sealed as queries
from shanyraq.meetings.rules import sealed as rules
from shanyraq.meetings.services.boards import about, append, held
from shanyraq.people.acting import Actor, act


@dataclass(frozen=True)
class Proved:
    """A ballot whose every proof holds in the vote `sealed_vote`: its bytes, the digests of its encrypted choices."""

    sealed_vote: int
    stored: bytes
    marks: tuple[str, ...]

    @property
    def tracker(self) -> str:
        """Give the tracker, by which its voter finds it on the board."""
        return sha256_base64(self.stored)


def tracker_of(ballot: str) -> str:
    """Give the tracker of a ballot as it was sent."""
    return sha256_base64(ballot.strip().encode())


def cast_ballot(*, by: Actor, at: Moment, sealed_vote: SealedVote, ballot: str) -> str:
    """Check a sealed ballot, put it on the board and give its tracker. Refuses as `proved` and `cast_sealed`."""
    assert by.person_id is None, "whoever casts a sealed ballot is not named"
    row = SealedVote.objects.get(pk=sealed_vote.pk)
    return cast_sealed(by=by, at=at, sealed_vote=row, ballot=proved(row, at, ballot))


def _may_enter(row: SealedVote, at: Moment, tracker: str) -> Verdict:
    """Say whether a ballot may enter: the same one sent again is on the board already, also after the closing."""
    there = row.status != "stopped" and row.board.filter(tracker=tracker).exists()
    return first_refusal(
        Refused("meetings.ballot_there") if there else Allowed(),
        rules.may_cast(queries.facts_of(row, at.day)),
    )


def proved(row: SealedVote, at: Moment, ballot: str) -> Proved:
    """Check a ballot of an open vote by itself, every proof of it. To be asked outside of any act, for it takes its time.

    Refuses as `rules.sealed.may_cast`, with "meetings.ballot_there", and with "meetings.ballot_refused" (the code of the
    fault).
    """
    stored = ballot.strip().encode()
    _may_enter(row, at, tracker_of(ballot)).require()
    try:
        found = admit(queries.setup_of(row), stored)
    except Fault as fault:
        raise Refusal(Refused("meetings.ballot_refused", facts={"fault": fault.code})) from fault
    marks = (sha256_hex(f"{one.alpha},{one.beta}".encode()) for one in found.ciphertexts)
    return Proved(row.pk, stored, tuple(marks))


@act
def cast_sealed(*, by: Actor, at: Moment, sealed_vote: SealedVote, ballot: Proved) -> str:
    """Put a sealed ballot on the board and give its tracker; a later one with the same code takes its place.

    What the vote stands on was fixed at its opening, so the proofs of `ballot` hold still. The record keeps neither code
    nor tracker, only that one was cast: callers give the half hour for its time. Refuses with
    "meetings.sealed_vote_…", "meetings.ballot_refused" for a choice that stands on the board. The very same ballot sent
    again is refused as "meetings.ballot_there": it is on the board.
    """
    assert by.person_id is None, "whoever casts a sealed ballot is not named"
    row, marks = held(sealed_vote), ballot.marks
    assert ballot.sealed_vote == row.pk, "the ballot was proved in another vote"
    verdict = first_refusal(
        _may_enter(row, at, ballot.tracker),
        Refused("meetings.ballot_refused", facts={"fault": "copied_ciphertext"})
        if len(marks) != len(set(marks)) or row.marks.filter(digest__in=marks).exists()
        else Allowed(),
    ).require()
    append(row, EventType.BALLOT, ballot.stored, tracker=ballot.tracker)
    SealedMark.objects.bulk_create(SealedMark(sealed_vote=row, digest=mark) for mark in marks)
    row.save(update_fields=["head"])
    record(about=about(row), verdict=verdict, unnamed=True)
    return ballot.tracker
