"""Numbers as papers write them, in words or figures, read with what qualifies them.

«мыңнан астам» is over 1000, «үштен екісі» two thirds, «үш мыңға жуық» about 3000, «девять депутатов» 9.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from kazakhtext.number_terms import REACH, kazakh_sign, russian_one
from kazakhtext.number_words import (
    AFTER,
    BEFORE,
    KK_FRACTIONS,
    KK_HALF_MORE,
    RU_FRACTIONS,
    RU_NUMBERS,
    RU_PARTS,
    kazakh_form,
)

_TOKEN = re.compile(
    r"\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?(?![.,:/]?\d)|\d[\d.,:/]*|[^\W\d_]+|№|%|[-\u2011–]|[^\w\s]"
)
_LABEL_WORDS = re.compile(
    r"(?:бап|баб|тармақ|тармағ|тарау|бөлім|қосымша|құжат|стать|пункт|глав|раздел|приложен)"
)
_YEAR_WORDS = re.compile(r"(?:жыл(?:ғы|ы|дың|дар)?|ж|жж|год[уа]?|г|гг)$")
_COUNTED_ONE_TEXT = "рет жыл ай апта күн сағат адам мүше пайыз облыс мемлекет орган жылы жылға айға"
_COUNTED_ONE = frozenset(_COUNTED_ONE_TEXT.split())
_SCALE_SIGNS = frozenset(("млн", "млрд", "тыс"))
_DASHES = frozenset("-\u2011–")
_ENDING = re.compile(r"(?:[ыі]?н[шщ][ыі]|[а-яәғқңөұүіһ]{1,6})")
_ORDINAL_TAIL = re.compile(r"(?:[ыі]?н?[шщ][ыі]|й|го|му|ый|ая|ое|я|е|м|х)$")


@dataclass(frozen=True)
class NumberRead:
    """A number read in a text.

    `value` is exact. `qualifier` is "=", ">" (over), "≥" (at least), "<", "≤" (at most) or "~" (about). `kind` is
    "count", "ordinal", "year", "share" (a fraction or percentage, as a fraction of one) or "label" (a number of an
    act or article). `unit` is the word that follows, as it stands. `start` and `end` are offsets, qualifier included.
    """

    value: Fraction
    qualifier: str
    kind: str
    unit: str
    start: int
    end: int


@dataclass(frozen=True)
class _Token:
    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.lower()


@dataclass
class _Sum:
    """A number being added up word by word: 3 · 1000 + 2 · 100 + 5."""

    whole: Fraction = Fraction(0)
    part: Fraction = Fraction(0)
    last: int = 10**15

    def take(self, value: int) -> bool:
        """Add one number word, and tell whether it could follow the words before it."""
        if value >= 1000:
            if self.whole and value >= self.last_scale:
                return False
            self.whole += (self.part or 1) * value
            self.part, self.last_scale, self.last = Fraction(0), value, 1000
            return True
        if value == 100:
            if self.part >= 10 or self.part.denominator > 1:
                return False
            self.part = (self.part or Fraction(1)) * 100
            self.last = 100
            return True
        if value >= self.last or (value < 10 and self.last < 10) or (value >= 10 and self.last < 100):
            return False
        self.part += value
        self.last = value if value < 100 else 100
        return True

    last_scale: int = 10**15

    @property
    def total(self) -> Fraction:
        return self.whole + self.part


def _tokens(text: str) -> list[_Token]:
    return [_Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]


def read_number(text: str, lang: str) -> NumberRead | None:
    """Return the first number of `text` in `lang` (kk or ru), or None if there is none that counts anything.

    Numbers of acts, dates and times are passed over. Raise `ValueError` for another language.
    """
    return next((found for found in find_numbers(text, lang) if found.kind != "label"), None)


def find_numbers(text: str, lang: str) -> tuple[NumberRead, ...]:
    """Return all numbers of `text` in `lang` (kk or ru), in words and in figures, in order.

    Kazakh words that only look like numbers (оны, үшін, іс жүзінде) are passed over, and «бір» counts only
    before a word that is counted or inside a number. Raise `ValueError` for another language.
    """
    if lang not in BEFORE:
        raise ValueError(f"numbers are read in kk and ru, not in {lang!r}")
    return tuple(_scan(_tokens(text), lang))


def _scan(tokens: list[_Token], lang: str) -> Iterator[NumberRead]:
    at = 0
    while at < len(tokens):
        found = _at(tokens, at, lang)
        if found is None:
            at += 1
            continue
        yield from found[0]
        at = found[1]


def _at(tokens: list[_Token], at: int, lang: str) -> tuple[list[NumberRead], int] | None:
    """Return the numbers that begin at token `at`, two for a range, and the token after them."""
    token = tokens[at]
    if token.text[0].isdigit():
        return _range(tokens, at, lang) or _figure(tokens, at, lang)
    if token.low in _SCALE_SIGNS:
        return None
    one = russian_one(_low(tokens, at - 1), token.low, _low(tokens, at + 1)) if lang == "ru" else None
    if one is not None:
        return [NumberRead(Fraction(1), one, "count", token.text, token.start, token.start)], at + 1
    read = _kazakh(tokens, at) if lang == "kk" else _russian(tokens, at)
    if read is None:
        return None
    value, kind, following, qualifier = read
    return [_finish(tokens, at, following, value, kind, lang, qualifier)], following


def _finish(
    tokens: list[_Token],
    first: int,
    following: int,
    value: Fraction,
    kind: str,
    lang: str,
    qualifier: str = "=",
) -> NumberRead:
    start, end = tokens[first].start, tokens[following - 1].end
    before = _phrase_before(tokens, first, lang)
    if before is not None:
        qualifier, start = before
    after = _phrase_after(tokens, following, lang) if kind != "year" else None
    if after is not None:
        qualifier, size = after
        following += size
        end = tokens[following - 1].end
    elif lang == "kk" and kind == "count" and before is None:
        left, right = tokens[max(0, first - REACH) : first], tokens[following : following + REACH]
        qualifier = kazakh_sign([word.low for word in left], [word.low for word in right]) or qualifier
    unit = tokens[following].text if following < len(tokens) and tokens[following].text.isalpha() else ""
    if kind == "count" and following < len(tokens) and tokens[following].text == "%":
        kind, value, unit, end = "share", value / 100, "%", tokens[following].end
    if kind in ("count", "ordinal") and 1000 <= value <= 2200 and _YEAR_WORDS.match(unit.lower()):
        kind = "year"
    return NumberRead(value, qualifier, kind, unit, start, end)


def _phrase_before(tokens: list[_Token], first: int, lang: str) -> tuple[str, int] | None:
    for phrase, sign in BEFORE[lang].items():
        words = phrase.split()
        begin = first - len(words)
        if begin >= 0 and [token.low for token in tokens[begin:first]] == words:
            return sign, tokens[begin].start
    return None


def _phrase_after(tokens: list[_Token], following: int, lang: str) -> tuple[str, int] | None:
    for phrase, sign in AFTER[lang].items():
        words = phrase.split()
        if [token.low for token in tokens[following : following + len(words)]] == words:
            return sign, len(words)
    return None


def _kazakh(tokens: list[_Token], at: int) -> tuple[Fraction, str, int, str] | None:
    total, kind, following, form = _Sum(), "count", at, ""
    if tokens[at].low in KK_FRACTIONS:
        return KK_FRACTIONS[tokens[at].low], "share", at + 1, "="
    while following < len(tokens) and form == "":
        read = kazakh_form(tokens[following].low)
        if read is None and tokens[following].low == KK_HALF_MORE and following > at:
            total.part += Fraction(1, 2)
            following += 1
            continue
        if read is None or not total.take(read[0]):
            break
        form = read[1]
        following += 1
    if following == at or _opens_compound(tokens, following):
        return None
    if form == "ablative":
        parts = _numerator(tokens, following)
        if parts is not None and parts[0] < total.total:
            return Fraction(parts[0]) / total.total, "share", parts[1], "="
    if form == "ordinal":
        kind = "ordinal"
    if following == at + 1 and total.total == 1 and kind == "count" and not _counts_one(tokens, following):
        return None
    if tokens[at].low == "тоқсан" and _low(tokens, following).startswith("сайын"):
        return None
    return total.total, kind, following, ">" if form == "many" else "="


def _low(tokens: list[_Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _opens_compound(tokens: list[_Token], following: int) -> bool:
    """Tell whether the number word is only the first part of a compound: үш-тұғырлы, екі-үш."""
    return (
        _low(tokens, following) in _DASHES
        and tokens[following].start == tokens[following - 1].end
        and _low(tokens, following + 1).isalpha()
    )


def _counts_one(tokens: list[_Token], following: int) -> bool:
    return _low(tokens, following) in _COUNTED_ONE


def _numerator(tokens: list[_Token], at: int) -> tuple[int, int] | None:
    """Return the upper number of «үштен екісі» and the token after it."""
    word = _low(tokens, at)
    if word in ("бірі", "бір") or word.startswith("бірі"):
        return 1, at + 1
    read = kazakh_form(word) if word else None
    if read is None or read[1] not in ("possessed", ""):
        return None
    return read[0], at + 1


def _russian(tokens: list[_Token], at: int) -> tuple[Fraction, str, int, str] | None:
    total, following = _Sum(), at
    while following < len(tokens):
        value = RU_NUMBERS.get(tokens[following].low)
        if value is None or not total.take(value):
            break
        following += 1
    word = _low(tokens, following)
    if following == at:
        if word not in RU_FRACTIONS:
            return None
        value_of_word = RU_FRACTIONS[word]
        scale = RU_NUMBERS.get(_low(tokens, following + 1), 0)
        if value_of_word > 1 and scale >= 1000:
            return value_of_word * scale, "count", following + 2, "="
        return value_of_word, "share" if value_of_word < 1 else "count", following + 1, "="
    part = RU_FRACTIONS.get(word) or RU_PARTS.get(word)
    if part is not None and part < 1:
        return total.total * part, "share", following + 1, "="
    is_lonely_one = total.total == 1 and following == at + 1 and tokens[at].low not in ("одного", "одной")
    return None if is_lonely_one else (total.total, "count", following, "=")


def _range(tokens: list[_Token], at: int, lang: str) -> tuple[list[NumberRead], int] | None:
    """Return both ends of a range such as 2,5–3 мың: the lower one is at least, the upper one at most."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in _DASHES:
        return None
    low, high = (_plain(tokens[place].text) for place in (at, at + 2))
    if low is None or high is None or not low < high or (at and tokens[at - 1].text == "№"):
        return None
    (upper, *_), following = _figure(tokens, at + 2, lang)
    if upper.kind == "label":
        return None
    factor = upper.value / high
    lower = replace(upper, value=low * factor, qualifier="≥", start=tokens[at].start, end=tokens[at].end)
    return [lower, replace(upper, qualifier="≤")], following


def _plain(text: str) -> Fraction | None:
    figure = text.replace(" ", "").replace("\u00a0", "").replace(",", ".")
    return Fraction(figure) if re.fullmatch(r"\d+(?:\.\d+)?", figure) else None


def _figure(tokens: list[_Token], at: int, lang: str) -> tuple[list[NumberRead], int]:
    token = tokens[at]
    value, following, kind = _plain(token.text), at + 1, "count"
    if value is None:
        return [], following
    if at and tokens[at - 1].text == "№":
        return [_finish(tokens, at, following, value, "label", lang)], following
    if _low(tokens, following) in ("-", "\u2011") and following + 1 < len(tokens):
        tail = tokens[following + 1].low
        if _LABEL_WORDS.match(tail):
            return [_finish(tokens, at, following + 2, value, "label", lang)], following + 2
        if tokens[following + 1].start == tokens[following].end and _ENDING.fullmatch(tail):
            kind = "ordinal" if _ORDINAL_TAIL.fullmatch(tail) and tail not in ("і", "ы") else "count"
            following += 2
    value, following = _scaled(tokens, value, following, lang)
    return [_finish(tokens, at, following, value, kind, lang)], following


def _scaled(tokens: list[_Token], value: Fraction, following: int, lang: str) -> tuple[Fraction, int]:
    """Multiply by the words after a figure: 1,5 млн, 414 млн., 3 мыңға."""
    word = _low(tokens, following)
    form = kazakh_form(word) if lang == "kk" and word else None
    scale = form[0] if form else RU_NUMBERS.get(word, 0) if lang == "ru" else 0
    if scale < 1000:
        return value, following
    following += 1
    if word in ("млн", "млрд", "тыс") and _low(tokens, following) == ".":
        following += 1
    return value * scale, following
