"""Words are read where they stand, whatever order the file lists them in."""

import random

import pytest
from kazakhtext.positions import PlacedText, lines_of_page

SIZE = 10.0


def _row(text: str, y: float, x: float = 50.0) -> list[PlacedText]:
    """Set words with a space of three points, each letter five points wide."""
    pieces = []
    for word in text.split():
        pieces.append(PlacedText(word, x, y, SIZE))
        x += len(word) * 5 + 3
    return pieces


@pytest.mark.requirement("ING-04")
def test_words_listed_out_of_order_are_read_where_they_stand() -> None:
    row = _row("Кеңестің № 17 Жарлығымен бекітілген ереже", 700)
    thrown = [*row[:3], *row[4:], row[3]]
    assert lines_of_page(thrown) == ["Кеңестің № 17 Жарлығымен бекітілген ереже"]


@pytest.mark.requirement("ING-02")
def test_letter_spaced_rows_are_joined_by_their_gaps() -> None:
    pieces, x = [], 50.0
    for word in ("қоғам", "мүшелері"):
        for letter in word:
            pieces.append(PlacedText(letter, x, 700, SIZE))
            x += 5 + 3
        x += 4
    assert lines_of_page(pieces) == ["қоғам мүшелері"]


def test_one_letter_spaced_word_stays_one_word() -> None:
    pieces = [PlacedText(letter, 50 + 8 * at, 700, SIZE) for at, letter in enumerate("келеді.")]
    assert lines_of_page(pieces) == ["келеді."]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [
        "сол жақ бағанның",
        "бірінші мәтіні осы",
        "жерде басталады да",
        "төмен қарай жүріп",
        "соңына дейін",
        "жетеді.",
    ]
    right = [
        "оң жақ баған содан",
        "кейін ғана оқылады",
        "және өз ретімен",
        "келесі жолдарға",
        "көшіп отырып",
        "бітеді.",
    ]
    pieces = []
    for at, (one, two) in enumerate(zip(left, right, strict=True)):
        pieces += _row(one, 700 - 14 * at) + _row(two, 700 - 14 * at, 320)
    random.Random(3).shuffle(pieces)
    assert lines_of_page(pieces) == left + right


def test_indents_and_gaps_between_paragraphs_are_kept() -> None:
    pieces = (
        _row("Бірінші абзац осы жолдан басталады", 700, 80)
        + _row("және екінші жолда жалғасады.", 686)
        + _row("Соңғы жол бөлек тұр.", 640)
    )
    assert lines_of_page(pieces) == [
        "      Бірінші абзац осы жолдан басталады",
        "және екінші жолда жалғасады.",
        "",
        "Соңғы жол бөлек тұр.",
    ]


def test_rows_of_a_table_keep_wide_gaps() -> None:
    pieces = [PlacedText("Абай", 50, 700, SIZE), PlacedText("12", 200, 700, SIZE)]
    assert lines_of_page(pieces) == ["Абай   12"]


def test_an_empty_page_has_no_lines() -> None:
    assert lines_of_page([]) == []
    assert lines_of_page([PlacedText("  ", 0, 0, SIZE)]) == []
