"""What a file must be before it is received as a paper: text that can be read, of a size a person can read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from kazakhtext.reading import LONGEST_LINE, check_lines
from kazakhtext.refusals import UnreadablePaperError
from rulebook import Allowed, Refused, Verdict

from shanyraq.sources.reading import CannotBeReadError, Progress, Taken, silent
from shanyraq.sources.reading.docx import read_docx
from shanyraq.sources.reading.pdf import read_pdf

MOST_MEGABYTES = 16
MOST_PACKED_MEGABYTES = 64
MOST_LINES = 150_000
MOST_LINES_AT_ONCE = 40_000  # while somebody waits before a page: about a thousand pages
_MEGABYTE = 1024 * 1024
_PDF, _ZIP = b"%PDF-", b"PK\x03\x04"
_HEAD = 8
_BINARY_HEADS = {
    b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"\xd0\xcf\x11\xe0": "DOC, XLS", b"{\\rtf": "RTF",
    b"II*\x00": "TIFF", b"MM\x00*": "TIFF", b"AT&TFORM": "DJVU", b"Rar!": "RAR", b"7z\xbc\xaf": "7Z",
    b"\x1f\x8b": "GZIP",
}  # fmt: skip
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13})
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CONVINCING = 0.8
_LINES_NAMED = 5


@dataclass(frozen=True)
class Read:
    """The text of a file and the verdict on it; the text is "" where the file is refused.

    `kind` is text, pdf or docx. `notes` is what `reading.Taken` notes of pages. `digest` is the SHA-256 of the bytes.
    """

    verdict: Verdict
    text: str = ""
    kind: str = "text"
    notes: dict[str, int | list[int]] = field(default_factory=dict)
    digest: str = ""


def read(content: bytes, progress: Progress = silent) -> Read:
    """Read a file: text in UTF-8, PDF or DOCX, known by content. `progress(done, total)` is called with pages.

    Refuses with "sources.too_large", "sources.empty", "sources.binary" (naming the kind where it shows),
    "sources.wrong_encoding" (naming the encoding it seems to be in), "sources.mixed_encodings" (naming lines),
    "sources.long_line", "sources.too_many_lines", "sources.right_to_left", and with the codes of `read_pdf` and `read_docx`.
    """
    size = len(content)
    if size > most_megabytes(content[:_HEAD]) * _MEGABYTE:
        return Read(too_large(size, content[:_HEAD]))
    digest = sha256(content).hexdigest()
    try:
        kind, taken = _taken(content, progress)
        _check(taken.lines)
    except CannotBeReadError as error:
        return Read(Refused(error.code, facts=error.facts), digest=digest)
    return Read(Allowed(), "\n".join(taken.lines) + "\n" * (kind != "text"), kind, taken.notes, digest)


def most_megabytes(head: bytes) -> int:
    """Give how large a file may be that begins so: pictures may weigh much in a PDF, letters nowhere."""
    return MOST_PACKED_MEGABYTES if head.startswith((_PDF, _ZIP)) else MOST_MEGABYTES


def too_large(size: int, head: bytes = b"") -> Refused:
    """Refuse a file of `size` bytes, which begins with `head`, as too large."""
    facts = {"megabytes": -(-size // _MEGABYTE), "most": most_megabytes(head)}
    return Refused("sources.too_large", facts=facts)


def _taken(content: bytes, progress: Progress) -> tuple[str, Taken]:
    if content.startswith(_PDF):
        return "pdf", read_pdf(content, progress)
    if content.startswith(_ZIP):
        return "docx", read_docx(content, progress)
    return "text", Taken(tuple(_text(content).split("\n")))


def _text(content: bytes) -> str:
    if not content.strip():
        raise CannotBeReadError("sources.empty")
    for head, kind in _BINARY_HEADS.items():
        if content.startswith(head):
            raise CannotBeReadError("sources.binary", kind=kind)
    if content.startswith(_UTF16):
        raise CannotBeReadError("sources.wrong_encoding", encoding="UTF-16")
    if b"\0" in content or _share_of_control(content) > 0.01:
        raise CannotBeReadError("sources.binary", kind="?")
    return _decoded(content)


def _share_of_control(content: bytes) -> float:
    return 1 - len(content.translate(None, _CONTROL)) / len(content)


def _decoded(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if broken := _lines_not_in_utf8(content):
            shown = ", ".join(map(str, broken[:_LINES_NAMED])) + ", …" * (len(broken) > _LINES_NAMED)
            raise CannotBeReadError("sources.mixed_encodings", lines=shown) from None
        raise CannotBeReadError("sources.wrong_encoding", encoding=_guess(content)) from None
    if not any(letter.isalpha() for letter in text):
        raise CannotBeReadError("sources.empty")
    return text


def _lines_not_in_utf8(content: bytes) -> list[int]:
    """Number the lines that are not UTF-8, where others hold Cyrillic letters in UTF-8; else none."""
    broken, good = [], 0
    for number, line in enumerate(content.split(b"\n"), 1):
        try:
            good += any(letter > "\u03ff" for letter in line.decode("utf-8"))
        except UnicodeDecodeError:
            broken.append(number)
    return broken if good else []


def _guess(content: bytes) -> str:
    """Name the single-byte Cyrillic encoding a text seems to be in, or "?"."""
    best = max(("windows-1251", "koi8-r", "cp866"), key=lambda name: _small_cyrillic(content, name))
    return best if _small_cyrillic(content, best) >= _CONVINCING else "?"


def _small_cyrillic(content: bytes, encoding: str) -> float:
    # Prose is mostly small letters: in a wrong encoding small and capital letters change places.
    head = content[:65536]
    strange = sum(byte > 127 for byte in head)
    good = sum("\u0430" <= letter <= "\u045f" for letter in head.decode(encoding, "ignore"))
    return good / strange if strange else 0.0


def short_enough(lines: int, most: int = MOST_LINES) -> Verdict:
    """Allow a paper of so many lines; refuses with "sources.too_many_lines"."""
    return (
        Allowed()
        if lines <= most
        else Refused("sources.too_many_lines", facts={"lines": lines, "most": most})
    )


def _check(lines: Sequence[str]) -> None:
    if (count := len(lines) - (not lines[-1])) > MOST_LINES:
        raise CannotBeReadError("sources.too_many_lines", lines=count, most=MOST_LINES)
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            raise CannotBeReadError("sources.long_line", line=number, letters=len(line), most=LONGEST_LINE)
    try:
        check_lines(list(lines))
    except UnreadablePaperError as error:
        code = "sources.right_to_left" if error.code == "right-to-left" else "sources.empty"
        raise CannotBeReadError(code) from error


def lines_of(text: str) -> list[str]:
    """Split a text into its lines as received: only the line ends go; form feeds and spaces stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[:-1] if lines and not lines[-1].strip() else lines
