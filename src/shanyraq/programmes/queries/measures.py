"""Questions about the measures of a programme: who owns each, in which state it is, what carries it out, what it serves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from shanyraq.programmes.models import (
    AssemblyRole,
    Contribution,
    Edition,
    Gloss,
    Instrument,
    Owner,
    PlanItem,
    Reading,
)
from shanyraq.programmes.queries.plans import Line, lines_of
from shanyraq.programmes.queries.trees import tree_of
from shanyraq.programmes.rules.measures import STATES, state_of_measure


@dataclass(frozen=True)
class Card:
    """A measure on a day: its words, its direction, owner, glosses by language, instruments, items of approved plans, state.

    `role` is what the Assembly itself does in it, None where it is not stated yet.
    """

    reading: Reading
    direction: str
    owner: Owner | None
    glosses: dict[str, Gloss]
    instruments: tuple[Instrument, ...]
    lines: tuple[Line, ...]
    role: AssemblyRole | None = None

    @property
    def state(self) -> str:
        """Give the state of the measure (`rules.measures.state_of_measure`)."""
        return state_of_measure([line.state for line in self.lines], len(self.instruments))


def standing(rows: QuerySet[Any], day: date) -> QuerySet[Any]:
    """Keep what was recorded by a day and not taken back by it."""
    return rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day), on__lte=day)


def cards_on(edition: Edition, day: date, parts: Sequence[int] | None = None) -> list[Card]:
    """Give every measure of a programme on a day, or some of them, in the order of the paper. The number of queries does not grow with them."""
    measures = tree_of(edition).of_kind("measure")
    if parts is not None:
        measures = [branch for branch in measures if branch.reading.part_id in parts]
    keys = [branch.reading.part_id for branch in measures]
    owners = {
        row.part_id: row for row in standing(Owner.objects.filter(part__in=keys), day).select_related("body")
    }
    instruments = _grouped(standing(Instrument.objects.filter(part__in=keys), day))
    glosses: dict[int, dict[str, Gloss]] = {}
    for row in Gloss.objects.filter(part__in=keys, on__lte=day):
        glosses.setdefault(row.part_id, {})[row.language] = row
    items = (
        PlanItem.objects.on(day).filter(part__in=keys, plan__approved_on__lte=day).order_by("starts", "pk")
    )
    roles = {row.part_id: row for row in AssemblyRole.objects.filter(part__in=keys, on__lte=day)}
    lines: dict[int, list[Line]] = {}
    for line in lines_of(items, day):
        lines.setdefault(line.item.part_id, []).append(line)
    return [
        Card(
            branch.reading,
            next((one.number for one in branch.path if one.kind == "direction"), ""),
            owners.get(key),
            glosses.get(key, {}),
            tuple(instruments.get(key, ())),
            tuple(lines.get(key, ())),
            roles.get(key),
        )
        for key, branch in zip(keys, measures, strict=True)
    ]


def counted(cards: Iterable[Card]) -> list[tuple[str, int]]:
    """Count measures by state, in the order of the states, zero ones too."""
    found = Counter(card.state for card in cards)
    return [(state, found[state]) for state in STATES]


def outcomes_of(part: int, day: date) -> list[tuple[Contribution, Reading]]:
    """List the outcomes a measure serves on a day, each as its latest edition reads it."""
    return _read(standing(Contribution.objects.filter(part=part), day), "outcome_id")


def contributors_of(outcomes: Iterable[int], day: date) -> dict[int, list[tuple[Contribution, Reading]]]:
    """List the measures that serve each outcome on a day."""
    found: dict[int, list[tuple[Contribution, Reading]]] = {}
    rows = standing(Contribution.objects.filter(outcome__in=list(outcomes)), day)
    for row, reading in _read(rows, "part_id"):
        found.setdefault(row.outcome_id, []).append((row, reading))
    return found


def _read(rows: Iterable[Contribution], place: str) -> list[tuple[Contribution, Reading]]:
    rows = list(rows)
    readings = Reading.objects.filter(part__in=[getattr(row, place) for row in rows])
    latest = {
        one.part_id: one for one in readings.select_related("edition__programme").order_by("edition__number")
    }
    return [(row, latest[getattr(row, place)]) for row in rows]


def _grouped(rows: Iterable[Instrument]) -> dict[int, list[Instrument]]:
    found: dict[int, list[Instrument]] = {}
    for row in rows:
        found.setdefault(row.part_id, []).append(row)
    return found
