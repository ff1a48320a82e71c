"""Bytes of a text paper read into lines, or refused with a reason that a person can act on."""

import re
from pathlib import Path

from kazakhtext.refusals import UnreadablePaperError

MOST_BYTES = 20_000_000
LONGEST_LINE = 20_000
MOST_LINES = 200_000
_MOSTLY = 0.3
_SHOWN_LINES = 5
_MAGIC = (
    (b"%PDF", "pdf", "a PDF file: take its text out first"),
    (b"PK\x03\x04", "zip", "a DOCX, ODT or ZIP file: take its text out first"),
    (b"\xd0\xcf\x11\xe0", "ole", "an old Word or Excel file: save it as text first"),
    (b"\x89PNG", "image", "a picture: it needs recognition of text first"),
    (b"\xff\xd8\xff", "image", "a picture: it needs recognition of text first"),
    (b"{\\rtf", "rtf", "an RTF file: save it as text first"),
)
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\f\r"))
_FEW_CONTROLS = 0.01
# Hebrew, Arabic, Syriac and their presentation forms: runs of letters, without the figures between them.
_REVERSED = re.compile("[\u05d0-\u05f2\u0620-\u064a\u066e-\u06d3\u06d5\u06ee-\u08bd\ufb1d-\ufefc]+")
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")


def read_paper(path: Path) -> list[str]:
    """Return the lines of the text file at `path`, with their spaces and form feeds; see `lines_of_bytes`."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise UnreadablePaperError(
            "missing", f"cannot be opened: {error.strerror}", {"why": error.strerror}
        ) from error
    if path.is_dir():
        raise UnreadablePaperError("folder", "a folder, not a file")
    check_size(size)
    return lines_of_bytes(path.read_bytes())


def check_size(size: int) -> None:
    """Raise `UnreadablePaperError` if a text of `size` bytes is more than is read."""
    if size > MOST_BYTES:
        facts = {"megabytes": f"{size / 1e6:.0f}", "most": f"{MOST_BYTES / 1e6:.0f}"}
        raise UnreadablePaperError(
            "too-large", "too large: {megabytes} MB, at most {most} MB; divide it".format(**facts), facts
        )


def lines_of_bytes(data: bytes) -> list[str]:
    """Return the lines of a text in UTF-8, UTF-16 with its mark, or the Kazakh Windows code page KZ-1048.

    Raise `UnreadablePaperError` for other kinds of file, binary data, mixed encodings, more than 20 MB, a
    line of more than 20,000 letters, a text without letters (a scan), and a text written from right to
    left.
    """
    check_size(len(data))
    for magic, code, message in _MAGIC:
        if data.startswith(magic):
            raise UnreadablePaperError(code, message)
    text = _decode(data)
    lines = re.split(r"\r\n|\r|\n", text.removesuffix("\n"))
    check_lines(lines)
    return lines


def _decode(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise UnreadablePaperError("encoding", f"broken {encoding} text: {error.reason}") from error
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\0" in data or controls > len(data) * _FEW_CONTROLS:
        raise UnreadablePaperError("binary", "binary data, not a text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data)


def _decode_legacy(data: bytes) -> str:
    """Read the Windows code page, but only if nothing in the data looks like UTF-8 as well."""
    broken, multibyte = [], 0
    for number, line in enumerate(data.split(b"\n"), 1):
        try:
            line.decode("utf-8")
            multibyte += bool(_MULTIBYTE.search(line))
        except UnicodeDecodeError:
            broken.append(number)
    if multibyte:
        shown = ", ".join(map(str, broken[:_SHOWN_LINES])) + (" …" if len(broken) > _SHOWN_LINES else "")
        raise UnreadablePaperError(
            "mixed-encodings", f"mixed encodings: not UTF-8 in line {shown}", {"lines": shown}
        )
    try:
        text = data.decode("kz1048")
    except UnicodeDecodeError as error:
        raise UnreadablePaperError("encoding", "neither UTF-8 nor KZ-1048") from error
    return text


def check_lines(lines: list[str]) -> None:
    """Raise `UnreadablePaperError` if `lines` hold no text, too many or too long lines, or right-to-left writing."""
    if len(lines) > MOST_LINES:
        raise UnreadablePaperError(
            "too-many-lines",
            f"{len(lines):,} lines, at most {MOST_LINES:,}; divide it",
            {"lines": len(lines), "most": MOST_LINES},
        )
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            raise UnreadablePaperError(
                "long-line",
                f"line {number} has {len(line):,} letters, at most {LONGEST_LINE:,}: not lines of a paper",
                {"line": number, "letters": len(line), "most": LONGEST_LINE},
            )
    letters = sum(sum(map(str.isalpha, line)) for line in lines)
    reversed_letters = sum(len(run) for line in lines for run in _REVERSED.findall(line))
    if not letters:
        raise UnreadablePaperError("no-text", "no text: empty, or pages scanned without recognition")
    if reversed_letters > letters * _MOSTLY:
        raise UnreadablePaperError(
            "right-to-left", "written from right to left: such a text is not repaired here"
        )
