"""Texts, numbers and hashes exactly as the format writes them.

A text is read strictly (no repeated field, no float, no long number) and is accepted only if writing what
was read gives the same bytes: so field order, unknown fields, spaces and leading zeros need no check of
their own.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import TypeAlias

from gmpy2 import mpz

from ballot.faults import Fault, require

Json: TypeAlias = dict[str, "Json"] | list["Json"] | str | int | bool | None

SMALL = 2**30 - 1  # the largest whole number written as a JSON number
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_SMALL_NUMBER = re.compile(r"0|[1-9][0-9]{0,9}", re.ASCII)
_DECIMAL = re.compile(r"0|[1-9][0-9]{0,616}", re.ASCII)
_UUID = re.compile(rf"[{BASE58}]{{14,64}}", re.ASCII)


def sha256_hex(data: bytes) -> str:
    """Hash to 64 lower-case hex digits: the names of records and the links between them."""
    return hashlib.sha256(data).hexdigest()


def sha256_base64(data: bytes) -> str:
    """Hash to 43 characters of unpadded Base64: fingerprints, trackers and the hash inside a ballot."""
    return base64.b64encode(hashlib.sha256(data).digest()).decode("ascii").rstrip("=")


def write(value: Json) -> bytes:
    """Write canonical JSON: compact, fields as given, raw UTF-8, DEL escaped. Refuses lone surrogates."""
    try:
        text = json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
        return text.replace("\x7f", "\\u007f").encode("utf-8")
    except (UnicodeEncodeError, RecursionError) as error:
        raise Fault("malformed_json", "half of a surrogate pair, or nesting without end") from error


def read(text: bytes) -> Json:
    """Read canonical JSON. Refuses everything that ``write`` would not give back byte for byte."""
    value = parse(text)
    require_canonical(write(value), text)
    return value


def require_canonical(written: bytes, stored: bytes) -> None:
    """Refuse a stored text that is not what its content is written as."""
    require(written == stored, "not_canonical", "a text is not written in its canonical form")


def parse(text: bytes) -> Json:
    """Read JSON of any spelling, for a caller that compares what it writes itself; refuses what ``read`` must not see.

    That is a repeated field, a float, a negative or long number, a wrong encoding, too deep a nesting.
    """
    try:
        value: Json = json.loads(
            text.decode("utf-8"),
            object_pairs_hook=_without_repeats,
            parse_int=_small_number,
            parse_float=_no_float,
            parse_constant=_no_float,
        )
    except (ValueError, RecursionError) as error:
        raise Fault("malformed_json", f"not JSON that can be read ({type(error).__name__})") from error
    return value


def _without_repeats(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    fields = dict(pairs)
    require(len(fields) == len(pairs), "malformed_json", "a field stands twice in one object")
    return fields


def _small_number(digits: str) -> int:
    require(
        bool(_SMALL_NUMBER.fullmatch(digits)), "malformed_number", "a JSON number is negative or too long"
    )
    number = int(digits)
    require(number <= SMALL, "malformed_number", "a JSON number is above 2^30 - 1")
    return number


def _no_float(digits: str) -> Json:
    raise Fault("malformed_number", f"not a whole number: {digits[:20]}")


def is_canonical_decimal(digits: str) -> bool:
    """Tell whether a string is a whole number in ASCII digits without sign or leading zero, at most 617 long."""
    return bool(_DECIMAL.fullmatch(digits))


def decimal(value: Json) -> mpz:
    """Read a number that travels as a string. The length is bounded before anything is computed."""
    require(
        isinstance(value, str) and is_canonical_decimal(value),
        "malformed_number",
        "a number is not a string of at most 617 decimal digits without sign or leading zero",
    )
    return mpz(value)


def weight_to_json(number: int) -> Json:
    """Write a weight or a count: a JSON number up to 2^30 - 1, a decimal string above."""
    return number if number <= SMALL else str(number)


def weight_from_json(value: Json) -> int:
    """Read a weight or a count; refuses a string where a JSON number would do."""
    if type(value) is int:
        return value
    number = int(decimal(value))
    require(number > SMALL, "not_canonical", "a small number is written as a string")
    return number


def is_uuid(value: str) -> bool:
    """Tell whether a string can name an election: 14 to 64 characters of Base58."""
    return bool(_UUID.fullmatch(value))
