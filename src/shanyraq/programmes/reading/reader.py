"""Read a paper: its tree, the lines that found no place, and what is odd about its numbering."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shanyraq.programmes.reading import words
from shanyraq.programmes.reading.growing import Grower
from shanyraq.programmes.reading.marks import gap
from shanyraq.programmes.reading.naming import name
from shanyraq.programmes.reading.tree import Branch
from shanyraq.programmes.reading.units import Clause, Unit, units_of

_SEVERAL = re.compile(r"[;.]\s+\(?\d{1,2}\)\s")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:\s?[-–—]\s?((?:19|20)\d{2}))?(?!\d)")


@dataclass(frozen=True)
class Node:
    """A part of a paper: what it is, its number in the tree, the paper's words, its own lines, the number above it.

    Kinds: title, section, area, direction, measure, outcome, principle, aim, task, foundation, reference, point,
    field, list, lead, subsection, text. `parent` is "" at the top.
    """

    kind: str
    number: str
    title: str
    first_line: int
    last_line: int
    parent: str


@dataclass(frozen=True)
class Unplaced:
    """Lines that found no place, or a place that looks damaged: `code` is the reason, `facts` fill its sentence."""

    first_line: int
    last_line: int
    code: str
    text: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Tree:
    """A paper read: its title, its years (0 unknown), its nodes in order, lines without a place, and remarks."""

    title: str
    since: int
    until: int
    nodes: tuple[Node, ...]
    unplaced: tuple[Unplaced, ...]
    remarks: tuple[Unplaced, ...]


def read(clauses: Sequence[Clause], lines: Sequence[str]) -> Tree:
    """Read the tree of a paper from its paragraphs and its lines as received.

    Every line that is not blank is in exactly one node or among the unplaced ones.
    """
    grower = Grower(units_of(clauses, lines))
    root = grower.grow()
    name(root)
    branches = list(root.walk())
    nodes = tuple(_node(branch) for branch in branches)
    lost = [Unplaced(unit.first_line, unit.last_line, why, unit.text) for unit, why in grower.lost]
    found = sorted([*lost, *_outside(nodes, lost, lines)], key=lambda one: one.first_line)
    return Tree(_title(branches), *_years(branches), nodes, tuple(found), tuple(_remarks(root)))


def _node(branch: Branch) -> Node:
    unit, above = branch.unit, branch.above
    parent = above.number if above is not None else ""
    return Node(branch.kind, branch.number, branch.title, unit.first_line, unit.last_line, parent)


def _outside(nodes: Iterable[Node], lost: Iterable[Unplaced], lines: Sequence[str]) -> Iterable[Unplaced]:
    """Find lines with text that belong to no paragraph: page numbers and running heads."""
    held = {n for one in (*nodes, *lost) for n in range(one.first_line, one.last_line + 1)}
    for number, line in enumerate(lines, start=1):
        if line.strip(" \t\u00a0\f\ufeff\r\n") and number not in held:
            yield Unplaced(number, number, "outside_text", line.strip())


def _title(branches: Sequence[Branch]) -> str:
    for branch in branches:
        if branch.kind == "field" and words.has("title", branch.unit.text):
            return branch.title.partition(":")[2].strip().rstrip(".")
    titles = [b.unit.text for b in branches if b.kind == "title" and not words.has("stamp", b.unit.text)]
    return titles[0] if titles else ""


def _years(branches: Sequence[Branch]) -> tuple[int, int]:
    """Find the years of a paper: in the field that says its term, else in its title. A lone year begins and ends it."""
    fields = [b.unit.text for b in branches if b.kind == "field" and words.has("term", b.unit.text)]
    for text in (*fields, *(b.unit.text for b in branches if b.kind == "title")):
        found = _YEARS.search(text)
        if found:
            return int(found[1]), int(found[2] or found[1])
    return 0, 0


def _remarks(root: Branch) -> Iterable[Unplaced]:
    for branch in [root, *root.walk()]:
        yield from _gaps(branch)
        unit = branch.unit
        if branch.form == "item" and _SEVERAL.search(unit.text):
            yield _remark(unit, "several_points")
        if branch.kind == "section" and not branch.under:
            yield _remark(unit, "empty_heading")
        if branch.form == "intro" and not unit.text.endswith(":"):
            yield _remark(unit, "colon_lost")


def _gaps(branch: Branch) -> Iterable[Unplaced]:
    last: dict[str, Branch] = {}
    for under in branch.under:
        mark = under.mark
        if not mark.number or mark.style == "letter":
            continue
        before = last.get(mark.style)
        missing = gap(before.mark.number, mark.number) if before else 0
        if before is not None and missing:
            code = "number_left_out" if missing > 0 else "number_not_growing"
            yield _remark(under.unit, code, before=before.mark.number, here=mark.number)
        last[mark.style] = under


def _remark(unit: Unit, code: str, **facts: str) -> Unplaced:
    return Unplaced(unit.first_line, unit.last_line, code, unit.text, tuple(facts.items()))
