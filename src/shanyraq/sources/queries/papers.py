"""Questions about papers: which are held, and a page of one with its lines beside its clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.core.paginator import Page, Paginator
from kazakhtext.lines import Paragraph
from kazakhtext.order import ReadingOrder, reading_order
from kazakhtext.passages import Repeat, find_repeats
from kazakhtext.slips import Slip, propose_slips
from kazakhtext.vocabulary import Vocabulary

from shanyraq.sources.models import Clause, Line, Paper

A_PAGE = 40


@dataclass(frozen=True)
class Joint:
    """A piece of a clause's text, the line it came from, and what joining changed just before it."""

    text: str
    line: int
    changes: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Row:
    """A clause with its original lines beside it."""

    clause: Clause
    lines: tuple[Line, ...]
    joints: tuple[Joint, ...]


def papers() -> Sequence[Paper]:
    """List the papers held, the last received first."""
    return Paper.objects.order_by("-at", "slug")


def lines_held(most: int = 200_000) -> list[list[str]]:
    """Give the lines of the papers held, the last received first, up to a number of lines: context for repair."""
    found: list[list[str]] = []
    for paper in papers():
        most -= paper.line_count
        if most < 0:
            break
        found.append(list(paper.lines.order_by("number").values_list("text", flat=True)))
    return found


def page_of(paper: Paper, *, page: object = None, line: object = None) -> Page:  # type: ignore[type-arg]
    """Give a page of clauses: the one asked for, or the one that holds a line."""
    paginator = Paginator(paper.clauses.order_by("number"), A_PAGE)
    if str(line or "").isdigit():
        before = paper.clauses.filter(first_line__lte=int(str(line))).count()
        return paginator.get_page(max(1, -(-before // A_PAGE)))
    return paginator.get_page(page)


def rows_of(paper: Paper, clauses: Sequence[Clause]) -> list[Row]:
    """Put the original lines beside each clause; blank lines inside a clause are kept."""
    clauses = list(clauses)
    if not clauses:
        return []
    first, last = clauses[0].first_line, clauses[-1].last_line
    lines = {row.number: row for row in paper.lines.filter(number__range=(first, last))}
    return [
        Row(
            clause,
            tuple(lines[n] for n in range(clause.first_line, clause.last_line + 1) if n in lines),
            tuple(joints_of(clause)),
        )
        for clause in clauses
    ]


def joints_of(clause: Clause) -> list[Joint]:
    """Cut a clause's text where its lines met, with the changes made at each place.

    A hyphen stands at the end of its line: it is marked where the next line begins.
    """
    starts = [(offset, line) for offset, line in clause.starts] or [(0, clause.first_line)]
    bounds = [*(offset for offset, _line in starts[1:]), len(clause.text)]
    taken: set[int] = set()
    joints = []
    for (offset, line), end in zip(starts, bounds, strict=True):
        here = [
            (number, change)
            for number, change in enumerate(clause.changes)
            if number not in taken and change["line"] + ("hyphen" in change["kind"]) <= line
        ]
        taken |= {number for number, _change in here}
        joints.append(Joint(clause.text[offset:end], line, tuple(change for _number, change in here)))
    return joints


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
