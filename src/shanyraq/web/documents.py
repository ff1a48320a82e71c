"""Papers the house issues: plain content in, PDF out. The same content gives the same bytes, on any machine.

PDF 1.7 after PDF/UA-1 and PDF/A-2a, set by Typst with the fonts of its own package (Libertinus Serif has the
whole Kazakh set), so nothing depends on what fonts a machine has. Content is passed as data, never as code: no
text of a person can give Typst an order. A room describes its document as `Sheet` and keeps the bytes itself.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Literal

import typst

TEMPLATE = Path(__file__).parent / "typst" / "sheet.typ"
STANDARDS = ["1.7", "a-2a", "ua-1"]


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    text: str
    kind: Literal["text"] = "text"


@dataclass(frozen=True)
class Points:
    """Numbered points, each a sentence; numbering begins at 1."""

    items: Sequence[str]
    kind: Literal["points"] = "points"


@dataclass(frozen=True)
class Table:
    """A small table; numbers of its last columns stand right where `right` says how many."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    right: int = 0
    kind: Literal["table"] = "table"


@dataclass(frozen=True)
class Heading:
    """A heading inside the document."""

    text: str
    kind: Literal["heading"] = "heading"


Block = Text | Points | Table | Heading


@dataclass(frozen=True)
class Sheet:
    """What a document says, in one language: every word is here, so that nothing depends on the machine.

    `form` is its kind in words («Өкім»), `line` the number, day and place under it, `banner` what a rehearsal
    says on top, `signer` office and name, `notes` what stands small at its end (articles, the outgoing number).
    `large` sets it in large type. `squares` is a code to be read by a telephone, as dark runs (x, y, length) of a
    square of `side` modules; the same address stands in words among the notes.
    """

    language: str
    institution: str
    form: str
    line: Sequence[str]
    title: str
    day: date
    blocks: Sequence[Block] = ()
    signer: tuple[str, str] = ("", "")
    notes: Sequence[str] = ()
    banner: str = ""
    large: bool = False
    squares: Sequence[tuple[int, int, int]] = ()
    side: int = 0


def content_of(sheet: Sheet) -> str:
    """Give the content as the one JSON text that is set and that a journal may digest."""
    return json.dumps(asdict(sheet), ensure_ascii=False, sort_keys=True, default=date.isoformat)


def pdf_of(sheet: Sheet) -> bytes:
    """Set a sheet as PDF. The time inside the file is noon (UTC) of the document's day, never the clock's."""
    stamp = int(datetime.combine(sheet.day, time(12), UTC).timestamp())
    made = typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"sheet": content_of(sheet)},
        pdf_standards=STANDARDS,
        timestamp=stamp,
    )
    if not isinstance(made, bytes):
        raise TypeError("one document was expected of Typst")
    return made
