"""Who has the floor, and for how long: from facts to verdicts (law 70-IV, art. 9; Decree 149, pt 8: rules of procedure).

The times of the adopted rules of procedure hold; where they name none, the Chair sets one, and it is said so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rulebook import Allowed, Citation, Refused, Verdict, first_refusal

from shanyraq.meetings.rules.sessions import ARTICLE_9, SessionFacts, is_open

PROCEDURE = Citation("decree-149-2011", "8")
Kind = Literal["order", "reply", "speech"]
KINDS: tuple[Kind, ...] = ("order", "reply", "speech")
Source = Literal["rules", "chair", ""]
MINUTE = 60


@dataclass(frozen=True)
class Times:
    """Minutes for a speech, for a reply or a point of order, and for a whole matter; None where not named."""

    speech: int | None = None
    reply: int | None = None
    matter: int | None = None


@dataclass(frozen=True)
class Limit:
    """How many seconds a speaker gets, and whose word that is; no limit where nobody named one."""

    seconds: int | None = None
    source: Source = ""


@dataclass(frozen=True)
class FloorFacts:
    """What is known of a matter and of its floor at a moment.

    `current`: the matter is taken up. `decided`: its vote stands. `voting`: a vote by names is open. `speaking`:
    somebody has the floor. `order_waits`: a point of order is asked for.
    """

    current: bool = False
    decided: bool = False
    voting: bool = False
    speaking: bool = False
    order_waits: bool = False


def rank(kind: str) -> int:
    """Give the place of a kind in the list: points of order first, then replies, then speeches."""
    return KINDS.index(kind)


def chosen(rules: int | None, chair: Sequence[int | None]) -> tuple[int | None, Source]:
    """Choose a time: of the rules of procedure, else the Chair's, on this matter before that for the whole Session."""
    if rules is not None:
        return rules, "rules"
    found = next((minutes for minutes in chair if minutes is not None), None)
    return found, "chair" if found is not None else ""


def limit_of(kind: str, rules: Times, chair: Sequence[Times], used: int) -> Limit:
    """Give the seconds of a turn: its own time, but never more than what is left of the matter's; `used` in seconds."""
    own, source = (
        chosen(rules.speech, [one.speech for one in chair])
        if kind == "speech"
        else chosen(rules.reply, [one.reply for one in chair])
    )
    whole, of_whole = chosen(rules.matter, [one.matter for one in chair])
    left = max(0, whole * MINUTE - used) if whole is not None else None
    if own is not None and (left is None or own * MINUTE <= left):
        return Limit(own * MINUTE, source)
    return Limit(left, of_whole) if left is not None else Limit()


def may_take_up(facts: SessionFacts, floor: FloorFacts) -> Verdict:
    """Allow the Chair to take up a matter: an open Session, nobody speaking, no open vote, not this one already."""
    return first_refusal(
        is_open(facts),
        Refused("meetings.matter_taken_up") if floor.current else Allowed(),
        Refused("meetings.roll_call_open") if floor.voting else Allowed(),
        Refused("meetings.floor_taken") if floor.speaking else Allowed((ARTICLE_9,)),
    )


def may_set_times(facts: SessionFacts, rules: Times, asked: Times) -> Verdict:
    """Allow the Chair to set times that the rules of procedure leave open, and at least one.

    Refuses with "meetings.session_not_open", "meetings.time_in_rules", "meetings.time_missing".
    """
    named = [(asked.speech, rules.speech), (asked.reply, rules.reply), (asked.matter, rules.matter)]
    taken = next((by for mine, by in named if mine is not None and by is not None), None)
    missing = all(mine is None for mine, _by in named)
    return first_refusal(
        is_open(facts),
        Refused("meetings.time_in_rules", (PROCEDURE,), {"minutes": taken}) if taken else Allowed(),
        Refused("meetings.time_missing") if missing else Allowed((PROCEDURE,)),
    )


def may_ask(facts: SessionFacts, floor: FloorFacts, kind: str, *, present: bool, waiting: bool) -> Verdict:
    """Allow a member who is present to ask for the floor once; a reply or a point of order on the matter taken up.

    Refuses with "meetings.no_such_answer", "meetings.session_not_open", "meetings.not_registered_here",
    "meetings.matter_decided", "meetings.matter_not_taken_up", "meetings.floor_asked".
    """
    early = kind != "speech" and not floor.current
    return first_refusal(
        Allowed() if kind in KINDS else Refused("meetings.no_such_answer"),
        is_open(facts),
        Allowed() if present else Refused("meetings.not_registered_here", (ARTICLE_9,)),
        Refused("meetings.matter_decided") if floor.decided and kind == "speech" else Allowed(),
        Refused("meetings.matter_not_taken_up") if early else Allowed(),
        Refused("meetings.floor_asked") if waiting else Allowed((PROCEDURE,)),
    )


def may_drop(status: str) -> Verdict:
    """Allow a request that still waits to be taken back."""
    return Allowed((PROCEDURE,)) if status == "waiting" else Refused("meetings.not_waiting")


def may_give(
    facts: SessionFacts, floor: FloorFacts, kind: str, status: str, limit: Limit, *, present: bool
) -> Verdict:
    """Allow the Chair to give the floor on the matter taken up, to one at a time, points of order first.

    Refuses with "meetings.session_not_open", "meetings.not_waiting", "meetings.matter_not_taken_up",
    "meetings.roll_call_open", "meetings.floor_taken", "meetings.order_first", "meetings.speaker_absent",
    "meetings.matter_time_up".
    """
    waits = floor.order_waits and kind != "order"
    return first_refusal(
        is_open(facts),
        may_drop(status),
        Allowed() if floor.current else Refused("meetings.matter_not_taken_up"),
        Refused("meetings.roll_call_open") if floor.voting else Allowed(),
        Refused("meetings.floor_taken") if floor.speaking else Allowed(),
        Refused("meetings.order_first", (PROCEDURE,)) if waits else Allowed(),
        Allowed() if present else Refused("meetings.speaker_absent"),
        Refused("meetings.matter_time_up", (PROCEDURE,)) if limit.seconds == 0 else Allowed((PROCEDURE,)),
    )


def may_end(status: str) -> Verdict:
    """Allow the Chair to end the turn of whoever has the floor."""
    return Allowed((PROCEDURE,)) if status == "speaking" else Refused("meetings.not_speaking")
