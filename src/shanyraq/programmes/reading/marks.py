"""The mark at the start of a paragraph: "5.1.", "3)", "II.", "а)", "•", "2-бөлім"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shanyraq.programmes.reading import words

_ROMAN = "[IVXLCІХСМ]{1,7}"
_CYRILLIC_ROMAN = str.maketrans("ІХСМ", "IXCM")
_DECIMAL = re.compile(r"^(?P<number>\d{1,2}(?:\s?\.\s?\d{1,3}){1,4})\s?(?:\.(?=\s)|\))?\s+(?=\S)")
_POINTED = re.compile(r"^(?P<number>\d{1,3})\s?\.(?:\s+|(?=[^\W\d_]))(?=\S)")
_BRACKETED = re.compile(r"^\(?(?P<number>\d{1,3})\s?\)\s*(?=\S)")
_ROMAN_POINTED = re.compile(rf"^(?P<number>{_ROMAN})\s?[.)]\s+(?=\S)")
_LETTERED = re.compile(r"^\(?(?P<number>[a-zа-яәғқңөұүһі])\s?\)\s*(?=\S)")
_BULLET = re.compile(r"^(?P<number>[●•▪◦‣\uf0b7*]|[-–—](?=\s))\s*(?=\S)")
_ORDINALS = (
    ("біріншіден", "во-первых", "firstly", "first"), ("екіншіден", "во-вторых", "secondly", "second"),
    ("үшіншіден", "в-третьих", "thirdly", "third"), ("төртіншіден", "в-четвертых", "в-четвёртых", "fourthly", "fourth"),
    ("бесіншіден", "в-пятых", "fifthly", "fifth"), ("алтыншыдан", "в-шестых", "sixthly", "sixth"),
    ("жетіншіден", "в-седьмых", "seventhly", "seventh"), ("сегізіншіден", "в-восьмых", "eighthly", "eighth"),
    ("тоғызыншыдан", "в-девятых", "ninthly", "ninth"), ("оныншыдан", "в-десятых", "tenthly", "tenth"),
)  # fmt: skip
_ORDINAL_OF = {word: str(number) for number, words_ in enumerate(_ORDINALS, start=1) for word in words_}
_ORDINAL = re.compile(
    rf"^(?P<word>{'|'.join(sorted(_ORDINAL_OF, key=len, reverse=True))})\s*,\s*(?=\S)", re.IGNORECASE
)
_BARE = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,7})\s?[.)]?$|^№\s*\d*$")


@dataclass(frozen=True)
class Mark:
    """A mark: its style, the number, what follows it, and its noun ("2-бөлім").

    Styles: "d1" (3.), "d2" (5.1), …, "bracket" (3)), "roman", "letter", "bullet", "word", "ordinal" (firstly,); "" none.
    """

    style: str
    number: str
    rest: str
    noun: str = ""

    @property
    def can_head(self) -> bool:
        """Tell whether headings are marked so."""
        return self.style in {"roman", "word"} or self.style.startswith("d")


def is_bare(text: str) -> bool:
    """Tell whether a text is a number and nothing else."""
    return bool(_BARE.match(text.strip()))


def mark_of(text: str) -> Mark:
    """Find the mark at the start of a paragraph; its rest is the paragraph without it."""
    worded = _worded(text)
    if worded is not None:
        return worded
    ordinal = _ORDINAL.match(text)
    if ordinal:
        return Mark("ordinal", _ORDINAL_OF[ordinal["word"].lower()], text[ordinal.end() :].strip())
    for style, pattern in (
        ("", _DECIMAL), ("d1", _POINTED), ("bracket", _BRACKETED), ("roman", _ROMAN_POINTED), ("letter", _LETTERED),
        ("bullet", _BULLET),
    ):  # fmt: skip
        found = pattern.match(text)
        if found:
            number = re.sub(r"\s", "", found["number"])
            if style == "roman":
                number = number.translate(_CYRILLIC_ROMAN)
            return Mark(
                style or f"d{number.count('.') + 1}",
                "" if style == "bullet" else number,
                text[found.end() :].strip(),
            )
    return Mark("", "", text.strip())


def _worded(text: str) -> Mark | None:
    noun = "|".join(words.nouns())
    number = rf"(?P<number>\d{{1,3}}|{_ROMAN})"
    after = r"(?:\s*[.:–—-]\s*|\s+(?=[«“\"A-ZА-ЯӘҒҚҢӨҰҮҺІ])|$)"
    for pattern in (
        rf"^{number}\s?-\s?(?P<noun>{noun}){after}",
        rf"^(?P<noun>{noun})\s+(?:№\s*)?{number}{after}",
    ):
        found = re.match(pattern, text, re.IGNORECASE)
        if found:
            digits = found["number"].upper().translate(_CYRILLIC_ROMAN)
            return Mark("word", digits, text[found.end() :].strip(), found["noun"].lower())
    return None


def follows(earlier: str, later: str) -> bool:
    """Tell whether a number is the next one: 3 after 2, "5.4" after "5.3", "б" after "а", "III" after "II"."""
    return _value(later) == _value(earlier) + 1


def gap(earlier: str, later: str) -> int:
    """Count the numbers left out between two; negative where the later one does not grow."""
    return _value(later) - _value(earlier) - 1


_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "M": 1000}
_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"


def roman(number: str) -> int:
    """Read a Roman number of I, V, X, L, C and M: 19 of XIX."""
    values = [_ROMAN_VALUES[letter] for letter in number]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def _value(number: str) -> int:
    last = number.rpartition(".")[2]
    if last.isdigit():
        return int(last)
    if last and set(last) <= set(_ROMAN_VALUES):
        return roman(last)
    return _LETTERS.find(last) + 1 if last in _LETTERS else ord(last[0]) if last else 0
