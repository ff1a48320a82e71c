"""Questions about elections, lists to the Senate and deputies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

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
    SenateList,
)
from shanyraq.meetings.models.elections import MAZHILIS
from shanyraq.meetings.queries.council import result_of
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules import elections as rules
from shanyraq.meetings.rules.counting import Tally
from shanyraq.meetings.rules.elections import Outcome, Round


def election_of(item: AgendaItem) -> Election | None:
    """Give the election that was called on a matter."""
    return Election.objects.filter(item=item).first()


def deputies_on(day: date) -> QuerySet[Deputy]:
    """List the deputies in office on a day."""
    rows = Deputy.objects.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day)
    return rows.select_related("person", "candidate__election__item__session", "proposed__senate_list")


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


def rounds_of(election: Election) -> list[PaperVote]:
    """List the counted ballots of an election that stand, in order."""
    return list(
        election.rounds.filter(counted_at__isnull=False, stopped_at__isnull=True).order_by("opened_at", "pk")
    )


def counted(paper_vote: PaperVote) -> Round:
    """Give what a counted ballot of an election says."""
    assert paper_vote.tally and paper_vote.counted_on
    tally = Tally.read(paper_vote.tally)
    standings = tuple(Standing(one.key, one.votes_for) for one in tally.lines)
    return Round(paper_vote.counted_on, tally.returned, standings)


def outcome_of(book: Rulebook, election: Election, rounds: Sequence[PaperVote] | None = None) -> Outcome:
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


def is_later_round_there(paper_vote: PaperVote) -> bool:
    """Tell whether another ballot of the same election was opened after this one and stands."""
    if paper_vote.election is None:
        return False
    later = paper_vote.election.rounds.filter(stopped_at__isnull=True, pk__gt=paper_vote.pk)
    return later.exists() or paper_vote.election.results_on is not None


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
