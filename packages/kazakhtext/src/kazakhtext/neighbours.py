"""Which words stand beside each other, learned from the undamaged lines of the context."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from kazakhtext.vocabulary import is_letter_spaced, looks_damaged

_TOKEN = re.compile(r"[^\W_]+(?:[-\u2011][^\W_]+)*|[^\w\s]")
_OPEN_START = re.compile(r"[ \u00a0]{1,2}\S|[ \u00a0]{7}\S|\s*[,.;:]\s")
_CLASS_LETTERS = 3
_SHORT_WORD = 4
START = "^"
_WEIGHTS = (0.35, 0.25, 0.25, 0.15)
_FLOOR = 0.01


def tokens_of(text: str) -> list[str]:
    """Return words and marks of `text` in small letters, compounds whole."""
    return [token.lower() for token in _TOKEN.findall(text)]


@lru_cache(maxsize=100_000)
def class_of(token: str) -> str:
    """Return what a token is like: a number, a mark, a small word itself, or the last letters of a word."""
    if token[0].isdigit():
        return "#"
    if not token[0].isalpha() or len(token) <= _SHORT_WORD:
        return token
    return "~" + token[-_CLASS_LETTERS:]


class Neighbours:
    """Pairs of neighbouring words and of their endings, counted."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        """Count the pairs of `lines`, across line ends, leaving out damaged lines."""
        self._words: Counter[str] = Counter()
        self._classes: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._word_class: Counter[tuple[str, str]] = Counter()
        self._class_word: Counter[tuple[str, str]] = Counter()
        self._class_pairs: Counter[tuple[str, str]] = Counter()
        self._total = 1
        before = START
        for line in lines:
            if not line.strip():
                continue
            if is_letter_spaced(line) or looks_damaged(line) or _OPEN_START.match(line):
                before = START
                continue
            before = self._read(before, tokens_of(line))

    def _read(self, before: str, tokens: Sequence[str]) -> str:
        for token in tokens:
            a, b = class_of(before), class_of(token)
            self._words[token] += 1
            self._classes[b] += 1
            self._pairs[before, token] += 1
            self._word_class[before, b] += 1
            self._class_word[a, token] += 1
            self._class_pairs[a, b] += 1
            self._total += 1
            before = token
        return before

    def fit(self, before: str, after: str) -> float:
        """Return how much more usual `after` is behind `before` than elsewhere, in nats."""
        a, b = class_of(before), class_of(after)
        in_class = (self._words[after] + 0.1) / (self._classes[b] + 1)
        share = (self._words[after] + 0.1) / self._total
        before_count, class_count = self._words[before] + 2, self._classes[a] + 2
        likely = (
            _WEIGHTS[0] * self._pairs[before, after] / before_count
            + _WEIGHTS[1] * self._word_class[before, b] / before_count * in_class
            + _WEIGHTS[2] * self._class_word[a, after] / class_count
            + _WEIGHTS[3] * self._class_pairs[a, b] / class_count * in_class
        )
        return math.log((likely + _FLOOR * share) / share)

    def fit_all(self, tokens: Sequence[str]) -> float:
        """Return the sum of the fits of all neighbours in `tokens`."""
        return sum(self.fit(a, b) for a, b in pairwise(tokens))
