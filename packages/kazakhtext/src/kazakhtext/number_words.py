"""Number words of Kazakh and Russian in all their forms, and the words that say over, about or at least."""

import re
from fractions import Fraction

_KK_NUMBERS = {
    "нөл": 0,
    "бір": 1,
    "екі": 2,
    "үш": 3,
    "төрт": 4,
    "бес": 5,
    "алты": 6,
    "жеті": 7,
    "сегіз": 8,
    "тоғыз": 9,
    "он": 10,
    "жиырма": 20,
    "отыз": 30,
    "қырық": 40,
    "елу": 50,
    "алпыс": 60,
    "жетпіс": 70,
    "сексен": 80,
    "тоқсан": 90,
    "жүз": 100,
    "мың": 1000,
    "миллион": 10**6,
    "млн": 10**6,
    "миллиард": 10**9,
    "млрд": 10**9,
    "триллион": 10**12,
}
_KK_COLLECTIVES = {"біреу": 1, "екеу": 2, "үшеу": 3, "төртеу": 4, "бесеу": 5, "алтау": 6, "жетеу": 7}
_KK_CASES = "(?:[ндт][ыі]ң|[ндт][ыі]|[ғқгк][ае]|[дт][ае]|[дтн][ае]н|[мбп]ен|[дт][ае][ғг][ыі])"
_KK_POSSESSED = "(?:с?[ыі](?:н[ыі]ң|н[ае]н?|нд[ае](?:[ғг][ыі])?|н|мен)?)"
_KK_ORDINAL = "(?:[ыі]?н[шщ][ыі])"
_KK_MANY = "(?:[дт]?[ае]ған|[дт]еген)"
_KK_FORM = re.compile(
    f"(?P<stem>{'|'.join(sorted([*_KK_NUMBERS, *_KK_COLLECTIVES], key=len, reverse=True))})"
    f"(?:(?P<ordinal>{_KK_ORDINAL})(?:{_KK_CASES}|{_KK_POSSESSED})?"
    f"|(?P<many>{_KK_MANY})|(?P<possessed>{_KK_POSSESSED})|(?P<case>{_KK_CASES}))?"
)
# Forms of pronouns and small words that look like numbers: оны (him), онда (there), үшін (for), бірге (together).
_KK_NO_NUMBERS_TEXT = "оны оның онда ондағы онымен үшін жүзінде жүзіндегі бірге бірде бірден бірі"
_KK_NO_NUMBERS = frozenset(_KK_NO_NUMBERS_TEXT.split())
KK_FRACTIONS = {"жарты": Fraction(1, 2), "ширек": Fraction(1, 4)}
KK_HALF_MORE = "жарым"

_RU_STEMS = {
    1: "один одна одно одного одной одному одну одним одном",
    2: "два две двух двум двумя двое",
    3: "три трех трёх трем трём тремя трое",
    4: "четыре четырех четырёх четырем четырём четырьмя",
    40: "сорок сорока",
    90: "девяносто девяноста",
    100: "сто ста",
    200: "двести двухсот двумстам двумястами двухстах",
    300: "триста трехсот трёхсот тремстам тремястами",
    400: "четыреста четырехсот четырёхсот четыремстам",
    1000: "тысяча тысячи тысяч тысячу тысячей тысяче тысячам тысячами тыс",
    10**6: "миллион миллиона миллионов миллиону миллионом миллионам млн",
    10**9: "миллиард миллиарда миллиардов миллиарду миллиардом млрд",
    10**12: "триллион триллиона триллионов",
}
_RU_SOFT = {
    5: "пять",
    6: "шесть",
    7: "семь",
    8: "восемь",
    9: "девять",
    10: "десять",
    11: "одиннадцать",
    12: "двенадцать",
    13: "тринадцать",
    14: "четырнадцать",
    15: "пятнадцать",
    16: "шестнадцать",
    17: "семнадцать",
    18: "восемнадцать",
    19: "девятнадцать",
    20: "двадцать",
    30: "тридцать",
}
_RU_TENS = {50: "пять", 60: "шесть", 70: "семь", 80: "восемь"}
_RU_HUNDREDS = {500: "пять", 600: "шесть", 700: "семь", 800: "восемь", 900: "девять"}


def _russian_forms() -> dict[str, int]:
    forms = {form: value for value, text in _RU_STEMS.items() for form in text.split()}
    for value, word in _RU_SOFT.items():
        stem = "восьм" if value == 8 else word[:-1]
        forms |= {word: value, f"{stem}и": value, f"{word}ю": value, f"{stem}ью": value}
    for value, word in _RU_TENS.items():
        stem = "восьми" if value == 80 else word[:-1] + "и"
        forms |= {f"{word}десят": value, f"{stem}десяти": value, f"{word}юдесятью": value}
    for value, word in _RU_HUNDREDS.items():
        stem = "восьми" if value == 800 else word[:-1] + "и"
        forms |= {f"{word}сот": value, f"{stem}сот": value, f"{stem}стам": value}
    return forms


RU_NUMBERS = _russian_forms()
RU_FRACTIONS = {
    "половина": Fraction(1, 2),
    "половины": Fraction(1, 2),
    "половину": Fraction(1, 2),
    "половиной": Fraction(1, 2),
    "треть": Fraction(1, 3),
    "трети": Fraction(1, 3),
    "третей": Fraction(1, 3),
    "третями": Fraction(1, 3),
    "четверть": Fraction(1, 4),
    "четверти": Fraction(1, 4),
    "четвертей": Fraction(1, 4),
    "полтора": Fraction(3, 2),
    "полутора": Fraction(3, 2),
    "полторы": Fraction(3, 2),
}
_RU_PARTS = {
    3: "треть",
    4: "четверт",
    5: "пят",
    6: "шест",
    7: "седьм",
    8: "восьм",
    9: "девят",
    10: "десят",
    100: "сот",
}
RU_PARTS = {
    f"{stem}{tail}": Fraction(1, size)
    for size, stem in _RU_PARTS.items()
    for tail in (("ьих", "их", "ья") if size == 3 else ("ых", "ая", "ой", "ыми", "ую"))
} | {"третьих": Fraction(1, 3), "третья": Fraction(1, 3)}

# Words before the number, longest first, with the sign they stand for.
BEFORE = {
    "kk": {
        "кем дегенде": "≥",
        "көп дегенде": "≤",
        "кемінде": "≥",
        "шамамен": "~",
        "жуықтап": "~",
    },
    "ru": {
        "не реже": "≥",
        "не менее": "≥",
        "не меньше": "≥",
        "как минимум": "≥",
        "по меньшей мере": "≥",
        "не более": "≤",
        "не больше": "≤",
        "более чем": ">",
        "минимум": "≥",
        "более": ">",
        "больше": ">",
        "свыше": ">",
        "менее": "<",
        "меньше": "<",
        "до": "≤",
        "около": "~",
        "примерно": "~",
        "приблизительно": "~",
        "порядка": "~",
        "почти": "~",
    },
}
AFTER = {
    "kk": {
        "кем емес": "≥",
        "кем болмайтын": "≥",
        "артық емес": "≤",
        "астам": ">",
        "аса": ">",
        "артық": ">",
        "көп": ">",
        "кем": "<",
        "жуық": "~",
        "таяу": "~",
        "шақты": "~",
        "шамалы": "~",
        "дейін": "≤",
        "аспайтын": "≤",
    },
    "ru": {},
}


def kazakh_form(word: str) -> tuple[int, str] | None:
    """Return the value of a Kazakh number word (small letters) and its form, or None if it is none.

    Forms: "" (with or without a case), "possessed" (екісі), "ablative" (үштен), "ordinal" (екінші), "many"
    (мыңдаған).
    """
    if word in _KK_NO_NUMBERS:
        return None
    match = _KK_FORM.fullmatch(word)
    if match is None or word.endswith(("ншіден", "ншыдан")):
        return None
    value = _KK_NUMBERS.get(match["stem"], _KK_COLLECTIVES.get(match["stem"], 0))
    if match["ordinal"]:
        return value, "ordinal"
    if match["many"]:
        return value, "many"
    if match["possessed"]:
        return value, "possessed"
    if match["case"] and re.fullmatch("[дтн][ае]н", match["case"]):
        return value, "ablative"
    return value, ""
