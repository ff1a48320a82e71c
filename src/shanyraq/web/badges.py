"""Badges as PDF: a page of A6 for each person, with a code to be read by a scanner. The same badges give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import typst

from shanyraq.web.documents import STANDARDS

TEMPLATE = Path(__file__).parent / "typst" / "badge.typ"


@dataclass(frozen=True)
class BadgeSheet:
    """One badge: the name in large letters, who they are, the code in words and as dark runs (x, y, length) of a square."""

    name: str
    role: str
    code: str
    squares: Sequence[tuple[int, int, int]]
    side: int


@dataclass(frozen=True)
class Badges:
    """Badges of one meeting, in one language: its name, day and place stand on each."""

    language: str
    institution: str
    meeting: str
    line: str
    banner: str
    day: date
    sheets: Sequence[BadgeSheet]


def pdf_of_badges(badges: Badges) -> bytes:
    """Set badges as PDF, one page each; the time inside the file is noon (UTC) of the meeting's day."""
    stamp = int(datetime.combine(badges.day, time(12), UTC).timestamp())
    content = json.dumps(asdict(badges), ensure_ascii=False, sort_keys=True, default=date.isoformat)
    made = typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"badges": content},
        pdf_standards=STANDARDS,
        timestamp=stamp,
    )
    if not isinstance(made, bytes):
        raise TypeError("one document was expected of Typst")
    return made
