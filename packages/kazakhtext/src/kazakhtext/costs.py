"""What it costs to read a run of letters as a word: the less usual the word, the more."""

import math
from collections import Counter
from collections.abc import Iterable

from kazakhtext.hyphens import COMPOUNDS, FIRST_MEMBERS, judge_hyphen
from kazakhtext.lexicon import SMALL_WORDS, STEMS
from kazakhtext.sounds import VOWELS
from kazakhtext.vocabulary import Vocabulary

_UNKNOWN = 7.0
_INFLECTED = 1.0
_PARTICLES = frozenset(("ақ", "ау", "мыс", "міс", "ай"))
_NO_VOWEL = 6.0
# Nearly all short words are known, so an unknown one is hardly a word.
_SHORT = {1: 8.0, 2: 8.0, 3: 5.0, 4: 3.0, 5: 1.5}
_SMALL_IS_USUAL = 1.0
_STEM_IS_RARER = 0.5
# Single letters that are words in Kazakh or Russian text of papers.
_LETTER_WORDS = frozenset("ивскоуая")


class WordCosts:
    """Costs in nats, learned from the words of the context and from how their letters follow each other."""

    def __init__(self, vocabulary: Vocabulary, shown: Iterable[str] = ()) -> None:
        """Learn from `vocabulary`; `shown` are more words that show how letters follow each other."""
        self._vocabulary = vocabulary
        self._total = sum(vocabulary.words.values()) + 1
        self._letters: Counter[str] = Counter()
        self._pairs: Counter[str] = Counter()
        for word in (*vocabulary.words, *shown):
            padded = f"^^{word}$"
            for at in range(2, len(padded)):
                self._letters[padded[at - 2 : at + 1]] += 1
                self._pairs[padded[at - 2 : at]] += 1
        self._all_endings = sum(vocabulary.endings.values()) + 1
        self._known: dict[str, float] = {}

    def cost(self, word: str) -> float:
        """Return the cost of `word`, in any case; a seen word costs least."""
        text = word.lower()
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._cost(text)
        return found

    def _cost(self, text: str) -> float:
        seen = self._vocabulary.words[text]
        # Initials and "ж." are seen as single letters, yet they are no words of a sentence.
        if seen and (len(text) > 1 or not text.isalpha()):
            return -math.log(seen / self._total)
        if text in SMALL_WORDS:
            return math.log(self._total) - _SMALL_IS_USUAL
        if text in STEMS:
            return math.log(self._total) + _STEM_IS_RARER
        if "-" in text:
            return self._compound(text)
        inflected = self._inflected(text)
        return min(inflected, self._spelled(text))

    def _compound(self, text: str) -> float:
        parts = [part for part in text.split("-") if part]
        return sum(self.cost(part) for part in parts) if len(parts) > 1 else self._spelled(text)

    def _inflected(self, text: str) -> float:
        """Return the cost of a word never seen whose stem and whose ending were."""
        costs = (
            math.log(self._total / stem) + math.log(self._all_endings / ending) + _INFLECTED
            for stem, ending in self._vocabulary.readings(text)
        )
        return min(costs, default=math.inf)

    def _spelled(self, text: str) -> float:
        """Return the cost of a word never seen, by its letters."""
        cost = _UNKNOWN
        padded = f"^^{text}$"
        for at in range(2, len(padded)):
            pair = self._pairs[padded[at - 2 : at]]
            cost -= math.log((self._letters[padded[at - 2 : at + 1]] + 0.1) / (pair + 4.0))
        if not text.isdigit() and text not in _LETTER_WORDS:
            cost += _SHORT.get(len(text), 0.0)
        if not VOWELS & set(text) and not text.isdigit():
            cost += _NO_VOWEL
        return cost

    def knows(self, word: str) -> bool:
        """Tell whether `word` is a one-letter word, or one that the context knows."""
        return (len(word) == 1 and word.lower() in _LETTER_WORDS) or self._vocabulary.knows(word)

    def knows_compound(self, left: str, right: str) -> bool:
        """Tell whether "left-right" is a compound: seen in some form, usual in papers, or with a number."""
        first, second = left.lower(), right.lower()
        if second in _PARTICLES:
            return True
        return judge_hyphen(first, second, self._vocabulary).keep and (
            first.isdigit()
            or self._vocabulary.first_members[first] > 0
            or first in FIRST_MEMBERS
            or f"{first}-{second}".startswith(COMPOUNDS)
        )
