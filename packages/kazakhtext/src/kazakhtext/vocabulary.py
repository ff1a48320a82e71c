"""The words that papers themselves contain, and what follows from them about other words."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from kazakhtext.suffixes import is_suffix_chain

_COMPOUND = re.compile(r"[^\W_]+(?:[-\u2011][^\W_]+)*")
_BROKEN_START = re.compile(r"^\s*[^\W\d_]+")
_SHORTEST_STEM = 3


def words_of(text: str) -> list[str]:
    """Return the words of `text` in small letters, compounds whole: "Іс-қимыл, 7" gives ["іс-қимыл", "7"]."""
    return [word.replace("\u2011", "-").lower() for word in _COMPOUND.findall(text.replace("\u00ad", ""))]


def is_letter_spaced(line: str) -> bool:
    """Tell whether most of the words of `line` are single letters, as in "к е л е д і ."."""
    pieces = line.split()
    single = sum(len(piece) == 1 for piece in pieces)
    return len(pieces) >= 3 and single / len(pieces) > 0.5


class Vocabulary:
    """Words counted in context papers, with the stems and the compounds that they show."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        """Count the words of `lines`, passing over letter-spaced lines and words broken at a line's end."""
        self.words: Counter[str] = Counter()
        self.compounds: Counter[str] = Counter()
        self.add(lines)

    def add(self, lines: Iterable[str]) -> None:
        """Count the words of more lines."""
        was_broken = False
        for raw in lines:
            line = raw.rstrip()
            if not line:
                continue
            start = _BROKEN_START.match(line) if was_broken else None
            was_broken = line.endswith(("-", "\u00ad"))
            if is_letter_spaced(line):
                continue
            words = words_of(line[start.end() :] if start else line)
            if was_broken and words:
                words.pop()
            for word in words:
                self._count(word)
        self.__dict__.pop("stems", None)
        self.__dict__.pop("first_members", None)

    def _count(self, word: str) -> None:
        self.words[word] += 1
        if "-" in word:
            self.compounds[word] += 1

    @cached_property
    def stems(self) -> Counter[str]:
        """Beginnings of words after which only endings follow, with how many words show each."""
        found: Counter[str] = Counter()
        for word, count in self.words.items():
            for size in range(_SHORTEST_STEM, len(word) + 1):
                if is_suffix_chain(word[size:]):
                    found[word[:size]] += count
        return found

    @cached_property
    def first_members(self) -> Counter[str]:
        """First parts of the compounds seen, such as "іс" of "іс-қимыл"."""
        return Counter(compound.split("-", 1)[0] for compound in self.compounds.elements())

    def knows(self, word: str) -> bool:
        """Tell whether `word` was seen, or is a seen stem with endings."""
        text = word.lower()
        if text in self.words:
            return True
        sizes = range(len(text) - 1, _SHORTEST_STEM, -1)
        return any(text[:size] in self.stems and is_suffix_chain(text[size:]) for size in sizes)
