"""The file ``<uuid>.bel``: records in an old-style tar that is only ever appended to, linked by hashes.

A record is data or an event. An event names its parent event and the last of the data records before it, so
the hash of the last event (the head) fixes everything before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ballot.encoding import Json, parse, require_canonical, sha256_hex, write
from ballot.faults import Fault, require
from ballot.reading import fields, number, text

BLOCK = 512
HEADER_NAME = "BELENIOS"
MAX_BYTES = 2**30
_OCTAL = re.compile(rb"[0-7]{11}\x00")
_TIMESTAMP = re.compile(r"0|[1-9][0-9]{0,9}", re.ASCII)
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)


class EventType(StrEnum):
    """The events of an election without a mixnet, in their order."""

    SETUP = "Setup"
    BALLOT = "Ballot"
    END_BALLOTS = "EndBallots"
    ENCRYPTED_TALLY = "EncryptedTally"
    PARTIAL_DECRYPTION = "PartialDecryption"
    RESULT = "Result"


DATA_RECORDS = {
    EventType.SETUP: 4,
    EventType.BALLOT: 1,
    EventType.END_BALLOTS: 0,
    EventType.ENCRYPTED_TALLY: 2,
    EventType.PARTIAL_DECRYPTION: 2,
    EventType.RESULT: 1,
}


@dataclass(frozen=True, slots=True)
class Event:
    """One link of the chain. ``parent`` and ``payload`` are hex hashes."""

    type: EventType
    height: int
    parent: str | None = None
    payload: str | None = None

    @property
    def text(self) -> bytes:
        """Return the stored text."""
        parent: dict[str, Json] = {} if self.parent is None else {"parent": self.parent}
        payload: dict[str, Json] = {} if self.payload is None else {"payload": self.payload}
        return write({**parent, "height": self.height, "type": self.type.value, **payload})

    @property
    def hash(self) -> str:
        """Return the hex hash of the stored text: the head, if this is the last event."""
        return sha256_hex(self.text)

    @classmethod
    def from_text(cls, stored: bytes) -> Event:
        """Read an event; refuses unknown types and other forms."""
        found = fields(parse(stored), "height", "type", optional=("parent", "payload"))
        kind = text(found["type"])
        require(kind in set(EventType), "unknown_event", f"no event of a homomorphic election: {kind[:30]}")
        event = cls(EventType(kind), number(found["height"]), _hash(found, "parent"), _hash(found, "payload"))
        require_canonical(event.text, stored)
        return event


def _hash(found: dict[str, Json], name: str) -> str | None:
    if name not in found:
        return None
    value = text(found[name])
    require(is_hash(value), "wrong_shape", f"{name} is not a hash")
    return value


def is_hash(value: str) -> bool:
    """Tell whether a string is 64 lower-case hex digits."""
    return bool(_HASH.fullmatch(value))


@dataclass(frozen=True, slots=True)
class Record:
    """A named body as the file holds it."""

    name: str
    body: bytes


def tar_record(name: str, body: bytes, timestamp: int) -> bytes:
    """Write one record: a header of 512 bytes and the body, filled up with zeros to a multiple of 512."""
    header = bytearray(BLOCK)
    header[0 : len(name)] = name.encode("ascii")
    for at, value in ((100, b"0000644"), (108, b"0000000"), (116, b"0000000")):
        header[at : at + 7] = value
    header[124:135] = b"%011o" % len(body)
    header[136:147] = b"%011o" % timestamp
    header[148:156] = b" " * 8
    header[156:157] = b"0"
    header[148:156] = b"%06o\0 " % sum(header)
    return bytes(header) + body + bytes(-len(body) % BLOCK)


def header_body(timestamp: int) -> bytes:
    """Return the body of the first record."""
    return write({"version": 1, "timestamp": str(timestamp)})


def read_records(data: bytes) -> tuple[int, Iterator[Record]]:
    """Read the first record; return the timestamp and the records after it, each read when asked for."""
    require(len(data) <= MAX_BYTES, "too_long", "the archive is larger than 1 GiB")
    stamp = _timestamp_of(data)
    first = tar_record(HEADER_NAME, header_body(stamp), stamp)
    require(data.startswith(first), "bad_header", "the archive does not begin with its header record")
    return stamp, _records(data, len(first), stamp)


def _timestamp_of(data: bytes) -> int:
    field = data[136:148]
    require(bool(_OCTAL.fullmatch(field)), "bad_header", "this is not an election archive")
    stamp = int(field[:11], 8)
    require(bool(_TIMESTAMP.fullmatch(str(stamp))), "bad_header", "the timestamp is out of range")
    return stamp


def _records(data: bytes, at: int, timestamp: int) -> Iterator[Record]:
    while at < len(data):
        block = data[at : at + BLOCK]
        size_field = block[124:136]
        require(bool(_OCTAL.fullmatch(size_field)), "bad_record", "the header of a record is damaged")
        size = int(size_field[:11], 8)
        body = data[at + BLOCK : at + BLOCK + size]
        record = Record(_name(block), body)
        whole = tar_record(record.name, body, timestamp)
        same = len(body) == size and data[at : at + len(whole)] == whole
        require(same, "bad_record", "a record is cut off or not written in its canonical form")
        yield record
        at += len(whole)


def _name(block: bytes) -> str:
    try:
        return block[:100].rstrip(b"\0").decode("ascii")
    except UnicodeDecodeError as error:
        raise Fault("bad_record", "the name of a record is not ASCII") from error


def setup_summary(election: bytes, trustees: bytes, credentials: bytes) -> bytes:
    """Return the last data record of the Setup event: the hashes of the three texts before it."""
    return write(
        {
            "election": sha256_hex(election),
            "trustees": sha256_hex(trustees),
            "credentials": sha256_hex(credentials),
        }
    )


class Archive:
    """An archive that grows. Keeps what was written and the head; never changes what is there."""

    def __init__(self, timestamp: int) -> None:
        self._timestamp = timestamp
        self._data = bytearray(tar_record(HEADER_NAME, header_body(timestamp), timestamp))
        self._last: Event | None = None

    @classmethod
    def continued(cls, data: bytes, last: Event) -> Archive:
        """Go on with a stored archive whose last event is known (``verify.chain.reopen`` finds and checks it)."""
        archive = cls(_timestamp_of(data))
        archive._data = bytearray(data)
        archive._last = last
        return archive

    @property
    def data(self) -> bytes:
        """Return the whole file."""
        return bytes(self._data)

    @property
    def head(self) -> str | None:
        """Return the hash of the last event: publish it outside the server."""
        return None if self._last is None else self._last.hash

    def append(self, kind: EventType, *texts: bytes) -> bytes:
        """Add an event with its data records; return the new bytes, to be appended to a file."""
        if len(texts) != DATA_RECORDS[kind]:
            raise ValueError(f"{kind} takes {DATA_RECORDS[kind]} data records")
        event = Event(
            kind,
            0 if self._last is None else self._last.height + 1,
            self.head,
            sha256_hex(texts[-1]) if texts else None,
        )
        added = b"".join(self._record("data", body) for body in texts) + self._record("event", event.text)
        self._data += added
        self._last = event
        return added

    def append_setup(self, election: bytes, trustees: bytes, credentials: bytes) -> bytes:
        """Add the first event."""
        summary = setup_summary(election, trustees, credentials)
        return self.append(EventType.SETUP, election, trustees, credentials, summary)

    def _record(self, kind: str, body: bytes) -> bytes:
        return tar_record(f"{sha256_hex(body)}.{kind}.json", body, self._timestamp)
