"""What the people of the rehearsal's sealed vote hold away from the server, played by a program: codes, seeds, choices."""

from __future__ import annotations

import json

from ballot.ballots import make_ballot
from ballot.credentials import Register, Right, new_credential, public_of, secret_of
from ballot.decryption import decrypt_partly
from ballot.questions import Election
from ballot.randomness import Randomness, SeededRandomness
from ballot.trustees import ceremony
from ballot.trustees.keys import new_seed

from shanyraq.meetings.models import SealedVote
from shanyraq.meetings.queries import sealed as queries

CODES = 16
FOR, AGAINST, ABSTAIN = (1, 0, 0), (0, 1, 0), (0, 0, 1)
# How many of the voters mark each candidate for, and against; the others abstain. Three pass, by more than half.
MARKS = ((14, 1), (11, 3), (9, 5), (6, 8))


def _source(label: str) -> Randomness:
    return SeededRandomness(f"the rehearsal's election: {label}")


def _codes() -> list[str]:
    source = _source("codes")
    return [new_credential(source) for _ in range(CODES)]


def register_of(row: SealedVote) -> str:
    """Make the public list of rights."""
    return Register(Right(public_of(code, row.uuid)) for code in _codes()).text.decode()


def _seed(number: int) -> str:
    return new_seed(_source(f"seed {number}"))


def certificate(row: SealedVote, number: int) -> str:
    """Make the certificate of a trustee."""
    return ceremony.certificate_text(_seed(number), _source(f"{row.uuid} certificate {number}")).decode()


def shares(row: SealedVote, number: int) -> str:
    """Make the shares of a trustee for the others."""
    given, source = queries.certificates_of(row), _source(f"{row.uuid} shares {number}")
    return ceremony.shares_text(_seed(number), given, row.threshold or 0, source).decode()


def _file(row: SealedVote, number: int) -> dict[str, object]:
    """Take the file of the ceremony, as a trustee does from the page."""
    return json.loads(queries.ceremony_of(row.trustees.get(number=number)))  # type: ignore[no-any-return]


def key(row: SealedVote, number: int) -> str:
    """Join the shares that a trustee received."""
    received = json.dumps(_file(row, number)["input"], separators=(",", ":"), ensure_ascii=False).encode()
    source = _source(f"{row.uuid} key {number}")
    return ceremony.output_text(_seed(number), queries.certificates_of(row), received, source).decode()


def ballot(row: SealedVote, place: int) -> str:
    """Make the ballot of a voter: each candidate marked apart."""
    asked = Election.from_text(queries.election_text(row).encode())
    choices = [_choice(place, candidate) for candidate in range(len(asked.questions))]
    secret = secret_of(_codes()[place], row.uuid)
    return make_ballot(asked, secret, choices, _source(f"{row.uuid} ballot {place}")).text.decode()


def _choice(place: int, candidate: int) -> tuple[int, ...]:
    votes_for, against = MARKS[candidate]
    turn = (place + 7 * candidate) % CODES
    return FOR if turn < votes_for else AGAINST if turn < votes_for + against else ABSTAIN


def part(row: SealedVote, number: int) -> str:
    """Decrypt a trustee's part of the sum."""
    secret = ceremony.own_key(_seed(number), str(_file(row, number)["note"]))
    fingerprint = queries.setup_of(row).election.fingerprint
    return decrypt_partly(
        fingerprint, secret, queries.closed_tally_of(row), _source(f"{row.uuid} part {number}")
    ).text.decode()
