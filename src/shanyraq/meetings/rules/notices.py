"""Whether a member was told of a meeting: the attempts to tell, and what they prove. Law 70-IV, art. 9 asks for the notice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rulebook import Allowed, Citation, Refused, Verdict

LAW = (Citation("law-70-iv-2008", "9"),)
CHANNELS = ("mail", "paper", "telephone", "page")
BY_HAND = ("paper", "telephone")
Standing = Literal["acknowledged", "handed", "sent", "shown", "waiting", "returned", "none"]
STANDINGS: tuple[Standing, ...] = ("acknowledged", "handed", "sent", "shown", "waiting", "returned", "none")
PROVEN: frozenset[Standing] = frozenset({"acknowledged", "handed"})
LEFT: frozenset[Standing] = frozenset({"returned", "none"})


@dataclass(frozen=True)
class Attempt:
    """One attempt to tell one member: by which channel, and what is known of it.

    `sent` is the mail server's word that it took the letter; `returned` that the letter came back or was given up.
    """

    channel: str
    sent: bool = False
    returned: bool = False
    acknowledged: bool = False

    @property
    def standing(self) -> Standing:
        """Say what this attempt alone proves."""
        if self.acknowledged:
            return "acknowledged"
        if self.returned:
            return "returned"
        if self.channel in BY_HAND:
            return "handed"
        if self.channel == "page":
            return "shown"
        return "sent" if self.sent else "waiting"


def standing_of(attempts: Iterable[Attempt]) -> Standing:
    """Say what all attempts to tell a member prove: the strongest of them; "none" where nobody tried."""
    found = {attempt.standing for attempt in attempts}
    return next((one for one in STANDINGS if one in found), "none")


@dataclass(frozen=True)
class CallingFacts:
    """What is known of a calling: the day it began to be told, the day of the meeting, how many are told and not."""

    since: date
    start_day: date
    called: int = 0
    left: int = 0
    begun: bool = False


def is_called(facts: CallingFacts | None) -> Verdict:
    """Say whether there is a notice to serve at all: the meeting is announced and has not begun."""
    if facts is None:
        return Refused("meetings.not_called_yet", LAW)
    if facts.begun:
        return Refused("meetings.calling_over", LAW, {"start_day": facts.start_day})
    return Allowed(LAW)


def may_serve(facts: CallingFacts | None, day: date) -> Verdict:
    """Say whether those left may be served now: some member has no notice, or theirs came back."""
    verdict = is_called(facts)
    if not verdict or facts is None:
        return verdict
    if day > facts.start_day:
        return Refused("meetings.calling_over", LAW, {"start_day": facts.start_day})
    if not facts.left:
        return Refused("meetings.nobody_left", LAW, {"called": facts.called})
    return Allowed(LAW)


def may_note(
    facts: CallingFacts | None, *, on_roll: bool, channel: str, told_on: date, receipt: str, day: date
) -> Verdict:
    """Say whether an officer may note that a member was told by hand: on paper with its receipt, or by telephone."""
    verdict = is_called(facts)
    if not verdict or facts is None:
        return verdict
    if not on_roll:
        return Refused("meetings.not_called", LAW)
    if channel not in BY_HAND:
        return Refused("meetings.no_such_channel")
    if told_on < facts.since:
        return Refused("meetings.told_before_the_call", LAW, {"told": told_on, "since": facts.since})
    if told_on > day:
        return Refused("meetings.told_ahead", facts={"told": told_on, "day": day})
    if channel == "paper" and not receipt:
        return Refused("meetings.receipt_missing")
    return Allowed(LAW)


def may_acknowledge(facts: CallingFacts | None, *, on_roll: bool, standing: Standing, day: date) -> Verdict:
    """Say whether a member may confirm today that the notice reached them: called, once, until the meeting begins."""
    verdict = is_called(facts)
    if not verdict or facts is None:
        return verdict
    if not on_roll:
        return Refused("meetings.not_called", LAW)
    if standing == "acknowledged":
        return Refused("meetings.already_acknowledged")
    if day > facts.start_day:
        return Refused("meetings.calling_over", LAW, {"start_day": facts.start_day})
    return Allowed(LAW)
