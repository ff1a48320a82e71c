"""Deputy chairs: how many, from where, and how they rotate (Decree 149, pts 10-11)."""

from __future__ import annotations

from datetime import date

from rulebook import Allowed, Deadline, Facts, Refused, Rulebook, Verdict, first_refusal, months_after

from shanyraq.law.norms import rule, settled, term_from
from shanyraq.law.status import may_institution_act


@rule
def is_seat_free(book: Rulebook, in_office: int, day: date) -> Verdict:
    """Allow one more deputy chair while fewer are in office than the day's number: two, from 2011-09-07 three.

    Refuses with "bodies.deputies_complete" and the numbers.
    """
    count = settled(book, "deputies.count", day)
    facts: Facts = {"in_office": in_office, "at_most": count.number}
    if in_office >= count.number:
        return Refused("bodies.deputies_complete", (count.law,), facts)
    return Allowed((count.law,), count.confirmed, facts)


@rule
def may_appoint_deputy(
    book: Rulebook,
    *,
    by_role: str,
    from_association: bool,
    heads_secretariat: bool,
    recommended_by_council: bool,
    in_office: int,
    in_office_from_associations: int,
    day: date,
) -> Verdict:
    """Allow the President's order that appoints a deputy chair, asking in order: who, a free seat, whose seat.

    A deputy from an association needs the Council's recommendation, and at most two are from associations; the
    other seat belongs to the head of the Secretariat. Refuses with "bodies.only_president_appoints",
    "bodies.deputies_complete", "bodies.association_deputies_complete", "bodies.not_recommended_by_council",
    "bodies.third_deputy_heads_secretariat". Decree 149, pts 10, 11.
    """
    seat = (
        _association_seat(book, recommended_by_council, in_office_from_associations, day)
        if from_association
        else _secretariat_seat(book, heads_secretariat, day)
    )
    return first_refusal(
        may_institution_act(book, day),
        _appointed_by_president(book, by_role, day),
        is_seat_free(book, in_office, day),
        seat,
    )


@rule
def _appointed_by_president(book: Rulebook, by_role: str, day: date) -> Verdict:
    appoints = settled(book, "deputies.appointed_by", day)
    role = by_role.rpartition(".")[2]
    if role != appoints.value:
        return Refused("bodies.only_president_appoints", (appoints.law,), {"by_role": role, "day": day})
    return Allowed((appoints.law,), appoints.confirmed)


@rule
def _association_seat(book: Rulebook, recommended: bool, in_office: int, day: date) -> Verdict:
    seats = settled(book, "deputies.from_associations", day)
    recommends = settled(book, "deputies.recommended_by", day)
    if in_office >= seats.number:
        facts: Facts = {"in_office": in_office, "at_most": seats.number}
        return Refused("bodies.association_deputies_complete", (seats.law,), facts)
    if recommends.value == "council" and not recommended:
        return Refused("bodies.not_recommended_by_council", (recommends.law,), {"day": day})
    return Allowed((seats.law, recommends.law), seats.confirmed + recommends.confirmed)


@rule
def _secretariat_seat(book: Rulebook, heads_secretariat: bool, day: date) -> Verdict:
    norm = settled(book, "deputies.secretariat_head_is_deputy", day)
    if norm.value and not heads_secretariat:
        return Refused("bodies.third_deputy_heads_secretariat", (norm.law,), {"day": day})
    return Allowed((norm.law,), norm.confirmed)


def rotation_ends_on(book: Rulebook, appointed_on: date, months: int | None = None) -> Deadline:
    """Give the day on which the turn of a deputy from an association ends.

    The President sets the period (Decree 149, pt 10): `months` is the period of the order. Without one the practice
    of a year would decide, which awaits a confirmation: raises `Refusal` ("law.unconfirmed_norm").
    """
    setter = settled(book, "deputies.rotation_set_by", appointed_on)
    if months is None:
        key = "deputies.rotation_months"
        return term_from(settled(book, key, appointed_on), book.parameter(key).unit, appointed_on)
    return Deadline(months_after(appointed_on, months), (setter.law,), setter.confirmed)


@rule
def is_rotation_in_time(book: Rulebook, appointed_on: date, months: int | None, on: date) -> Verdict:
    """Allow a deputy from an association to stay until the turn ends.

    Refuses with "bodies.rotation_overdue" and the days after it. Decree 149, pt 10.
    """
    end = rotation_ends_on(book, appointed_on, months)
    facts: Facts = {"appointed_on": appointed_on, "ends_on": end.day, "on": on}
    if on > end.day:
        return Refused(
            "bodies.rotation_overdue",
            end.law,
            {**facts, "days_over": (on - end.day).days},
            ("bodies.rotate",),
        )
    return Allowed(end.law, end.confirmed, facts)
