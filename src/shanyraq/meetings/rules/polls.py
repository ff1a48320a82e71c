"""A poll of the Council by the working body (Decree 149, pt 9): silence counts against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rulebook import Allowed, Citation, Facts, Refusal, Refused, Rulebook, Verdict, first_refusal

from shanyraq.law import council as law
from shanyraq.law.norms import count_needed

POINT_9 = Citation("decree-149-2011", "9")


@dataclass(frozen=True)
class PollFacts:
    """What is known of a poll on a day: `total` members of the Council on the day of the count, answers of those among them."""

    deadline: date
    closed_on: date | None = None
    total: int = 0
    votes_for: int = 0
    votes_against: int = 0
    abstained: int = 0

    @property
    def answered(self) -> int:
        """Count the members who answered."""
        return self.votes_for + self.votes_against + self.abstained


def may_start(book: Rulebook, *, deadline: date, total: int, day: date) -> Verdict:
    """Allow a poll with a deadline that is not past. Refuses with "meetings.deadline_past", "meetings.council_empty"."""
    return first_refusal(
        law.may_run_poll(book, day),
        Refused("meetings.deadline_past", facts={"deadline": deadline, "day": day})
        if deadline < day
        else Allowed(),
        Refused("meetings.council_empty", facts={"day": day}) if total < 1 else Allowed(),
    )


def may_answer(facts: PollFacts, *, sits: bool, day: date) -> Verdict:
    """Allow a member of the Council to answer, and to change the answer, through the deadline's day.

    Refuses with "meetings.poll_closed", "meetings.poll_over", "meetings.not_in_council".
    """
    if facts.closed_on:
        return Refused("meetings.poll_closed", facts={"closed_on": facts.closed_on})
    if day > facts.deadline:
        return Refused("meetings.poll_over", facts={"deadline": facts.deadline})
    return Allowed((POINT_9,)) if sits else Refused("meetings.not_in_council", (POINT_9,), {"day": day})


def may_close(facts: PollFacts, day: date) -> Verdict:
    """Allow the closing after the deadline's day, or as soon as all members have answered.

    Refuses with "meetings.poll_closed", "meetings.poll_running" and the numbers.
    """
    if facts.closed_on:
        return Refused("meetings.poll_closed", facts={"closed_on": facts.closed_on})
    if day <= facts.deadline and facts.answered < facts.total:
        numbers: Facts = {"deadline": facts.deadline, "answered": facts.answered, "total": facts.total}
        return Refused("meetings.poll_running", facts=numbers)
    return Allowed((POINT_9,))


def result(book: Rulebook, facts: PollFacts, day: date) -> Verdict:
    """Say whether the votes for reach two thirds of ALL members (Decree 149, pt 9)."""
    return law.is_poll_adopted(book, facts.votes_for, facts.total, day)


def needed(book: Rulebook, total: int, day: date) -> int | None:
    """Count the votes for that adopt; None where no settled rule holds."""
    try:
        return count_needed(book, "council.poll_share", total, day).people
    except Refusal:
        return None
