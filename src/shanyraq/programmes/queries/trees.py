"""The tree of a programme as an edition reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from shanyraq.programmes.models import Edition, Programme, Reading


@dataclass
class Branch:
    """A part with what stands under it, in the order of the paper."""

    reading: Reading
    under: list[Branch] = field(default_factory=list)

    @property
    def measures(self) -> int:
        """Count the measures under it, at any depth."""
        return (self.reading.kind == "measure") + sum(branch.measures for branch in self.under)


@dataclass(frozen=True)
class Shown:
    """A programme on a day: its edition and its branches."""

    edition: Edition
    branches: tuple[Branch, ...]


def edition_on(programme: Programme, day: date) -> Edition | None:
    """Give the edition shown on a day: the last one made by then."""
    return (
        programme.editions.select_related("paper", "programme")
        .filter(made_on__lte=day)
        .order_by("-number")
        .first()
    )


def programmes_on(day: date) -> list[Edition]:
    """List the programmes kept by a day, each in the edition of that day, the latest years first."""
    editions = [edition_on(programme, day) for programme in Programme.objects.order_by("slug")]
    found = [edition for edition in editions if edition is not None]
    return sorted(found, key=lambda edition: (-(edition.until or 0), edition.programme.slug))


def tree_on(edition: Edition) -> Shown:
    """Give the branches of an edition."""
    branches: dict[int, Branch] = {}
    tops: list[Branch] = []
    for row in edition.readings.order_by("place"):
        branches[row.part_id] = branch = Branch(row)
        above = branches.get(row.above_id) if row.above_id else None
        (above.under if above else tops).append(branch)
    return Shown(edition, tuple(tops))


def counts_of(edition: Edition) -> Counter[str]:
    """Count the parts of an edition by kind."""
    return Counter(edition.readings.values_list("kind", flat=True))


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
            "text": one["text"],
            "file": edition.paper.name,
            "first_line": one["first_line"],
            "last_line": one["last_line"],
            "programme": edition.programme.slug,
        }
        for one in edition.unplaced
    ]
