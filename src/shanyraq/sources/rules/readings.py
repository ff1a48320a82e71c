"""When a clause of a paper may be read otherwise than it was: by a new repair, or by a person's correction."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rulebook import Allowed, Refused, Verdict, first_refusal

MOST_A_DAY = 20
MOST_LETTERS = 20_000
_HEAD = 40
# Words that open or enact an act, in capitals as acts have them, in Kazakh and Russian.
_ENACTS = re.compile(
    r"\b(?:ҚАУЛЫ\s+ЕТЕ(?:МІН|ДІ|М)|БҰЙЫРАМЫН|ПОСТАНОВЛЯ(?:Ю|ЕТ)|ПРИКАЗЫВАЮ)\b"
    r"|№\s*\d[\w-]*\s+(?:Жарлығы|Заңы|Қаулысы|қаулысы)\s*\.?\s*$"
    r"|^\s*(?:ҚАЗАҚСТАН РЕСПУБЛИКАСЫНЫҢ (?:КОНСТИТУЦИЯЛЫҚ )?ЗАҢЫ|(?:КОНСТИТУЦИОННЫЙ )?ЗАКОН РЕСПУБЛИКИ КАЗАХСТАН)\b",
    re.MULTILINE,
)


def looks_legal(texts: Iterable[str]) -> bool:
    """Tell whether clauses are the text of a legal act: it enacts, or is headed as a law, within its first 40 clauses."""
    head = [text for text, _n in zip(texts, range(_HEAD), strict=False)]
    return any(_ENACTS.search(text) for text in head)


def is_shown(shown: bool) -> Verdict:
    """Tell whether a clause still reads as it did when somebody looked at it. Refuses with "sources.clause_read_anew"."""
    return Allowed() if shown else Refused("sources.clause_read_anew")


def may_repair(*, is_legal: bool, changed: int) -> Verdict:
    """Tell whether a paper may be repaired again. Refuses with "sources.legal_text_stays", "sources.nothing_to_repair"."""
    if changed == 0:
        return Refused("sources.nothing_to_repair")
    return Refused("sources.legal_text_stays") if is_legal else Allowed()


def may_begin(*, is_person: bool, is_legal: bool) -> Verdict:
    """Tell whether somebody may begin to correct a paper. Refuses with "sources.sign_in_to_propose", "sources.legal_text_stays"."""
    if not is_person:
        return Refused("sources.sign_in_to_propose")
    return Refused("sources.legal_text_stays") if is_legal else Allowed()


def may_propose(
    *, is_person: bool, is_legal: bool, is_current: bool, before: str, after: str, proposed_today: int
) -> Verdict:
    """Tell whether a person may propose another reading of a clause.

    Refuses with "sources.sign_in_to_propose", "sources.legal_text_stays", "sources.clause_read_anew" (somebody changed
    it meanwhile), "sources.nothing_corrected", "sources.correction_too_long", "sources.too_many_proposals".
    """
    return first_refusal(
        may_begin(is_person=is_person, is_legal=is_legal),
        is_shown(is_current),
        _is_correction(before, after),
        Allowed()
        if proposed_today < MOST_A_DAY
        else Refused("sources.too_many_proposals", facts={"most": MOST_A_DAY}),
    )


def _is_correction(before: str, after: str) -> Verdict:
    if not after.strip() or after.split() == before.split():
        return Refused("sources.nothing_corrected")
    if len(after) > max(MOST_LETTERS, 2 * len(before)):
        return Refused("sources.correction_too_long", facts={"most": MOST_LETTERS})
    return Allowed()


def may_settle(*, is_waiting: bool, is_legal: bool, is_current: bool, accepts: bool) -> Verdict:
    """Tell whether a proposal may be accepted or rejected.

    Refuses with "sources.already_settled"; accepting also with "sources.legal_text_stays" and
    "sources.clause_read_anew": what the proposal corrects is no longer what is shown.
    """
    if not is_waiting:
        return Refused("sources.already_settled")
    if accepts and is_legal:
        return Refused("sources.legal_text_stays")
    return is_shown(is_current or not accepts)
