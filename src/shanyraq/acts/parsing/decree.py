"""Read the paper of a presidential decree whole."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from rulebook.acts import EntryRule

from shanyraq.acts.parsing.notes import Amendment, entry_in
from shanyraq.acts.parsing.parts import Part, Passage, cut, is_decree
from shanyraq.acts.parsing.places import Place, PlacedNote, names_of, places_of
from shanyraq.acts.parsing.references import ActReference, reference_in

Tie: TypeAlias = Literal["basis", "repeals", "amended_by"]

_OWN = re.compile(r"Президентінің\s+(?P<day>\d{4}\s+жылғы\s+\d{1,2}\s+\S+)\s+№\s*(?P<number>[\w/-]+)\s+Жарлы")
_ENTERS = re.compile(r"қолданысқа\s+енгізіледі")


@dataclass(frozen=True)
class Relation:
    """What the decree says of another act, and where it says so. `place` names the part of the other act."""

    tie: Tie
    act: ActReference
    first_line: int
    last_line: int


@dataclass(frozen=True)
class Decree:
    """A decree as its paper has it: number, day, title, entry into force, places, notes, relations."""

    number: str
    date: dt.date
    title: str
    entry_rule: EntryRule
    in_force_from: dt.date | None
    places: tuple[Place, ...]
    notes: tuple[PlacedNote, ...]
    relations: tuple[Relation, ...]

    def place(self, eid: str) -> Place:
        """Give the place of an Akoma Ntoso name; raises `KeyError`."""
        for place in self.places:
            if place.eid == eid:
                return place
        raise KeyError(eid)


class NotADecree(ValueError):
    """The paper is not a presidential decree of the known shape; the text says what is missing."""


def parse(passages: Sequence[Passage]) -> Decree:
    """Read the paragraphs of a decree's paper.

    Raises `NotADecree` where it does not enact, or bears no number.
    """
    if not is_decree(passages):
        raise NotADecree("no enacting words")
    parts = cut(passages)
    own = _own_reference(passages)
    if own is None:
        raise NotADecree("no day and number")
    bodies = [places_of(part, names) for part, names in zip(parts, names_of(parts), strict=True)]
    rule, since = _entry(parts[0], own[1])
    return Decree(
        number=own[0],
        date=own[1],
        title=_title(parts[0]),
        entry_rule=rule,
        in_force_from=since,
        places=tuple(place for body in bodies for place in body.places),
        notes=tuple(note for body in bodies for note in body.notes),
        relations=tuple(_relations(parts)),
    )


def _own_reference(passages: Sequence[Passage]) -> tuple[str, date] | None:
    for passage in passages:
        if (match := _OWN.search(passage.text)) and (
            found := reference_in(f"{match['day']} № {match['number']} Жарлығы")
        ):
            return found.number, found.date
    return None


def _title(part: Part) -> str:
    titles = [p.text for p in part.heading if re.search(r"туралы$", p.text.strip(' ."»'))]
    return titles[-1] if titles else ""


def _entry(part: Part, signed: date) -> tuple[EntryRule, date | None]:
    for passage in part.body:
        if _ENTERS.search(passage.text):
            return entry_in(passage.text, signed)
    return "unknown", None


def _relations(parts: Sequence[Part]) -> Iterator[Relation]:
    for passage in parts[0].preamble:
        if "сәйкес" in passage.text and (act := reference_in(passage.text)):
            yield Relation("basis", act, passage.first_line, passage.last_line)
    for part in parts[1:]:
        if any("күші жойылған" in p.text.casefold() for p in part.heading):
            for passage in part.body:
                if act := reference_in(passage.text):
                    yield Relation("repeals", act, passage.first_line, passage.last_line)


def amendments_of(decree: Decree) -> list[Amendment]:
    """List the acts that amended the decree, each once, by day."""
    met: dict[tuple[str, date], Amendment] = {}
    for placed in decree.notes:
        for amendment in placed.note.amendments:
            met.setdefault((amendment.number, amendment.date), amendment)
    return sorted(met.values(), key=lambda amendment: amendment.date)
