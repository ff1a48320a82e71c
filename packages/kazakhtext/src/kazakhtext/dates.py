"""Dates and times as readers of Kazakh, Russian and English write them."""

import re
from dataclasses import dataclass
from datetime import date, time

from kazakhtext.endings import UnknownEndingError, with_suffix
from kazakhtext.months import RU_GENITIVE, SHORT, month_name, month_number
from kazakhtext.numbers import NO_BREAK_SPACE as NBSP
from kazakhtext.numbers import check_language

DASH = "\u2013"
FORMS = ("long", "short", "day_month", "numeric", "legal")


def _month(day: date, lang: str, form: str, case: str | None) -> str:
    if form == "short":
        return SHORT[lang][day.month - 1]
    if lang == "ru":
        return RU_GENITIVE[day.month - 1]
    name = month_name(day.month, lang)
    return with_suffix(name, case) if case else name


def _with_year(day_month: str, year: int, lang: str, form: str) -> str:
    if lang == "kk":
        sign = "жылғы" if form == "legal" else "ж."
        return f"{year}{NBSP}{sign} {day_month}"
    if lang == "ru":
        return f"{day_month} {year}{NBSP}{'года' if form == 'legal' else 'г.'}"
    return f"{day_month} {year}"


def format_date(day: date, lang: str, form: str = "long", *, case: str | None = None) -> str:
    """Return `day` for a reader of kk, ru or en.

    Forms: "long" 2025 ж. 24 сәуір, 24 апреля 2025 г., 24 April 2025; "short" with the month shortened;
    "day_month" without the year; "numeric" 24.04.2025 (en 24/04/2025); "legal" 2025 жылғы 24 сәуір,
    24 апреля 2025 года. Number and month, year and its sign are held by no-break spaces. In Kazakh `case`
    (gen, acc, dat, loc, abl, ins, attr) gives the month an ending: 24 сәуірге. Raise `ValueError` for an
    unknown language or form, and for a case where the form or the language has none.
    """
    check_language(lang)
    if form not in FORMS:
        raise ValueError(f"unknown form {form!r}; one of {', '.join(FORMS)}")
    if case and (lang != "kk" or form in ("short", "numeric")):
        raise UnknownEndingError(f"no case endings for dates in {lang}, form {form}")
    if form == "numeric":
        return day.strftime("%d/%m/%Y" if lang == "en" else "%d.%m.%Y")
    day_month = f"{day.day}{NBSP}{_month(day, lang, form, case)}"
    return day_month if form == "day_month" else _with_year(day_month, day.year, lang, form)


def format_range(first: date, last: date, lang: str, *, case: str | None = None) -> str:
    """Return two dates as a range: 2025 ж. 24–26 сәуір; 24 апреля – 3 мая 2025 г.

    Raise `ValueError` if `last` is before `first`.
    """
    if last < first:
        raise ValueError(f"the range ends before it begins: {first} to {last}")
    if first == last:
        return format_date(first, lang, case=case)
    if first.year != last.year:
        end = format_date(last, lang, case=case)
        return f"{format_date(first, lang)}{NBSP}{DASH} {end}"
    end = format_date(last, lang, "day_month", case=case)
    if first.month == last.month:
        return _with_year(f"{first.day}{DASH}{end}", first.year, lang, "long")
    begin = format_date(first, lang, "day_month")
    return _with_year(f"{begin}{NBSP}{DASH} {end}", first.year, lang, "long")


def format_time(moment: time, lang: str) -> str:
    """Return a time of day by the 24-hour clock: 11:40."""
    check_language(lang)
    return f"{moment.hour:02}:{moment.minute:02}"


def time_range(first: time, last: time, lang: str) -> str:
    """Return two times of day as a range: 11:40–12:30."""
    return f"{format_time(first, lang)}{DASH}{format_time(last, lang)}"


@dataclass(frozen=True)
class Day:
    """A date that knows its language, for messages: `f"{Day(d, 'kk'):dat}"` gives "2025 ж. 24 сәуірге".

    The spec is a form, a case, or both with a dot: "day_month.loc". Other specs go to `date` (%d.%m).
    """

    day: date
    lang: str = "kk"

    def __format__(self, spec: str) -> str:
        """Return the date as the spec asks. Russian and English take the form and have no cases here."""
        if "%" in spec:
            return self.day.strftime(spec)
        form, _, case = spec.partition(".")
        if form not in FORMS:
            form, case = "long", form
        return format_date(self.day, self.lang, form, case=case or None)

    def __str__(self) -> str:
        """Return the long form."""
        return format_date(self.day, self.lang)


_NUMERIC = (
    re.compile(r"(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})[-./](?P<m>\d{1,2})[-./](?P<y>\d{4})"),
)
_YEAR_SIGN = r"(?:\s*-?\s*(?:жылдың|жылғы|жылы|жыл|ж|года|году|год|г))?\.?,?"
_WORDED = (
    re.compile(rf"(?P<y>\d{{4}}){_YEAR_SIGN}\s+(?P<d>\d{{1,2}})[\s-]+(?P<m>[^\W\d]+)\.?"),
    re.compile(rf"[«\"“]?(?P<d>\d{{1,2}})[»\"”]?[\s-]+(?P<m>[^\W\d]+)\.?,?\s+(?P<y>\d{{4}}){_YEAR_SIGN}"),
    re.compile(r"(?P<m>[^\W\d]+)\.?\s+(?P<d>\d{1,2}),?\s+(?P<y>\d{4})"),
)
_YEARLESS = re.compile(r"(?P<d>\d{1,2})[\s-]+(?P<m>[^\W\d]+)\.?")


def parse_date(text: str, lang: str, *, year: int | None = None) -> date | None:
    """Return the date that `text` says, or None if it says none, is unclear or is not in the calendar.

    Reads 24.04.2025, 24/04/2025 (the day first in every language), 2025-04-24, 2012.12.21, «2025 жылғы 24
    сәуір» with any case ending (26 желтоқсандағы), «24 апреля 2025 года», "24 April 2025", "April 24, 2025".
    A day without a year is read only if `year` is given. The whole text must be the date.
    """
    check_language(lang)
    clean = " ".join(text.replace("\u2011", "-").replace("\u00ad", "").split()).strip()
    for pattern in (*_NUMERIC, *_WORDED):
        match = pattern.fullmatch(clean)
        if match:
            return _date(match["y"], match["m"], match["d"])
    match = _YEARLESS.fullmatch(clean)
    if match and year is not None:
        return _date(str(year), match["m"], match["d"])
    return None


def _date(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdecimal() else month_number(month)
    if number is None:
        return None
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
