"""The tree of a programme as an edition reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from shanyraq.programmes.models import Edition, Programme, Reading
from shanyraq.sources.ranking import Index

MOST_FOUND = 60


@dataclass
class Branch:
    """A part with what stands under it, in the order of the paper."""

    reading: Reading
    under: list[Branch] = field(default_factory=list)
    above: Branch | None = None

    def walk(self) -> Iterator[Branch]:
        """Yield it and everything under it."""
        yield self
        for branch in self.under:
            yield from branch.walk()

    @property
    def measures(self) -> list[Reading]:
        """List the measures under it, at any depth."""
        return [branch.reading for branch in self.walk() if branch.reading.kind == "measure"]

    @property
    def path(self) -> list[Reading]:
        """List the parts above it, from the top."""
        return [*self.above.path, self.above.reading] if self.above else []


@dataclass(frozen=True)
class Shown:
    """A programme: its edition and its branches."""

    edition: Edition
    branches: tuple[Branch, ...]

    def walk(self) -> Iterator[Branch]:
        """Yield every branch, in the order of the paper."""
        for branch in self.branches:
            yield from branch.walk()

    def of_kind(self, *kinds: str) -> list[Branch]:
        """List the branches of some kinds."""
        return [branch for branch in self.walk() if branch.reading.kind in kinds]

    def at(self, number: str) -> Branch | None:
        """Find the branch with a number."""
        return next((branch for branch in self.walk() if branch.reading.number == number), None)


def edition_on(programme: Programme, day: date) -> Edition | None:
    """Give the edition shown on a day: the last one made by then, else the first: the paper is older than its reading."""
    editions = programme.editions.select_related("paper", "programme").order_by("-number")
    return editions.filter(made_on__lte=day).first() or editions.last()


def programmes_on(day: date) -> list[Edition]:
    """List the programmes kept, each in the edition of a day, the latest years first."""
    editions = [edition_on(programme, day) for programme in Programme.objects.order_by("slug")]
    found = [edition for edition in editions if edition is not None]
    return sorted(found, key=lambda edition: (-(edition.until or 0), edition.programme.slug))


def tree_of(edition: Edition) -> Shown:
    """Give the branches of an edition."""
    branches: dict[int, Branch] = {}
    tops: list[Branch] = []
    for row in edition.readings.order_by("place"):
        above = branches.get(row.above_id) if row.above_id else None
        branches[row.part_id] = branch = Branch(row, above=above)
        (above.under if above else tops).append(branch)
    return Shown(edition, tuple(tops))


def counts_of(edition: Edition) -> Counter[str]:
    """Count the parts of an edition by kind."""
    return Counter(edition.readings.values_list("kind", flat=True))


def found_in(edition: Edition, asked: str) -> list[Reading]:
    """Find parts by their words, in any form and script, the best first."""
    question = asked.strip()[:200]
    if not question:
        return []
    index, keys = _index(edition.pk)
    wanted = [keys[number] for number in index.find(question, MOST_FOUND)]
    rows = edition.readings.in_bulk(wanted)
    return [rows[key] for key in wanted if key in rows]


@lru_cache(maxsize=8)
def _index(edition: int) -> tuple[Index, list[int]]:
    pairs = list(Reading.objects.filter(edition=edition).order_by("place").values_list("pk", "title"))
    return Index([text for _pk, text in pairs]), [pk for pk, _text in pairs]


def editions_of(part: int) -> list[Reading]:
    """List how each edition reads a part, the latest first."""
    rows = Reading.objects.filter(part=part).select_related("edition__paper")
    return list(rows.order_by("-edition__number"))


def nodes_of(edition: Edition) -> list[dict[str, Any]]:
    """List the parts of an edition for a file: `parent` is the number of the part above, None at the top."""
    rows: Sequence[Reading] = list(edition.readings.order_by("place"))
    numbers = {row.part_id: row.number for row in rows}
    return [
        {
            "kind": row.kind,
            "number": row.number,
            "title": row.title,
            "file": edition.paper.name,
            "first_line": row.first_line,
            "last_line": row.last_line,
            "parent": numbers[row.above_id] if row.above_id else None,
            "programme": edition.programme.slug,
        }
        for row in rows
    ]


def unplaced_of(edition: Edition) -> list[dict[str, Any]]:
    """List the lines of an edition that found no place, for a file, each with the code of the reason."""
    return [
        {
            "code": one["code"],
            "facts": dict(one["facts"]),
            "text": one["text"],
            "file": edition.paper.name,
            "first_line": one["first_line"],
            "last_line": one["last_line"],
            "programme": edition.programme.slug,
        }
        for one in edition.unplaced
    ]
