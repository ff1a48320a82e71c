"""Ordinary words and names take their endings by rule."""

import pytest
from kazakhtext.endings import UnknownEndingError, with_suffix


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        # gen acc dat loc abl ins
        ("қоғам", "қоғамның қоғамды қоғамға қоғамда қоғамнан қоғаммен"),
        ("мүше", "мүшенің мүшені мүшеге мүшеде мүшеден мүшемен"),
        ("сайлау", "сайлаудың сайлауды сайлауға сайлауда сайлаудан сайлаумен"),
        ("беру", "берудің беруді беруге беруде беруден берумен"),
        ("Хатшылық", "Хатшылықтың Хатшылықты Хатшылыққа Хатшылықта Хатшылықтан Хатшылықпен"),
        ("Кеңес", "Кеңестің Кеңесті Кеңеске Кеңесте Кеңестен Кеңеспен"),
        ("комиссия", "комиссияның комиссияны комиссияға комиссияда комиссиядан комиссиямен"),
        ("институт", "институттың институтты институтқа институтта институттан институтпен"),
        ("ресурс", "ресурстың ресурсты ресурсқа ресурста ресурстан ресурспен"),
        ("министр", "министрдің министрді министрге министрде министрден министрмен"),
        ("рейтинг", "рейтингтің рейтингті рейтингке рейтингте рейтингтен рейтингпен"),
        ("автомобиль", "автомобильдің автомобильді автомобильге автомобильде автомобильден автомобильмен"),
        ("клуб", "клубтың клубты клубқа клубта клубтан клубпен"),
        ("банк", "банктің банкті банкке банкте банктен банкпен"),
        ("объект", "объектінің объектіні объектіге объектіде объектіден объектімен"),
        ("қаз", "қаздың қазды қазға қазда қаздан қазбен"),
        ("Тоқаев", "Тоқаевтың Тоқаевты Тоқаевқа Тоқаевта Тоқаевтан Тоқаевпен"),
        ("Әлиев", "Әлиевтің Әлиевті Әлиевке Әлиевте Әлиевтен Әлиевпен"),
        ("Алматы", "Алматының Алматыны Алматыға Алматыда Алматыдан Алматымен"),
        ("тарих", "тарихтың тарихты тарихқа тарихта тарихтан тарихпен"),
        ("су", "судың суды суға суда судан сумен"),
        ("би", "бидің биді биге биде биден бимен"),
    ],
)
def test_cases(word: str, forms: str) -> None:
    assert [with_suffix(word, case) for case in ("gen", "acc", "dat", "loc", "abl", "ins")] == forms.split()


@pytest.mark.parametrize(
    ("word", "case", "expected"),
    [
        ("Кеңесі", "gen", "Кеңесінің"),
        ("Кеңесі", "dat", "Кеңесіне"),
        ("Төрағасы", "abl", "Төрағасынан"),
        ("жарлығы", "ins", "жарлығымен"),
        ("бабы", "loc", "бабында"),
        ("Ассамблеясы", "acc", "Ассамблеясын"),
        ("мәжілісі", "attr", "мәжілісіндегі"),
    ],
)
def test_possessed_words(word: str, case: str, expected: str) -> None:
    assert with_suffix(word, case, possessive=True) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("мектеп", "мектебі"),
        ("Хатшылық", "Хатшылығы"),
        ("тілек", "тілегі"),
        ("халық", "халқы"),
        ("орын", "орны"),
        ("банк", "банкі"),
        ("мүше", "мүшесі"),
        ("ұсыну", "ұсынуы"),
    ],
)
def test_possessive_of_the_third_person(word: str, expected: str) -> None:
    assert with_suffix(word, "poss") == expected


def test_plural() -> None:
    assert [with_suffix(word, "plural") for word in ("мүше", "адам", "өзбек", "ұйғыр", "қаз")] == [
        "мүшелер",
        "адамдар",
        "өзбектер",
        "ұйғырлар",
        "қаздар",
    ]


def test_abbreviations_and_quoted_names_take_a_hyphen() -> None:
    assert with_suffix("ҚХА", "gen") == "ҚХА\u2011ның"
    assert with_suffix("АҚШ", "dat") == "АҚШ\u2011қа"
    assert with_suffix("«Жарасым»", "dat") == "«Жарасым»\u2011ға"
    with pytest.raises(UnknownEndingError, match="letter by letter"):
        with_suffix("ТМД", "dat")


def test_what_has_no_ending_is_refused() -> None:
    assert with_suffix("қоғам", "nom") == "қоғам"
    with pytest.raises(UnknownEndingError, match="no letters"):
        with_suffix("12", "dat")
    with pytest.raises(UnknownEndingError, match="takes no 'plural'"):
        with_suffix("бабы", "plural", possessive=True)
