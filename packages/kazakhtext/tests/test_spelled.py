"""Numbers in words and figures are read with what qualifies them."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kazakhtext.numerals import KINDS, in_words, with_ending
from kazakhtext.spelled import find_numbers, read_number

THIRD = Fraction(1, 3)


@pytest.mark.requirement("FAC-01")
@pytest.mark.parametrize(
    ("text", "value", "qualifier", "kind", "unit"),
    [
        ("мыңнан астам қоғам бар", 1000, ">", "count", "қоғам"),
        ("Жиырма жылдық жол", 20, "=", "count", "жылдық"),
        ("отыз күннен кешіктірмей", 30, "≤", "count", "күннен"),
        ("ол басталғанға дейін отыз күннен кешіктірілмей", 30, "≥", "count", "күннен"),
        ("шешімнен бастап бір ай мерзімде", 1, "≤", "count", "ай"),
        ("отыз күн ішінде жауап береді", 30, "≤", "count", "күн"),
        ("15 жылдың ішінде өсті", 15, "=", "count", "жылдың"),
        ("олар 800-ден асады", 800, ">", "count", "асады"),
        ("мүшелердің үштен бірінің талабы", THIRD, "=", "share", "талабы"),
        ("кемінде үштен екісі жақтаса", 2 * THIRD, "≥", "share", "жақтаса"),
        ("бестен төрті", Fraction(4, 5), "=", "share", ""),
        ("үш мыңға жуық бірлестік", 3000, "~", "count", "бірлестік"),
        ("оның екеуі келді", 2, "=", "count", "келді"),
        ("140-тан астам ұлт", 140, ">", "count", "ұлт"),
        ("948 млн. теңге", 948_000_000, "=", "count", "теңге"),
        ("1,5 млн адам", 1_500_000, "=", "count", "адам"),
        ("2 500 оқушы", 2500, "=", "count", "оқушы"),
        ("бір жарым мың адам", 1500, "=", "count", "адам"),
        ("мүшелердің жартысы емес, жарты жыл", Fraction(1, 2), "=", "share", "жыл"),
        ("жылына кемінде бір рет", 1, "≥", "count", "рет"),
        ("екі мың он бірінші жыл", 2011, "=", "year", "жыл"),
        ("2011 жылғы", 2011, "=", "year", "жылғы"),
        ("үшінші бөлім", 3, "=", "ordinal", "бөлім"),
        ("4-ші бөлім", 4, "=", "ordinal", "бөлім"),
        ("28-і жабылды", 28, "=", "count", "жабылды"),
        ("дауыстардың 75 %", Fraction(3, 4), "=", "share", "%"),
        ("мыңдаған кітап", 1000, ">", "count", "кітап"),
        ("жиырмадан кем емес мүше", 20, "≥", "count", "мүше"),
        ("отызға дейін адам", 30, "≤", "count", "адам"),
    ],
)
def test_kazakh(text: str, value: Fraction, qualifier: str, kind: str, unit: str) -> None:
    found = read_number(text, "kk")
    assert found is not None
    assert (found.value, found.qualifier, found.kind, found.unit) == (value, qualifier, kind, unit)


@pytest.mark.requirement("FAC-01")
@pytest.mark.parametrize(
    ("text", "value", "qualifier", "kind", "unit"),
    [
        ("девять депутатов", 9, "=", "count", "депутатов"),
        ("более ста тридцати народностей", 130, ">", "count", "народностей"),
        ("не реже одного раза в год", 1, "≥", "count", "раза"),
        ("две трети голосов", 2 * THIRD, "=", "share", "голосов"),
        ("объявляют за месяц до начала", 1, "=", "count", "месяц"),
        ("проводится в месячный срок", 1, "≤", "count", "месячный"),
        ("одна треть состава", THIRD, "=", "share", "состава"),
        ("трёх пятых членов", Fraction(3, 5), "=", "share", "членов"),
        ("полтора миллиона тенге", 1_500_000, "=", "count", "тенге"),
        ("около пятидесяти восьми тысяч", 58_000, "~", "count", ""),
        ("свыше 12 тыс. человек", 12_000, ">", "count", "человек"),
        ("до двухсот мест", 200, "≤", "count", "мест"),
        ("восемьюдесятью голосами", 80, "=", "count", "голосами"),
        ("половина членов", Fraction(1, 2), "=", "share", "членов"),
    ],
)
def test_russian(text: str, value: Fraction, qualifier: str, kind: str, unit: str) -> None:
    found = read_number(text, "ru")
    assert found is not None
    assert (found.value, found.qualifier, found.kind, found.unit) == (value, qualifier, kind, unit)


@pytest.mark.parametrize(
    "text",
    [
        "оны сол үшін шақырды, онда бірге болды",
        "іс жүзінде жүзеге асырылды",
        "бір қоғам құрылды",
        "18.01.2021 күні сағат 11:40-та",
        "тоқсан сайынғы тәртіп",
        "үш-тілділік жүйесі",
        "біріншіден, екіншіден",
        "бірлік пен бірнеше іс, алтын күн, жетім бала",
        "",
    ],
)
def test_words_that_only_look_like_numbers(text: str) -> None:
    assert find_numbers(text, "kk") == ()


def test_russian_words_that_only_look_like_numbers() -> None:
    assert find_numbers("он один пришёл, до сих пор", "ru") == ()


def test_numbers_of_acts_and_articles_are_labels() -> None:
    found = find_numbers("№ 149 Жарлықтың 33-бабы 2-тармағы", "kk")
    assert [(number.value, number.kind) for number in found] == [(149, "label"), (33, "label"), (2, "label")]
    assert read_number("№ 149 шешім", "kk") is None


def test_a_range_gives_both_ends() -> None:
    found = find_numbers("2,5–3 мың адам, 2013-2020 жылдар", "kk")
    assert [(number.value, number.qualifier, number.kind) for number in found] == [
        (2500, "≥", "count"),
        (3000, "≤", "count"),
        (2013, "≥", "year"),
        (2020, "≤", "year"),
    ]


def test_offsets_cover_the_number_with_its_qualifier() -> None:
    text = "Өңірде үш мыңға жуық бірлестік бар."
    found = read_number(text, "kk")
    assert found is not None
    assert text[found.start : found.end] == "үш мыңға жуық"


def test_several_numbers_in_a_sentence() -> None:
    text = "Құрамында 382 мүше, он екі орынбасар және үш жүз жиырма бес сарапшы бар."
    assert [number.value for number in find_numbers(text, "kk")] == [382, 12, 325]


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="kk and ru"):
        find_numbers("two", "en")


@given(st.integers(min_value=2, max_value=10**12))
def test_what_is_said_is_read_back(number: int) -> None:
    assert [found.value for found in find_numbers(in_words(number), "kk")] == [number]


@given(st.integers(min_value=2, max_value=999_999), st.sampled_from(KINDS))
def test_figures_with_endings_are_read_back(number: int, kind: str) -> None:
    found = find_numbers(with_ending(number, kind), "kk")
    assert [one.value for one in found] == [number]


@pytest.mark.shared
@pytest.mark.requirement("FAC-01")
def test_qualified_numbers_of_the_five_papers() -> None:
    seeds = Path(__file__).parents[4] / "shared/seeds"
    if not seeds.is_dir():
        pytest.skip("the folder ../shared is not here")
    papers = {path.name[:3]: path.read_text("utf-8").split("\n") for path in seeds.glob("0*.txt")}
    expected = {
        ("000", 127, "kk"): (1000, ">"),
        ("000", 141, "kk"): (20, "="),
        ("000", 415, "kk"): (30, "="),
        ("000", 423, "kk"): (THIRD, "≥"),
        ("003", 155, "kk"): (2 * THIRD, "≥"),
        ("004", 42, "kk"): (3000, "~"),
        ("002", 27, "ru"): (9, "="),
    }
    for (paper, line, lang), wanted in expected.items():
        found = find_numbers(papers[paper][line - 1], lang)
        assert wanted in [(number.value, number.qualifier) for number in found], (paper, line)
