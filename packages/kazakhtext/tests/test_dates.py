"""Dates are written and read in three languages."""

from datetime import date, time

import pytest
from kazakhtext.dates import Day, format_date, format_range, parse_date, time_range
from kazakhtext.endings import UnknownEndingError
from kazakhtext.months import MONTHS

DAY = date(2025, 4, 24)


@pytest.mark.parametrize(
    ("lang", "form", "expected"),
    [
        ("kk", "long", "2025~ж. 24~сәуір"),
        ("ru", "long", "24~апреля 2025~г."),
        ("en", "long", "24~April 2025"),
        ("kk", "short", "2025~ж. 24~сәу."),
        ("ru", "short", "24~апр. 2025~г."),
        ("en", "short", "24~Apr 2025"),
        ("kk", "day_month", "24~сәуір"),
        ("ru", "day_month", "24~апреля"),
        ("kk", "numeric", "24.04.2025"),
        ("en", "numeric", "24/04/2025"),
        ("kk", "legal", "2025~жылғы 24~сәуір"),
        ("ru", "legal", "24~апреля 2025~года"),
    ],
)
def test_forms(lang: str, form: str, expected: str) -> None:
    assert format_date(DAY, lang, form) == expected.replace("~", "\u00a0")


@pytest.mark.parametrize(
    ("case", "ending"),
    [
        ("dat", "ге"),
        ("loc", "де"),
        ("abl", "ден"),
        ("gen", "дің"),
        ("attr", "дегі"),
        ("acc", "ді"),
        ("ins", "мен"),
    ],
)
def test_kazakh_dates_take_case_endings(case: str, ending: str) -> None:
    assert format_date(DAY, "kk", case=case) == f"2025\u00a0ж. 24\u00a0сәуір{ending}"


def test_every_month_takes_the_right_vowels() -> None:
    shown = [
        format_date(date(2024, month, 1), "kk", "day_month", case="abl").split("\u00a0")[1]
        for month in range(1, 13)
    ]
    assert shown == [
        "қаңтардан",
        "ақпаннан",
        "наурыздан",
        "сәуірден",
        "мамырдан",
        "маусымнан",
        "шілдеден",
        "тамыздан",
        "қыркүйектен",
        "қазаннан",
        "қарашадан",
        "желтоқсаннан",
    ]


def test_cases_are_refused_where_there_are_none() -> None:
    with pytest.raises(UnknownEndingError):
        format_date(DAY, "ru", case="dat")
    with pytest.raises(ValueError, match="unknown form"):
        format_date(DAY, "kk", "full")
    with pytest.raises(ValueError, match="unknown language"):
        format_date(DAY, "uz")


@pytest.mark.parametrize(
    ("first", "last", "lang", "expected"),
    [
        (DAY, date(2025, 4, 26), "kk", "2025~ж. 24–26~сәуір"),
        (DAY, date(2025, 5, 3), "kk", "2025~ж. 24~сәуір~– 3~мамыр"),
        (DAY, date(2025, 5, 3), "ru", "24~апреля~– 3~мая 2025~г."),
        (DAY, date(2025, 4, 26), "en", "24–26~April 2025"),
        (DAY, date(2026, 1, 1), "ru", "24~апреля 2025~г.~– 1~января 2026~г."),
        (DAY, DAY, "en", "24~April 2025"),
    ],
)
def test_ranges(first: date, last: date, lang: str, expected: str) -> None:
    assert format_range(first, last, lang) == expected.replace("~", "\u00a0")


def test_a_range_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="ends before"):
        format_range(DAY, date(2025, 4, 1), "kk")


def test_times() -> None:
    assert time_range(time(11, 40), time(12, 30), "kk") == "11:40–12:30"


def test_day_formats_itself_inside_a_message() -> None:
    assert f"{Day(DAY):dat}" == "2025\u00a0ж. 24\u00a0сәуірге"
    assert f"{Day(DAY):day_month.loc}" == "24\u00a0сәуірде"
    assert f"{Day(DAY, 'ru')}" == "24\u00a0апреля 2025\u00a0г."
    assert f"{Day(DAY, 'en'):numeric} {Day(DAY):%Y}" == "24/04/2025 2025"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24.04.2025", DAY),
        ("24/4/2025", DAY),
        ("2025-04-24", DAY),
        ("2012.12.21", date(2012, 12, 21)),
        ("2025 жылғы 24 сәуір", DAY),
        ("2025\u00a0ж. 24\u00a0сәуірге", DAY),
        ("2002 жылы 26 сәуірде", date(2002, 4, 26)),
        ("1995 жылғы 26 желтоқсандағы", date(1995, 12, 26)),
        ("2011 жылғы 7 қыркүйектегі", date(2011, 9, 7)),
        ("1995 жылдың 1 наурызында", date(1995, 3, 1)),
        ("24 апреля 2025 года", DAY),
        ("«24» апреля 2025 г.", DAY),
        ("20 октября 2008", date(2008, 10, 20)),
        ("24 April 2025", DAY),
        ("April 24, 2025", DAY),
        ("24 сәуір 2025 ж.", DAY),
        ("31.02.2020", None),
        ("2025 жылғы 24 айда", None),
        ("26 желтоқсандағы", None),
        ("күні белгісіз", None),
        ("", None),
        ("24.04.2025 жарлық", None),
    ],
)
def test_dates_are_read(text: str, expected: date | None) -> None:
    assert parse_date(text, "kk") == expected


def test_a_day_without_a_year_needs_the_year() -> None:
    assert parse_date("26 желтоқсандағы", "kk", year=1995) == date(1995, 12, 26)


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize("form", ["long", "short", "numeric", "legal"])
def test_what_is_written_is_read_back(lang: str, form: str) -> None:
    for month in range(1, 13):
        day = date(2024, month, 29 if month == 2 else 30)
        assert parse_date(format_date(day, lang, form), lang) == day
    assert len(MONTHS[lang]) == 12
