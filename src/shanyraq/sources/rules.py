"""What a paper must be before it is received: text, in Unicode, of a size a person can read."""

from __future__ import annotations

from dataclasses import dataclass

from rulebook import Allowed, Refused, Verdict

MOST_MEGABYTES = 16
_MEGABYTE = 1024 * 1024
_BINARY_HEADS = {b"%PDF-": "PDF", b"PK\x03\x04": "ZIP, DOCX", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG"}
_CONTROL = frozenset(range(32)) - {9, 10, 12, 13}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CONVINCING = 0.8


@dataclass(frozen=True)
class Read:
    """The text of a file and the verdict on it; the text is "" where the file is refused."""

    verdict: Verdict
    text: str = ""


def read(content: bytes) -> Read:
    """Read a file as UTF-8 text.

    Refuses with "sources.too_large", "sources.empty", "sources.binary" (naming the kind where it shows),
    "sources.wrong_encoding" (naming the encoding it seems to be in).
    """
    size = len(content)
    if size > MOST_MEGABYTES * _MEGABYTE:
        return Read(too_large(size))
    if not content.strip():
        return _no("empty")
    for head, kind in _BINARY_HEADS.items():
        if content.startswith(head):
            return _no("binary", kind=kind)
    if content.startswith(_UTF16):
        return _no("wrong_encoding", encoding="UTF-16")
    if b"\0" in content or _share_of_control(content) > 0.01:
        return _no("binary", kind="?")
    return _decoded(content)


def too_large(size: int) -> Refused:
    """Refuse a file of `size` bytes as too large."""
    facts = {"megabytes": -(-size // _MEGABYTE), "most": MOST_MEGABYTES}
    return Refused("sources.too_large", facts=facts)


def _no(code: str, **facts: int | str) -> Read:
    return Read(Refused(f"sources.{code}", facts=facts))


def _share_of_control(content: bytes) -> float:
    head = content[:65536]
    return sum(byte in _CONTROL for byte in head) / len(head)


def _decoded(content: bytes) -> Read:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _no("wrong_encoding", encoding=_guess(content))
    if not any(letter.isalpha() for letter in text):
        return _no("empty")
    return Read(Allowed(), text)


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


def lines_of(text: str) -> list[str]:
    """Split a text into its lines as received: only the line ends go; form feeds and spaces stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[:-1] if lines and not lines[-1].strip() else lines
