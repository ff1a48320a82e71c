"""What differs between two readings of a clause, word by word. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\s+|[\w\u00ad-]+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """A run of text: kept where both readings have it, else what stood there and what stands now."""

    before: str
    after: str

    @property
    def is_kept(self) -> bool:
        """Tell whether both readings have it."""
        return self.before == self.after


def pieces(before: str, after: str) -> list[Piece]:
    """Cut two readings into runs that are the same and runs that differ, in order."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        Piece("".join(old[a:b]), "".join(new[c:d]))
        for _tag, a, b, c, d in matcher.get_opcodes()
        if (a, c) != (b, d)
    ]


def moved_starts(
    starts: Sequence[tuple[int, int]], before: str, after: str
) -> tuple[list[tuple[int, int]], list[tuple[int, Piece]]]:
    """Carry the offsets of lines over to another reading, and give each difference with the line it stands on.

    `starts` pairs offsets in `before` with lines. A line that begins inside a difference begins where that begins.
    """
    offsets = [offset for offset, _line in starts]
    changes: list[tuple[int, Piece]] = []
    spans: list[tuple[int, int, int]] = []  # where a run begins in both readings, and how long it is kept
    at = there = 0
    for piece in pieces(before, after):
        spans.append((at, there, len(piece.before) if piece.is_kept else 0))
        if not piece.is_kept:
            changes.append((starts[max(0, bisect_right(offsets, at) - 1)][1], piece))
        at, there = at + len(piece.before), there + len(piece.after)
    return [(_carried(offset, spans), line) for offset, line in starts], changes


def _carried(offset: int, spans: Sequence[tuple[int, int, int]]) -> int:
    at, there, kept = next((span for span in reversed(spans) if span[0] <= offset), (0, 0, 0))
    return there + min(offset - at, kept)
