"""Questions about elections, lists to the Senate and deputies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.db.models import Q, QuerySet
from rulebook import NoRuleInForce, Refused, Rulebook, Verdict

from shanyraq.law.elections import Standing
from shanyraq.meetings.models import (
    AgendaItem,
    Candidate,
    CouncilItem,
    Deputy,
    Election,
    PaperVote,
    SealedVote,
    SenateList,
)
from shanyraq.meetings.models.elections import MAZHILIS, SENATE
from shanyraq.meetings.queries.council import result_of
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules import elections as rules
from shanyraq.meetings.rules.counting import Line, Tally
from shanyraq.meetings.rules.elections import Outcome, Round
from shanyraq.people.models import Person
from shanyraq.web.words import in_language

# A ballot of an election, on paper or sealed: what both know of the opening, of the count and of the voiding is the same.
CastBallot = PaperVote | SealedVote


def election_of(item: AgendaItem) -> Election | None:
    """Give the election that was called on a matter."""
    return Election.objects.filter(item=item).first()


def deputies_on(day: date) -> QuerySet[Deputy]:
    """List the deputies in office on a day."""
    rows = Deputy.objects.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day)
    return rows.select_related("person", "candidate__election__item__session", "proposed__senate_list")


def senators_on(day: date) -> QuerySet[Deputy]:
    """List the senators on the Assembly's proposal whose mandate runs on a day."""
    return deputies_on(day).filter(chamber=SENATE, proposed__isnull=False)


def seats_held() -> list[int]:
    """List the numbers of the seats that a deputy elected by the Assembly holds."""
    rows = Deputy.objects.filter(chamber=MAZHILIS, seat__isnull=False, until__isnull=True)
    return [seat for seat in rows.values_list("seat", flat=True) if seat is not None]


def free_seats(book: Rulebook, election: Election) -> list[int]:
    """List the numbers of the seats an election fills: the first free ones, as many as were free at its call."""
    try:
        of = book.value("mazhilis.seats", on=election.recorded_on).number
    except NoRuleInForce:
        return []
    own = list(
        Deputy.objects.filter(candidate__election=election).order_by("seat").values_list("seat", flat=True)
    )
    held = set(seats_held()) | set(own)
    free = [number for number in range(1, of + 1) if number not in held]
    return [*(seat for seat in own if seat is not None), *free][: election.seats]


def ballots_of(election: Election) -> list[CastBallot]:
    """List every ballot of an election that was opened, on paper or sealed, void ones too, in the order of opening."""
    sealed = election.sealed_rounds.filter(opened_at__isnull=False)
    return sorted(chain(election.rounds.all(), sealed), key=lambda one: (one.opened_at, one.pk))  # type: ignore[arg-type, return-value]


def rounds_of(election: Election) -> list[CastBallot]:
    """List the counted ballots of an election that stand, in order."""
    return [one for one in ballots_of(election) if one.counted_at and not one.stopped_at]


def is_ballot_opened(election: Election) -> bool:
    """Tell whether a ballot of an election was opened and stands."""
    return any(not one.stopped_at for one in ballots_of(election))


def counted(ballot: CastBallot) -> Round:
    """Give what a counted ballot of an election says. Who voted are those whose ballots came back, spoilt ones too."""
    assert ballot.tally and ballot.counted_on
    tally = Tally.read(ballot.tally)
    standings = tuple(Standing(one.key, one.votes_for) for one in tally.lines)
    return Round(ballot.counted_on, tally.returned, standings)


def outcome_of(book: Rulebook, election: Election, rounds: Sequence[CastBallot] | None = None) -> Outcome:
    """Compute an election from its counted ballots; `rounds` narrows to some of them."""
    standing = rounds_of(election) if rounds is None else rounds
    return rules.outcome(book, [counted(one) for one in standing], free_seats(book, election))


def standing_in(election: Election) -> list[Candidate]:
    """List the candidates who have not withdrawn, in the order of the ballot."""
    return list(election.candidates.filter(withdrawn_on__isnull=True).select_related("person"))


def next_ballot(book: Rulebook, election: Election, day: date) -> tuple[Verdict, list[Candidate]]:
    """Say whether the next ballot may be opened, and who is on it."""
    so_far, rounds, everyone = outcome_of(book, election), len(rounds_of(election)), standing_in(election)
    verdict = rules.may_vote(
        book,
        facts_of(election.item.session, day),
        so_far=so_far,
        rounds=rounds,
        standing=len(everyone),
        fixed=election.results_on is not None,
        day=day,
    )
    if not rounds or isinstance(verdict, Refused):
        return verdict, everyone
    again = set(str(verdict.facts["again"]).split(","))
    return verdict, [one for one in everyone if str(one.pk) in again]


def is_later_round_there(ballot: CastBallot) -> bool:
    """Tell whether another ballot of the same election was opened after this one and stands, or its results are fixed."""
    if ballot.election is None:
        return False
    every = ballots_of(ballot.election)
    later = every[every.index(ballot) + 1 :] if ballot in every else []
    return any(not one.stopped_at for one in later) or ballot.election.results_on is not None


@dataclass(frozen=True)
class ByBallot:
    """What one counted ballot of an election gave: who is elected by it, the marks of each, the seats still free.

    `elected`: the keys of those elected by it; a void ballot elected nobody. `needed`: the votes each one needed.
    """

    elected: tuple[str, ...]
    people: dict[str, Person]
    lines: tuple[Line, ...]
    needed: int | None
    free: int
    refused: Refused | None

    @property
    def table(self) -> list[tuple[Person, Line]]:
        """Give the candidates in the order of the ballot, each with the marks."""
        return [(self.people[one.key], one) for one in self.lines]

    @property
    def names(self) -> list[str]:
        """Name who is elected by it, in the reader's language."""
        return [in_language(self.people[key], "name")[0] for key in self.elected]


def people_of(ballot: CastBallot) -> dict[str, Person]:
    """Give who stands on a ballot of an election, by the key of the line, in its order."""
    standing = Candidate.objects.filter(pk__in=ballot.lines).select_related("person").in_bulk()
    return {str(pk): standing[pk].person for pk in ballot.lines}


def given_by(book: Rulebook, ballot: CastBallot) -> ByBallot:
    """Say what a counted ballot of an election gave, by the ballots up to it."""
    assert ballot.election is not None
    rounds = rounds_of(ballot.election)
    upto = rounds[: rounds.index(ballot) + 1] if ballot in rounds else []
    found, before = (outcome_of(book, ballot.election, some) for some in (upto, upto[:-1]))
    return ByBallot(
        tuple(key for key in found.elected if key not in before.elected),
        people_of(ballot),
        Tally.read(ballot.tally).lines if ballot.tally else (),
        found.needed[-1] if found.needed else None,
        found.free,
        found.refused,
    )


def decided(book: Rulebook, item: CouncilItem) -> Verdict | None:
    """Give the verdict on the Council's vote about a list; None where it has not voted."""
    return result_of(book, item)


def lists_awaited() -> QuerySet[CouncilItem]:
    """List the matters of the Council that were voted on and have no list to the Senate yet."""
    rows = CouncilItem.objects.filter(votes_for__isnull=False, senate_list__isnull=True)
    return rows.select_related("meeting").order_by("-meeting__held_on", "position")


def senate_lists_on(day: date) -> QuerySet[SenateList]:
    """List the lists to the Senate known on a day, newest first."""
    return SenateList.objects.filter(proposed_on__lte=day).select_related("council_item__meeting")
