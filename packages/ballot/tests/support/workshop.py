"""Take an archive apart into texts, and put texts together into an archive whose hashes are all right."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ballot.archive import BLOCK, Archive, Event, EventType, setup_summary, tar_record
from ballot.ballots import Ballot
from ballot.challenges import sig
from ballot.credentials import secret_of
from ballot.encoding import sha256_base64, sha256_hex, write
from ballot.group import generator
from ballot.proofs import prove_secret
from ballot.randomness import Randomness
from ballot.simulate import TIMESTAMP, Simulated
from ballot.verify import Expected, State, verify
from ballot.verify.chain import steps

SETUP, BALLOT, END = EventType.SETUP, EventType.BALLOT, EventType.END_BALLOTS
TALLY, PARTIAL, RESULT = EventType.ENCRYPTED_TALLY, EventType.PARTIAL_DECRYPTION, EventType.RESULT


@dataclass
class Part:
    """An event type and the texts before it, free to be changed."""

    type: EventType
    texts: list[bytes]


def take_apart(archive: bytes) -> list[Part]:
    """Return the events of a well linked archive with their data."""
    return [Part(step.event.type, list(step.data)) for step in steps(archive)]


def put_together(parts: list[Part], *, repair: bool = True, timestamp: int = TIMESTAMP) -> bytes:
    """Link parts into an archive; ``repair`` also redoes the hashes inside Setup, tally and owners'
    records.
    """
    archive = Archive(timestamp)
    for part in parts:
        texts = _repaired(part) if repair else part.texts
        archive.append(part.type, *texts)
    return archive.data


def put_together_freely(parts: list[Part], timestamp: int = TIMESTAMP) -> bytes:
    """Link parts that may have any number of texts; for what ``Archive`` itself would refuse to write."""
    data = tar_record("BELENIOS", write({"version": 1, "timestamp": str(timestamp)}), timestamp)
    parent = None
    for height, part in enumerate(parts):
        payload = sha256_hex(part.texts[-1]) if part.texts else None
        event = Event(part.type, height, parent, payload)
        for text in part.texts:
            data += tar_record(f"{sha256_hex(text)}.data.json", text, timestamp)
        data += tar_record(f"{event.hash}.event.json", event.text, timestamp)
        parent = event.hash
    return data


def _repaired(part: Part) -> list[bytes]:
    texts = list(part.texts)
    if part.type is SETUP:
        texts[3] = setup_summary(*texts[:3])
    elif part.type is TALLY:
        texts[1] = _with(texts[1], "encrypted_tally", sha256_hex(texts[0]))
    elif part.type is PARTIAL:
        texts[1] = _with(texts[1], "payload", sha256_hex(texts[0]))
    return texts


def _with(text: bytes, name: str, value: str) -> bytes:
    try:
        found = json.loads(text)
    except ValueError:
        return text
    if isinstance(found, dict) and name in found:
        found[name] = value
        return write(found)
    return text


def records_of(archive: bytes) -> list[bytes]:
    """Cut an archive into its tar records, the header record first."""
    cut, at = [], 0
    while at < len(archive):
        size = int(archive[at + 124 : at + 135], 8)
        end = at + BLOCK + -(-size // BLOCK) * BLOCK
        cut.append(archive[at:end])
        at = end
    return cut


def secret_for(played: Simulated, credential: str) -> Any:
    """Return the secret exponent behind a public credential of a played election."""
    for voter in played.voters:
        secret = secret_of(voter.credential, played.election.uuid)
        if str(generator().power(secret)) == credential:
            return secret
    raise LookupError(credential)


def sign_again(ballot: dict[str, Any], secret: Any, source: Randomness) -> bytes:
    """Redo hash and signature of a changed ballot, as a dishonest voter with a real credential would."""
    bare = {name: value for name, value in ballot.items() if name != "signature"}
    hashed = sha256_base64(write(bare))
    proof = prove_secret(secret, lambda a: sig(hashed, a), source)
    return write(bare | {"signature": {"hash": hashed, "proof": proof.to_json()}})


def ballots_of(played: Simulated) -> list[Ballot]:
    """Read the ballots of a played election in casting order."""
    parts = take_apart(played.archive.data)
    return [Ballot.from_text(part.texts[0], played.election) for part in parts if part.type is BALLOT]


def refusal(archive: bytes, expected: Expected | None = None) -> tuple[str, str | None]:
    """Verify an archive that must be invalid; return the code and the type of the first failing event."""
    report = verify(archive, expected)
    assert report.state is State.INVALID, report.state
    assert report.failure
    return report.failure.code, report.failure.event


def at(parts: list[Part], kind: str, number: int = 0) -> Part:
    """Return the number-th part of a type."""
    return [part for part in parts if part.type is kind][number]


def edit(part: Part, change: Any, text: int = 0) -> None:
    """Change the parsed text of a part in place."""
    parsed = json.loads(part.texts[text])
    part.texts[text] = write(change(parsed) or parsed)
