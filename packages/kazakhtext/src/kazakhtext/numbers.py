"""Numbers as readers of Kazakh, Russian and English expect them."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
LANGUAGES = ("kk", "ru", "en")

Number = int | float | Decimal | Fraction


def _decimal(x: Number, digits: int | None) -> Decimal:
    if isinstance(x, Fraction):
        if digits is None:
            raise ValueError("a fraction needs the number of digits")
        # One digit more than asked would round twice; integer arithmetic rounds once.
        scaled = abs(x) * 10**digits
        whole = int(scaled + Fraction(1, 2))
        return Decimal(whole if x >= 0 else -whole).scaleb(-digits)
    value = Decimal(repr(x)) if isinstance(x, float) else Decimal(x)
    if not value.is_finite():
        raise ValueError(f"not a finite number: {x!r}")
    return value if digits is None else value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def check_language(lang: str) -> str:
    """Return `lang`, or raise `ValueError` if it is none of kk, ru, en."""
    if lang not in LANGUAGES:
        raise ValueError(f"unknown language {lang!r}; one of {', '.join(LANGUAGES)}")
    return lang


def format_number(x: Number, lang: str, digits: int | None = None) -> str:
    """Return `x` grouped by thousands, with U+2212 as minus: 1 234,5 in kk and ru, 1,234.5 in en.

    The spaces do not break. `digits` is the number of decimals, rounded half away from zero; None keeps
    what the number has. A fraction needs `digits`. Raise `ValueError` for a language other than
    kk, ru, en, for NaN and infinity.
    """
    check_language(lang)
    value = _decimal(x, digits)
    text = f"{abs(value):,f}"
    if digits is None and "." in text:
        text = text.rstrip("0").rstrip(".") if isinstance(x, float) else text
    if lang != "en":
        text = text.replace(",", NO_BREAK_SPACE).replace(".", ",")
    is_negative = value < 0
    return MINUS + text if is_negative else text


def format_percent(share: Number, lang: str, digits: int = 1) -> str:
    """Return a share (0.125) as a percentage, rounded half away from zero: 12,5 % in kk, ru; 12.5% in en."""
    hundredfold = share * 100 if isinstance(share, Fraction) else _decimal(share, None) * 100
    text = format_number(hundredfold, lang, digits)
    return f"{text}%" if lang == "en" else f"{text}{NO_BREAK_SPACE}%"
