"""Minutes: from facts to verdicts (law 70-IV, art. 9; Decree 149, pts 8 and 11). They are signed once, after the closing."""

from __future__ import annotations

from collections.abc import Iterable

from rulebook import Allowed, Citation, Refused, Verdict, first_refusal

from shanyraq.meetings.rules.sessions import ARTICLE_9, SessionFacts

SECRETARIAT = Citation("decree-149-2011", "11(1)")
KINDS = ("note", "correction")


def ranges(numbers: Iterable[int]) -> str:
    """Write numbers of events shortly: 3, 5–9, 12."""
    parts: list[list[int]] = []
    for number in sorted(set(numbers)):
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in parts)


def may_remark(facts: SessionFacts, *, known: bool, kind: str = "note") -> Verdict:
    """Allow the Secretariat to write around the minutes; after the signature, for the edition that corrects them.

    Refuses with "meetings.session_not_open", "meetings.no_such_answer", "meetings.no_such_sentence".
    """
    return first_refusal(
        Allowed() if facts.opened_on else Refused("meetings.session_not_open"),
        Allowed() if kind in KINDS else Refused("meetings.no_such_answer"),
        Allowed((SECRETARIAT,)) if known else Refused("meetings.no_such_sentence"),
    )


def may_sign(facts: SessionFacts, *, signed: bool) -> Verdict:
    """Allow the minutes of a closed Session to be signed, once.

    Refuses with "meetings.minutes_not_over", "meetings.minutes_signed".
    """
    return first_refusal(
        Allowed() if facts.closed_on else Refused("meetings.minutes_not_over"),
        Refused("meetings.minutes_signed") if signed else Allowed((ARTICLE_9,)),
    )


def may_correct(*, signed: bool, waiting: int) -> Verdict:
    """Allow signed minutes to be signed anew with `waiting` remarks written since; the earlier edition stays.

    Refuses with "meetings.minutes_not_signed", "meetings.nothing_waits".
    """
    return first_refusal(
        Allowed() if signed else Refused("meetings.minutes_not_signed"),
        Allowed((ARTICLE_9,)) if waiting else Refused("meetings.nothing_waits"),
    )
