"""Deputies of Parliament from the Assembly: elected until 2022, proposed to the President since (section 2.9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rulebook import (
    Allowed,
    Citation,
    Confirmation,
    Facts,
    NoRuleInForce,
    Refused,
    Rulebook,
    Verdict,
    first_refusal,
)

from shanyraq.law.norms import count_needed, rule, settled
from shanyraq.law.status import may_institution_act

Regime = Literal["elects", "proposes", "none"]
_AGAIN = {"two_per_seat", "all_not_elected"}


def regime_on(book: Rulebook, day: date) -> Regime:
    """Say how the Assembly takes part in Parliament on a day: it elects, it proposes, or it does neither.

    From 2007-06-19 nine deputies of the Mazhilis were elected by a Session; from 2022-06-05 five are proposed to
    the President for the Senate; from 2026-07-01 neither.
    """
    if _covers(book, "mazhilis.ballot", day) and _covers(book, "mazhilis.seats", day):
        return "elects"
    return "proposes" if _covers(book, "senate.proposed_by_assembly", day) else "none"


def _covers(book: Rulebook, key: str, day: date) -> bool:
    try:
        book.value(key, on=day)
    except NoRuleInForce:
        return False
    return True


@rule
def may_elect(book: Rulebook, in_office: int, day: date) -> Verdict:
    """Allow an election by secret ballot of a Session for the seats that are free (Constitutional Law 2464, art. 9).

    `in_office`: deputies elected by the Assembly whose mandate runs. The facts tell how many `seats` are free.
    Refuses with "meetings.no_election_now" where the Assembly elects nobody on the day, "meetings.no_free_seat".
    """
    if regime_on(book, day) != "elects":
        return Refused("meetings.no_election_now", facts={"day": day})
    seats, ballot = settled(book, "mazhilis.seats", day), settled(book, "mazhilis.ballot", day)
    facts: Facts = {"in_office": in_office, "of": seats.number, "seats": max(0, seats.number - in_office)}
    if in_office >= seats.number:
        return Refused("meetings.no_free_seat", (seats.law,), facts)
    laws = Allowed((seats.law, ballot.law), seats.confirmed + ballot.confirmed, facts)
    return first_refusal(may_institution_act(book, day), laws)


@rule
def may_nominate(book: Rulebook, path: str, day: date) -> Verdict:
    """Allow a candidate brought in by those whom the norm of the day names: the Council (2007 to 2022).

    Refuses with "meetings.not_nominator".
    """
    by = settled(book, "mazhilis.nominated_by", day)
    if path not in by.words:
        return Refused("meetings.not_nominator", (by.law,), {"path": path, "day": day})
    return Allowed((by.law,), by.confirmed)


@rule
def is_election_quorate(book: Rulebook, present: int, total: int, day: date) -> Verdict:
    """Allow the ballot of an election at which enough members are registered.

    The quorum of the election is not in the sources: asks for a confirmation ("law.unconfirmed_norm"). Refuses
    with "meetings.no_quorum" and the numbers.
    """
    needed = count_needed(book, "mazhilis.quorum", total, day)
    facts: Facts = {"registered": present, "total": total, "needed": needed.people}
    if present < needed.people:
        return Refused("meetings.no_quorum", (needed.value.law,), facts)
    return Allowed((needed.value.law,), needed.value.confirmed, facts)


@dataclass(frozen=True)
class Standing:
    """A candidate on a counted ballot: the key, and the votes for."""

    key: str
    votes_for: int


@dataclass(frozen=True)
class Elected:
    """Who is elected by a count, in the order of votes, and what that stands on. `needed`: votes each one needs."""

    keys: tuple[str, ...]
    needed: int
    law: tuple[Citation, ...]
    confirmed: tuple[Confirmation, ...] = ()


def elected_by(book: Rulebook, standings: Sequence[Standing], seats: int, voters: int, day: date) -> Elected:
    """Give who is elected: each candidate apart needs more than half of those who voted, and there is a seat for each.

    `voters`: ballots returned, spoilt ones too: of 351, 176 are needed. Where more pass than there are seats, those
    with most votes take them; candidates with equal votes for the last seats are none of them elected. Never
    more than `seats`. Raises `Refusal` where the threshold of the day is not settled.
    """
    needed = count_needed(book, "mazhilis.majority", voters, day)
    passed = sorted((s for s in standings if s.votes_for >= needed.people), key=lambda s: -s.votes_for)
    if len(passed) > seats:
        edge = passed[seats].votes_for
        passed = [s for s in passed[:seats] if s.votes_for > edge]
    keys = tuple(one.key for one in passed)
    return Elected(keys, needed.people, (needed.value.law,), needed.value.confirmed)


@rule
def may_vote_again(book: Rulebook, standings: Sequence[Standing], free: int, day: date) -> Verdict:
    """Allow a second round among those whom the norm names, for the seats still free.

    `standings`: the candidates of the first ballot who were not elected. The facts tell `again`, their keys joined
    by commas. The sources do not say who stands again: asks for a confirmation. "two_per_seat": those with most
    votes, two for each free seat and all who are equal to the last of them; "all_not_elected": everybody.
    Refuses with "meetings.no_seat_left", "meetings.nobody_stands", "meetings.second_round_unknown".
    """
    if free < 1:
        return Refused("meetings.no_seat_left")
    if not standings:
        return Refused("meetings.nobody_stands")
    norm = settled(book, "mazhilis.second_round", day)
    if norm.words[0] not in _AGAIN:
        return Refused("meetings.second_round_unknown", (norm.law,), {"value": norm.words[0]})
    ranked = sorted(standings, key=lambda one: -one.votes_for)
    if "two_per_seat" in norm.words:
        edge = ranked[min(2 * free, len(ranked)) - 1].votes_for
        ranked = [one for one in ranked if one.votes_for >= edge]
    again = ",".join(one.key for one in ranked)
    return Allowed((norm.law,), norm.confirmed, {"again": again, "free": free})


@rule
def may_seat_senators(book: Rulebook, in_office: int, appointed: int, day: date) -> Verdict:
    """Allow the appointment of senators whom the Assembly proposed, while no more than the norm's number would sit.

    `in_office`: senators on the Assembly's proposal whose mandate runs on `day`, the first day of the new ones. Refuses
    with "meetings.senators_complete" and the numbers: from 2022-06-05 five.
    """
    asked = settled(book, "senate.proposed_by_assembly", day)
    facts: Facts = {"in_office": in_office, "appointed": appointed, "of": asked.number}
    if in_office + appointed > asked.number:
        return Refused("meetings.senators_complete", (asked.law,), facts)
    return Allowed((asked.law,), asked.confirmed)


@rule
def may_propose_senators(book: Rulebook, count: int, day: date) -> Verdict:
    """Allow the Council's list of candidates to the Senate, as long as the norm says (law 70-IV, art. 10(4)(1)).

    Refuses with "meetings.no_proposal_now" where nobody is proposed on the day, "meetings.list_not_whole".
    """
    if regime_on(book, day) != "proposes":
        return Refused("meetings.no_proposal_now", facts={"day": day})
    asked = settled(book, "senate.proposed_by_assembly", day)
    if count != asked.number:
        return Refused("meetings.list_not_whole", (asked.law,), {"named": count, "needed": asked.number})
    return first_refusal(may_institution_act(book, day), Allowed((asked.law,), asked.confirmed))
