"""What a text is found by: words, stems, and skeletons that are the same in every script a reader may type.

Қазақ, казак, qazaq and Qazaq share one skeleton; «ІРО» in Cyrillic letters is also found by IPO. For a search
engine that ranks: put the parts of `analyse` into fields of one OR query.
"""

import re
import unicodedata
from dataclasses import dataclass

from kazakhtext.alphabet import fix_lookalikes
from kazakhtext.stems import stem

_WORD = re.compile(r"[^\W_]+(?:[-\u2011][^\W_]+)*")
_GRAM = 4
_SKELETON = {
    "а": "a",
    "ә": "a",
    "б": "b",
    "в": "v",
    "г": "g",
    "ғ": "g",
    "д": "d",
    "е": "e",
    "ё": "o",
    "ж": "j",
    "з": "z",
    "и": "i",
    "й": "i",
    "к": "k",
    "қ": "k",
    "л": "l",
    "м": "m",
    "н": "n",
    "ң": "n",
    "о": "o",
    "ө": "o",
    "п": "p",
    "р": "r",
    "с": "s",
    "т": "t",
    "у": "u",
    "ұ": "u",
    "ү": "u",
    "ф": "f",
    "х": "h",
    "һ": "h",
    "ц": "s",
    "ч": "s",
    "ш": "s",
    "щ": "s",
    "ъ": "",
    "ы": "i",
    "і": "i",
    "ь": "",
    "э": "e",
    "ю": "iu",
    "я": "ia",
}
# Latin spellings of one sound, longest first: Kazakh Latin of 2021, older drafts, and what people type.
_LATIN = (
    ("shch", "s"),
    ("kh", "h"),
    ("gh", "g"),
    ("zh", "j"),
    ("sh", "s"),
    ("ch", "s"),
    ("ts", "s"),
    ("ng", "n"),
    ("yu", "iu"),
    ("ya", "ia"),
    ("ye", "e"),
    ("yo", "o"),
    ("q", "k"),
    ("w", "u"),
    ("x", "h"),
    ("y", "i"),
    ("c", "s"),
)
_BARE = {"ı": "i", "ə": "a", "ɵ": "o", "ŋ": "n"}
_LOOKS_LATIN = str.maketrans("АВСЕНІКМОРТХҮ", "ABCEHIKMOPTXY")
_STOP_TEXT = """
және мен бен пен да де та те бұл осы сол ол үшін туралы бойынша деп еді екен болып табылады болады не немесе қай
қандай қанша кім қашан қайда неше ма ме ба бе па пе и в во на с о об от по за для при что как из к у не а но или the
of and to in a is was for on that with as by it from at are what which who when where how
"""
STOP_WORDS = frozenset(_STOP_TEXT.split())
# Words that official papers use for one thing.
_VARIANTS_TEXT = """
сарапшылық сараптамалық
корей кәріс
үнқатысу үндесу ұнқатысу
этносаралық ұлтаралық
конфессияаралық дінаралық
қаулы шешім
"""
_VARIANTS = tuple(tuple(line.split()) for line in _VARIANTS_TEXT.strip().split("\n"))


@dataclass(frozen=True)
class Analysis:
    """What a text is indexed and asked by, each list in the order of the text, stop words left out of all.

    `words` are folded words, `stems` Kazakh stems, `skeletons` stems in plain Latin letters whatever the script,
    `grams` the four-letter pieces of skeletons of whole words, which find misspelt and inflected words.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    skeletons: tuple[str, ...]
    grams: tuple[str, ...]


def fold(text: str) -> str:
    """Return `text` in small letters, composed, without soft hyphens, Latin look-alikes in Cyrillic words mended."""
    composed = unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("\u2011", "-")
    return fix_lookalikes(composed).lower()


def skeleton(word: str) -> str:
    """Return `word` in plain Latin letters, the same for all the scripts and keyboards it is typed with."""
    text = word.lower()
    if any(letter in _SKELETON for letter in text):
        return "".join(_SKELETON.get(letter, letter) for letter in text)
    bare = "".join(_BARE.get(letter, letter) for letter in text)
    plain = "".join(
        letter for letter in unicodedata.normalize("NFD", bare) if not unicodedata.combining(letter)
    )
    for spelling, sound in _LATIN:
        plain = plain.replace(spelling, sound)
    return plain


def _read_as_latin(word: str) -> str | None:
    """Return an abbreviation typed in Cyrillic look-alikes as Latin letters (ІРО, IPO), or None."""
    latin = word.translate(_LOOKS_LATIN)
    is_short = 2 <= len(word) <= 5 and word.isupper()
    return latin.lower() if is_short and latin != word and latin.isascii() else None


def words_of_query(text: str) -> list[str]:
    """Return the folded words of `text`, parts of compounds besides the compound, without stop words."""
    found: list[str] = []
    for raw in _WORD.findall(unicodedata.normalize("NFC", text).replace("\u00ad", "")):
        word = fold(raw)
        latin = _read_as_latin(raw)
        parts = word.split("-") if "-" in word else []
        found += [piece for piece in (word, *parts, *([latin] if latin else [])) if piece not in STOP_WORDS]
    return found


def grams(word: str) -> list[str]:
    """Return the pieces of four letters of `word` with its ends marked: "_kaz", "kaza", "azak", "zak_"."""
    marked = f"_{word}_"
    return [marked[at : at + _GRAM] for at in range(len(marked) - _GRAM + 1)] or [marked]


def analyse(text: str) -> Analysis:
    """Return what `text`, a document or a query in Kazakh, Russian or English, is found by."""
    words = words_of_query(text)
    stems = [stem(word) for word in words]
    pieces = [piece for word in words for piece in grams(skeleton(word))]
    return Analysis(tuple(words), tuple(stems), tuple(skeleton(one)[:6] for one in stems), tuple(pieces))


def variants(word: str) -> tuple[str, ...]:
    """Return the other words that official papers use for the same thing: корей for кәріс, in their plain form."""
    wanted = stem(fold(word))
    for group in _VARIANTS:
        if wanted in {stem(one) for one in group}:
            return tuple(one for one in group if stem(one) != wanted)
    return ()
