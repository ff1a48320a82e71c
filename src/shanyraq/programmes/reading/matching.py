"""Find again, in a new reading, the parts of the one before, so that what is linked to them stays linked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from shanyraq.programmes.reading.reader import Node

_ALIKE = 0.6
_WORD = re.compile(r"\w+")


def matched(old: Mapping[int, Node], new: Sequence[Node], *, same_paper: bool) -> list[int | None]:
    """Give, for each new node, the key of the old one that it is; None for a new one. No key is given twice.

    In the same paper lines decide: parts that share most lines are one. In another paper words do: the same kind
    and the same words first, then at least 0.6 of the words of both.
    """
    found: list[int | None] = [None] * len(new)
    left = dict(old)
    if same_paper:
        _by_lines(left, new, found)
    else:
        _by_words(left, new, found)
    return found


def _by_lines(left: dict[int, Node], new: Sequence[Node], found: list[int | None]) -> None:
    at: dict[int, int] = {line: key for key, node in left.items() for line in _lines(node)}
    pairs = []
    for place, node in enumerate(new):
        shared: dict[int, int] = defaultdict(int)
        for line in _lines(node):
            if line in at:
                shared[at[line]] += 1
        pairs += [(-count, left[key].kind != node.kind, place, key) for key, count in shared.items()]
    for _count, _other_kind, place, key in sorted(pairs):
        if found[place] is None and key in left:
            found[place] = key
            del left[key]


def _by_words(left: dict[int, Node], new: Sequence[Node], found: list[int | None]) -> None:
    same = {(node.kind, _words(node)): key for key, node in reversed(left.items())}
    for place, node in enumerate(new):
        key = same.get((node.kind, _words(node)))
        if key in left:
            found[place] = key
            del left[key]
    for place, node in enumerate(new):
        if found[place] is None:
            alike = [(_share(other, node), -key) for key, other in left.items() if other.kind == node.kind]
            best, key = max(alike, default=(0.0, 0))
            if best >= _ALIKE:
                found[place] = -key
                del left[-key]


def _lines(node: Node) -> range:
    return range(node.first_line, node.last_line + 1)


def _words(node: Node) -> tuple[str, ...]:
    return tuple(_WORD.findall(node.title.lower()))


def _share(one: Node, other: Node) -> float:
    a, b = set(_words(one)), set(_words(other))
    return len(a & b) / max(1, len(a | b))
