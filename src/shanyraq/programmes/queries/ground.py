"""What a programme says before and around its measures, what it rests on, and the bases of its directions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rulebook import Act, Rulebook

from shanyraq.programmes.models import DirectionBase, Edition, NewDirection, Programme, Reading
from shanyraq.programmes.reading import Known, Node, named_in, said, words
from shanyraq.programmes.rules.ground import BASES
from shanyraq.sources.facts.before import Line, before


@dataclass(frozen=True)
class Group:
    """Parts of one role, in the order of the paper, with the sentence or heading above them, where there is one."""

    role: str
    head: Reading | None
    rows: tuple[Reading, ...]

    @property
    def first_line(self) -> int:
        """Give the first line, its head's included."""
        return (self.head or self.rows[0]).first_line

    @property
    def last_line(self) -> int:
        """Give the last line."""
        return self.rows[-1].last_line


@dataclass(frozen=True)
class Rest:
    """What a programme rests on: an act of the book, or a Session by its number; with the part that names it."""

    row: Reading
    act: Act | None = None
    session: int = 0


def groups_of(edition: Edition) -> dict[str, list[Group]]:
    """Give what an edition says, by role (`reading.ROLES`), in that order; roles it does not have are left out."""
    rows = list(edition.readings.order_by("place"))
    numbers = {row.part_id: row.number for row in rows}
    by_number = {row.number: row for row in rows}
    nodes = [
        Node(row.kind, row.number, row.title, row.first_line, row.last_line, numbers.get(row.above_id or 0, ""))
        for row in rows
    ]  # fmt: skip
    found: dict[str, list[Group]] = {}
    for one in said(nodes):
        group = Group(one.role, by_number.get(one.head), tuple(by_number[number] for number in one.rows))
        found.setdefault(one.role, []).append(group)
    return found


def rests_on(groups: dict[str, list[Group]], book: Rulebook) -> list[Rest]:
    """List the acts and Sessions that the paragraph of "rests_on" names, in its order."""
    known = [
        Known(act.slug, act.number, act.date.year if act.date else 0, (*act.titles.values(), *act.aliases))
        for act in book.acts.values()
    ]
    return [
        Rest(row, book.acts.get(one.act), one.session)
        for group in groups.get("rests_on", ())
        for row in group.rows
        for one in named_in(row.title, known)
    ]


def bases_named(groups: dict[str, list[Group]]) -> tuple[str, ...]:
    """Give which of the five bases the programme says its directions go by."""
    text = " ".join(row.title for group in groups.get("determined_by", ()) for row in group.rows)
    return tuple(base for base in BASES if text and words.has(base, text))


def diversity_in(groups: dict[str, list[Group]]) -> list[Reading]:
    """List the strengths and foundations that name unity in diversity."""
    return [
        row
        for role in ("strength", "foundation")
        for group in groups.get(role, ())
        for row in group.rows
        if words.has("diversity", row.title)
    ]


def responses_of(groups: dict[str, list[Group]]) -> list[tuple[Line, Reading]]:
    """Lay the six lines of preventive work, each in this project's words, beside the part that says it, by its lines."""
    rows = {row.first_line: row for group in groups.get("prevention", ()) for row in group.rows}
    return [(one, rows[one.place.first]) for one in before().prevention if one.place.first in rows]


def grounded_on(programme: Programme, day: date) -> list[NewDirection]:
    """List the directions that were linked to their bases by a day, the latest first."""
    rows = NewDirection.objects.filter(programme=programme, on__lte=day).prefetch_related("bases")
    return list(rows.order_by("-on", "-pk"))


def bases_of(programme: Programme, number: str, day: date) -> list[DirectionBase]:
    """List the bases that a new direction was linked to, as last said."""
    last = next((one for one in grounded_on(programme, day) if one.number == number), None)
    return list(last.bases.all()) if last else []
