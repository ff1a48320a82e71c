"""Find words in names: plain, honest, without an index. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[\w-]+")
# The Assembly was "of the Peoples" until 26 July 2007: either name finds both (Decree 370).
_ONE_NAME = {
    "халықтары": "халық",
    "халықтарының": "халық",
    "халықтар": "халық",
    "халқы": "халық",
    "халқының": "халық",
    "народов": "народ",
    "народа": "народ",
    "народы": "народ",
    "peoples": "people",
}


def words_of(text: str) -> tuple[str, ...]:
    """Give the words of a text in small letters; ё counts as е, and the two names of the Assembly as one."""
    plain = text.casefold().replace("ё", "е").replace("’", "").replace("'", "")
    return tuple(_ONE_NAME.get(word, word) for word in _WORD.findall(plain))


def folded(text: str) -> str:
    """Write the words of a text for a column, each once and after a space, so that " бас" finds what begins with it."""
    return "".join(f" {word}" for word in dict.fromkeys(words_of(text)))


def matches(asked: Iterable[str], *texts: str) -> bool:
    """Tell whether every word asked for begins some word of the texts."""
    known = [word for text in texts for word in words_of(text)]
    return all(any(word.startswith(start) for word in known) for start in asked)
