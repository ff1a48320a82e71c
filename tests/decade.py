"""Ten years of decisions as a plan: who is asked for what, when, and what becomes of it. Pure; the same seed gives the same plan.

`tests/test_ten_years.py` tells a small plan through the acts, day by day; `benchmarks/decisions.py` writes a large one as rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

FIRST, LAST = date(2014, 9, 1), date(2024, 8, 30)
LONG = 120  # days of a term, at most


@dataclass(frozen=True)
class Happening:
    """What happens to a card on a day: received, considered, extended, answered, returned, accepted."""

    day: date
    kind: str
    term: date | None = None


@dataclass(frozen=True)
class Asked:
    """One addressee's card: the body by its number, and what happens to it, in order."""

    body: int
    happens: tuple[Happening, ...]


@dataclass(frozen=True)
class Planned:
    """A decision with its term and its cards; `replaces` is the place of an earlier decision in the plan."""

    place: int
    term: date
    cards: tuple[Asked, ...]
    replaces: int | None = None


@dataclass(frozen=True)
class Sitting:
    """A Session of one day with its decisions; `asked_for` where members asked for it and it is extraordinary."""

    day: date
    asked_for: bool
    decisions: tuple[Planned, ...]


@dataclass(frozen=True)
class Turn:
    """What becomes of a body: on this day it is renamed, or merged into another and so ended."""

    day: date
    body: int
    into: int | None = None


@dataclass
class Decade:
    """The whole plan. `ends` tells the last day of each body that was merged."""

    bodies: int
    sittings: list[Sitting] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)

    @property
    def ends(self) -> dict[int, date]:
        """Give the day from which a merged body is no more."""
        return {turn.body: turn.day for turn in self.turns if turn.into is not None}

    @property
    def decisions(self) -> Iterator[tuple[Sitting, Planned]]:
        """Walk the decisions in their order."""
        return ((sitting, one) for sitting in self.sittings for one in sitting.decisions)


def decade(
    decisions: int, cards: int, *, sittings: int = 15, bodies: int = 60, seed: int = 1, extraordinary: int = 3
) -> Decade:
    """Plan so many decisions with so many cards in all, over ten years."""
    chance = Random(seed)
    made = Decade(bodies)
    made.turns = _turns(chance, bodies)
    days = _days(sittings)
    asked_for = [number % max(1, sittings // extraordinary) == 1 for number in range(sittings)]
    shares = iter(_shares(decisions - sum(asked_for), sittings - sum(asked_for)))
    counts = [1 if asked else next(shares) for asked in asked_for]  # members ask for one matter
    left, place, standing = cards, 0, list[int]()
    for number, (day, count) in enumerate(zip(days, counts, strict=True)):
        ours = []
        alive = [body for body in range(bodies) if body not in made.ends or made.ends[body] > day]
        for _ in range(count):
            wide = min(len(alive), round(left / max(1, decisions - place)))
            left -= wide
            term = day + timedelta(days=chance.randint(30, LONG))
            asked = tuple(
                _asked(chance, body, day, term, made.ends) for body in sorted(chance.sample(alive, wide))
            )
            replaces = (
                standing.pop(chance.randrange(len(standing))) if standing and chance.random() < 0.04 else None
            )
            ours.append(Planned(place, term, asked, replaces))
            place += 1
        standing += [one.place for one in ours]
        made.sittings.append(Sitting(day, asked_for[number], tuple(ours)))
    return made


def _days(sittings: int) -> list[date]:
    span = (LAST - FIRST).days - 70
    return [FIRST + timedelta(days=30 + span * n // max(1, sittings - 1)) for n in range(sittings)]


def _shares(whole: int, parts: int) -> list[int]:
    return [whole * (n + 1) // parts - whole * n // parts for n in range(parts)]


def _turns(chance: Random, bodies: int) -> list[Turn]:
    """Rename every fifth body, and merge every tenth into its neighbour, on days of their own."""
    told = []
    for body in range(bodies):
        day = FIRST + timedelta(days=chance.randint(400, 3200))
        if body % 10 == 7:
            told.append(Turn(day, body, into=body - 1))
        elif body % 5 == 1:
            told.append(Turn(day, body))
    return sorted(told, key=lambda turn: (turn.day, turn.body))


def _asked(chance: Random, body: int, sent: date, term: date, ends: dict[int, date]) -> Asked:
    """Plan one card: most answer, some late, some are returned and answer again, a few are silent."""
    last = min(LAST, ends.get(body, LAST) - timedelta(days=1))
    happens: list[Happening] = []

    def then(day: date, kind: str, **given: date) -> date:
        happens.append(Happening(day, kind, **given))
        return day

    fate, day = chance.random(), sent
    if fate > 0.02:
        day = then(day + timedelta(days=chance.randint(1, 10)), "received")
    if fate > 0.3:
        day = then(day + timedelta(days=chance.randint(1, 12)), "considered")
    if 0.3 < fate < 0.37:
        term += timedelta(days=chance.randint(10, 60))
        day = then(day + timedelta(days=1), "extended", term=term)
    if fate > 0.06:
        day = then(max(day + timedelta(days=1), term + timedelta(days=chance.randint(-25, 12))), "answered")
        if chance.random() < 0.12:
            day = then(day + timedelta(days=chance.randint(1, 9)), "returned")
            day = then(day + timedelta(days=chance.randint(1, 20)), "answered")
        then(day + timedelta(days=chance.randint(1, 15)), "accepted")
    happens.sort(key=lambda one: one.day)
    return Asked(body, tuple(one for one in happens if one.day <= last))
