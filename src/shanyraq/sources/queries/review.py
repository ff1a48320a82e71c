"""What a person should look at in the papers held: derived from them, changing nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from textwrap import shorten

from kazakhtext.lines import Paragraph
from kazakhtext.order import ReadingOrder, reading_order
from kazakhtext.slips import Slip, propose_slips
from kazakhtext.vocabulary import Vocabulary

from shanyraq.sources.models import Clause, LeftDoubt, Paper, Repeat
from shanyraq.sources.queries.papers import Place, papers

_MOSTLY = 0.6


def _paragraphs_of(paper: Paper) -> list[Paragraph]:
    rows = paper.clauses.order_by("first_line")
    return [
        Paragraph(row.text, row.first_line, row.last_line, (), tuple((o, n) for o, n in row.starts))
        for row in rows
    ]


def order_of(paper: Paper) -> ReadingOrder | None:
    """Give the order of reading where the end of an article stands before its title; None where it does not."""
    return reading_order(_paragraphs_of(paper))


@dataclass(frozen=True)
class Doubt:
    """A place that a person should look at: what stands there, what it may be, and the clause it stands in."""

    paper: Paper
    line: int
    kind: str
    word: str
    proposal: str
    language: str = "kk"

    @property
    def key(self) -> tuple[int, int, str, str]:
        """Give what a doubt is known by."""
        return (self.paper.pk, self.line, self.kind, self.word)


@dataclass(frozen=True)
class Passage:
    """A passage found once with all its places: how many words it has, and how alike the least alike places are."""

    places: tuple[Place, ...]
    words: int
    similarity: float

    @property
    def begins(self) -> str:
        """Give the first words as they stand in the first place."""
        first = self.places[0]
        lines = first.paper.lines.filter(number__range=(first.first, first.last)).order_by("number")
        return shorten(" ".join(line.text for line in lines[:4]), 100, placeholder=" …")


def passages(repeats: Iterable[Repeat]) -> list[Passage]:
    """Gather pairs of places into passages: places that are mostly the same lines are one place."""
    groups: list[tuple[list[Place], list[Repeat]]] = []
    for one in repeats:
        pair = [
            Place(one.first, one.first_from, one.first_to, one.similarity),
            Place(one.second, one.second_from, one.second_to, one.similarity),
        ]
        mine = [group for group in groups if any(_is_same(a, b) for a in pair for b in group[0])]
        places = [place for group in mine for place in group[0]]
        for place in pair:
            if not any(_is_same(place, other) for other in places):
                places.append(place)
        groups = [group for group in groups if not any(group is other for other in mine)]
        groups.append((places, [row for group in mine for row in group[1]] + [one]))
    return [
        Passage(
            tuple(sorted(places, key=lambda place: (place.paper.name, place.first))),
            max(row.words for row in rows),
            min(row.similarity for row in rows),
        )
        for places, rows in groups
    ]


def _is_same(one: Place, other: Place) -> bool:
    if one.paper.pk != other.paper.pk:
        return False
    shared = min(one.last, other.last) - max(one.first, other.first) + 1
    return shared >= _MOSTLY * (max(one.last, other.last) - min(one.first, other.first) + 1)


@dataclass(frozen=True)
class Review:
    """What a person should look at: changes left undone, words that look mistaken, passages met more than once.

    `left` are the doubts that an officer left as they came.
    """

    unsure: tuple[Doubt, ...]
    slips: tuple[Doubt, ...]
    passages: tuple[Passage, ...]
    moved: tuple[tuple[Paper, ReadingOrder], ...]
    left: tuple[LeftDoubt, ...]


def review() -> Review:
    """Go through the papers held. The heavy part is done once for the same readings."""
    held = {paper.sha256: paper for paper in papers()}
    slips, moved = _looked_through(tuple(sorted((paper.sha256, paper.readings) for paper in held.values())))
    left = list(LeftDoubt.objects.select_related("paper").order_by("-at", "-pk"))
    settled = {(one.paper_id, one.line, one.kind, one.word) for one in left}
    words = [Doubt(held[sha], slip.line, "slip", slip.word, slip.proposal) for sha, slip in slips]
    return Review(
        unsure=tuple(one for one in unsure_changes() if one.key not in settled),
        slips=tuple(one for one in words if one.key not in settled),
        passages=tuple(
            passages(
                Repeat.objects.select_related("first", "second").order_by("first__slug", "first_from", "pk")
            )
        ),
        moved=tuple((held[sha], order) for sha, order in moved),
        left=tuple(left),
    )


def unsure_changes() -> list[Doubt]:
    """List the changes that repair was not sure of and left undone."""
    clauses = Clause.objects.select_related("paper").order_by("paper__slug", "first_line")
    return [
        Doubt(
            clause.paper, change["line"], change["kind"], change["before"].strip(), change["after"].strip(),
            clause.language,
        )
        for clause in clauses.exclude(changes=[])
        for change in clause.changes
        if not change["sure"]
    ]  # fmt: skip


@lru_cache(maxsize=2)
def _looked_through(
    readings: tuple[tuple[str, int], ...],
) -> tuple[list[tuple[str, Slip]], list[tuple[str, ReadingOrder]]]:
    read = {
        paper.sha256: _paragraphs_of(paper)
        for paper in Paper.objects.filter(sha256__in=[sha for sha, _n in readings]).order_by("slug")
    }
    vocabulary = Vocabulary(paragraph.text for paragraphs in read.values() for paragraph in paragraphs)
    slips = [
        (sha, slip) for sha, paragraphs in read.items() for slip in propose_slips(paragraphs, vocabulary)
    ]
    return slips, [(sha, order) for sha, paragraphs in read.items() if (order := reading_order(paragraphs))]
