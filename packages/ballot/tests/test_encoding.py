"""Texts and numbers: one way to write each, everything else refused."""

import hashlib

import pytest
from ballot.encoding import (
    SMALL,
    decimal,
    is_uuid,
    read,
    sha256_base64,
    sha256_hex,
    weight_from_json,
    weight_to_json,
    write,
)
from ballot.faults import Fault
from hypothesis import given
from hypothesis import strategies as st

texts = st.text(st.characters(codec="utf-8"))
values = st.recursive(
    st.none() | st.booleans() | st.integers(0, SMALL) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


@given(values)
def test_what_is_written_is_read_back(value):
    assert read(write(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": [True, None]}, b'{"b":1,"a":[true,null]}'),
        ('"\\/\t\n\r\b\f', b'"\\"\\\\/\\t\\n\\r\\b\\f"'),
        ("\x00\x1f\x7f", b'"\\u0000\\u001f\\u007f"'),
        ("Шаңырақ", '"Шаңырақ"'.encode()),
    ],
)
def test_canonical_form(value, text):
    assert write(value) == text
    assert read(text) == value


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b'{"a":1, "b":2}', "not_canonical"),
        (b'{"a":1}\n', "not_canonical"),
        (b'"\\u0041"', "not_canonical"),
        (b'"\\/"', "not_canonical"),
        (b'"\x7f"', "not_canonical"),
        (b'{"a":1,"a":2}', "malformed_json"),
        (b'{"a":1', "malformed_json"),
        (b"", "malformed_json"),
        (b"\xff", "malformed_json"),
        (b'\xef\xbb\xbf"a"', "malformed_json"),
        (b'"\\ud800"', "malformed_json"),
        (b"[" * 100_000, "malformed_json"),
        (b"1.0", "malformed_number"),
        (b"1e3", "malformed_number"),
        (b"-1", "malformed_number"),
        (b"NaN", "malformed_number"),
        (b"Infinity", "malformed_number"),
        (b"1073741824", "malformed_number"),
        (b"9" * 5000, "malformed_number"),
    ],
)
def test_everything_else_is_refused(text, code):
    with pytest.raises(Fault) as refused:
        read(text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "digits", ["", "01", "+1", "-1", " 1", "1 ", "1_0", "0x1", "١٢", "1" * 618, "9" * 10**6, 1, None, ["1"]]
)
def test_numbers_have_one_form_and_a_bounded_length(digits):
    with pytest.raises(Fault):
        decimal(digits)


def test_weights_change_form_above_two_to_the_thirty():
    assert weight_to_json(SMALL) == SMALL
    assert weight_to_json(SMALL + 1) == "1073741824"
    assert weight_from_json("1100000005") == 1_100_000_005
    for wrong in ("5", True, None, "-1"):
        with pytest.raises(Fault):
            weight_from_json(wrong)


def test_hashes_are_hex_or_unpadded_base64():
    assert sha256_hex(b"abc") == hashlib.sha256(b"abc").hexdigest()
    assert sha256_base64(b"abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0"


def test_uuids_are_base58():
    assert is_uuid("oiXz3TdfJLK2HW")
    assert not any(map(is_uuid, ("", "short", "0iXz3TdfJLK2HW", "oiXz3TdfJLK2HW\n", "о" * 14, "a" * 65)))


@pytest.mark.parametrize("depth", [*range(850, 1000, 7), 5_000])
def test_deep_nesting_is_a_fault_and_no_crash(depth):
    text = b"[" * depth + b"]" * depth
    try:
        assert write(read(text)) == text
    except Fault as refused:
        assert refused.code == "malformed_json"
