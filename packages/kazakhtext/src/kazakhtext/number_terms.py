"""What qualifies a number from further off: terms ("отыз күннен кешіктірмей", "за месяц до") and verbs ("800-ден асады")."""

from collections.abc import Sequence

_EXCEED = ("асады", "асты", "асып", "асқан", "асатын")
_NOT_LATER = ("кешіктірілмей", "кешіктірмей", "кешікпей")
_WITHIN = ("ішінде", "мерзімде", "мерзім")
_BARE_UNITS = frozenset(("күн", "ай", "апта", "күні"))
_LATE_UNITS = ("күн", "ай", "апта", "сағат", "жыл")
_BEFORE_IT = frozenset(("дейін", "бұрын"))
_RU_UNITS = frozenset(("месяц", "год", "неделю", "сутки", "день"))
_RU_TERMS = ("месячн", "годичн", "недельн", "суточн")
REACH = 3


def kazakh_sign(before: Sequence[str], after: Sequence[str]) -> str | None:
    """Give the sign that a verb or a term sets on a number between two runs of words (small letters), or None.

    A term "not later than thirty days" is at most thirty; before something begins it is at least thirty.
    """
    if after and after[0] in _EXCEED:
        return ">"
    if not after or not after[0].startswith(_LATE_UNITS):
        return None
    near = after[1:REACH]
    if any(word in _NOT_LATER for word in near):
        return "≥" if _BEFORE_IT & set(before[-REACH:]) else "≤"
    return "≤" if after[0] in _BARE_UNITS and any(word in _WITHIN for word in near) else None


def russian_one(before: str, word: str, after: str) -> str | None:
    """Give the sign of a one that is not written: "=" of "за месяц до", "≤" of "в месячный срок"; else None."""
    if word in _RU_UNITS and before == "за" and after == "до":
        return "="
    return "≤" if word.startswith(_RU_TERMS) and before == "в" and after.startswith("срок") else None
