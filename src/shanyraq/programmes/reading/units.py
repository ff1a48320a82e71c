"""A paper cut into units: headings, sentences that introduce a list, points, running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from shanyraq.programmes.reading import words
from shanyraq.programmes.reading.marks import Mark, mark_of

_CLOSED = re.compile(r"[.;:!?…][»”\")\]]*$")
_SENTENCE_ENDS = re.compile(r"[.;!?][»”\")\]]*$")
_LONGEST_HEADING = 30
_LONGEST_PLAIN_HEADING = 15
_LONGEST_CLOSED_HEADING = 12


@dataclass(frozen=True)
class Clause:
    """A paragraph of a paper: its text, its lines (from 1, both included), and where each line begins in the text."""

    text: str
    first_line: int
    last_line: int
    starts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Unit:
    """A paragraph and what it looks like: "heading", "intro" (its points follow), "item" or "text"."""

    text: str
    first_line: int
    last_line: int
    mark: Mark
    form: str = "text"

    @property
    def is_closed(self) -> bool:
        """Tell whether it ends with a mark that ends a sentence or a point."""
        return bool(_CLOSED.search(self.text))

    @property
    def ends_list(self) -> bool:
        """Tell whether it ends as the last point of a list does."""
        return self.is_closed and self.text[-1] not in ";:"

    @property
    def starts_small(self) -> bool:
        """Tell whether its words begin with a small letter."""
        first = next((letter for letter in self.mark.rest if letter.isalnum()), "")
        return first.islower()


def units_of(clauses: Sequence[Clause], lines: Sequence[str]) -> list[Unit]:
    """Cut a paper into units. `lines` are its lines as received: blank lines and indents tell headings."""
    pieces = [piece for clause in clauses for piece in _split(clause, lines)]
    page = _Page(pieces, lines)
    units = [Unit(p.text, p.first_line, p.last_line, mark_of(p.text)) for p in pieces]
    headed = [
        _headed(unit, units[n + 1] if n + 1 < len(units) else None, page) for n, unit in enumerate(units)
    ]
    return _formed(_joined(headed))


def _split(clause: Clause, lines: Sequence[str]) -> list[Clause]:
    """Cut a sentence that introduces a list off from what it was joined with, where it stands on lines of its own."""
    for offset, line in clause.starts[1:]:
        before, after = clause.text[:offset].strip(), clause.text[offset:].strip()
        introduces = after.endswith(":") and not re.search(r"[.;!?]\s", after)
        if (_SENTENCE_ENDS.search(before) and introduces) or _lost_its_colon(
            before, clause.first_line, line, lines
        ):
            head = tuple(start for start in clause.starts if start[1] < line)
            tail = tuple((at - offset, number) for at, number in clause.starts if number >= line)
            return [
                Clause(before, clause.first_line, head[-1][1], head),
                Clause(after, line, clause.last_line, tail),
            ]
    return [clause]


def _lost_its_colon(before: str, first: int, line: int, lines: Sequence[str]) -> bool:
    """Tell whether a sentence that points ahead ends without its colon and a new indent begins under it."""
    here = _indent(lines[line - 1])
    return (
        not _CLOSED.search(before) and words.has("ahead", before) and 3 <= _indent(lines[first - 1]) <= here
    )


def _indent(line: str) -> int:
    bare = line.replace("\f", "")
    return len(bare) - len(bare.lstrip(" \t\u00a0"))


class _Page:
    """The lines of a paper around its paragraphs."""

    def __init__(self, pieces: Sequence[Clause], lines: Sequence[str]) -> None:
        self._lines = lines
        self._held = {n for p in pieces for n in (*range(p.first_line, p.last_line + 1),)}
        closed = [self.indent(p.first_line) for p in pieces if _CLOSED.search(p.text)]
        self.body_indent = Counter(closed).most_common(1)[0][0] if closed else 0

    def indent(self, number: int) -> int:
        return _indent(self._lines[number - 1]) if number <= len(self._lines) else 0

    def stands_alone(self, unit: Unit) -> bool:
        """Tell whether nothing stands on the lines just before and after."""
        return unit.first_line - 1 not in self._held and unit.last_line + 1 not in self._held

    def follows_blank(self, unit: Unit) -> bool:
        return unit.first_line - 1 not in self._held


def _headed(unit: Unit, following: Unit | None, page: _Page) -> Unit:
    return replace(unit, form="heading") if _is_heading(unit, following, page) else unit


def _is_heading(unit: Unit, following: Unit | None, page: _Page) -> bool:
    count = len(unit.text.split())
    if unit.mark.style == "word":
        return count <= _LONGEST_HEADING
    if unit.mark.can_head:
        if count > _LONGEST_HEADING or unit.starts_small:
            return False
        if not unit.is_closed:
            return page.follows_blank(unit) or unit.mark.style == "roman"
        is_sentence = unit.text[-1] == "." and not re.search(r"[.;:!?,]\s", unit.mark.rest)
        return is_sentence and count <= _LONGEST_CLOSED_HEADING and page.stands_alone(unit)
    if unit.mark.style or unit.is_closed or unit.starts_small or count > _LONGEST_PLAIN_HEADING:
        return False
    if not any(letter.isalpha() for letter in unit.text) or not page.stands_alone(unit):
        return False
    goes_on = following is not None and not following.mark.style and following.starts_small
    set_apart = page.indent(unit.first_line) != page.body_indent or not page.body_indent
    return set_apart and not (goes_on and not words.has("ahead", unit.text))


def _joined(units: Sequence[Unit]) -> list[Unit]:
    """Put a sentence that breaks off together with what goes on with it."""
    done: list[Unit] = []
    for unit in units:
        before = done[-1] if done else None
        if before is not None and _goes_on(before, unit):
            text = f"{before.text} {unit.text}"
            done[-1] = replace(before, text=text, last_line=unit.last_line, mark=mark_of(text))
        else:
            done.append(unit)
    return done


def _goes_on(before: Unit, unit: Unit) -> bool:
    if before.form == "heading" or unit.form == "heading" or unit.mark.style or before.is_closed:
        return False
    is_lost_colon = words.has("ahead", before.text) and unit.starts_small and unit.text[-1] in ";."
    return not is_lost_colon


def _formed(units: Sequence[Unit]) -> list[Unit]:
    formed = []
    for number, unit in enumerate(units):
        following = units[number + 1] if number + 1 < len(units) else None
        formed.append(unit if unit.form == "heading" else replace(unit, form=_form(unit, following)))
    return formed


def _form(unit: Unit, following: Unit | None) -> str:
    if unit.text.endswith(":"):
        return "item" if unit.mark.style else "intro"
    if unit.mark.style:
        return "item"
    lost_colon = not unit.is_closed and words.has("ahead", unit.text)
    return "intro" if lost_colon and following is not None and following.form != "heading" else "text"
