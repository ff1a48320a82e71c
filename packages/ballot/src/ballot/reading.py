"""Read the fields of a parsed message. What comes out of ``member`` is in the group: nothing else checks it again."""

from __future__ import annotations

from collections.abc import Callable

from gmpy2 import mpz

from ballot.encoding import Json, decimal
from ballot.faults import Fault, require
from ballot.group import is_member, is_scalar


def fields(value: Json, *names: str, optional: tuple[str, ...] = ()) -> dict[str, Json]:
    """Return an object that has all ``names`` and nothing but ``names`` and ``optional``."""
    if not isinstance(value, dict):
        raise Fault("wrong_shape", f"an object with {', '.join(names)} is missing")
    missing = [name for name in names if name not in value]
    unknown = [name for name in value if name not in names and name not in optional]
    require(not missing, "wrong_shape", f"field missing: {', '.join(missing)}")
    require(not unknown, "wrong_shape", f"unknown field: {', '.join(unknown)[:60]}")
    return value


def items(value: Json, length: int | None = None) -> list[Json]:
    """Return a list, of exactly ``length`` entries if that is given."""
    if not isinstance(value, list):
        raise Fault("wrong_shape", "a list is missing")
    if length is not None and len(value) != length:
        raise Fault("wrong_length", f"a list has {len(value)} entries where {length} belong")
    return value


def text(value: Json) -> str:
    """Return a string."""
    if not isinstance(value, str):
        raise Fault("wrong_shape", "a string is missing")
    return value


def number(value: Json) -> int:
    """Return a small whole number (true and false are none)."""
    if type(value) is not int:
        raise Fault("wrong_shape", "a whole number is missing")
    return value


def member(value: Json, test: Callable[[mpz], bool] = is_member) -> mpz:
    """Return an element of the group; costs one exponentiation."""
    element = decimal(value)
    require(test(element), "not_in_group", f"an element is not in the group: {str(element)[:12]}…")
    return element


def scalar(value: Json) -> mpz:
    """Return an exponent, already reduced."""
    result = decimal(value)
    require(is_scalar(result), "scalar_out_of_range", f"an exponent is not below q: {str(result)[:12]}…")
    return result
