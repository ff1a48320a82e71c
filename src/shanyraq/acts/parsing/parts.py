"""Cut a decree's paper into its parts:
heading, preamble, own points, signature, what it approves, its annexes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, Protocol, TypeAlias


class Passage(Protocol):
    """A paragraph of a paper with the lines it came from."""

    @property
    def text(self) -> str: ...
    @property
    def first_line(self) -> int: ...
    @property
    def last_line(self) -> int: ...


PartKind: TypeAlias = Literal["decree", "approved", "annex"]

_MARK = re.compile(
    r"(?:^|\s)(?P<mark>БЕКІТІЛГЕН|Бекітілген|бекітілген|(?:\d+-)?(?:ҚОСЫМША|Қосымша|қосымша))$"
)
_STAMP = re.compile(
    r"^(?:\d{4}\s+жылғы\s+\d{1,2}\s+\S+)?\s*(?:Қазақстан\s+Республикасы(?:ның)?\s+)?(?:Президентінің)?\s*"
    r"(?:\d{4}\s+жылғы\s+\d{1,2}\s+\S+)?\s*(?:№\s*[\w/-]+)?\s*(?:Жарлығымен|Жарлығына)?$"
)
_ENACTS = re.compile(r"ҚАУЛЫ\s+ЕТЕМІН")
_SIGNS = re.compile(r"^Қазақстан\s+Республикасының\s+Президенті\b(?!нің)")
_POINT = re.compile(r"^\d{1,3}\.\s")


@dataclass
class Part:
    """One part of the paper. `stamp` is the corner that says what it belongs to, `heading` its title."""

    kind: PartKind
    stamp: list[Passage] = field(default_factory=list)
    heading: list[Passage] = field(default_factory=list)
    preamble: list[Passage] = field(default_factory=list)
    body: list[Passage] = field(default_factory=list)
    signature: list[Passage] = field(default_factory=list)


def is_decree(passages: Sequence[Passage]) -> bool:
    """Tell whether a paper is a presidential decree: it enacts, and the President stands in its heading."""
    enacting = next((i for i, p in enumerate(passages) if _ENACTS.search(p.text)), None)
    return enacting is not None and any("Президент" in p.text for p in passages[: enacting + 1])


def cut(passages: Sequence[Passage]) -> list[Part]:
    """Cut the paragraphs into parts, in order: the decree itself first."""
    starts = _starts(passages)
    bounds = [*starts, (len(passages), len(passages), "annex")]
    parts = [_decree(passages[: bounds[0][0]])]
    for (begin, mark, kind), (end, _mark, _kind) in pairwise(bounds):
        parts.append(_attached(kind, passages[begin : mark + 1], passages[mark + 1 : end]))
    return parts


def _starts(passages: Sequence[Passage]) -> list[tuple[int, int, PartKind]]:
    """Find where each attached part begins: (first paragraph of its stamp, paragraph of its mark, kind)."""
    found: list[tuple[int, int, PartKind]] = []
    for index, passage in enumerate(passages):
        match = _MARK.search(passage.text)
        if match is None or not _STAMP.match(passage.text[: match.start()].strip()):
            continue
        begin = index
        while begin > 0 and _is_stamp(passages[begin - 1].text):
            begin -= 1
        found.append((begin, index, "approved" if match["mark"].casefold() == "бекітілген" else "annex"))
    return found


def _is_stamp(text: str) -> bool:
    return bool(text.strip()) and bool(_STAMP.match(text.strip()))


def _decree(passages: Sequence[Passage]) -> Part:
    part = Part("decree")
    enacted = next((i for i, p in enumerate(passages) if _ENACTS.search(p.text)), -1)
    signed = next((i for i, p in enumerate(passages) if i > enacted and _SIGNS.match(p.text)), len(passages))
    part.heading = list(passages[: max(enacted, 0)])
    part.preamble = list(passages[enacted : enacted + 1]) if enacted >= 0 else []
    part.body = list(passages[enacted + 1 : signed])
    part.signature = list(passages[signed:])
    return part


def _attached(kind: PartKind, stamp: Sequence[Passage], rest: Sequence[Passage]) -> Part:
    part = Part(kind, stamp=list(stamp), heading=list(rest[:1]))
    body = list(rest[1:])
    while body and not (_POINT.match(body[0].text) or re.match(r"^\d+-тарау", body[0].text)):
        part.preamble.append(body.pop(0))
    part.body = body
    return part
