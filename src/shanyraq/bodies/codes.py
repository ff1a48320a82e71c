"""The code of an issued paper: nobody can guess one, and everybody can type one. No tables here."""

from __future__ import annotations

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # thirty-two signs, none taken for another
LENGTH = 20  # 100 bits: a thousand million guesses a second would need ten million million years
GROUP = 4
# What a hand writes instead: letters that look like figures, and Cyrillic letters that look like Latin ones.
_READ = str.maketrans("OILUАВЕКМНОРСТХЗІҺ", "011VABEKMH0PCTX31H")


def new_code(length: int = LENGTH) -> str:
    """Draw a code: twenty signs of the machine's own chance, or as many as are asked for."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def read_code(text: str, length: int = LENGTH) -> str:
    """Read a code of so many signs as people type it: any case, with spaces and dashes; empty where it can be no code."""
    plain = "".join(sign for sign in text[:100].upper() if sign.isalnum()).translate(_READ)
    return plain if len(plain) == length and set(plain) <= set(ALPHABET) else ""


def written(code: str) -> str:
    """Write a code for people, in groups of four: "7KQM-3F9T-…"."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))
