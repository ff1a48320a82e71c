"""Numbers of Sessions: Roman in speech and addresses, Arabic read too; gaps are listed."""

from __future__ import annotations

import re
from collections.abc import Iterable

_STEPS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})", re.IGNORECASE)
LAST = 3999


def roman(number: int) -> str:
    """Write 1 to 3999 in Roman numerals; raises `ValueError` outside."""
    if not 1 <= number <= LAST:
        raise ValueError(f"no Roman numeral for {number}")
    letters, rest = [], number
    for value, sign in _STEPS:
        letters.append(sign * (rest // value))
        rest %= value
    return "".join(letters)


def read_number(text: str) -> int | None:
    """Read "XXXIV", "xxxiv" or "34"; None where it is no number of a Session."""
    if text.isascii() and text.isdigit():
        return int(text) if 1 <= int(text[:5]) <= LAST and len(text) < 5 else None
    if not text or not _ROMAN.fullmatch(text):
        return None
    total, rest = 0, text.upper()
    for value, sign in _STEPS:
        while rest.startswith(sign):
            total, rest = total + value, rest[len(sign) :]
    return total


def gaps(numbers: Iterable[int]) -> list[int]:
    """List the numbers missing between 1 and the highest one."""
    known = set(numbers)
    return [number for number in range(1, max(known, default=0)) if number not in known]


def as_minutes(seconds: int | None) -> str:
    """Write seconds as a clock does, without a sign: 161 is "2:41"."""
    if seconds is None:
        return ""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{minutes}:{rest:02}"
