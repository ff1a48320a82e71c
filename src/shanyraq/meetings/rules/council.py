"""Meetings of the Council (law 70-IV, art. 10; Decree 149, pt 9), and its discussions (Decree 149, pt 25)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rulebook import Allowed, Citation, Refused, Rulebook, Verdict, first_refusal

from shanyraq.law import council as law
from shanyraq.law.status import may_institution_act

MINUTES = Citation("law-70-iv-2008", "10(6)")
LAW = (Citation("decree-149-2011", "9"), Citation("law-70-iv-2008", "10(3)"))


@dataclass(frozen=True)
class MeetingFacts:
    """What is known of a Council meeting on a day."""

    by_role: str
    start_day: date
    agreed_on: date | None = None
    held_on: date | None = None
    cancelled_on: date | None = None
    present: int = 0
    total: int = 0

    @property
    def status(self) -> str:
        """Say where the meeting stands; computed, never typed."""
        if self.cancelled_on:
            return "called_off"
        if self.held_on:
            return "held"
        return "convened" if self.agreed_on else "pending"


def may_ask(book: Rulebook, by_role: str, start_day: date, day: date) -> Verdict:
    """Allow the Chair or a deputy chair to convene the Council for a day that is not past.

    A deputy's convocation is pending until the Chair agrees. Refuses with "meetings.not_convener",
    "meetings.meeting_in_the_past".
    """
    past = Refused("meetings.meeting_in_the_past", facts={"start_day": start_day, "day": day})
    return first_refusal(law.may_convene(book, by_role, True, day), past if start_day < day else Allowed())


def is_convened(book: Rulebook, facts: MeetingFacts, day: date) -> Verdict:
    """Say whether the Council is convened: by the Chair, or by a deputy with the Chair's agreement."""
    return law.may_convene(book, facts.by_role, facts.agreed_on is not None, day)


def is_not_off(facts: MeetingFacts) -> Verdict:
    """Refuse what concerns a meeting that was called off: "meetings.meeting_called_off"."""
    if facts.cancelled_on:
        return Refused("meetings.meeting_called_off", facts={"cancelled_on": facts.cancelled_on})
    return Allowed()


def may_call_off(facts: MeetingFacts, roles: Iterable[str]) -> Verdict:
    """Allow a meeting that was not held to be called off by whoever convened it: the Chair, or before that the deputy.

    Refuses with "meetings.meeting_called_off", "meetings.already_held", "meetings.chair_calls_off".
    """
    held = Refused("meetings.already_held", facts={"held_on": facts.held_on}) if facts.held_on else Allowed()
    others = facts.agreed_on is not None and "assembly.chair" not in set(roles)
    return first_refusal(
        is_not_off(facts), held, Refused("meetings.chair_calls_off", LAW) if others else Allowed(LAW)
    )


def may_agree(facts: MeetingFacts, book: Rulebook, day: date) -> Verdict:
    """Allow the Chair to agree once to a deputy's convocation. Refuses with "meetings.already_agreed", "meetings.meeting_called_off"."""
    if facts.cancelled_on:
        return is_not_off(facts)
    if facts.agreed_on:
        return Refused("meetings.already_agreed", facts={"agreed_on": facts.agreed_on})
    return may_institution_act(book, day)


def may_hold(book: Rulebook, facts: MeetingFacts, present: int, total: int, day: date) -> Verdict:
    """Allow the record of a meeting: convened, on its day or later, with two thirds of all members present.

    Refuses with "meetings.meeting_called_off", "meetings.chair_agreement_missing", "meetings.before_meeting_day",
    "meetings.already_held", "meetings.council_no_quorum".
    """
    if facts.cancelled_on:
        return is_not_off(facts)
    if facts.held_on:
        return Refused("meetings.already_held", facts={"held_on": facts.held_on})
    ahead = Refused("meetings.before_meeting_day", facts={"start_day": facts.start_day, "day": day})
    return first_refusal(
        is_convened(book, facts, day),
        ahead if day < facts.start_day else Allowed(),
        law.is_quorate(book, present, total, day),
    )


def may_count(facts: MeetingFacts, *, given: int, counted: bool) -> Verdict:
    """Allow the count of a matter of a held meeting: once, never more votes than members present."""
    if not facts.held_on:
        return Refused("meetings.meeting_not_held")
    if counted:
        return Refused("meetings.already_voted")
    if given > facts.present:
        over = {"given": given, "present": facts.present, "over": given - facts.present}
        return Refused("meetings.more_votes_than_present", facts=over)
    return Allowed()


def may_void_count(facts: MeetingFacts, *, counted: bool, used: bool) -> Verdict:
    """Allow a wrong count of a matter to be voided, with a reason, while nothing stands on it.

    Refuses with "meetings.meeting_not_held", "meetings.nothing_to_void", "meetings.count_used".
    """
    return first_refusal(
        Allowed() if facts.held_on else Refused("meetings.meeting_not_held"),
        Allowed() if counted else Refused("meetings.nothing_to_void"),
        Refused("meetings.count_used") if used else Allowed((MINUTES,)),
    )


def result(book: Rulebook, votes_for: int, present: int, day: date) -> Verdict:
    """Say whether two thirds of those present voted for (law 70-IV, art. 10(6))."""
    return law.is_adopted(book, votes_for, present, day)


def is_discussed(book: Rulebook, discussed_on: date | None, day: date) -> Verdict:
    """Allow a draft of a programme document on a Session's agenda only after the Council discussed it.

    Refuses with "meetings.not_discussed" (Decree 149, pt 25; from 2024-12-27 it awaits a confirmation).
    """
    steps = book.settled("programme_document.steps", on=day)
    if isinstance(steps, Refused):
        return steps
    if "council_discusses" in steps.words and (discussed_on is None or discussed_on > day):
        return Refused("meetings.not_discussed", (steps.law,))
    return Allowed((steps.law,), steps.confirmed)
