"""Chains of Kazakh endings: enough to tell that a word is a known stem with endings, never to analyse it."""

import re
from functools import lru_cache

# A stands for а/е, I for ы/і, G for қ, ғ or к, г; D, L, N, B for the consonants that change after the stem.
_PATTERNS = (
    "LAр NIң NI NA DA DAн NAн Bен GA "
    "LAн LAндIр LAс LAт DAй "
    "I сI Iм Iң IңIз IмIз мIз ңIз м ң н NDA Nнда "
    "DAGI NDAGI "
    "LIG LI сIз шI LIGшIл шIлIG Iнш IншI GI иL Aра DAс шAң LAй "
    "у уш ушI Aт Aтын йтIн IтIн GAн GAндыG п Iп A й ды DI DIм сA сIн AйIG Aр р с GIш "
    "мA бA пA мAй бAй пAй мAG бAG пAG мAс бAс пAс мIс бIс пIс "
    "т Iт тIр DIр GIз GAр Iл л Iн Iс Iш Aл AйDI AсIң GIлA LIGI IGI IлIG DIGI GIң GIн "
)
_HARDNESS = {
    "D": ("д", "т", "н", "л"),
    "L": ("л", "д", "т"),
    "N": ("н", "д", "т"),
    "B": ("м", "б", "п"),
}
_BACK = {"A": ("а",), "I": ("ы",), "G": ("ғ", "қ")}
_FRONT = {"A": ("е",), "I": ("і",), "G": ("г", "к")}


def _expand(pattern: str, row: dict[str, tuple[str, ...]]) -> set[str]:
    forms = {""}
    for sign in pattern:
        options = row.get(sign) or _HARDNESS.get(sign) or (sign,)
        forms = {form + option for form in forms for option in options}
    return forms


def _row(row: dict[str, tuple[str, ...]]) -> frozenset[str]:
    return frozenset(form for pattern in _PATTERNS.split() for form in _expand(pattern, row))


BACK_ROW = _row(_BACK)
FRONT_ROW = _row(_FRONT)
_LONGEST = max(map(len, BACK_ROW | FRONT_ROW))


@lru_cache(maxsize=200_000)
def _is_chain_of(text: str, is_back: bool) -> bool:
    if not text:
        return True
    row = BACK_ROW if is_back else FRONT_ROW
    sizes = range(1, min(_LONGEST, len(text)) + 1)
    return any(text[:size] in row and _is_chain_of(text[size:], is_back) for size in sizes)


_VOICE = r"(?:(?:[ыі]?[лнс]|т|[тд][ыі]р|[қкғг][ыі]з)(?:[ыі][лн])?)?"
_NOT = r"(?:[мбп][ае])?"
_TENSE = (
    r"(?:[дт][ыі]|[қкғг][ае]н|(?:[ае]|й)т[ыі]н|(?:[ае]|й)д[ыі]|[ыі]?п|с[ае]|с[ыі]н|[ае]?р"
    r"|у(?:[ыі]|[ыі]н|[ыі]на|[ғг][ае]|д[ыі]|д[ае]|д[ыі]ң|ш[ыі])?)"
)
_VERB_ENDING = re.compile(_VOICE + _NOT + _TENSE)


def is_verb_ending(text: str) -> bool:
    """Tell whether `text` (small letters) is voice, negation and tense as a verb's stem takes them: "ілді", "мейді"."""
    return _VERB_ENDING.fullmatch(text) is not None


def is_suffix_chain(text: str) -> bool:
    """Tell whether `text` (small letters) can be read as a run of Kazakh endings; the empty text can."""
    return _is_chain_of(text, True) or _is_chain_of(text, False)
