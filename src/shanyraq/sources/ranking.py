"""Clauses ranked for a question in any script, with the words that papers use for the same thing. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import log

from kazakhtext.search import analyse, variants, words_of_query

_K1, _B = 0.9, 0.4  # as measured for Kazakh questions: see the README of kazakhtext
_WEIGHT = {"w": 1.0, "s": 1.0, "k": 0.7, "g": 0.5}
_VARIANT = 0.8


class Index:
    """Texts made ready to be found: words, stems, skeletons of every script, four-letter pieces."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._lengths: list[int] = []
        for number, text in enumerate(texts):
            counted = Counter(_terms(text))
            self._lengths.append(sum(counted.values()))
            for term, count in counted.items():
                self._places[term].append((number, count))
        self._usual = sum(self._lengths) / len(self._lengths) if self._lengths else 1.0

    def find(self, asked: str, most: int = 50) -> list[int]:
        """Give the numbers of the texts that have a word of the question, or of its variants, the best first.

        Only where no text has one are texts given that share pieces of words.
        """
        weights: dict[str, float] = {}
        for term in _terms(asked):
            weights[term] = _WEIGHT[term[0]]
        for word in {other for one in words_of_query(asked) for other in variants(one)}:
            for term in _terms(word):
                weights.setdefault(term, _WEIGHT[term[0]] * _VARIANT)
        scores: dict[int, float] = defaultdict(float)
        whole: set[int] = set()
        for term, weight in weights.items():
            for number, count in self._places.get(term, ()):
                scores[number] += weight * self._worth(term, number, count)
                if term[0] != "g":
                    whole.add(number)
        kept = whole or set(scores)
        return sorted(kept, key=lambda number: (-scores[number], number))[:most]

    def _worth(self, term: str, number: int, count: int) -> float:
        held = len(self._places[term])
        rare = log(1 + (len(self._lengths) - held + 0.5) / (held + 0.5))
        length = 1 - _B + _B * self._lengths[number] / self._usual
        return rare * count * (_K1 + 1) / (count + _K1 * length)


def _terms(text: str) -> Iterator[str]:
    found = analyse(text)
    for kind, terms in (("w", found.words), ("s", found.stems), ("k", found.skeletons), ("g", found.grams)):
        for term in terms:
            yield kind + term
