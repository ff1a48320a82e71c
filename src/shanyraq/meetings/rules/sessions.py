"""The Session: from facts to verdicts (law 70-IV, art. 9; Decree 149, pts 7-8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from rulebook import Allowed, Citation, Deadline, Refusal, Refused, Rulebook, Verdict, first_refusal

from shanyraq.law import sessions as law
from shanyraq.law.status import may_institution_act

ARTICLE_9 = Citation("law-70-iv-2008", "9")
PROPOSAL = Citation("law-70-iv-2008", "10(4)(3)")


@dataclass(frozen=True)
class SessionFacts:
    """What is known of a Session on a day: enough for every verdict about it.

    `start_day`, `place` and `agenda` are those of the order in force, or the planned ones while there is none.
    `present` counts registered members in all halls, `remote` those of them at a distance, `total` all members on the day.
    """

    kind: law.Kind = "ordinary"
    start_day: date | None = None
    place: str = ""
    agenda: tuple[str, ...] = ()
    proposed_on: date | None = None
    decided_on: date | None = None
    order_day: date | None = None
    announcements: int = 0
    present: int = 0
    remote: int = 0
    total: int = 0
    opened_on: date | None = None
    closed_on: date | None = None
    cancelled_on: date | None = None

    @property
    def status(self) -> str:
        """Say where the Session stands; computed, never typed."""
        if self.cancelled_on:
            return "cancelled"
        if self.closed_on:
            return "closed"
        if self.opened_on:
            return "open"
        if self.order_day:
            return "convened" if self.announcements else "ordered"
        return "prepared"


def is_awaited(facts: SessionFacts) -> Verdict:
    """Refuse what comes too late: the Session is cancelled, closed or already open."""
    if facts.cancelled_on:
        return Refused("meetings.session_cancelled", facts={"cancelled_on": facts.cancelled_on})
    if facts.closed_on:
        return Refused("meetings.session_closed", facts={"closed_on": facts.closed_on})
    if facts.opened_on:
        return Refused("meetings.session_open", facts={"opened_on": facts.opened_on})
    return Allowed()


def is_open(facts: SessionFacts) -> Verdict:
    """Refuse outside of an open Session: "meetings.session_not_open", "meetings.session_closed", "meetings.session_cancelled"."""
    if facts.opened_on and not facts.closed_on:
        return Allowed()
    if facts.opened_on:
        return is_awaited(facts)
    return first_refusal(is_awaited(facts), Refused("meetings.session_not_open"))


def may_prepare(book: Rulebook, day: date) -> Verdict:
    """Allow the preparation of a Session while the institution may act."""
    return may_institution_act(book, day)


def may_change_plan(book: Rulebook, facts: SessionFacts, day: date) -> Verdict:
    """Allow a change of the planned day, place or agenda until the order is adopted; the order fixes them.

    Refuses with "meetings.order_in_force", "meetings.session_open", "meetings.session_closed",
    "meetings.session_cancelled".
    """
    ordered = (
        Refused("meetings.order_in_force", (ARTICLE_9,), {"order_day": facts.order_day})
        if facts.order_day
        else Allowed()
    )
    return first_refusal(is_awaited(facts), ordered, may_institution_act(book, day))


def may_set_agenda(book: Rulebook, facts: SessionFacts, proposed_on: date | None, day: date) -> Verdict:
    """Allow an agenda that the Council proposed (law 70-IV, art. 10(4)(3)); an extraordinary one needs no proposal.

    Refuses as `may_change_plan`, and with "meetings.agenda_not_proposed", "meetings.day_ahead".
    """
    if facts.kind == "ordinary" and proposed_on is None:
        proposal: Verdict = Refused("meetings.agenda_not_proposed", (PROPOSAL,))
    else:
        proposal = first_refusal(_has_come(proposed_on, day), Allowed((PROPOSAL,)))
    return first_refusal(may_change_plan(book, facts, day), proposal)


def is_agenda_free(prepared: int) -> Verdict:
    """Refuse another agenda once an election or a sealed vote was prepared on its matters: "meetings.agenda_in_use"."""
    return Refused("meetings.agenda_in_use", facts={"count": prepared}) if prepared else Allowed()


def _has_come(told: date | None, day: date) -> Verdict:
    if told is not None and told > day:
        return Refused("meetings.day_ahead", facts={"told": told, "day": day})
    return Allowed()


def may_adopt_order(book: Rulebook, facts: SessionFacts, day: date) -> Verdict:
    """Allow the order that convenes the Session, asking in order: place, agenda, day, notice or month.

    Refuses as `law.sessions.may_order_session`, with "meetings.start_missing", "meetings.order_in_force",
    and for an extraordinary one as `law.sessions.may_hold_extraordinary`.
    """
    plan = may_change_plan(book, facts, day)
    if not plan:
        return plan
    if facts.start_day is None:
        content = first_refusal(
            law.has_place(book, facts.place, day), law.has_agenda(book, facts.agenda, day)
        )
        return first_refusal(content, Refused("meetings.start_missing", (ARTICLE_9,), {"day": day}))
    order = law.may_order_session(
        book, day=day, kind=facts.kind, start_day=facts.start_day, place=facts.place, agenda=facts.agenda
    )
    month: Verdict = Allowed()
    if facts.kind == "extraordinary" and facts.decided_on:
        month = law.may_hold_extraordinary(book, facts.decided_on, facts.start_day)
    return first_refusal(plan, order, month)


def latest_order_day(book: Rulebook, facts: SessionFacts) -> Deadline | None:
    """Give the last lawful day of the order; None while the day of the Session is open, or where none is set."""
    if facts.start_day is None or facts.kind != "ordinary":
        return None
    try:
        return law.latest_order_day(book, facts.start_day)
    except Refusal:
        return None


def latest_start_day(book: Rulebook, facts: SessionFacts) -> Deadline | None:
    """Give the last lawful day of an extraordinary Session; None for an ordinary one, or where none is set."""
    if facts.decided_on is None:
        return None
    try:
        return law.deadline_of_extraordinary(book, facts.decided_on)
    except Refusal:
        return None


def earliest_start_day(book: Rulebook, day: date) -> date | None:
    """Give the first day of an ordinary Session that an order of `day` may convene; None where no rule holds."""
    try:
        latest = law.latest_order_day(book, day)
    except Refusal:
        return None
    candidate = day + (day - latest.day)
    while law.latest_order_day(book, candidate).day < day:
        candidate += timedelta(days=1)
    return candidate


def may_announce(book: Rulebook, facts: SessionFacts, told: date, day: date) -> Verdict:
    """Allow a record of a publication in official media, on or after the order and not ahead of today.

    Refuses with "meetings.not_ordered", "meetings.announced_before_order", "meetings.day_ahead".
    """
    awaited = is_awaited(facts)
    if not awaited:
        return awaited
    if facts.order_day is None:
        return Refused("meetings.not_ordered", (ARTICLE_9,), {"start_day": facts.start_day or day})
    if told < facts.order_day:
        return Refused(
            "meetings.announced_before_order", (ARTICLE_9,), {"told": told, "order_day": facts.order_day}
        )
    return first_refusal(_has_come(told, day), may_institution_act(book, day), Allowed((ARTICLE_9,)))


def may_register(book: Rulebook, facts: SessionFacts, day: date) -> Verdict:
    """Allow registration of members from the day of a convened Session until its closing.

    Refuses with "meetings.not_ordered", "meetings.not_announced", "meetings.before_start_day",
    "meetings.session_closed", "meetings.session_cancelled".
    """
    if facts.cancelled_on or facts.closed_on:
        return is_awaited(facts)
    start = facts.start_day or day
    ahead = Refused("meetings.before_start_day", facts={"day": day, "start_day": start})
    return first_refusal(
        Allowed() if facts.order_day else Refused("meetings.not_ordered", (ARTICLE_9,), {"start_day": start}),
        law.is_announced(book, day=day, announcements=facts.announcements),
        Allowed() if day >= start else ahead,
    )


def may_open(book: Rulebook, facts: SessionFacts, day: date) -> Verdict:
    """Allow the opening, asking in order: status, order, announcement, day, quorum (`law.sessions.may_open_session`)."""
    awaited = is_awaited(facts)
    if not awaited:
        return awaited
    return law.may_open_session(
        book,
        day=day,
        start_day=facts.start_day or day,
        ordered=facts.order_day is not None,
        announced=facts.announcements > 0,
        registered=facts.present,
        total=facts.total,
    )


def quorum(book: Rulebook, facts: SessionFacts, day: date) -> Verdict:
    """Say whether enough members are registered; the norm is unconfirmed until an officer confirms it."""
    return law.is_session_quorate(book, facts.present, facts.total, day)


def may_vote(
    book: Rulebook,
    facts: SessionFacts,
    day: date,
    *,
    votes_for: int,
    against: int,
    abstained: int,
    voted: bool,
) -> Verdict:
    """Allow the record of a show of hands in an open Session: never more votes than members present.

    `voted`: a count already stands for this matter. Refuses with "meetings.session_not_open",
    "meetings.already_voted", "meetings.negative_votes", "meetings.more_votes_than_present",
    "law.unconfirmed_norm" (quorum), "meetings.no_quorum".
    """
    given = votes_for + against + abstained
    counted = {"given": given, "present": facts.present, "over": given - facts.present}
    return first_refusal(
        is_open(facts),
        Refused("meetings.already_voted") if voted else Allowed(),
        Refused("meetings.negative_votes") if min(votes_for, against, abstained) < 0 else Allowed(),
        Refused("meetings.more_votes_than_present", facts=counted) if given > facts.present else Allowed(),
        quorum(book, facts, day),
    )


def may_void_vote(facts: SessionFacts, counted: bool) -> Verdict:
    """Allow a wrong count to be voided while the Session is open; the count stays, struck."""
    standing = Allowed() if counted else Refused("meetings.nothing_to_void")
    return first_refusal(is_open(facts), standing)


def may_close(book: Rulebook, facts: SessionFacts, day: date) -> Verdict:
    """Allow the closing of an open Session. Refuses with "meetings.session_not_open", "meetings.session_closed"."""
    return first_refusal(is_open(facts), may_institution_act(book, day))


def may_cancel(facts: SessionFacts) -> Verdict:
    """Allow a Session that has not opened to be cancelled, with a reason."""
    return first_refusal(is_awaited(facts), Allowed((ARTICLE_9,)))


def may_postpone(facts: SessionFacts) -> Verdict:
    """Allow an ordered Session to be put off: its order ends, and the next one keeps the notice anew."""
    ordered = Allowed((ARTICLE_9,)) if facts.order_day else Refused("meetings.not_ordered_yet", (ARTICLE_9,))
    return first_refusal(is_awaited(facts), ordered)


def result(book: Rulebook, *, votes_for: int, present: int, total: int, day: date) -> Verdict:
    """Say whether a count adopts a decision of the Session; the majority is unconfirmed until confirmed."""
    return law.is_decision_adopted(book, day=day, votes_for=votes_for, present=present, total=total)


def may_start_by(book: Rulebook, decided_on: date, start_day: date | None) -> Verdict:
    """Allow a planned day of an extraordinary Session within the month from the decision; an open day is allowed."""
    return law.may_hold_extraordinary(book, decided_on, start_day) if start_day else Allowed()
