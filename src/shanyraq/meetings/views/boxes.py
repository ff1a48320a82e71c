"""What the page of a secret vote says of its counting: the turns of each commission, and the boxes of several halls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shanyraq.meetings.models import CountEntry, HallBox, PaperVote, RegionalHall, Session
from shanyraq.meetings.queries import boxes, counting
from shanyraq.meetings.rules import counting as rules
from shanyraq.meetings.rules.boxes import Manned
from shanyraq.meetings.rules.sealed import is_small
from shanyraq.meetings.services.counting_sheets import name_of_figure, title_of
from shanyraq.people.models import Person
from shanyraq.web.words import in_language, say


@dataclass(frozen=True)
class Turn:
    """One turn of the counting: who entered, and in words what they differ on. Figures only once two stand."""

    number: int
    entries: list[CountEntry]
    differences: list[str]


def turns_of(row: PaperVote, box: HallBox | None = None) -> list[Turn]:
    """List the turns of the counting, of one box where there are several, its differences in the reader's language.

    While another hall counts, only what differs is named, without figures: they would tell the count of this hall.
    """
    language = get_language() or "kk"
    titles = {key: title_of(what, language) for key, what in counting.lines_of(row)}
    open_to_all, found = box is None or row.counted_at is not None, []
    for number in range(1, (box or row).turn + 1):
        entries = counting.entries_of(row, number, box)
        differ = rules.differences(counting.tallies_of(entries))
        words = [_in_words(one, entries if open_to_all else [], titles) for one in differ]
        found.append(Turn(number, entries, words))
    return [turn for turn in found if turn.entries]


def _in_words(one: rules.Difference, entries: list[CountEntry], titles: dict[str, str]) -> str:
    what = name_of_figure(one.name)
    if one.key and len(titles) > 1:
        what = f"{titles.get(one.key, one.key)}: {what}"
    if not entries:
        return f"{what}."
    each = "; ".join(
        say(_("{name} counted {n}"), name=in_language(entry.person, "name")[0], n=figure)
        for entry, figure in zip(entries, one.figures, strict=True)
    )
    return f"{what}. {each}."


@dataclass(frozen=True)
class Shown:
    """The box of one hall on the page: who counts it, their turns, and its count once every hall has counted."""

    box: HallBox
    commission: list[Person]
    turns: list[Turn]
    tally: rules.Tally | None

    @property
    def hall(self) -> RegionalHall | None:
        """Give the hall; none is the main one."""
        return self.box.hall

    @property
    def number(self) -> int:
        """Give the number of the hall, as its part of a page asks for it."""
        return self.box.number

    @property
    def entered(self) -> int:
        """Count the entries of the turn that runs."""
        return len(self.turns[-1].entries) if self.turns and self.turns[-1].number == self.box.turn else 0

    @property
    def small(self) -> bool:
        """Tell whether so few could vote here that the count of this hall alone may show how."""
        return is_small(self.box.present)

    @property
    def line(self) -> rules.Line | None:
        """Give the marks where the ballot asks one question."""
        return self.tally.lines[0] if self.tally and len(self.tally.lines) == 1 else None


def boxes_shown(row: PaperVote) -> list[Shown]:
    """List the boxes of a vote in several halls; none of a vote in one. Counts only once all of them are counted."""
    return [
        Shown(
            box,
            counting.commission_at(row, box),
            turns_of(row, box),
            rules.Tally.read(box.tally) if row.counted_at and box.tally else None,
        )
        for box in boxes.boxes_of(row)
    ]


@dataclass(frozen=True)
class Candidate:
    """A line of a ballot of several, with the votes for it in each hall, in the order of the boxes."""

    what: object
    votes: list[int]
    total: int


def candidates_by_hall(row: PaperVote, shown: list[Shown]) -> list[Candidate]:
    """List the candidates with the votes for each in each hall; nothing before the count, or where one matter is asked."""
    if row.election_id is None or not shown or any(one.tally is None for one in shown):
        return []
    found = []
    for key, what in counting.lines_of(row):
        votes = [line.votes_for for one in shown if one.tally for line in one.tally.lines if line.key == key]
        found.append(Candidate(what, votes, sum(votes)))
    return found


@dataclass(frozen=True)
class ToOpen:
    """A hall in which a box would be opened now: how many are there, how many of its commission may count."""

    hall: RegionalHall | None
    number: int
    manned: Manned

    @property
    def small(self) -> bool:
        """Tell whether so few are there that the count of this hall alone may show how they vote."""
        return is_small(self.manned.present)


def halls_to_open(session: Session, day: date) -> list[ToOpen]:
    """List the halls in which a box would be opened now, where the Session sits in several."""
    of = {hall.number: hall for hall in boxes.halls_of(session)}
    return [ToOpen(of.get(one.number), one.number, one) for one in boxes.manned_in(session, day)]
