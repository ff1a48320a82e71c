"""What people type or paste, without the characters that nobody sees. Pure."""

from __future__ import annotations

import re

# Zero-width spaces and joiners, marks and overrides of direction, the byte order mark, soft hyphens, tags, control
# characters but tab and line ends. Two names that look the same must be the same, and no name may turn a line around.
# NUL is left in: forms refuse it in words.
_UNSEEN = re.compile(
    "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)


# What a spreadsheet runs at the beginning of a cell; the wide ones too, which some read as the narrow.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def unformed(cell: object) -> str:
    """Give a cell of a table as text that no spreadsheet takes for a formula; numbers stay as they are."""
    text = "" if cell is None else str(cell)
    number = isinstance(cell, int | float)
    return f"'{text}" if text.lstrip(" \u00a0").startswith(FORMULA) and not number else text


def seen(text: str, *, lines: bool = False) -> str:
    """Give a text without unseen characters; where it is one line (not `lines`), line ends become spaces."""
    plain = _UNSEEN.sub("", text)
    return plain if lines else " ".join(plain.splitlines())
