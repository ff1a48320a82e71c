"""Questions about papers: which are held, and a page of one with its lines beside its clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

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
    if str(line or "").isdecimal() and len(str(line)) < 10:
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
