"""Stems of Kazakh words for search: endings stripped from the right, layer by layer, by rule."""

from functools import lru_cache

from kazakhtext.lexicon import STEMS
from kazakhtext.sounds import VOWELS

_SHORTEST = 3
# Longer stems tell no more apart in search, but miss derived words: measured on questions judged by people.
_LONGEST = 6

# Each layer from the word's end inwards; A stands for а/е, I for ы/і, the rest is written in both rows.
_LAYERS = (
    # cases, and the case with -ғы (қаладағы)
    "нIң дIң тIң нIкI дIкI тIкI нI дI тI нA ғA қA гA кA дA тA нан нен дан ден тан тен ндA мен бен пен "
    "дағы дегі тағы тегі ндағы ндегі ын ін сын сін",
    # possession
    "ымыз іміз ыңыз іңіз сI ым ім ың ің I",
    # plural
    "лAр дAр тAр",
    # possession once more, for words such as мүшелерінің
    "сI I",
    # verb forms used as nouns and adjectives
    "ғAн гAн қAн кAн атын етін йтын йтін ғаны гені дI тI AдI йдI сA ып іп қалы ғалы гелі келі мақ мек бақ бек пақ пек",
    # nouns and adjectives made of other words
    "лIқ лIк дIқ дIк тIқ тIк лIғ лIг дIғ дIг тIғ тIг шI шIлIқ шIлIк лI дI тI сIз дай дей тай тей ша ше",
    # the noun of a verb
    "у",
)
_POSSESSION = 1
_DEVOICED = {"б": "п", "г": "к", "ғ": "қ"}


def _expand(pattern: str) -> set[str]:
    return {pattern.replace("A", a).replace("I", i) for a, i in (("а", "ы"), ("е", "і"))}


_SUFFIXES = tuple(
    tuple(
        sorted(
            {form for pattern in layer.split() for form in _expand(pattern)},
            key=lambda form: (-len(form), form),
        )
    )
    for layer in _LAYERS
)


def _strip(text: str, layer: tuple[str, ...]) -> str:
    """Take the longest ending of the layer off, or the one that leaves a common stem (кеңес-і, not кеңе-сі)."""
    rests = [text[: -len(suffix)] for suffix in layer if text.endswith(suffix)]
    rests = [rest for rest in rests if len(rest) >= _SHORTEST and VOWELS & set(rest)]
    return next((rest for rest in rests if rest in STEMS), rests[0] if rests else text)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the search stem of a Kazakh word, at most six letters: мүшелерінің gives мүше, бабы бап.

    At least three letters with a vowel remain. Not an analysis: different words may share a stem.
    """
    text = word.lower()
    for number, layer in enumerate(_SUFFIXES):
        # шешім is a word: its ім is not "my".
        if number != _POSSESSION or text not in STEMS:
            text = _strip(text, layer)
    if len(text) >= _SHORTEST:
        text = text[:-1] + _DEVOICED.get(text[-1], text[-1])
    return text[:_LONGEST]
