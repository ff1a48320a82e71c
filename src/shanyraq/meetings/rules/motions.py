"""A text on a matter and its amendments: from facts to verdicts (law 70-IV, art. 9; Decree 149, pt 8).

Amendments are voted on before the text. Each names the passage it changes, so that what has been adopted is always one
clean text; the changes are marked word by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from rulebook import Allowed, Refused, Verdict, first_refusal

from shanyraq.meetings.rules.floor import PROCEDURE
from shanyraq.meetings.rules.sessions import SessionFacts, is_open

WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Change:
    """One change of a text: the passage `old` becomes `new`. An empty `old` adds `new` as a last paragraph."""

    old: str
    new: str


@dataclass(frozen=True)
class Piece:
    """A piece of a marked text: "same", "added" or "removed"."""

    kind: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True)
class TextFacts:
    """What is known of a matter's text: whether one stands, whether the matter is decided or being voted on, how
    many amendments wait for their vote, and whether who moves is present (the Secretariat brings drafts from outside).

    `voting`: a vote by names is open. `secret`: a secret vote on the matter is open or waits for its count.
    """

    stands: bool = False
    decided: bool = False
    voting: bool = False
    secret: bool = False
    waiting: int = 0
    present: bool = True


def changed(text: str, changes: Iterable[Change]) -> str:
    """Give the text after changes, in order; one whose passage is no more there once changes nothing."""
    for change in changes:
        if not change.old:
            text = f"{text}\n{change.new}"
        elif text.count(change.old) == 1:
            text = text.replace(change.old, change.new)
    return text


def fits(text: str, change: Change) -> bool:
    """Tell whether a change can still be made: its passage stands in the text exactly once."""
    return not change.old or text.count(change.old) == 1


def marked(before: str, after: str) -> list[Piece]:
    """Mark what differs, word by word; the pieces "same" and "added" together are `after`."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    pieces = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(new[c:d])))
            continue
        if b > a:
            pieces.append(Piece("removed", "".join(old[a:b])))
        if d > c:
            pieces.append(Piece("added", "".join(new[c:d])))
    return pieces


def is_text_free(text: TextFacts) -> Verdict:
    """Ask that a text is neither decided nor voted on now, in any way: only then may anything in it change.

    Refuses with "meetings.matter_decided", "meetings.roll_call_open", "meetings.secret_vote_open".
    """
    return first_refusal(
        Refused("meetings.matter_decided") if text.decided else Allowed(),
        Refused("meetings.roll_call_open") if text.voting else Allowed(),
        Refused("meetings.secret_vote_open") if text.secret else Allowed(),
    )


def _may_change(facts: SessionFacts, text: TextFacts) -> Verdict:
    return first_refusal(is_open(facts), is_text_free(text))


def may_move(facts: SessionFacts, text: TextFacts) -> Verdict:
    """Allow a text to be brought in on a matter that has none. Refuses with "meetings.session_not_open",
    "meetings.matter_decided", "meetings.roll_call_open", "meetings.secret_vote_open", "meetings.motion_stands",
    "meetings.not_registered_here".
    """
    return first_refusal(
        _may_change(facts, text),
        Refused("meetings.motion_stands") if text.stands else Allowed(),
        Allowed((PROCEDURE,)) if text.present else Refused("meetings.not_registered_here"),
    )


def may_amend(facts: SessionFacts, text: TextFacts) -> Verdict:
    """Allow amendments to a text that stands. Refuses as `may_move`, and with "meetings.no_motion"."""
    return first_refusal(
        _may_change(facts, text),
        Allowed() if text.stands else Refused("meetings.no_motion"),
        Allowed((PROCEDURE,)) if text.present else Refused("meetings.not_registered_here"),
    )


def is_clear(text: str, change: Change) -> Verdict:
    """Ask that an amendment changes something, at one place that can be found.

    Refuses with "meetings.nothing_changed", "meetings.passage_not_found", "meetings.passage_twice".
    """
    if change.old == change.new:
        return Refused("meetings.nothing_changed")
    found = text.count(change.old) if change.old else 1
    if found == 0:
        return Refused("meetings.passage_not_found")
    return Allowed() if found == 1 else Refused("meetings.passage_twice", facts={"count": found})


def may_withdraw(facts: SessionFacts, text: TextFacts, *, mine: bool, state: str) -> Verdict:
    """Allow one's own text or amendment to be taken back before the vote on it begins.

    Refuses with "meetings.not_yours", "meetings.motion_decided", and as `may_move` on the moment.
    """
    return first_refusal(
        Allowed() if mine else Refused("meetings.not_yours"),
        Allowed() if state == "waiting" else Refused("meetings.motion_decided"),
        _may_change(facts, text),
        Allowed((PROCEDURE,)),
    )


def may_vote_text(text: TextFacts) -> Verdict:
    """Ask that every amendment has been voted on before the text itself ("meetings.amendments_first")."""
    waits = Refused("meetings.amendments_first", (PROCEDURE,), {"count": text.waiting})
    return waits if text.waiting else Allowed()


def may_vote_amendment(state: str) -> Verdict:
    """Ask that an amendment still waits for its vote. Refuses with "meetings.motion_decided", "meetings.amendment_lapsed"."""
    if state == "lapsed":
        return Refused("meetings.amendment_lapsed")
    return Allowed((PROCEDURE,)) if state == "waiting" else Refused("meetings.motion_decided")
