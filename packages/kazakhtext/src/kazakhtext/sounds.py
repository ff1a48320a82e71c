"""The sounds that decide a Kazakh ending: back or front vowels, and the class of the last sound."""

from enum import Enum

BACK_VOWELS = frozenset("аоұыяё")
FRONT_VOWELS = frozenset("әеөүіэ")
VOWELS = BACK_VOWELS | FRONT_VOWELS | frozenset("иую")
SIGNS = frozenset("ьъ")

# Voiced stops at the end of borrowed words are heard as voiceless: клуб, педагог, съезд, Тоқаев.
VOICELESS = frozenset("пфкқтсшщхһцчбвгд")
NASALS = frozenset("мнң")
SIBILANTS = frozenset("зж")
NATIVE_BACK_LETTERS = frozenset("қғ")


class LastSound(Enum):
    """How a word ends, as far as its endings care."""

    VOWEL = "vowel"
    NASAL = "nasal"
    SIBILANT = "sibilant"
    SONORANT = "sonorant"
    VOICELESS = "voiceless"


def last_sound(word: str) -> LastSound:
    """Classify the last sound of `word`. The semivowels и, у, й count as sonorants: су, судың; би, бидің."""
    letter = word.lower().rstrip("ьъ")[-1]
    if letter in "иу":
        return LastSound.SONORANT
    if letter in VOWELS:
        return LastSound.VOWEL
    if letter in NASALS:
        return LastSound.NASAL
    if letter in SIBILANTS:
        return LastSound.SIBILANT
    if letter in VOICELESS:
        return LastSound.VOICELESS
    return LastSound.SONORANT


def _surname_in_ev(word: str) -> bool | None:
    """Tell whether a surname in -ев, -ева follows back vowels (Тоқаев), front ones (Әлиев), or is none."""
    for tail in ("ев", "еев"):
        if word.endswith(tail) and len(word) > len(tail) and word[-len(tail) - 1] in VOWELS:
            return word[-len(tail) - 1] in BACK_VOWELS
    return None


def is_back(word: str) -> bool:
    """Tell whether `word` takes endings with back vowels (қоғам: true; мүше: false).

    The last plain vowel decides. The letters и, у, ю fit both rows: after another vowel the syllable before
    decides; closed by a consonant in a borrowed word у is back (ресурс) and и is front (рейтинг). A final
    soft sign and a final cluster with к (банк) are front.
    """
    text = word.lower()
    if text.endswith("ь") or (text[-1] == "к" and text[-2:-1] not in VOWELS):
        return False
    surname = _surname_in_ev(text)
    if surname is not None:
        return surname
    for at in range(len(text) - 1, -1, -1):
        letter = text[at]
        if letter in BACK_VOWELS:
            return True
        if letter in FRONT_VOWELS:
            return False
        closed = at + 1 < len(text)
        after_vowel = at > 0 and text[at - 1] in VOWELS
        if letter in "ую" and closed and not after_vowel:
            return True
        if letter == "и" and closed and not after_vowel and not text.endswith("х"):
            return bool(NATIVE_BACK_LETTERS & set(text))
    return not any(letter in "и" for letter in text)
