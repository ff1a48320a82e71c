"""Elections by a Session and lists to the Senate: from facts to verdicts (Constitutional Law 2464; law 70-IV, art. 10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from rulebook import Allowed, Citation, Refusal, Refused, Rulebook, Verdict, first_refusal

from shanyraq.law import elections as law
from shanyraq.law.elections import Standing
from shanyraq.meetings.rules.sessions import SessionFacts, is_awaited

LIAISON = Citation("decree-149-2011", "23")
ROUNDS = 2


@dataclass(frozen=True)
class Round:
    """A counted ballot of an election: its day, how many ballots came back, the votes for each candidate."""

    day: date
    voters: int
    standings: tuple[Standing, ...]


@dataclass(frozen=True)
class Outcome:
    """What the counted ballots of an election make: who holds which seat, what is free, who was not elected.

    `seats`: the key of each who is elected, by the number of the seat. `needed`: by ballot, the votes each one
    needed. `refused`: the norm that stands in the way, where there is one.
    """

    seats: dict[int, str] = field(default_factory=dict)
    free: int = 0
    left: tuple[Standing, ...] = ()
    needed: tuple[int, ...] = ()
    refused: Refused | None = None

    @property
    def elected(self) -> list[str]:
        """List the keys of those elected, in the order of their seats."""
        return [self.seats[number] for number in sorted(self.seats)]


def outcome(book: Rulebook, rounds: Sequence[Round], free_seats: Sequence[int]) -> Outcome:
    """Compute an election from its counted ballots, in order, by the norm of each one's day. Nobody types it.

    `free_seats`: the numbers of the seats that are free. Never more are elected than there are.
    """
    seats: dict[int, str] = {}
    waiting = list(free_seats)
    left: tuple[Standing, ...] = ()
    needed: list[int] = []
    for one in rounds:
        try:
            found = law.elected_by(book, one.standings, len(waiting), one.voters, one.day)
        except Refusal as refusal:
            return Outcome(seats, len(waiting), left, tuple(needed), refusal.verdict)
        for key in found.keys:
            seats[waiting.pop(0)] = key
        needed.append(found.needed)
        left = tuple(standing for standing in one.standings if standing.key not in found.keys)
    return Outcome(seats, len(waiting), left, tuple(needed))


def may_call(
    book: Rulebook,
    facts: SessionFacts,
    *,
    subject: str,
    called: bool,
    called_on: date | None,
    in_office: int,
    day: date,
) -> Verdict:
    """Allow the record that an election was called, on a matter of an ordered Session that is not over.

    Refuses with "meetings.not_an_election", "meetings.election_called", "meetings.not_ordered_yet",
    "meetings.day_ahead", and as `law.elections.may_elect`.
    """
    over = Allowed() if facts.status == "open" else is_awaited(facts)
    ahead = called_on is not None and called_on > day
    return first_refusal(
        Allowed() if subject == "election" else Refused("meetings.not_an_election"),
        Refused("meetings.election_called") if called else Allowed(),
        over,
        Allowed() if facts.order_day else Refused("meetings.not_ordered_yet"),
        Refused("meetings.day_ahead", facts={"told": called_on or day, "day": day}) if ahead else Allowed(),
        law.may_elect(book, in_office, day),
    )


def may_nominate(
    book: Rulebook, *, path: str, nominated_on: date, listed: bool, voted: bool, day: date
) -> Verdict:
    """Allow a candidate before the first ballot is opened, once, by those whom the norm names.

    Refuses with "meetings.day_ahead", "meetings.already_candidate", "meetings.ballot_opened",
    "meetings.not_nominator".
    """
    told = {"told": nominated_on, "day": day}
    return first_refusal(
        Refused("meetings.ballot_opened") if voted else Allowed(),
        Refused("meetings.already_candidate") if listed else Allowed(),
        Refused("meetings.day_ahead", facts=told) if nominated_on > day else Allowed(),
        law.may_nominate(book, path, nominated_on),
    )


def may_withdraw(*, withdrawn: bool, running: bool, elected: bool) -> Verdict:
    """Allow a candidate to withdraw, but not while ballots with the name are in the box, nor once elected.

    Refuses with "meetings.candidate_withdrawn", "meetings.secret_vote_open", "meetings.candidate_elected".
    """
    return first_refusal(
        Refused("meetings.candidate_withdrawn") if withdrawn else Allowed(),
        Refused("meetings.secret_vote_open") if running else Allowed(),
        Refused("meetings.candidate_elected") if elected else Allowed(),
    )


def may_vote(
    book: Rulebook,
    facts: SessionFacts,
    *,
    so_far: Outcome,
    rounds: int,
    standing: int,
    fixed: bool,
    day: date,
) -> Verdict:
    """Allow the next ballot of an election: the first among all candidates, a second as the norm says.

    Refuses with "meetings.results_fixed", "meetings.nobody_stands", the quorum of the election
    ("law.unconfirmed_norm", "meetings.no_quorum"), "meetings.second_round_held", and as `law.elections.may_vote_again`.
    """
    if fixed:
        return Refused("meetings.results_fixed")
    quorum = law.is_election_quorate(book, facts.present, facts.total, day)
    if not rounds:
        return first_refusal(Allowed() if standing else Refused("meetings.nobody_stands"), quorum)
    if so_far.refused is not None:
        return so_far.refused
    again = law.may_vote_again(book, so_far.left, so_far.free, day)
    over = Refused("meetings.second_round_held") if rounds >= ROUNDS and so_far.free else Allowed()
    return first_refusal(over, quorum, again)


def may_prepare_ballot(so_far: Outcome, rounds: int, *, fixed: bool) -> Verdict:
    """Allow preparations of a further ballot while a seat is free: whether it opens, its own moment says.

    Refuses with "meetings.results_fixed", "meetings.no_seat_left", "meetings.second_round_held".
    """
    return first_refusal(
        Refused("meetings.results_fixed") if fixed else Allowed(),
        Refused("meetings.no_seat_left")
        if rounds and so_far.refused is None and not so_far.free
        else Allowed(),
        Refused("meetings.second_round_held") if rounds >= ROUNDS else Allowed(),
    )


def follows(voted_on: date | None, results_on: date, since: date) -> Verdict:
    """Say whether the days of an election follow one another: the last ballot, its results, the mandates.

    Refuses with "meetings.results_before_vote", "meetings.mandate_before_results" and the days.
    """
    if voted_on is not None and results_on < voted_on:
        return Refused("meetings.results_before_vote", facts={"told": results_on, "voted_on": voted_on})
    if since < results_on:
        return Refused("meetings.mandate_before_results", facts={"since": since, "told": results_on})
    return Allowed()


def may_fix(
    book: Rulebook, *, so_far: Outcome, rounds: int, running: bool, fixed: bool, day: date
) -> Verdict:
    """Allow the record of the results of a counted election, once: the mandates of those elected begin with it.

    Refuses with "meetings.results_fixed", "meetings.secret_vote_open", "meetings.not_counted",
    "meetings.nobody_elected".
    """
    return first_refusal(
        Refused("meetings.results_fixed") if fixed else Allowed(),
        Refused("meetings.secret_vote_open") if running else Allowed(),
        Allowed() if rounds else Refused("meetings.not_counted"),
        so_far.refused if so_far.refused is not None else Allowed(),
        Allowed() if so_far.seats else Refused("meetings.nobody_elected"),
    )


def may_propose(
    book: Rulebook, *, decided: Verdict | None, taken: bool, people: Sequence[int], day: date
) -> Verdict:
    """Allow the Council's list to the Senate after the Council's vote on it; each named once.

    `decided`: the verdict on that vote. Refuses with "meetings.list_sent", "meetings.council_not_decided", as the
    vote itself, "meetings.named_twice", and as `law.elections.may_propose_senators`.
    """
    return first_refusal(
        Refused("meetings.list_sent") if taken else Allowed(),
        Refused("meetings.council_not_decided") if decided is None else decided,
        Allowed() if len(set(people)) == len(people) else Refused("meetings.named_twice"),
        law.may_propose_senators(book, len(people), day),
    )


def may_appoint(*, done: bool, proposed_on: date, act_day: date, since: date, day: date) -> Verdict:
    """Allow the record of the President's act on a list, once, not older than the list and not ahead of today.

    Refuses with "meetings.appointment_recorded", "meetings.act_before_list", "meetings.day_ahead".
    """
    told = {"told": act_day, "proposed_on": proposed_on}
    return first_refusal(
        Refused("meetings.appointment_recorded") if done else Allowed(),
        Refused("meetings.act_before_list", facts=told) if act_day < proposed_on else Allowed(),
        Refused("meetings.day_ahead", facts={"told": act_day, "day": day}) if act_day > day else Allowed(),
        Refused("meetings.mandate_before_act", facts={"since": since, "told": act_day})
        if since < act_day
        else Allowed(),
    )


def may_end(*, since: date, ended: bool, until: date) -> Verdict:
    """Allow the end of a mandate, once, after its first day: "meetings.deputy_ended", "meetings.ends_before_it_begins"."""
    told = {"since": since, "until": until}
    return first_refusal(
        Refused("meetings.deputy_ended") if ended else Allowed(),
        Refused("meetings.ends_before_it_begins", facts=told) if until <= since else Allowed(),
    )


def may_forward(*, ended: bool) -> Verdict:
    """Allow an appeal to be forwarded to any deputy in office, whoever sends it (Decree 149, pt 23)."""
    return Refused("meetings.deputy_ended") if ended else Allowed((LIAISON,))
