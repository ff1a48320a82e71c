"""Numbers follow the habit of the reader's language."""

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from kazakhtext.numbers import format_number, format_percent


@pytest.mark.parametrize(
    ("value", "lang", "digits", "expected"),
    [
        (1234.5, "kk", None, "1~234,5"),
        (1234.5, "ru", None, "1~234,5"),
        (1234.5, "en", None, "1,234.5"),
        (948_000_000, "kk", None, "948~000~000"),
        (-3, "kk", None, "−3"),
        (0.125, "kk", 2, "0,13"),
        (2.5, "en", 0, "3"),
        (1e21, "en", None, "1,000,000,000,000,000,000,000"),
        (Decimal("1.50"), "ru", None, "1,50"),
        (Fraction(2, 3), "kk", 3, "0,667"),
        (-0.0, "kk", None, "0"),
        (-0.001, "kk", 1, "0,0"),
        (12.0, "kk", None, "12"),
    ],
)
def test_numbers(value: float, lang: str, digits: int | None, expected: str) -> None:
    assert format_number(value, lang, digits) == expected.replace("~", "\u00a0")


def test_percent() -> None:
    assert format_percent(0.125, "kk") == "12,5\u00a0%"
    assert format_percent(Fraction(2, 3), "ru", 0) == "67\u00a0%"
    assert format_percent(0.29, "en", 0) == "29%"


def test_what_is_no_number_is_refused() -> None:
    for value in (math.nan, math.inf):
        with pytest.raises(ValueError, match="not a finite"):
            format_number(value, "kk")
    with pytest.raises(ValueError, match="digits"):
        format_number(Fraction(1, 3), "kk")
    with pytest.raises(ValueError, match="language"):
        format_number(1, "fr")
