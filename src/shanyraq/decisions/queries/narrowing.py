"""The list of decisions narrowed by Session, addressee, state, year and words; each choice with its count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from shanyraq.decisions.models import Decision
from shanyraq.decisions.queries.cards import Card, cards, decisions_on, state_of

PARTS = ("session", "addressee", "state", "year")


@dataclass(frozen=True)
class Listed:
    """A decision in the list with those of its cards that are asked for."""

    decision: Decision
    cards: tuple[Card, ...]

    @property
    def state(self) -> str:
        """Say the worst state among the cards; "noted" where there is none."""
        return state_of(list(self.cards))

    @property
    def worst(self) -> Card | None:
        """Give the card that the decision waits for longest."""
        return max((c for c in self.cards if c.state == self.state), key=lambda c: c.days_late, default=None)


@dataclass(frozen=True)
class Wanted:
    """What is asked for; empty asks nothing. `session` and `year` are numbers as text, `addressee` a slug."""

    q: str = ""
    session: str = ""
    addressee: str = ""
    state: str = ""
    year: str = ""

    def without(self, part: str) -> Wanted:
        """Give the same question with one part left open."""
        return Wanted(**{**self.__dict__, part: ""})


def listed_on(day: date) -> list[Listed]:
    """List every decision adopted up to a day with its cards, newest first."""
    return [Listed(row, tuple(cards(row.assignments.all(), day))) for row in decisions_on(day)]


def narrowed(rows: Iterable[Listed], wanted: Wanted) -> list[Listed]:
    """Keep the decisions that answer, each with the cards that answer."""
    return [kept for row in rows if (kept := _kept(row, wanted)) is not None]


def _kept(row: Listed, wanted: Wanted) -> Listed | None:
    told = row.decision
    if wanted.session and str(told.session.number) != wanted.session:
        return None
    if wanted.year and str(told.year) != wanted.year:
        return None
    if wanted.q and not _says(told, wanted.q):
        return None
    if not wanted.addressee and wanted.state in ("", "noted"):
        return row if not wanted.state or not row.cards else None
    found = tuple(card for card in row.cards if _answers(card, wanted))
    return Listed(told, found) if found else None


def _says(told: Decision, words: str) -> bool:
    texts = (getattr(told, f"{name}_{code}") for name in ("title", "text") for code in ("kk", "ru", "en"))
    held = " ".join((told.identifier, *texts)).casefold()
    return all(word in held for word in words.casefold().split())


def _answers(card: Card, wanted: Wanted) -> bool:
    mine = not wanted.addressee or card.assignment.addressee.slug == wanted.addressee
    return mine and (not wanted.state or card.state == wanted.state)


def counted(rows: list[Listed], wanted: Wanted) -> dict[str, Counter[str]]:
    """Count, for each part of the question, the decisions behind each of its choices; the other parts hold."""
    return {part: Counter(_keys(narrowed(rows, wanted.without(part)), part)) for part in PARTS}


def _keys(rows: Iterable[Listed], part: str) -> Iterable[str]:
    read: dict[str, Callable[[Listed], set[str]]] = {
        "session": lambda row: {str(row.decision.session.number)},
        "year": lambda row: {str(row.decision.year)},
        "addressee": lambda row: {card.assignment.addressee.slug for card in row.cards},
        "state": lambda row: {card.state for card in row.cards} or {"noted"},
    }
    return (key for row in rows for key in read[part](row))
