"""Kazakh, Russian or English: the language of a paragraph, from its letters, common words and endings."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+")
_KAZAKH_LETTERS = frozenset("қғұһ")
_SHARED_TURKIC_LETTERS = frozenset("әіңөү")
_OTHER_LETTERS = frozenset("ҙҫҡҗїєґў")
_RUSSIAN_LETTERS = frozenset("щъё")

_ENOUGH_WORDS = 5
_OF_ANOTHER = 8
# A person's name says nothing of the language it stands in: Н.Ә. Назарбаев
_NAMED = re.compile(r"\b[А-ЯЁӘҒҚҢӨҰҮІ]\.\s*(?:[А-ЯЁӘҒҚҢӨҰҮІ]\.\s*)?[А-ЯЁӘҒҚҢӨҰҮІ][^\W\d_]+")

_KAZAKH_TEXT = """
және мен бен пен бұл осы сол ол үшін туралы бойынша бар жоқ емес деп да де та те болып табылады бір жыл
жылы жылғы сондай барлық халық заң кеңес орган тұрғын оның олар бірақ немесе тек ғана кейін дейін басқа ел
елдің қазақ тіл бала адам адамдар үй күн түн жаңа жас сөз қала көп аз әр бас төр төраға мүше дауыс сессия
отырыс мәселе
"""
_RUSSIAN_TEXT = """
и в во не на с со к ко о об от до по за из у для при что как это его её их или но а же бы был была было
были быть есть нет он она они мы вы я все всех также том этом году года лет который которые которая более
между после через над под без так уже только если чтобы когда где кто совет закон народ человек дом день
"""
_ENGLISH_TEXT = """
the of and to in a is was for on that with as by it from at are be this which or an were not has have had
his her their but its they he she who will would can one two new people first also after into more there
been other law
"""
_KAZAKH_WORDS = frozenset(_KAZAKH_TEXT.split())
_RUSSIAN_WORDS = frozenset(_RUSSIAN_TEXT.split())
_ENGLISH_WORDS = frozenset(_ENGLISH_TEXT.split())
_KAZAKH_ENDINGS = re.compile(
    r"..(?:лар|лер|дар|дер|тар|тер|ның|нің|дың|дің|тың|тің|дағы|дегі|тағы|тегі|лық|лік|дық|дік|тық|тік"
    r"|ған|ген|қан|кен|атын|етін|ады|еді|йды|йді|ында|інде|мен|ымен|імен|сы|сі|уы|уі|ды|ді|ты|ті|ға|ге|нда|нде)$"
)
_RUSSIAN_ENDINGS = re.compile(
    r"..(?:ого|его|ому|ему|ыми|ими|ых|их|ый|ий|ой|ая|яя|ое|ее|ые|ие|ть|ться|тся|ия|ии|ию|ием|ов|ев|ами|ями|ах|ях"
    r"|ость|ости|ции|ция|ет|ит|ют|ут|ал|ала|али|ил|ила|или|ение|ения|ского|ской|ский|ики)$"
)


@lru_cache(maxsize=100_000)
def _word_scores(word: str) -> tuple[float, float, float, bool]:
    """Return what one word says for Kazakh, Russian and another Turkic language, and whether it has Kazakh letters."""
    kazakh = russian = other = 0.0
    letters = set(word)
    has_own_letters = bool(letters & _KAZAKH_LETTERS or ("і" in letters and not letters & _RUSSIAN_LETTERS))
    if has_own_letters:
        kazakh += 3
    elif letters & _SHARED_TURKIC_LETTERS:
        other += 1
    if letters & _OTHER_LETTERS:
        other += _OF_ANOTHER
    kazakh += 2 * (word in _KAZAKH_WORDS) + 0.75 * bool(_KAZAKH_ENDINGS.search(word))
    russian += 2 * (word in _RUSSIAN_WORDS) + bool(_RUSSIAN_ENDINGS.search(word))
    if letters & _SHARED_TURKIC_LETTERS:  # мәдениет ends like a Russian verb
        russian = 0.0
    russian += 1.5 * bool(letters & _RUSSIAN_LETTERS) + 0.5 * ("ы" not in letters and "ь" in letters)
    return kazakh, russian, other, has_own_letters


def _cyrillic_scores(words: list[str]) -> tuple[float, float, float]:
    """Return the weight of evidence for Kazakh, for Russian, and for another Turkic language."""
    scores = [_word_scores(word) for word in words]
    kazakh, russian, other = (sum(score[place] for score in scores) for place in range(3))
    has_own_letters = any(score[3] for score in scores)
    # Kyrgyz shares endings and the letters ө, ү, ң; five Kazakh words without қ, ғ, ұ, і are hardly found.
    if other and not has_own_letters and len(words) >= _ENOUGH_WORDS:
        return 0.0, 0.0, other
    if other < _OF_ANOTHER and len(words) < _ENOUGH_WORDS:
        return kazakh + other, russian, 0.0
    return kazakh, russian, other


def language_of(text: str, among: str = "") -> str:
    """Return the language of a paragraph: "kk", "ru", "en", or "und" if nothing speaks for one of them.

    Where nothing speaks for one (a name, a number), it is `among`, the language of the text around it, if given.
    Meant for papers of Kazakhstan. Other languages in Cyrillic letters (Kyrgyz, Tatar) mostly give "und".
    """
    words = [word.lower() for word in _WORD.findall(_NAMED.sub(" ", text) if among else text)]
    cyrillic = [word for word in words if any("\u0400" <= letter <= "\u04ff" for letter in word)]
    latin = [word for word in words if all("a" <= letter <= "z" for letter in word)]
    if sum(map(len, latin)) > sum(map(len, cyrillic)):
        return "en" if any(word in _ENGLISH_WORDS for word in latin) or _looks_english(latin) else "und"
    if not cyrillic:
        return among or "und"
    kazakh, russian, other = _cyrillic_scores(cyrillic)
    if other > kazakh and other > russian:
        return "und"
    if kazakh == russian == 0 and among:
        return among
    if kazakh == russian:
        return "und" if kazakh == 0 and len(cyrillic) > 3 else "ru" if kazakh == 0 else "kk"
    return "kk" if kazakh > russian else "ru"


def _looks_english(words: list[str]) -> bool:
    endings = ("ing", "ed", "tion", "ly", "ment", "ness", "ity", "ers", "er", "al", "ous", "ies", "ive")
    return any(len(word) > 4 and word.endswith(endings) for word in words)
