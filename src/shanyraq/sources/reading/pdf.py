"""A PDF read by where its letters stand: nothing is displaced or set apart, columns one after the other."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import Any

from kazakhtext.positions import lines_of_page
from pypdf import PdfReader, apply_configuration
from pypdf.errors import DependencyError, PyPdfError

from shanyraq.sources.reading.pieces import Letters, Matrix, PagePieces
from shanyraq.sources.reading.taken import MOST_LETTERS, CannotBeReadError, Progress, Taken, silent

MOST_PAGES = 3000
_MOST_UNPACKED = 24 * 1024 * 1024
_STRANGE = 0.3
_TURNS: dict[int, Matrix] = {
    90: (0, -1, 1, 0, 0, 0), 180: (-1, 0, 0, -1, 0, 0), 270: (0, 1, -1, 0, 0, 0),
}  # fmt: skip

# What it warns of is said to the operator in their language, or mended by it.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read_pdf(content: bytes, progress: Progress = silent) -> Taken:
    """Take the lines out of a PDF, page by page; `progress(done, total)` is called with pages.

    Raises `CannotBeReadError` with "encrypted" (a password is needed), "too_many_pages", "pictures" (no page has
    text: a scan), "no_letters" (its fonts do not tell their letters), "unpacks_too_large", "broken".
    """
    try:
        # Streams that swell are a bomb: stopped while they unpack, not after.
        with apply_configuration(
            zlib_maximum_output_length=_MOST_UNPACKED,
            lzw_maximum_output_length=_MOST_UNPACKED,
            run_length_maximum_output_length=_MOST_UNPACKED,
            array_based_stream_maximum_output_length=_MOST_UNPACKED,
        ):
            return _read(content, progress)
    except CannotBeReadError:
        raise
    except PyPdfError as error:
        large = "limit" in f"{type(error).__name__} {error}".lower()
        raise CannotBeReadError(
            "sources.unpacks_too_large" if large else "sources.broken", kind="PDF"
        ) from error
    except Exception as error:  # whatever a broken file makes of a parser, the answer is the same
        raise CannotBeReadError("sources.broken", kind="PDF") from error


def _read(content: bytes, progress: Progress) -> Taken:
    reader = PdfReader(BytesIO(content))
    _unlock(reader)
    total = len(reader.pages)
    if total > MOST_PAGES:
        raise CannotBeReadError("sources.too_many_pages", pages=total, most=MOST_PAGES)
    fonts: dict[Any, Letters] = {}
    lines: list[str] = []
    bare: list[int] = []
    letters = strange = turned = 0
    for number, page in enumerate(reader.pages, start=1):
        progress(number - 1, total)
        found = _pieces(page, fonts, MOST_LETTERS - letters)
        letters, strange, turned = letters + found.letters, strange + found.strange, turned + found.turned
        if letters > MOST_LETTERS:
            raise CannotBeReadError("sources.unpacks_too_large", kind="PDF")
        placed = lines_of_page(found.pieces)
        if not placed:
            bare.append(number)
        lines += _page_begun(placed, is_first=number == 1)
    progress(total, total)
    if len(bare) == total:
        raise CannotBeReadError("sources.pictures", pages=total)
    if strange > _STRANGE * max(1, letters):
        raise CannotBeReadError("sources.no_letters")
    return Taken(tuple(lines), _noted(total, bare, turned))


def _unlock(reader: PdfReader) -> None:
    if not reader.is_encrypted:
        return
    try:
        is_open = bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        is_open = False
    if not is_open:
        raise CannotBeReadError("sources.encrypted")


def _pieces(page: Any, fonts: dict[Any, Letters], most: int) -> PagePieces:
    found = PagePieces(fonts, most)
    contents = page.get_contents()
    turn = int(page.get("/Rotate", 0) or 0) % 360
    base = _TURNS.get(turn, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0))
    if contents is not None:
        found.draw(contents.get_data(), page.get("/Resources"), base)
    return found


def _page_begun(lines: list[str], *, is_first: bool) -> list[str]:
    if is_first:
        return lines
    return ["\f" + lines[0], *lines[1:]] if lines else ["\f"]


def _noted(pages: int, bare: list[int], turned: int) -> dict[str, int | list[int]]:
    notes: dict[str, int | list[int]] = {"pages": pages}
    if bare:
        notes["pages_without_text"] = bare
    if turned:
        notes["turned"] = turned
    return notes
