"""The Council: governs between Sessions, meets or is polled (Law 70-IV, art. 10; Decree 149, pt 9)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from rulebook import Allowed, Facts, Refused, Rulebook, Verdict, first_refusal

from shanyraq.law.norms import Needed, count_needed, rule, settled, term_from
from shanyraq.law.status import may_institution_act

Convener = Literal["chair", "deputy_chair"]


@rule
def may_convene(book: Rulebook, by_role: str, chair_agrees: bool, day: date) -> Verdict:
    """Allow the Chair, or a deputy chair with the Chair's agreement, to convene the Council.

    `by_role` is "chair" or "deputy_chair"; a prefix ("assembly.chair") is ignored. Refuses with
    "meetings.not_convener", "meetings.chair_agreement_missing". Decree 149, pt 9; law 70-IV, art. 10(3).
    """
    role = by_role.rpartition(".")[2]
    conveners = settled(book, "council.conveners", day)
    agreement = settled(book, "council.deputies_need_agreement", day)
    facts: Facts = {"by_role": role, "day": day}
    if role not in conveners.words:
        return Refused("meetings.not_convener", (conveners.law,), facts)
    if role == "deputy_chair" and agreement.value and not chair_agrees:
        return Refused(
            "meetings.chair_agreement_missing", (agreement.law,), facts, ("meetings.record_agreement",)
        )
    return first_refusal(may_institution_act(book, day), Allowed((conveners.law,), conveners.confirmed))


@rule
def is_quorate(book: Rulebook, registered: int, total: int, day: date) -> Verdict:
    """Allow a meeting at which at least two thirds of all Council members are registered.

    Law 70-IV, art. 10(5). Refuses with "meetings.council_no_quorum" and the numbers: 84 members need 56.
    """
    needed = count_needed(book, "council.quorum", total, day)
    facts: Facts = {"registered": registered, "total": total, "needed": needed.people}
    return _enough(registered, needed, facts, "meetings.council_no_quorum")


@rule
def is_adopted(book: Rulebook, votes_for: int, present: int, day: date) -> Verdict:
    """Allow a decision that at least two thirds of the members present voted for (law 70-IV, art. 10(6)).

    Refuses with "meetings.council_no_majority" and the numbers: 56 present need 38.
    """
    needed = count_needed(book, "council.majority", present, day)
    facts: Facts = {"votes_for": votes_for, "present": present, "needed": needed.people}
    return _enough(votes_for, needed, facts, "meetings.council_no_majority")


@rule
def is_poll_adopted(book: Rulebook, votes_for: int, total: int, day: date) -> Verdict:
    """Allow a decision by poll that at least two thirds of ALL members voted for (Decree 149, pt 9).

    Silence counts against: only votes for are counted, against the total. Refuses with
    "meetings.poll_not_adopted".
    """
    needed = count_needed(book, "council.poll_share", total, day)
    facts: Facts = {"votes_for": votes_for, "total": total, "needed": needed.people}
    return _enough(votes_for, needed, facts, "meetings.poll_not_adopted")


def _enough(count: int, needed: Needed, facts: Facts, code: str) -> Verdict:
    if count < needed.people:
        return Refused(code, (needed.value.law,), facts)
    return Allowed((needed.value.law,), needed.value.confirmed, facts)


@rule
def may_run_poll(book: Rulebook, day: date) -> Verdict:
    """Allow the working body to run a poll of the Council (Decree 149, pt 9).

    Known from 2011-09-07; from 2024-12-27 it awaits a confirmation. Refuses with "meetings.no_polls" where
    a norm says that there are none.
    """
    allowed = settled(book, "council.poll", day)
    if not allowed.value:
        return Refused("meetings.no_polls", (allowed.law,), {"day": day})
    return first_refusal(may_institution_act(book, day), Allowed((allowed.law,), allowed.confirmed))


@rule
def is_half_year_meeting_held(book: Rulebook, meeting_days: Iterable[date], on: date) -> Verdict:
    """Allow up to six months since the last meeting of the Council (law 70-IV, art. 10(3)).

    Counts from the last meeting on or before `on`. Refuses with "meetings.council_never_met",
    "meetings.council_meeting_overdue" and the days.
    """
    key = "council.months_between_meetings"
    term = settled(book, key, on)
    last = max((day for day in meeting_days if day <= on), default=None)
    if last is None:
        return Refused("meetings.council_never_met", (term.law,), {"day": on})
    due = term_from(term, book.parameter(key).unit, last)
    facts: Facts = {"last_meeting": last, "due": due.day, "day": on}
    if on > due.day:
        return Refused("meetings.council_meeting_overdue", due.law, facts)
    return Allowed(due.law, due.confirmed, facts)
