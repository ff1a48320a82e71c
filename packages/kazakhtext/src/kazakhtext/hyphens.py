"""Hyphens at the end of a line: part of a compound, or only a broken word?"""

import re
from dataclasses import dataclass

from kazakhtext.suffixes import is_suffix_chain
from kazakhtext.vocabulary import Vocabulary

SOFT_HYPHEN = "\u00ad"
_LAST_PART = re.compile(r"([^\W_]+)[-\u2011\u2010]$")
_LONGEST_PART = 64
_FIRST_PART = re.compile(r"^([^\W_]+)")

# First members of compounds that official papers use; every form of the second member follows them.
_FIRST_MEMBERS_TEXT = """
қоғамдық әлеуметтік рухани мәдени ғылыми саяси тарихи ұлттық мемлекеттік ақпараттық сондай қарым
экономикалық құқықтық бұқаралық сараптамалық ұйымдастырушылық консультативтік консультативті общественно
социально культурно научно духовно консультативно информационно политико этно учебно морально
организационно материально национально государственно административно финансово
"""
FIRST_MEMBERS = frozenset(_FIRST_MEMBERS_TEXT.split())
_COMPOUNDS_TEXT = """
іс-қимыл іс-шара қарым-қатынас салт-дәстүр әдет-ғұрып жай-күй күш-жігер сана-сезім мақсат-міндет ата-ана
ата-баба аға-іні ел-жұрт бірін-бір өсіп-өну тыныс-тіршілік оқу-тәрбие оқу-әдістемелік тәлім-тәрбие
азық-түлік жол-көлік қару-жарақ аман-есен жан-жақ ән-күй бет-бейне қарама-қайшы қарама-қарсы өзара-іс
тең-тең анық-қанық мал-мүлік кедергі-тосқауыл той-думан ойын-сауық сауық-сайран тату-тәтті бала-шаға
мал-жан үй-жай киім-кешек құрал-жабдық ғылыми-зерттеу баспа-полиграфия
"""
COMPOUNDS = tuple(_COMPOUNDS_TEXT.split())
_CYRILLIC_VOWELS = frozenset("аәеёиоөуұүыіэюя")
# So many different words show that a half never seen is no word.
_RICH = 1500
_SHORTEST_TWIN = 3
_TWIN_ENDS = ("ып", "іп", "ап", "еп")
_NUMERALS_TEXT = (
    "бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан жүз мың"
)
NUMERALS = frozenset(_NUMERALS_TEXT.split())
_NEVER_FIRST = frozenset("ңьъы")


@dataclass(frozen=True)
class Hyphen:
    """What becomes of a hyphen at a line's end, under which kind of change, and whether that is sure."""

    keep: bool
    sure: bool
    kind: str


def split_parts(before: str, after: str) -> tuple[str, str] | None:
    """Return the two parts of a word broken by a hyphen between `before` and `after`, or None."""
    # A word is short: searching the whole of a long paragraph would take its length squared.
    left, right = _LAST_PART.search(before.rstrip()[-_LONGEST_PART:]), _FIRST_PART.match(after.lstrip())
    return (left[1], right[1]) if left and right else None


def judge_hyphen(left: str, right: str, vocabulary: Vocabulary) -> Hyphen:
    """Decide whether "left-" at a line's end and "right" on the next are a compound or one broken word.

    Numbers keep the hyphen (33-бабы). Otherwise the papers themselves decide: the compound or the whole word
    seen elsewhere, then stems and endings. What stays open keeps its hyphen and is not sure.
    """
    a, b = left.lower(), right.lower()
    is_abbreviation = left.isupper() and len(left) > 1 and right.islower()
    if a.isdigit() or b.isdigit() or is_abbreviation:
        return Hyphen(keep=True, sure=True, kind="hard_hyphen")
    if right[0].isupper() and not left.isupper():
        return _decided(keep=True)
    joined, compound = vocabulary.words[a + b], vocabulary.compounds[f"{a}-{b}"]
    if joined != compound:
        return _decided(keep=compound > joined)
    if not (_CYRILLIC_VOWELS & set(a) and _CYRILLIC_VOWELS & set(b)) or b[0] in _NEVER_FIRST:
        return _decided(keep=False)
    if _is_doubled(a, b, vocabulary):
        return _decided(keep=True)
    if f"{a}-{b}".startswith(COMPOUNDS) or _shows_compound(a, b, vocabulary):
        return _decided(keep=True)
    # мәдени-ет, рухани-ят: the adjective may also be the beginning of its own noun.
    if a in FIRST_MEMBERS and not b.startswith(("ет", "ят")):
        return _decided(keep=True)
    return _by_parts(a, b, vocabulary)


def _decided(*, keep: bool) -> Hyphen:
    return Hyphen(keep=keep, sure=True, kind="hard_hyphen" if keep else "soft_hyphen")


def _shows_compound(a: str, b: str, vocabulary: Vocabulary) -> bool:
    """Tell whether another form of the same compound was seen: мәдени-тілдік for мәдени-тілдің."""
    stem = b[: max(3, len(b) - 4)]
    return any(seen.startswith(f"{a}-{stem}") for seen in vocabulary.compounds)


def _is_doubled(a: str, b: str, vocabulary: Vocabulary) -> bool:
    """Tell whether the parts repeat or match each other: рет-ретімен, бес-алты, ойнап-күліп."""
    if len(a) >= _SHORTEST_TWIN and b.startswith(a):
        return True
    if a in NUMERALS and b in NUMERALS:
        return True
    same_end = a.endswith(_TWIN_ENDS) and b.endswith(_TWIN_ENDS) and a[-1] == b[-1]
    return same_end and vocabulary.knows(a) and vocabulary.knows(b) and not vocabulary.words[a + b]


def _by_parts(a: str, b: str, vocabulary: Vocabulary) -> Hyphen:
    knows_whole = vocabulary.knows(a + b)
    knows_both = vocabulary.words[a] > 0 and vocabulary.knows(b)
    if knows_whole and not knows_both:
        return _decided(keep=False)
    if knows_both and not knows_whole and not is_suffix_chain(b):
        return _decided(keep=True)
    if is_suffix_chain(b) and vocabulary.words[b] == 0:
        return _decided(keep=False)
    if vocabulary.first_members[a] and vocabulary.knows(b):
        return _decided(keep=True)
    is_rich = len(vocabulary.words) >= _RICH
    if is_rich and vocabulary.words[a] == 0 and not vocabulary.knows(b):
        # Neither half is a word by itself, so a compound of two words is out of the question.
        return _decided(keep=False)
    return Hyphen(keep=True, sure=False, kind="unsure_hyphen")
