"""A Word document (DOCX) read by its paragraphs: one line for each, cells of a table side by side."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from shanyraq.sources.reading.taken import MOST_LETTERS, CannotBeReadError, Progress, Taken, silent

_DOCUMENT = "word/document.xml"
_MOST_UNPACKED = 64 * 1024 * 1024
_MOST_FILES = 10_000
_MOST_TAGS = 3_000_000  # a paper of a thousand pages has a third of that
_OTHERS = {"xl/workbook.xml": "XLSX", "ppt/presentation.xml": "PPTX", "content.xml": "ODT, ODS"}
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CELLS = "   "
_REPORT_EVERY = 500


def read_docx(content: bytes, progress: Progress = silent) -> Taken:
    """Take the lines out of a DOCX: a line for each paragraph, a line for each row of a table.

    Text that a tracked change deleted is left out, inserted text is taken. Numbers that Word sets itself and
    footnotes are left out and counted in the notes. Raises `CannotBeReadError` with "encrypted", "unpacks_too_large"
    (a bomb), "pictures" (no text in it), "broken".
    """
    document = _unpacked(content)
    progress(0, 1)
    try:
        reader = _Document()
        reader.read(document)
    except (ParseError, DefusedXmlException, RecursionError) as error:
        raise CannotBeReadError("sources.broken", kind="DOCX") from error
    if not any(line.strip() for line in reader.lines):
        raise CannotBeReadError("sources.pictures", pages=1)
    progress(1, 1)
    return Taken(tuple(reader.lines), {key: count for key, count in reader.notes.items() if count})


def _unpacked(content: bytes) -> bytes:
    try:
        with ZipFile(BytesIO(content)) as parcel:
            if len(parcel.infolist()) > _MOST_FILES:
                raise CannotBeReadError("sources.unpacks_too_large", kind="DOCX")
            with parcel.open(_DOCUMENT) as file:
                # What the parcel says of its size is not believed: it is read up to the limit.
                document = file.read(_MOST_UNPACKED + 1)
    except KeyError as error:
        raise CannotBeReadError("sources.binary", kind=_other_kind(content)) from error
    except (RuntimeError, NotImplementedError) as error:
        raise CannotBeReadError("sources.encrypted") from error
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        if isinstance(error, CannotBeReadError):
            raise
        raise CannotBeReadError("sources.broken", kind="DOCX") from error
    if len(document) > _MOST_UNPACKED or document.count(b"<") > _MOST_TAGS:
        raise CannotBeReadError("sources.unpacks_too_large", kind="DOCX")
    return document


def _other_kind(content: bytes) -> str:
    """Name what a parcel without a Word document is, by the names in it."""
    with ZipFile(BytesIO(content)) as parcel:
        names = set(parcel.namelist())
    return next((kind for name, kind in _OTHERS.items() if name in names), "ZIP")


class _Document:
    """Follows the parts of a document as they open and close."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.notes = {"numbering": 0, "footnotes": 0, "tables": 0}
        self._text: list[str] = []
        self._row: list[str] = []
        self._cell: list[str] = []
        self._tables = self._hidden = self._size = 0

    def read(self, document: bytes) -> None:
        """Read the whole document; each paragraph is forgotten once it is taken."""
        for event, element in _events(document):
            tag = element.tag.removeprefix(_W)
            if event == "start":
                self._begin(tag)
                continue
            self._end(tag, element.text or "", element.get(f"{_W}type", ""))
            if tag in ("p", "tbl"):
                element.clear()

    def _begin(self, tag: str) -> None:
        if tag in ("del", "moveFrom", "Fallback") or tag.endswith("}Fallback"):
            self._hidden += 1
        elif tag == "tbl":
            self._tables += 1
            self.notes["tables"] += self._tables == 1
        elif tag == "tr" and self._tables == 1:
            self._row = []
        elif tag == "tc" and self._tables == 1:
            self._cell = []

    def _end(self, tag: str, text: str, kind: str) -> None:
        if tag in ("del", "moveFrom", "Fallback") or tag.endswith("}Fallback"):
            self._hidden -= 1
        elif self._hidden:
            return
        elif tag == "t":
            self._take(text)
        elif tag in _MARKS:
            self._take("\f" if tag == "br" and kind == "page" else _MARKS[tag])
        elif tag == "numPr":
            self.notes["numbering"] += 1
        elif tag in ("footnoteReference", "endnoteReference"):
            self.notes["footnotes"] += 1
        elif tag == "p":
            self._end_paragraph()
        elif tag == "tc" and self._tables == 1:
            self._row.append(" ".join(" ".join(self._cell).split()))
        elif tag == "tr" and self._tables == 1:
            self.lines.append(_CELLS.join(cell or "–" for cell in self._row))
        elif tag == "tbl":
            self._tables -= 1

    def _take(self, text: str) -> None:
        self._size += len(text)
        if self._size > MOST_LETTERS:
            raise CannotBeReadError("sources.unpacks_too_large", kind="DOCX")
        self._text.append(text)

    def _end_paragraph(self) -> None:
        text, self._text = "".join(self._text), []
        if self._tables:
            self._cell.append(text)
            return
        self.lines += text.split("\n")


_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}


def _events(document: bytes) -> Iterator[tuple[str, Any]]:
    return iter(iterparse(BytesIO(document), events=("start", "end"), forbid_dtd=True))
