"""Questions about what came before the Concept: its results beside today's measures, the money of a programme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shanyraq.programmes.models import Edition, Reading
from shanyraq.programmes.queries.trees import programmes_on, tree_of
from shanyraq.sources.facts.before import Period, Result
from shanyraq.sources.queries.facts import Shown, shelf, shown

CONCEPT = "001"  # the paper of the Concept


@dataclass(frozen=True)
class Compared:
    """A result of the earlier strategy beside the directions of the Concept, each with the number of its measures."""

    result: Result
    directions: tuple[tuple[Reading, int], ...]

    @property
    def measures(self) -> int:
        """Count the measures of those directions."""
        return sum(count for _reading, count in self.directions)


def concept_on(day: date) -> Edition | None:
    """Find the Concept among the programmes held; None where its paper is not here."""
    held = shelf().get(CONCEPT)
    return next((one for one in programmes_on(day) if one.paper.slug == held), None) if held else None


def compared_on(results: tuple[Result, ...], day: date) -> list[Compared]:
    """Lay each result beside the directions it is read with; without directions where the Concept is not held."""
    edition = concept_on(day)
    directions = (
        {
            one.reading.number: (one.reading, len(one.measures))
            for one in tree_of(edition).of_kind("direction")
        }
        if edition
        else {}
    )
    return [
        Compared(one, tuple(directions[number] for number in one.beside if number in directions))
        for one in results
    ]


def money_of(period: Period) -> list[Shown]:
    """Give the figures of the parts of a programme's money, in their order, each as last corrected."""
    every = {one.figure.id: one for one in shown()}
    years = f"{period.since}/{period.until}"
    found = []
    for part in period.parts:
        for one in [
            row for row in every.values() if (row.figure.series, row.figure.as_of.day) == (part, years)
        ]:
            if one.row is None:
                while one.superseded_by:
                    one = every[one.superseded_by]
                found.append(one)
    return found
