"""What a person should look at in the papers held: derived from them, changing nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kazakhtext.lines import Paragraph
from kazakhtext.order import ReadingOrder, reading_order
from kazakhtext.passages import Repeat, find_repeats
from kazakhtext.slips import Slip, propose_slips
from kazakhtext.vocabulary import Vocabulary

from shanyraq.sources.models import Clause, Paper
from shanyraq.sources.queries.papers import papers


def _paragraphs_of(paper: Paper) -> list[Paragraph]:
    rows = paper.clauses.order_by("number")
    return [
        Paragraph(row.text, row.first_line, row.last_line, (), tuple((o, n) for o, n in row.starts))
        for row in rows
    ]


def order_of(paper: Paper) -> ReadingOrder | None:
    """Give the order of reading where the end of an article stands before its title; None where it does not."""
    return reading_order(_paragraphs_of(paper))


@dataclass(frozen=True)
class Review:
    """What a person should look at: changes left undone, words that look mistaken, passages met twice."""

    unsure: tuple[tuple[Clause, dict[str, Any]], ...]
    slips: tuple[tuple[Paper, Slip], ...]
    repeats: tuple[tuple[Paper, Paper, Repeat], ...]
    moved: tuple[tuple[Paper, ReadingOrder], ...]


def review() -> Review:
    """Go through the papers held. The heavy part is done once for the same papers."""
    held = {paper.sha256: paper for paper in papers()}
    slips, repeats, moved = _looked_through(tuple(sorted(held)))
    clauses = Clause.objects.select_related("paper").order_by("paper__slug", "number")
    return Review(
        unsure=tuple(
            (clause, change) for clause in clauses for change in clause.changes if not change["sure"]
        ),
        slips=tuple((held[sha], slip) for sha, slip in slips),
        repeats=tuple((held[r.first.paper], held[r.second.paper], r) for r in repeats),
        moved=tuple((held[sha], order) for sha, order in moved),
    )


@lru_cache(maxsize=2)
def _looked_through(
    shas: tuple[str, ...],
) -> tuple[list[tuple[str, Slip]], list[Repeat], list[tuple[str, ReadingOrder]]]:
    read = {
        paper.sha256: _paragraphs_of(paper)
        for paper in Paper.objects.filter(sha256__in=shas).order_by("slug")
    }
    vocabulary = Vocabulary(paragraph.text for paragraphs in read.values() for paragraph in paragraphs)
    slips = [
        (sha, slip) for sha, paragraphs in read.items() for slip in propose_slips(paragraphs, vocabulary)
    ]
    orders = [(sha, order) for sha, paragraphs in read.items() if (order := reading_order(paragraphs))]
    return slips, find_repeats(read), orders
