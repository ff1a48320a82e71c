"""The file: one way to write each record, only ever longer."""

import json

import pytest
from ballot.archive import Archive, Event, EventType, header_body, read_records, tar_record
from ballot.encoding import sha256_hex, write
from ballot.faults import Fault
from ballot.verify import State, verify
from ballot.verify.chain import reopen, steps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .support.workshop import Part, put_together, take_apart

STAMP = 1_795_240_511


def refusal(action, *arguments):
    with pytest.raises(Fault) as refused:
        action(*arguments)
    return refused.value.code


def everything(archive):
    return [step.event for step in steps(archive)]


def test_a_record_is_a_header_of_512_bytes_and_a_padded_body():
    record = tar_record("BELENIOS", header_body(STAMP), STAMP)
    assert len(record) == 1024
    assert record[:9] == b"BELENIOS\0"
    assert record[124:136] == b"00000000046\0"
    assert record[512:550] == b'{"version":1,"timestamp":"1795240511"}'
    assert len(tar_record("x", b"", 0)) == 512
    assert len(tar_record("x", b"a" * 512, 0)) == 1024


def test_appending_never_changes_what_is_there(election):
    archive = Archive(STAMP)
    before = archive.data
    added = archive.append_setup(b"1", b"2", b"3")
    assert archive.data == before + added
    head = archive.head
    archive.append(EventType.BALLOT, b"4")
    assert archive.data.startswith(before + added)
    assert archive.head != head
    first, second = everything(archive.data)
    assert (first.height, first.parent) == (0, None)
    assert (second.height, second.parent, second.payload) == (1, first.hash, sha256_hex(b"4"))


def test_an_event_takes_its_own_number_of_records():
    with pytest.raises(ValueError, match="takes 2 data records"):
        Archive(STAMP).append(EventType.PARTIAL_DECRYPTION, b"1")


def test_every_changed_byte_outside_the_header_record_is_noticed(election):
    archive = election.archive.data
    _, records = read_records(archive)
    assert sum(1 for _ in records) > 10
    for at in (*range(0, 1024, 7), *range(1024, len(archive), 997)):
        changed = bytearray(archive)
        changed[at] ^= 1
        with pytest.raises(Fault):
            everything(bytes(changed))


@pytest.mark.parametrize("cut", [0, 1, 511, 512, 1023, 1024, 1025, 1536, -1, -512])
def test_a_cut_inside_an_event_is_noticed(election, cut):
    assert refusal(everything, election.archive.data[:cut]) in {
        "bad_header",
        "bad_record",
        "no_setup",
        "trailing_data",
        "wrong_data",
    }


def test_zeros_and_other_bytes_after_the_end_are_noticed(election):
    for tail in (b"\0", b"\0" * 512, b"\0" * 1024, b"x" * 512):
        assert refusal(everything, election.archive.data + tail) == "bad_record"


def test_an_archive_above_the_limit_is_not_read(monkeypatch, election):
    monkeypatch.setattr("ballot.archive.MAX_BYTES", 1000)
    assert refusal(read_records, election.archive.data) == "too_long"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"height": 0, "type": "Shuffle"}, "unknown_event"),
        ({"height": 0, "type": "setup"}, "unknown_event"),
        ({"height": "0", "type": "Setup"}, "wrong_shape"),
        ({"height": True, "type": "Setup"}, "wrong_shape"),
        ({"height": 0, "type": "Setup", "payload": "AB" * 32}, "wrong_shape"),
        ({"height": 0, "type": "Setup", "parent": None}, "wrong_shape"),
        ({"type": "Setup", "height": 0}, "not_canonical"),
        ({"height": 0, "type": "Setup", "note": 1}, "wrong_shape"),
    ],
)
def test_other_events_are_refused(fields, code):
    assert refusal(Event.from_text, write(fields)) == code


def test_an_archive_is_reopened_and_goes_on(election):
    whole = election.archive.data
    parts = take_apart(whole)
    reopened = reopen(put_together(parts[:3]))
    for part in parts[3:]:
        reopened.append(part.type, *part.texts)
    assert reopened.data == whole
    assert reopened.head == election.archive.head
    damaged = whole[:-600] + b"x" + whole[-599:]
    assert refusal(reopen, damaged) in {"bad_record", "wrong_hash"}


@given(st.binary(max_size=2000))
def test_any_bytes_get_a_verdict(data):
    assert verify(data).state is State.INVALID


bodies = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
).map(lambda value: json.dumps(value).encode())


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=bodies | st.binary(max_size=60), at=st.integers(0, 10**6))
def test_any_text_in_any_place_gets_a_verdict(parts, body, at):
    changed = [Part(part.type, list(part.texts)) for part in parts]
    places = [(part, index) for part in changed for index in range(len(part.texts))]
    part, index = places[at % len(places)]
    part.texts[index] = body
    assert verify(put_together(changed, repair=False)).state is State.INVALID
