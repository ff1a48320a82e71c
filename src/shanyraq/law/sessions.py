"""The Session:

the meeting of the members, the Assembly's highest body (Law 70-IV, art. 9; Decree 149, pts 7-8).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from rulebook import Allowed, Deadline, Facts, Refused, Rulebook, Value, Verdict, first_refusal

from shanyraq.law.norms import count_needed, rule, settled, term_before, term_from
from shanyraq.law.status import may_institution_act

Kind = Literal["ordinary", "extraordinary"]
Initiator = Literal["chair", "council", "members"]
Form = Literal["decision", "appeal"]
Subject = Literal["general", "election"]

NOTICE_IN_DAYS, NOTICE_IN_MONTHS = "session.notice_days", "session.notice_months"


def _notice(book: Rulebook, day: date) -> tuple[Value, str]:
    """Give the rule of notice of a day:

    days since Law 70-IV, one month under the Regulation of Decree 856.
    """
    if not isinstance(old := book.settled(NOTICE_IN_MONTHS, on=day), Refused):
        return old, book.parameter(NOTICE_IN_MONTHS).unit
    return settled(book, NOTICE_IN_DAYS, day), book.parameter(NOTICE_IN_DAYS).unit


def latest_order_day(book: Rulebook, start_day: date) -> Deadline:
    """Give the last day on which the order convening an ordinary Session may be adopted (law 70-IV, art. 9).

    The boundary day is in time: a Session of 2023-04-26 may be ordered on 2023-03-27. An order is judged by the rule of
    its own day: where that day lies before the rule of the Session's day, the earlier rule says it. Raises `Refusal`
    where no settled rule of notice holds on either.
    """
    value, unit = _notice(book, start_day)
    latest = term_before(value, unit, start_day)
    if latest.day >= value.since:
        return latest
    older, unit = _notice(book, latest.day)
    found = term_before(older, unit, start_day)
    return replace(found, day=min(found.day, value.since - timedelta(days=1)))


@rule
def is_notice_in_time(book: Rulebook, order_day: date, start_day: date) -> Verdict:
    """Allow an order adopted not later than 30 days before the opening, by the rule of the day of the order.

    Refuses with "meetings.notice_too_short" and the numbers. Law 70-IV, art. 9; before 2008-10-20 one month
    (Regulation of Decree 856).
    """
    value, unit = _notice(book, order_day)
    latest = term_before(value, unit, start_day)
    facts: Facts = {
        "order_day": order_day,
        "start_day": start_day,
        "latest_order_day": latest.day,
        "days_given": (start_day - order_day).days,
        "days_needed": (start_day - latest.day).days,
    }
    if order_day > latest.day:
        ways = ("meetings.choose_later_start", "meetings.ask_extraordinary")
        return Refused("meetings.notice_too_short", latest.law, facts, ways)
    return Allowed(latest.law, latest.confirmed, facts)


@rule
def has_place(book: Rulebook, place: str, day: date) -> Verdict:
    """Allow an order that names the place; refuses with "meetings.place_missing" (law 70-IV, art. 9)."""
    return _has_content(book, "place", bool(place.strip()), day)


@rule
def has_agenda(book: Rulebook, agenda: Iterable[str], day: date) -> Verdict:
    """Allow an order that states an agenda; refuses with "meetings.agenda_missing" (law 70-IV, art. 9)."""
    return _has_content(book, "agenda", any(item.strip() for item in agenda), day)


def _has_content(book: Rulebook, word: str, given: bool, day: date) -> Verdict:
    content = settled(book, "session.notice_content", day)
    if word in content.words and not given:
        return Refused(f"meetings.{word}_missing", (content.law,), {"day": day})
    return Allowed((content.law,), content.confirmed)


@rule
def may_order_session(
    book: Rulebook, *, day: date, kind: Kind, start_day: date, place: str, agenda: tuple[str, ...]
) -> Verdict:
    """Allow the order that convenes a Session, asking in order: status, place, agenda, notice.

    The notice is asked of an ordinary Session only; an extraordinary one has `may_hold_extraordinary`.
    Refuses with "law.status_superseded", "meetings.place_missing", "meetings.agenda_missing",
    "meetings.start_before_order", "meetings.notice_too_short". Law 70-IV, art. 9.
    """
    return first_refusal(
        may_institution_act(book, day),
        has_place(book, place, day),
        has_agenda(book, agenda, day),
        _starts_after_order(day, start_day),
        is_notice_in_time(book, day, start_day) if kind == "ordinary" else Allowed(),
    )


def _starts_after_order(order_day: date, start_day: date) -> Verdict:
    if start_day < order_day:
        facts = {"order_day": order_day, "start_day": start_day}
        return Refused("meetings.start_before_order", facts=facts)
    return Allowed()


@rule
def is_announced(book: Rulebook, *, day: date, announcements: int) -> Verdict:
    """Allow what needs the announcement of the Session in official mass media (law 70-IV, art. 9).

    `announcements` counts the recorded publications; refuses with "meetings.not_announced" where there is
    none.
    """
    media = settled(book, "session.announced_in", day)
    if announcements < 1:
        return Refused("meetings.not_announced", (media.law,), {"announcements": announcements})
    return Allowed((media.law,), media.confirmed, {"announcements": announcements})


@rule
def is_session_quorate(book: Rulebook, registered: int, total: int, day: date) -> Verdict:
    """Allow a Session at which enough members are registered.

    The quorum of the Session is not settled by the sources: asks for a confirmation
    ("law.unconfirmed_norm"). Refuses with "meetings.no_quorum" and the numbers.
    """
    needed = count_needed(book, "session.quorum", total, day)
    facts: Facts = {"registered": registered, "total": total, "needed": needed.people}
    if registered < needed.people:
        return Refused("meetings.no_quorum", (needed.value.law,), facts)
    return Allowed((needed.value.law,), needed.value.confirmed, facts)


@rule
def may_be_present_remotely(book: Rulebook, day: date) -> Verdict:
    """Allow a member to be present at a Session at a distance, and to be counted among those present.

    Neither the law nor the decrees say whether that is so: asks for a confirmation ("law.unconfirmed_norm").
    Refuses with "meetings.remote_not_allowed" where it was confirmed that it is not. Law 70-IV, art. 9.
    """
    norm = settled(book, "session.remote_presence", day)
    if not norm.value:
        return Refused("meetings.remote_not_allowed", (norm.law,), {"day": day})
    return Allowed((norm.law,), norm.confirmed)


@rule
def may_open_session(
    book: Rulebook, *, day: date, start_day: date, ordered: bool, announced: bool, registered: int, total: int
) -> Verdict:
    """Allow the opening of a Session, asking in order: status, order, announcement, day, quorum.

    Refuses with "law.status_superseded", "meetings.not_ordered", "meetings.not_announced",
    "meetings.before_start_day", "law.unconfirmed_norm" (quorum), "meetings.no_quorum".
    """
    order = Allowed() if ordered else Refused("meetings.not_ordered", facts={"start_day": start_day})
    facts: Facts = {"day": day, "start_day": start_day}
    return first_refusal(
        may_institution_act(book, day),
        order,
        is_announced(book, day=day, announcements=int(announced)),
        Allowed() if day >= start_day else Refused("meetings.before_start_day", facts=facts),
        is_session_quorate(book, registered, total, day),
    )


@rule
def may_initiate_extraordinary(book: Rulebook, initiator: Initiator, day: date) -> Verdict:
    """Allow the Chair, the Council, or a third of the members to ask for an extraordinary Session.

    Before 2008-10-20 the Council could not: refuses with "meetings.not_initiator". Law 70-IV, art. 9.
    """
    initiators = settled(book, "session.extraordinary_initiators", day)
    if initiator not in initiators.words:
        return Refused("meetings.not_initiator", (initiators.law,), {"initiator": initiator, "day": day})
    return Allowed((initiators.law,), initiators.confirmed)


def threshold_of_request(book: Rulebook, total: int, day: date) -> int:
    """Count the signatures that make a request for an extraordinary Session valid.

    A third of all members, rounded up: 382 members need 128 (law 70-IV, art. 9). Raises `Refusal` where no
    settled rule holds.
    """
    return count_needed(book, "session.extraordinary_share", total, day).people


@rule
def is_request_valid(book: Rulebook, signatures: int, total: int, day: date) -> Verdict:
    """Allow a request signed by at least a third of the total number of members (law 70-IV, art. 9).

    Refuses with "meetings.request_below_third" and the numbers.
    """
    needed = count_needed(book, "session.extraordinary_share", total, day)
    facts: Facts = {"signatures": signatures, "total": total, "needed": needed.people}
    if signatures < needed.people:
        missing = {**facts, "missing": needed.people - signatures}
        return Refused("meetings.request_below_third", (needed.value.law,), missing)
    return Allowed((needed.value.law,), needed.value.confirmed, facts)


def deadline_of_extraordinary(book: Rulebook, decision_day: date) -> Deadline:
    """Give the last day for an extraordinary Session.

    One month from the decision to hold it (law 70-IV, art. 9). A decision of 31 January ends on 28 or 29
    February. Raises `Refusal` where no settled rule holds.
    """
    key = "session.extraordinary_months"
    return term_from(settled(book, key, decision_day), book.parameter(key).unit, decision_day)


@rule
def may_hold_extraordinary(book: Rulebook, decision_day: date, start_day: date) -> Verdict:
    """Allow an extraordinary Session within a month from the decision to hold it (law 70-IV, art. 9).

    Refuses with "meetings.start_before_decision", "meetings.extraordinary_too_late".
    """
    deadline = deadline_of_extraordinary(book, decision_day)
    facts: Facts = {"decision_day": decision_day, "start_day": start_day, "latest_start_day": deadline.day}
    if start_day < decision_day:
        return Refused("meetings.start_before_decision", deadline.law, facts)
    if start_day > deadline.day:
        return Refused("meetings.extraordinary_too_late", deadline.law, facts)
    return Allowed(deadline.law, deadline.confirmed, facts)


@rule
def is_decision_adopted(book: Rulebook, *, day: date, votes_for: int, present: int, total: int) -> Verdict:
    """Allow a decision of the Session that enough of the members present voted for.

    The majority of the Session is not settled by the sources: asks for a confirmation
    ("law.unconfirmed_norm"). Refuses with "meetings.no_majority" and the numbers. `total` is kept among the
    facts.
    """
    needed = count_needed(book, "session.majority", present, day)
    facts: Facts = {"votes_for": votes_for, "present": present, "total": total, "needed": needed.people}
    if votes_for < needed.people:
        return Refused("meetings.no_majority", (needed.value.law,), facts)
    return Allowed((needed.value.law,), needed.value.confirmed, facts)


@rule
def may_take_form(book: Rulebook, form: Form, subject: Subject, day: date) -> Verdict:
    """Allow a decision in its usual form, and as an Appeal on anything but an election (Decree 149, pt 8).

    Refuses with "meetings.appeal_not_for_election". The form of an Appeal is known from 2011-09-07; from
    2024-12-27 it awaits a confirmation.
    """
    if form == "decision":
        return Allowed()
    barred = settled(book, "session.appeal_not_for", day)
    allowed = settled(book, "session.appeal_form", day)
    if subject in barred.words or not allowed.value:
        return Refused("meetings.appeal_not_for_election", (barred.law,), {"subject": subject})
    return Allowed((allowed.law,), allowed.confirmed)


@rule
def is_yearly_session_held(book: Rulebook, year: int, session_days: Iterable[date], on: date) -> Verdict:
    """Allow a calendar year in which at least one Session was held by the day `on` (law 70-IV, art. 9).

    While the year runs, refuses with "meetings.yearly_session_due" and the days left; once it is over, with
    "meetings.yearly_session_missed". Whether the law counts calendar years or twelve months is not settled
    (norm "session.year_reading"); `is_within_a_year` gives the other reading.
    """
    asked = min(on, date(year, 12, 31))
    rule_of_year = settled(book, "session.per_year", asked)
    held = sum(1 for day in session_days if day.year == year and day <= on)
    facts: Facts = {"year": str(year), "held": held, "needed": rule_of_year.number}
    if held >= rule_of_year.number:
        return Allowed((rule_of_year.law,), rule_of_year.confirmed, facts)
    if on > date(year, 12, 31):
        return Refused("meetings.yearly_session_missed", (rule_of_year.law,), facts)
    due = {**facts, "days_left": (date(year, 12, 31) - on).days}
    return Refused("meetings.yearly_session_due", (rule_of_year.law,), due, ("meetings.prepare_session",))


@rule
def is_within_a_year(book: Rulebook, last_session: date, on: date) -> Verdict:
    """Allow up to 365 days since the last Session: the strict reading of "at least once a year".

    Refuses with "meetings.over_a_year" and the days since. Law 70-IV, art. 9.
    """
    rule_of_year = settled(book, "session.per_year", on)
    facts: Facts = {"last_session": last_session, "days_since": (on - last_session).days}
    if (on - last_session).days > _DAYS_OF_A_YEAR:
        return Refused("meetings.over_a_year", (rule_of_year.law,), facts)
    return Allowed((rule_of_year.law,), rule_of_year.confirmed, facts)


_DAYS_OF_A_YEAR = 365
