"""Numbers take Kazakh endings from how they are read."""

import copy

import pytest
from kazakhtext.endings import UnknownEndingError
from kazakhtext.numerals import (
    KINDS,
    Num,
    clock_ending,
    ending,
    in_words,
    joined,
    with_ending,
    year_with_ending,
)

HYPHEN = "\u2011"
SPACE = "\u00a0"

# number, last word: gen acc dat loc abl ins poss ordinal
TABLE = """
0 нөл дің ді ге де ден мен і ші
1 бір дің ді ге де ден мен і ші
2 екі нің ні ге де ден мен сі ші
3 үш тің ті ке те тен пен і ші
4 төрт тің ті ке те тен пен і ші
5 бес тің ті ке те тен пен і ші
6 алты ның ны ға да дан мен сы шы
7 жеті нің ні ге де ден мен сі ші
8 сегіз дің ді ге де ден бен і ші
9 тоғыз дың ды ға да дан бен ы шы
10 он ның ды ға да нан мен ы шы
20 жиырма ның ны ға да дан мен сы шы
30 отыз дың ды ға да дан бен ы шы
40 қырық тың ты қа та тан пен ы шы
50 елу дің ді ге де ден мен і ші
60 алпыс тың ты қа та тан пен ы шы
70 жетпіс тің ті ке те тен пен і ші
80 сексен нің ді ге де нен мен і ші
90 тоқсан ның ды ға да нан мен ы шы
100 жүз дің ді ге де ден бен і ші
1000 мың ның ды ға да нан мен ы шы
1000000 миллион ның ды ға да нан мен ы шы
1000000000 миллиард тың ты қа та тан пен ы шы
"""
ORDER = ("gen", "acc", "dat", "loc", "abl", "ins", "poss", "ordinal")
ROWS = [line.split() for line in TABLE.split("\n") if line]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_every_last_word_decides_its_endings(row: list[str]) -> None:
    number, word, *endings = row
    assert in_words(int(number)).split()[-1] == word
    assert [ending(int(number), kind) for kind in ORDER] == endings


@pytest.mark.parametrize("row", ROWS[:20], ids=lambda row: row[1])
def test_a_longer_number_takes_the_ending_of_its_last_word(row: list[str]) -> None:
    number = int(row[0])
    if 0 < number < 100:
        assert [ending(5200 + number, kind) for kind in ORDER] == row[2:]


@pytest.mark.parametrize(
    ("number", "kind", "expected"),
    [
        (14, "poss", "14-і"),
        (6, "poss", "6-сы"),
        (84, "gen", "84-тің"),
        (820, "abl", "820-дан"),
        (30, "dat", "30-ға"),
        (1234, "abl", "1~234-тен"),
        (56, "poss_gen", "56-сының"),
        (14, "poss_dat", "14-іне"),
        (389, "poss_loc", "389-ында"),
        (2, "poss_acc", "2-сін"),
        (7, "ordinal", "7-ші"),
        (-5, "acc", "−5-ті"),
        (8, "nom", "8"),
        (2000, "attr", "2~000-дағы"),
    ],
)
def test_examples_of_official_writing(number: int, kind: str, expected: str) -> None:
    assert with_ending(number, kind) == expected.replace("-", HYPHEN).replace("~", SPACE)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "нөл"),
        (11, "он бір"),
        (100, "жүз"),
        (215, "екі жүз он бес"),
        (1000, "мың"),
        (1234, "мың екі жүз отыз төрт"),
        (21_000, "жиырма бір мың"),
        (101_000, "жүз бір мың"),
        (1_000_000, "бір миллион"),
        (948_000_000, "тоғыз жүз қырық сегіз миллион"),
        (10**12, "бір триллион"),
        (2 * 10**9 + 3, "екі миллиард үш"),
        (-7, "минус жеті"),
    ],
)
def test_numbers_are_read(number: int, words: str) -> None:
    assert in_words(number) == words


def test_a_number_beyond_reading_is_refused() -> None:
    with pytest.raises(ValueError, match="10\\^15"):
        in_words(10**15)


def test_clock_takes_the_ending_of_its_minutes_or_full_hour() -> None:
    assert clock_ending("11:40", "loc") == f"11:40{HYPHEN}та"
    assert clock_ending("12:00", "loc") == f"12:00{HYPHEN}де"
    assert clock_ending("9:30", "abl") == f"9:30{HYPHEN}дан"
    with pytest.raises(ValueError, match="not a time"):
        clock_ending("25:70", "loc")


def test_years_and_articles() -> None:
    assert year_with_ending(2025, "dat") == f"2025{HYPHEN}ке"
    assert joined(7, "бап") == f"7{HYPHEN}бап"


def test_unknown_kind_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownEndingError, match=r"'ord'.*ordinal"):
        with_ending(1, "ord")


def test_number_formats_itself_inside_a_message() -> None:
    message = "Кеңестің {all:poss_abl} {need:poss} керек, {have:poss} тіркелді"
    shown = message.format(all=Num(84), need=Num(56, "kk"), have=Num(55))
    assert shown == "Кеңестің 84-інен 56-сы керек, 55-і тіркелді".replace("-", HYPHEN)
    assert f"{Num(12345)} {Num(12345, 'en')} {Num(7):d} {Num(7):03d}" == f"12{SPACE}345 12,345 7 007"
    assert f"{Num(10):-бап} {Num(2025):year_loc} {Num(21):words}" == (
        f"10{HYPHEN}бап 2025{HYPHEN}те жиырма бір"
    )


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (1, "голос"),
        (2, "голоса"),
        (5, "голосов"),
        (11, "голосов"),
        (12, "голосов"),
        (21, "голос"),
        (104, "голоса"),
    ],
)
def test_russian_chooses_among_three_forms(number: int, form: str) -> None:
    assert f"{Num(number, 'ru'):голос|голоса|голосов}" == f"{number}{SPACE}{form}"


def test_english_and_kazakh_plurals() -> None:
    assert f"{Num(1, 'en'):vote|votes}, {Num(0, 'en'):vote|votes}" == f"1{SPACE}vote, 0{SPACE}votes"
    with pytest.raises(ValueError, match="needs 3 forms"):
        f"{Num(1, 'ru'):голос|голоса}"


def test_number_stays_a_number_and_keeps_its_language() -> None:
    number = Num(56, "ru")
    assert number + 1 == 57
    assert copy.deepcopy(number).lang == "ru"
    with pytest.raises(ValueError, match="unknown language"):
        Num(1, "de")


def test_all_kinds_work_for_all_numbers_below_a_thousand() -> None:
    for number in range(1000):
        for kind in KINDS:
            assert with_ending(number, kind).startswith(str(number))
