"""Slips of typing or recognition: proposed to a person, never changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kazakhtext.language import language_of
from kazakhtext.lines import Paragraph
from kazakhtext.neighbours import tokens_of
from kazakhtext.vocabulary import Vocabulary

_CONFUSED = {
    "е": "әө",
    "ә": "ае",
    "ө": "оеү",
    "о": "ө",
    "а": "ә",
    "н": "ң",
    "ң": "н",
    "і": "ыи",
    "ы": "і",
    "и": "і",
    "у": "ұү",
    "ұ": "үу",
    "ү": "ұу",
    "к": "қ",
    "қ": "к",
    "г": "ғ",
    "ғ": "г",
    "х": "һ",
}
# A conjunction that reads like a noun; what it joins ends alike: «сақтау мән дамыту».
_CONJUNCTIONS = {"мән": "мен", "бән": "бен", "пән": "пен"}
_SAME_END = 2
_SHORTEST = 4
_SHORTEST_BY_STEM = 6
_RARE = 2
_TIMES_MORE = 4


@dataclass(frozen=True)
class Slip:
    """A word that looks mistaken: its line, the word, and the usual word it is taken for."""

    line: int
    word: str
    proposal: str


def propose_slips(paragraphs: Sequence[Paragraph], vocabulary: Vocabulary) -> list[Slip]:
    """Return rare words of `paragraphs` that differ in one confusable letter from a better word.

    Rare is seen once or twice. The better word is seen at least four times as often in `vocabulary`, or it
    has a stem that other words share while the rare one has none. Nothing is changed: legal text is
    corrected by people only.
    """
    return [slip for paragraph in paragraphs for slip in _slips_of(paragraph, vocabulary)]


def _slips_of(paragraph: Paragraph, vocabulary: Vocabulary) -> Iterator[Slip]:
    lowered = paragraph.text.lower()
    at = 0
    if language_of(paragraph.text) != "kk":
        return
    tokens = list(tokens_of(paragraph.text))
    for place, token in enumerate(tokens):
        at = max(at, lowered.find(token, at))
        if token in _CONJUNCTIONS and _joins(tokens, place):
            yield Slip(paragraph.line_at(at), paragraph.text[at : at + len(token)], _CONJUNCTIONS[token])
        elif len(token) >= _SHORTEST and vocabulary.words[token] <= _RARE:
            best = _better(token, vocabulary)
            if best is not None:
                yield Slip(paragraph.line_at(at), paragraph.text[at : at + len(token)], best)
        at += len(token)


def _joins(tokens: Sequence[str], place: int) -> bool:
    """Tell whether the words on both sides are verbal nouns, or end alike, as words that a conjunction joins do."""
    if not 0 < place < len(tokens) - 1:
        return False
    before, after = tokens[place - 1], tokens[place + 1]
    verbal = before.endswith(("у", "ю")) and after.endswith(("у", "ю"))
    return verbal or (len(before) > _SHORTEST and before[-_SAME_END:] == after[-_SAME_END:])


def _better(token: str, vocabulary: Vocabulary) -> str | None:
    best = max(_variants(token), key=lambda word: vocabulary.words[word], default=token)
    if vocabulary.words[best] >= _TIMES_MORE * max(1, vocabulary.words[token]):
        return best
    if len(token) < _SHORTEST_BY_STEM or vocabulary.supports(token):
        return None
    return next((word for word in _variants(token) if vocabulary.supports(word)), None)


def _variants(word: str) -> Iterator[str]:
    for index, letter in enumerate(word):
        for other in _CONFUSED.get(letter, ""):
            yield word[:index] + other + word[index + 1 :]
