"""Kazakh endings of numbers, chosen from how the number is read: 6-сы, 84-тің, 820-дан, 11:40-та."""

import re

from kazakhtext.endings import NO_BREAK_HYPHEN, UnknownEndingError, ending_of
from kazakhtext.numbers import MINUS, NO_BREAK_SPACE, check_language, format_number
from kazakhtext.sounds import is_back

UNITS = ("нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
TENS = ("", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан")
HUNDRED = "жүз"
SCALES = ((10**12, "триллион"), (10**9, "миллиард"), (10**6, "миллион"), (10**3, "мың"))
LARGEST = 10**15 - 1

_POSSESSED_CASES = ("gen", "acc", "dat", "loc", "abl", "ins", "attr")
KINDS = ("nom", "poss", *_POSSESSED_CASES, "ordinal", *(f"poss_{case}" for case in _POSSESSED_CASES))
_HYPHEN_AND_WORD = re.compile(r"[-\u2011][а-яёәғқңөұүһіА-ЯЁӘҒҚҢӨҰҮҺІ]+")
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)")


def _below_thousand(n: int) -> list[str]:
    words: list[str] = []
    hundreds, rest = divmod(n, 100)
    if hundreds > 1:
        words.append(UNITS[hundreds])
    if hundreds:
        words.append(HUNDRED)
    tens, unit = divmod(rest, 10)
    if tens:
        words.append(TENS[tens])
    if unit:
        words.append(UNITS[unit])
    return words


def in_words(n: int) -> str:
    """Return `n` as it is read in Kazakh: 1234 gives "мың екі жүз отыз төрт", -5 gives "минус бес".

    One is not said before жүз and мың, and is said before миллион and above. Raise `ValueError` above 10^15.
    """
    if abs(n) > LARGEST:
        raise ValueError(f"numbers are read up to 10^15 only: {n}")
    if n == 0:
        return UNITS[0]
    words = ["минус"] if n < 0 else []
    rest = abs(n)
    for size, name in SCALES:
        count, rest = divmod(rest, size)
        if count and not (count == 1 and size == 1000):
            words += _below_thousand(count)
        if count:
            words.append(name)
    return " ".join(words + _below_thousand(rest))


def ending(n: int, kind: str) -> str:
    """Return the bare ending that the number `n` takes: (820, "abl") gives "дан"; "" for "nom".

    `kind` is one of `KINDS`: the cases gen, acc, dat, loc, abl, ins; "attr" (2025-тегі); "poss" (14-і); the
    possessed cases "poss_gen" (56-сының) and so on; "ordinal" (14-ші). Raise
    `UnknownEndingError` for another.
    """
    if kind not in KINDS:
        raise UnknownEndingError(f"unknown kind of ending: {kind!r}; one of {', '.join(KINDS)}")
    word = in_words(n).rsplit(" ", 1)[-1]
    if kind == "ordinal":
        return "шы" if is_back(word) else "ші"
    if kind.startswith("poss_"):
        possessed = ending_of(word, "poss")
        return possessed + ending_of(possessed, kind.removeprefix("poss_"), possessive=True)
    return ending_of(word, kind)


def with_ending(n: int, kind: str) -> str:
    """Return the grouped number with its ending after a no-break hyphen: (1234, "abl") gives "1 234‑тен"."""
    figure = format_number(n, "kk")
    tail = ending(n, kind)
    return f"{figure}{NO_BREAK_HYPHEN}{tail}" if tail else figure


def year_with_ending(year: int, kind: str) -> str:
    """Return a year, which is not grouped, with its ending: (2025, "dat") gives "2025‑ке"."""
    tail = ending(year, kind)
    return f"{year}{NO_BREAK_HYPHEN}{tail}" if tail else str(year)


def clock_ending(clock: str, kind: str) -> str:
    """Return a time of day with the ending of its last read number: ("11:40", "loc") gives "11:40‑та".

    At a full hour the hour is read: "12:00" gives "12:00‑де". Raise `ValueError` for what is no time.
    """
    match = _CLOCK.fullmatch(clock)
    if match is None:
        raise ValueError(f"not a time of day: {clock!r}")
    hour, minute = int(match[1]), int(match[2])
    tail = ending(minute or hour, kind)
    return f"{clock}{NO_BREAK_HYPHEN}{tail}" if tail else clock


def joined(n: int, word: str) -> str:
    """Return an ordinal number before its word, as acts write it: (7, "бап") gives "7‑бап"."""
    return f"{format_number(n, 'kk')}{NO_BREAK_HYPHEN}{word}"


def choose_plural(n: int, lang: str, forms: tuple[str, ...]) -> str:
    """Return the form of a word that goes with `n`: ru has three (голос, голоса, голосов), en two, kk one."""
    check_language(lang)
    wanted = {"ru": 3, "en": 2, "kk": 1}[lang]
    if len(forms) != wanted:
        raise ValueError(f"{lang} needs {wanted} forms of the word, not {len(forms)}: {forms}")
    if lang == "kk":
        return forms[0]
    if lang == "en":
        return forms[0] if abs(n) == 1 else forms[1]
    tens, unit = abs(n) % 100, abs(n) % 10
    if unit == 1 and tens != 11:
        return forms[0]
    return forms[1] if unit in (2, 3, 4) and tens not in (12, 13, 14) else forms[2]


class Num(int):
    """A whole number that knows its language and takes its ending inside a message.

    `f"{Num(820):abl}"` gives "820‑дан"; an empty spec gives the grouped number of the language; "words" gives
    the number in Kazakh words; "year_dat" does not group; a word after a hyphen joins it ("‑бап" or "-бап");
    forms divided by "|" choose the plural and follow the number ("голос|голоса|голосов"). Other specs are
    those of `int`.
    """

    lang: str

    def __new__(cls, value: int, lang: str = "kk") -> "Num":
        """Make a number for `lang` (kk, ru, en). Raise `ValueError` for another language."""
        number = super().__new__(cls, value)
        number.lang = check_language(lang)
        return number

    def __format__(self, spec: str) -> str:
        """Return the number as the spec asks; see the class."""
        if not spec:
            return format_number(int(self), self.lang)
        if "|" in spec:
            word = choose_plural(int(self), self.lang, tuple(spec.split("|")))
            return f"{format_number(int(self), self.lang)}{NO_BREAK_SPACE}{word}"
        if spec == "words":
            return in_words(int(self))
        if spec.startswith("year_"):
            return year_with_ending(int(self), spec.removeprefix("year_"))
        if _HYPHEN_AND_WORD.fullmatch(spec):
            return joined(int(self), spec[1:])
        if spec in KINDS:
            return with_ending(int(self), spec)
        return int(self).__format__(spec)

    def __reduce__(self) -> tuple[type["Num"], tuple[int, str]]:
        """Keep the language when copied or pickled."""
        return (Num, (int(self), self.lang))


__all__ = [
    "KINDS",
    "MINUS",
    "Num",
    "UnknownEndingError",
    "choose_plural",
    "clock_ending",
    "ending",
    "in_words",
    "joined",
    "with_ending",
    "year_with_ending",
]
