"""The Kazakh alphabet: its order, its letters, and Latin letters that look like them."""

import re
from dataclasses import dataclass

from kazakhtext.language import language_of

LETTERS = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
KAZAKH_ONLY = frozenset("әғқңөұүһі")
# What foreign keyboards, fonts and old scans put in place of a Cyrillic letter.
LOOKALIKES = str.maketrans(
    "aceopxyiəɵhACEOPXYIƏƟHKMTBjJ",
    "асеорхуіәөһАСЕОРХҮІӘӨНКМТВјЈ",
)
_LOOKED_LIKE = frozenset("асеорхуі")
_LOOKALIKE_LETTERS = frozenset("aceopxyiəɵhACEOPXYIƏƟHKMTB")
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]*[^\W\d_]+)*")
_ROMAN = {"Х": "X", "І": "I", "С": "C", "М": "M", "Ү": "Y"}

_IGNORED = frozenset("«»„“”\"'’‘\u00ad\u200b\ufeff")
_SPACE, _PUNCTUATION = "\x21", "\x22"
_LEVEL = "\x20"
_RANK = {letter: chr(0x41 + index) for index, letter in enumerate(LETTERS)}


def is_kazakh_letter(letter: str) -> bool:
    """Tell whether `letter` is one of the 42 letters of the Kazakh alphabet, small or capital."""
    return len(letter) == 1 and letter.lower() in LETTERS


def _weight(letter: str) -> str:
    if letter in _RANK:
        return _RANK[letter]
    if letter.isdigit() and letter.isascii():
        return letter
    if letter.isspace():
        return _SPACE
    if not letter.isalnum():
        return _PUNCTUATION
    # Latin and every other script follow the Cyrillic letters, in the order of their code points.
    return chr(min(ord(letter) + 0x1000, 0x10FFFF))


def sort_key(text: str) -> str:
    """Return a string that puts `text` into Kazakh alphabetical order when compared by code points.

    Spaces sort first, then marks, digits, the 42 letters, other scripts; quotation marks are passed over, so
    that «Достық» stands under Д; small letters precede capitals when nothing else differs. The key can be
    stored in a database column with binary collation.
    """
    kept = [letter for letter in text if letter not in _IGNORED]
    primary = "".join(_weight(letter) for letter in "".join(kept).lower())
    capitals = "".join("1" if letter.isupper() else "0" for letter in kept)
    return primary + _LEVEL + capitals


@dataclass(frozen=True)
class Lookalike:
    """A word with letters of two scripts: where it stands, and the mended word, or None if not sure."""

    start: int
    end: int
    word: str
    mended: str | None


# The sign of kelvin is a k in small letters.
_ANY_LATIN = re.compile("[A-Za-zəƏɵƟ\u212a]")


def _is_latin(letter: str) -> bool:
    return letter.isalpha() and ("a" <= letter.lower() <= "z" or letter in "əƏɵƟ")


def _is_cyrillic(letter: str) -> bool:
    return "\u0400" <= letter <= "\u04ff"


def _mend(word: str) -> str | None:
    roman = "".join(_ROMAN.get(letter, letter) for letter in word)
    if set(roman) <= set("IVXLCM"):
        return roman
    foreign = {letter for letter in word if _is_latin(letter)}
    if not foreign <= _LOOKALIKE_LETTERS:
        return None
    # With as many Latin letters as Cyrillic ones either script may be meant, unless a letter settles it.
    cyrillic = sum(_is_cyrillic(letter) for letter in word)
    own = {letter for letter in word.lower() if _is_cyrillic(letter)} - _LOOKED_LIKE
    is_settled = bool(own) or cyrillic > len(word) - cyrillic
    return word.translate(LOOKALIKES) if is_settled else None


def find_lookalikes(text: str) -> tuple[Lookalike, ...]:
    """Return the words of `text` that mix Cyrillic and Latin letters (Тегiне with a Latin i), in order."""
    if _ANY_LATIN.search(text) is None:
        return ()
    found = []
    for match in _WORD.finditer(text):
        word = match[0]
        if any(map(_is_latin, word)) and any(map(_is_cyrillic, word)):
            found.append(Lookalike(match.start(), match.end(), word, _mend(word)))
    return tuple(found)


def fix_lookalikes(text: str) -> str:
    """Return `text` with Latin look-alikes inside Cyrillic words replaced; what is not sure stays."""
    parts: list[str] = []
    at = 0
    for item in find_lookalikes(text):
        if item.mended is not None:
            parts += [text[at : item.start], item.mended]
            at = item.end
    return "".join(parts) + text[at:]


__all__ = [
    "LETTERS",
    "Lookalike",
    "find_lookalikes",
    "fix_lookalikes",
    "is_kazakh_letter",
    "language_of",
    "sort_key",
]
