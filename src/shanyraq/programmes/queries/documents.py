"""Questions about programme documents: how far each has come on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rulebook import NoRuleInForce, Rulebook

from shanyraq.programmes.models import Document, DocumentStep
from shanyraq.programmes.rules import documents as rules


@dataclass(frozen=True)
class Way:
    """A document with its steps in order: each name with what was taken, None where it is ahead."""

    document: Document
    steps: tuple[tuple[str, DocumentStep | None], ...]

    @property
    def done(self) -> int:
        """Count the steps taken."""
        return sum(step is not None for _name, step in self.steps)

    @property
    def next(self) -> str:
        """Give the first step that is ahead; "" where all are taken."""
        return next((name for name, step in self.steps if step is None), "")


def way_of(book: Rulebook, document: Document, day: date) -> Way:
    """Lay out the steps of a document as known on a day; where no norm names the way, those that were taken."""
    taken = {step.name: step for step in document.steps.all() if step.recorded_on <= day}
    try:
        path = rules.path_on(book, document.kind, day)
    except NoRuleInForce:
        path = tuple(taken)
    return Way(document, tuple((name, taken.get(name)) for name in path))


def documents_on(book: Rulebook, day: date) -> list[Way]:
    """List the documents known on a day, the newest first."""
    rows = Document.objects.filter(steps__recorded_on__lte=day).distinct().prefetch_related("steps")
    return [way_of(book, row, day) for row in rows]
