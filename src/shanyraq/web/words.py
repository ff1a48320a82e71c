"""Fill the places of a sentence: numbers take their endings, dates their form, in the reader's language."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from kazakhtext.dates import format_date
from kazakhtext.numbers import format_number
from kazakhtext.numerals import Num

LANGUAGES = ("kk", "ru", "en")


class Day:
    """A date inside a sentence: {day}, and in Kazakh {day:dat}, {day:loc}, {day:abl}."""

    def __init__(self, day: date, language: str) -> None:
        self.day, self.language = day, language

    def __format__(self, case: str) -> str:
        if case and self.language == "kk":
            return format_date(self.day, "kk", case=case)
        return format_date(self.day, self.language)


def filled(value: object, language: str) -> object:
    """Wrap a fact so that a sentence can bend it."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return Num(value, language)
    if isinstance(value, float):
        return format_number(value, language)
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, datetime):
        return Day(timezone.localtime(value).date(), language)
    if isinstance(value, date):
        return Day(value, language)
    return value


def say(text: str | Promise, **facts: Any) -> str:
    """Fill {places} of a translated sentence. Text without places comes back as it is."""
    language = get_language() or "kk"
    sentence = str(text)
    if "{" not in sentence:
        return sentence
    said = sentence.format(**{name: filled(value, language) for name, value in facts.items()})
    # A Russian date ends with a full stop of its own.
    return said.replace("г..", "г.") if language == "ru" else said


def say_count(singular: str, plural: str, count: int, **facts: Any) -> str:
    """Say a sentence that depends on a count (Russian has three forms, English two, Kazakh one)."""
    return say(ngettext(singular, plural, count), count=count, **facts)


def in_language(thing: object, name: str, language: str | None = None) -> tuple[str, str]:
    """Give a text of `thing` (name_kk, name_ru, name_en) and the language it is really in.

    The reader's language first; an absent one is answered by Kazakh, the language of record, and the
    caller says so; Kazakh is never answered by Russian.
    """
    wanted = language or get_language() or "kk"
    text = getattr(thing, f"{name}_{wanted}", "")
    return (text, wanted) if text else (getattr(thing, f"{name}_kk", ""), "kk")


def pick(texts: dict[str, str], language: str | None = None) -> str:
    """Choose from {"kk": …, "ru": …, "en": …} by the reader's language; Kazakh where it is absent."""
    wanted = language or get_language() or "kk"
    return texts.get(wanted) or texts["kk"]
