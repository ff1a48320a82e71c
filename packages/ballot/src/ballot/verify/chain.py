"""Walk the links of an archive: every record in its place, every hash right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ballot.archive import DATA_RECORDS, Archive, Event, EventType, Record, read_records
from ballot.encoding import sha256_hex
from ballot.faults import Fault, require

FOLLOWS: dict[EventType | None, frozenset[EventType]] = {
    None: frozenset({EventType.SETUP}),
    EventType.SETUP: frozenset({EventType.BALLOT, EventType.END_BALLOTS}),
    EventType.BALLOT: frozenset({EventType.BALLOT, EventType.END_BALLOTS}),
    EventType.END_BALLOTS: frozenset({EventType.ENCRYPTED_TALLY}),
    EventType.ENCRYPTED_TALLY: frozenset({EventType.PARTIAL_DECRYPTION}),
    EventType.PARTIAL_DECRYPTION: frozenset({EventType.PARTIAL_DECRYPTION, EventType.RESULT}),
    EventType.RESULT: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Step:
    """An event with the data records that stand before it."""

    event: Event
    data: tuple[bytes, ...]


def steps(archive: bytes) -> Iterator[Step]:
    """Yield the events of an archive in order, each once its own links are checked; raises ``Fault``."""
    _, records = read_records(archive)
    last: Event | None = None
    waiting: list[bytes] = []
    for record in records:
        if _kind(record) == "data":
            waiting.append(record.body)
            continue
        event = Event.from_text(record.body)
        try:
            _check_link(event, last)
            _check_data(event, waiting)
        except Fault as fault:
            fault.event = event.type.value
            raise
        yield Step(event, tuple(waiting))
        last, waiting = event, []
    require(not waiting, "trailing_data", "data stands after the last event")
    require(last is not None, "no_setup", "the archive holds no event")


def reopen(archive: bytes) -> Archive:
    """Open a stored archive to append to it; checks every link first. Raises ``Fault``."""
    *_, last = steps(archive)
    return Archive.continued(archive, last.event)


def _kind(record: Record) -> str:
    stated, _, kind = record.name.partition(".")
    require(kind in ("data.json", "event.json"), "bad_record", "a record is neither data nor an event")
    require(stated == sha256_hex(record.body), "wrong_hash", "a record does not have the hash in its name")
    return kind.removesuffix(".json")


def _check_link(event: Event, last: Event | None) -> None:
    parent, height = (None, 0) if last is None else (last.hash, last.height + 1)
    require(event.parent == parent, "broken_chain", "the event does not name the event before it")
    require(event.height == height, "broken_chain", f"the height is {event.height} and not {height}")
    after = "nothing" if last is None else last.type.value
    allowed = event.type in FOLLOWS[last.type if last else None]
    require(allowed, "wrong_order", f"{event.type.value} cannot come after {after}")


def _check_data(event: Event, data: list[bytes]) -> None:
    expected = DATA_RECORDS[event.type]
    if len(data) != expected:
        raise Fault("wrong_data", f"{len(data)} data records stand where {expected} belong")
    payload = sha256_hex(data[-1]) if data else None
    require(event.payload == payload, "broken_chain", "the event does not name the data before it")
