"""What a sealed ballot asks, in the published format: the matter, or each candidate apart, as the ballot on paper asks it."""

from __future__ import annotations

from collections.abc import Sequence

from ballot.questions import Election, Question
from ballot.result import Result
from ballot.trustees import Trustees

from shanyraq.meetings.models import SealedVote
from shanyraq.meetings.queries.elections import people_of
from shanyraq.meetings.rules.counting import Line, Tally
from shanyraq.meetings.rules.numbers import roman

WORDS = ("Қолдаймын / За", "Қарсымын / Против", "Қалыс қаламын / Воздерживаюсь")


def election_of(row: SealedVote, trustees: Trustees) -> Election:
    """Give what is asked of the voters: one question with three answers, of which one is chosen; of each candidate one.

    A candidate is marked for, against, or abstained: how many a voter marks for, no norm limits, nor does the paper.
    """
    title = _both(row.item.title_kk, row.item.title_ru)
    name = f"{roman(row.item.session.number)} Сессия"
    asked = [title] if row.election_id is None else _candidates(row)
    questions = tuple(Question(one, WORDS, 1, 1) for one in asked)
    return Election(row.uuid, name, title, trustees.public_key, questions)


def _candidates(row: SealedVote) -> list[str]:
    people = people_of(row).values()
    return [_both(one.name_kk, one.name_ru) for one in people]


def _both(kk: str, ru: str) -> str:
    return f"{kk} / {ru}" if ru and ru != kk else kk


def tally_of_election(row: SealedVote, rights: int, ballots: int, counts: Sequence[Sequence[int]]) -> Tally:
    """Give a decrypted sum as the count of a ballot of an election: a sealed ballot cannot be spoilt.

    `rights`: codes given. `ballots`: those that count.
    """
    lines = tuple(Line(str(pk), *of) for pk, of in zip(row.lines, counts, strict=True))
    return Tally(issued=rights, returned=ballots, spoilt=0, lines=lines)


def counts_of(result: Result) -> list[tuple[int, int, int]]:
    """Give for each question how many chose for, against, abstained."""
    return [(found[0], found[1], found[2]) for found in result.counts]
