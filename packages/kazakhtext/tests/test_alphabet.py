"""The order of the Kazakh alphabet, and letters of the wrong alphabet."""

import random

import pytest
from kazakhtext.alphabet import LETTERS, find_lookalikes, fix_lookalikes, is_kazakh_letter, sort_key

_WORDS_TEXT = """
абай ассамблея ақын аң ән әділет баспа ғылым гүл дәстүр елу ёлка жарлық заң иман йога кеңес қазақ лаң
мүше нан ңгі ой өкім парламент рәміз сессия тіл үкім ұлт уақыт фонд хатшылық һәм цирк чех шешім щи ъ ы іс
ь эстон юрист яки
"""
WORDS = _WORDS_TEXT.split()


def test_the_alphabet_has_42_letters() -> None:
    assert len(LETTERS) == len(set(LETTERS)) == 42
    assert all(is_kazakh_letter(letter) and is_kazakh_letter(letter.upper()) for letter in LETTERS)
    assert not is_kazakh_letter("q")
    assert not is_kazakh_letter("")


def test_letters_sort_in_the_order_of_the_alphabet() -> None:
    shuffled = list(LETTERS)
    random.Random(7).shuffle(shuffled)
    assert "".join(sorted(shuffled, key=sort_key)) == LETTERS


def test_kazakh_words_sort_as_in_a_dictionary() -> None:
    assert sorted(
        ["Ғабит", "Гүлнар", "Дана", "Өмір", "Орал", "Сәуле", "Ұлан", "Үміт", "Умар", "Іңкәр", "Ықылас"],
        key=sort_key,
    ) == [
        "Гүлнар",
        "Ғабит",
        "Дана",
        "Орал",
        "Өмір",
        "Сәуле",
        "Умар",
        "Ұлан",
        "Үміт",
        "Ықылас",
        "Іңкәр",
    ]


def test_quotation_marks_are_passed_over_and_shorter_words_come_first() -> None:
    assert sorted(["Ерлік", "«Достық» үйі", "Дос", "дос", "10-бап", "Zoom"], key=sort_key) == [
        "10-бап",
        "дос",
        "Дос",
        "«Достық» үйі",
        "Ерлік",
        "Zoom",
    ]


def test_order_agrees_with_icu() -> None:
    icu = pytest.importorskip("icu", reason="PyICU is not installed")
    collator = icu.Collator.createInstance(icu.Locale("kk"))
    words = WORDS + list(LETTERS) + [word.capitalize() for word in WORDS]
    assert sorted(words, key=sort_key) == sorted(words, key=collator.getSortKey)


@pytest.mark.requirement("ING-07")
@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("Тегiне, әлеуметтiк", "Тегіне, әлеуметтік"),
        ("мүлiктiк жағдайына", "мүліктік жағдайына"),
        ("тiлiне, дiни", "тіліне, діни"),
        ("Aссамблея", "Ассамблея"),
        ("гaзeтi", "газеті"),
        ("əділет", "әділет"),
        ("ХХI ғасыр", "XXI ғасыр"),
        ("G-GLOBAL әлем", "G-GLOBAL әлем"),
        ("Windowsты", "Windowsты"),
        ("таза мәтін", "таза мәтін"),
    ],
)
def test_latin_letters_inside_kazakh_words(damaged: str, mended: str) -> None:
    assert fix_lookalikes(damaged) == mended


@pytest.mark.requirement("ING-07")
def test_found_words_say_where_they_stand_and_what_is_not_sure() -> None:
    sure, unsure = find_lookalikes("Бұл тiл және Windowsты қолдану")
    assert (sure.start, sure.end, sure.word, sure.mended) == (4, 7, "тiл", "тіл")
    assert (unsure.word, unsure.mended) == ("Windowsты", None)
