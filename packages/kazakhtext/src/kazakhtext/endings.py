"""Case endings of Kazakh words, chosen by rule from the last sound and the vowels."""

from kazakhtext.sounds import BACK_VOWELS, VOWELS, LastSound, is_back, last_sound

NO_BREAK_HYPHEN = "\u2011"

CASES = ("nom", "gen", "acc", "dat", "loc", "abl", "ins", "attr")
KINDS = (*CASES, "poss", "plural")

# (back, front) by the class of the last sound.
_AFTER_VOWEL = {
    "gen": ("ның", "нің"),
    "acc": ("ны", "ні"),
    "dat": ("ға", "ге"),
    "loc": ("да", "де"),
    "abl": ("дан", "ден"),
    "ins": ("мен", "мен"),
    "attr": ("дағы", "дегі"),
    "poss": ("сы", "сі"),
    "plural": ("лар", "лер"),
}
_AFTER_SONORANT = _AFTER_VOWEL | {
    "gen": ("дың", "дің"),
    "acc": ("ды", "ді"),
    "poss": ("ы", "і"),
}
_AFTER_NASAL = _AFTER_SONORANT | {
    "gen": ("ның", "нің"),
    "abl": ("нан", "нен"),
    "plural": ("дар", "дер"),
}
_AFTER_SIBILANT = _AFTER_SONORANT | {"ins": ("бен", "бен"), "plural": ("дар", "дер")}
_AFTER_VOICELESS = {
    "gen": ("тың", "тің"),
    "acc": ("ты", "ті"),
    "dat": ("қа", "ке"),
    "loc": ("та", "те"),
    "abl": ("тан", "тен"),
    "ins": ("пен", "пен"),
    "attr": ("тағы", "тегі"),
    "poss": ("ы", "і"),
    "plural": ("тар", "тер"),
}
_ENDINGS = {
    LastSound.VOWEL: _AFTER_VOWEL,
    LastSound.SONORANT: _AFTER_SONORANT,
    LastSound.NASAL: _AFTER_NASAL,
    LastSound.SIBILANT: _AFTER_SIBILANT,
    LastSound.VOICELESS: _AFTER_VOICELESS,
}
_AFTER_POSSESSIVE = {
    "gen": ("ның", "нің"),
    "acc": ("н", "н"),
    "dat": ("на", "не"),
    "loc": ("нда", "нде"),
    "abl": ("нан", "нен"),
    "ins": ("мен", "мен"),
    "attr": ("ндағы", "ндегі"),
}
_VOICED = {"п": "б", "к": "г", "қ": "ғ"}
# Words that lose the narrow vowel of the last syllable before the possessive ending.
_SHORTENED = {
    "халық": "халқ",
    "орын": "орн",
    "ерік": "ерк",
    "көрік": "көрк",
    "құлық": "құлқ",
    "қырық": "қырқ",
    "мұрын": "мұрн",
    "ауыз": "ауз",
    "ерін": "ерн",
    "мойын": "мойн",
    "қойын": "қойн",
    "бөрік": "бөрк",
}


class UnknownEndingError(ValueError):
    """Raised when no rule gives the ending of a word."""


def ending_of(word: str, kind: str, *, possessive: bool = False) -> str:
    """Return the bare ending that `word` takes for `kind`, without hyphen; "" for "nom".

    `kind` is one of `KINDS`. With `possessive` the word already carries the ending of the third person
    (Кеңесі, жарлығы). Raise `UnknownEndingError` for an unknown kind or a word without letters.
    """
    if kind not in KINDS:
        raise UnknownEndingError(f"unknown kind of ending: {kind!r}; one of {', '.join(KINDS)}")
    if kind == "nom":
        return ""
    core = "".join(letter for letter in word if letter.isalpha())
    if not core:
        raise UnknownEndingError(f"no letters to take an ending from: {word!r}")
    pair_at = 0 if is_back(core) else 1
    if possessive:
        if kind not in _AFTER_POSSESSIVE:
            raise UnknownEndingError(f"a possessed word takes no {kind!r}")
        return _AFTER_POSSESSIVE[kind][pair_at]
    return _ENDINGS[last_sound(core)][kind][pair_at]


def with_suffix(word: str, kind: str, *, possessive: bool = False) -> str:
    """Return `word` with the ending for `kind`: қоғам with "dat" gives қоғамға.

    With `possessive` the word already has the ending of the third person: Кеңесі with "dat" gives Кеңесіне.
    Words in capitals (ҚХА, АҚШ) take the ending after a no-break hyphen. Closing marks stay in place:
    «Отандастар» becomes «Отандастар»-дың, with the hyphen that Kazakh writing puts after a quoted name.
    Raise `UnknownEndingError` where no rule decides, as for abbreviations without a vowel.
    """
    core = word.rstrip('»”")')
    ending = ending_of(core, kind, possessive=possessive)
    if not ending:
        return word
    if core != word:
        return f"{word}{NO_BREAK_HYPHEN}{ending}"
    if core.lower().endswith("кт") and not possessive:
        # Borrowed words in -кт are read with a vowel after the cluster: объектіге, фактісі.
        return f"{core}і{ending_of('кті', kind)}"
    if _is_abbreviation(core):
        if not any(letter in VOWELS for letter in core.lower()):
            raise UnknownEndingError(
                f"{core!r} is read letter by letter: say its ending in the sentence itself"
            )
        return f"{core}{NO_BREAK_HYPHEN}{ending}"
    if kind == "poss" and ending in ("ы", "і"):
        return possessed_stem(core) + ending
    return core + ending


def possessed_stem(word: str) -> str:
    """Return the form of `word` that stands before -ы, -і: мектеп gives мектеб, халық халқ, банк stays."""
    for full, short in _SHORTENED.items():
        if word.lower() == full:
            return word[:1] + short[1:]
    if len(word) > 1 and word[-1] in _VOICED and word[-2] in VOWELS | BACK_VOWELS:
        return word[:-1] + _VOICED[word[-1]]
    return word


def _is_abbreviation(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters)
