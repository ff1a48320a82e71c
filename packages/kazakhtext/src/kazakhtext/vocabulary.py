"""The words that papers themselves contain, and what follows from them about other words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from kazakhtext.lexicon import SMALL_WORDS, STEMS
from kazakhtext.sounds import VOWELS, is_back
from kazakhtext.suffixes import is_suffix_chain, is_verb_ending

_COMPOUND = re.compile(r"[^\W_]+(?:[-\u2011][^\W_]+)*")
_BROKEN_START = re.compile(r"^\s*[^\W\d_]+")
_WIDE_GAP = re.compile(r"[ \u00a0]{2,}")
_SPACE_BEFORE_MARK = re.compile(r"(?<=\S) +([.,;:!?)»](?=\s|$))")
_HOLE = re.compile(r"\S[ \u00a0]{2,}\S|\w[ \u00a0]+[.,;:!?](?:\s|$)|(?<=[^\W\d_]{2}[.:;])[^\W\d_]{3}")
_SHORTEST_STEM = 3
_FEWEST_MEMBERS = 2
_UNSEEN_ENDING = 0.5
_INDIFFERENT = frozenset(("мен", "пен", "бен"))
_BACK_LETTERS = frozenset("аығқ")
_FRONT_LETTERS = frozenset("еігк")
_FEWEST_PIECES = 3
_SINGLE = re.compile(r"(?<!\S)\S(?!\S)")
_LONGEST_PIECE = 4
_SHARE_OF_SINGLES = 0.5
_SHARE_WITH_LONG_PIECES = 0.8


def words_of(text: str) -> list[str]:
    """Return the words of `text` in small letters, compounds whole: "Іс-қимыл, 7" gives ["іс-қимыл", "7"]."""
    return [word.replace("\u2011", "-").lower() for word in _COMPOUND.findall(text.replace("\u00ad", ""))]


def is_letter_spaced(line: str) -> bool:
    """Tell whether most of the words of `line` are single letters, as in "к е л е д і ."."""
    if _SINGLE.search(line) is None:
        return False
    pieces = line.split()
    single = sum(len(piece) == 1 for piece in pieces)
    longest = max((len(piece) for piece in pieces), default=0)
    is_even = longest <= _LONGEST_PIECE or single / max(1, len(pieces)) > _SHARE_WITH_LONG_PIECES
    return len(pieces) >= _FEWEST_PIECES and single / len(pieces) > _SHARE_OF_SINGLES and is_even


def join_letters(line: str) -> str:
    """Return a letter-spaced line whose words are divided by two spaces or more as ordinary text."""
    text = " ".join(piece.replace(" ", "") for piece in _WIDE_GAP.split(line.strip()))
    return _SPACE_BEFORE_MARK.sub(r"\1", text)


def looks_damaged(line: str) -> bool:
    """Tell whether `line` shows gaps inside or before a mark, so that its words cannot be trusted."""
    return bool(_HOLE.search(line.strip()))


class Vocabulary:
    """Words counted in context papers, with the stems and the compounds that they show."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        """Count the words of `lines`, passing over damaged lines and words broken at a line's end.

        Letter-spaced lines count where wide gaps show their words.
        """
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
                if not _WIDE_GAP.search(line.strip()):
                    continue
                line = join_letters(line)
            elif looks_damaged(line):
                continue
            words = words_of(line[start.end() :] if start else line)
            if was_broken and words:
                words.pop()
            for word in words:
                self._count(word)
        for learned in ("endings", "_families", "_verbs", "first_members"):
            self.__dict__.pop(learned, None)

    def _count(self, word: str) -> None:
        self.words[word] += 1
        if "-" in word:
            self.compounds[word] += 1

    @cached_property
    def endings(self) -> Counter[str]:
        """Endings that divide a seen word into another seen word and a run of Kazakh endings, counted."""
        found: Counter[str] = Counter()
        for word in self.words:
            for size in range(_SHORTEST_STEM, len(word)):
                if word[:size] in self.words and is_suffix_chain(word[size:]):
                    found[word[size:]] += 1
        return found

    @cached_property
    def _families(self) -> tuple[Counter[str], Counter[str]]:
        counts, members = Counter(STEMS), Counter(dict.fromkeys(STEMS, _FEWEST_MEMBERS))
        for verb in self._verbs:
            counts[verb] += 1
            members[verb] += 1
        for word, count in self.words.items():
            for size in range(_SHORTEST_STEM, len(word) + 1):
                if size == len(word) or word[size:] in self.endings:
                    counts[word[:size]] += count
                    members[word[:size]] += 1
        return counts, members

    @cached_property
    def _verbs(self) -> frozenset[str]:
        """Stems of verbs, from their nouns: күшейту has күшейт, which takes more endings than any paper shows."""
        return frozenset(
            word[:-1]
            for word in (*self.words, *STEMS)
            if word.endswith("у") and len(word) > _SHORTEST_STEM and word[-2] not in VOWELS
        )

    def readings(self, word: str) -> Iterator[tuple[int, float]]:
        """Yield the counts of stem and ending for each reading of `word` as shared stem with a likely ending."""
        counts, members = self._families
        for size in range(_SHORTEST_STEM, len(word)):
            stem, ending = word[:size], word[size:]
            if members[stem] < _FEWEST_MEMBERS or not agrees(stem, ending):
                continue
            if self.endings[ending]:
                yield counts[stem], self.endings[ending]
            elif stem in self._verbs and is_verb_ending(ending):
                yield counts[stem], _UNSEEN_ENDING

    @cached_property
    def first_members(self) -> Counter[str]:
        """First parts of the compounds seen, such as "іс" of "іс-қимыл"."""
        return Counter(compound.split("-", 1)[0] for compound in self.compounds.elements())

    def supports(self, word: str) -> bool:
        """Tell whether more than `word` itself speaks for it: the lexicon, or a stem that others share."""
        text = word.lower()
        return text in SMALL_WORDS or text in STEMS or next(self.readings(text), None) is not None

    def knows(self, word: str) -> bool:
        """Tell whether `word` was seen, is in the lexicon, or is a shared stem with a seen ending."""
        return self.words[word.lower()] > 0 or self.supports(word)


def agrees(stem: str, ending: str) -> bool:
    """Tell whether the vowels and velars of `ending` may follow those of `stem`."""
    if ending in _INDIFFERENT:
        return True
    return not set(ending) & (_FRONT_LETTERS if is_back(stem) else _BACK_LETTERS)
