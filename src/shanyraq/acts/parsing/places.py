"""The places of a text:
chapters, points, subpoints and unnumbered paragraphs, each with its name and its lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from shanyraq.acts.parsing.notes import Note, exclusion_in, note_in
from shanyraq.acts.parsing.parts import Part, Passage

PlaceKind: TypeAlias = Literal[
    "stamp", "heading", "publication", "preamble", "chapter", "point", "subpoint", "paragraph", "signature"
]

_CHAPTER = re.compile(r"^(?P<number>\d+)-тарау\.?\s*(?P<text>.*)$", re.DOTALL)
_POINT = re.compile(r"^(?P<number>\d{1,3}(?:-\d+)?)\.\s+(?P<text>.*)$", re.DOTALL)
_SUB = re.compile(r"^(?P<number>\d{1,3}(?:-\d+)?)\)\s*(?P<text>.*)$", re.DOTALL)
_PUBLISHED = re.compile(r"жинағында\s+жариялануға\s+тиіс")


@dataclass(frozen=True)
class Place:
    """A place of an act.

    `eid` is its Akoma Ntoso name ("chp_2__pt_4__sub_3"); `name` is how it is cited and addressed ("4(3)",
    "decree-1", "chapter-2", "annex-4"): an unnumbered paragraph bears the name of its point. `part` counts
    the parts of the paper from 0, the decree itself. `text` is what stands there without its number.
    """

    eid: str
    name: str
    kind: PlaceKind
    number: str
    text: str
    first_line: int
    last_line: int
    part: int
    parent: str = ""
    excluded: Note | None = None


@dataclass(frozen=True)
class PlacedNote:
    """An editorial note and the place it stands under."""

    note: Note
    place: Place
    first_line: int
    last_line: int


@dataclass
class Body:
    """The places of one part, in order, and the notes among them."""

    places: list[Place] = field(default_factory=list)
    notes: list[PlacedNote] = field(default_factory=list)


@dataclass(frozen=True)
class Names:
    """How the places of a part are named:
    prefixes of names ("decree-") and of Akoma Ntoso names ("att_2__").
    """

    name: str
    eid: str
    part: int


class _Walk:
    """Go through a part's paragraphs, knowing the chapter and the point one stands in."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.body = Body()
        self.chapter: Place | None = None
        self.point: Place | None = None
        self.unnumbered = 0

    def take(self, passage: Passage) -> None:
        text = passage.text
        if note := note_in(text):
            self._note(note, passage)
        elif excluded := exclusion_in(text):
            self._point(excluded.said_place, "", passage, excluded)
        elif match := _CHAPTER.match(text):
            self._chapter(match["number"], match["text"], passage)
        elif match := _POINT.match(text):
            self._point(match["number"], match["text"], passage)
        elif self.point and (match := _SUB.match(text)):
            self._below("subpoint", match["number"], match["text"], passage)
        else:
            self._below("paragraph", "", text, passage)

    def _add(self, place: Place) -> Place:
        self.body.places.append(place)
        return place

    def _chapter(self, number: str, text: str, passage: Passage) -> None:
        self.point = None
        self.chapter = self._add(
            Place(
                f"{self.names.eid}chp_{number}", f"chapter-{number}", "chapter", number, text,
                passage.first_line, passage.last_line, self.names.part,
            )
        )  # fmt: skip

    def _point(self, number: str, text: str, passage: Passage, excluded: Note | None = None) -> None:
        above = f"{self.chapter.eid}__" if self.chapter else self.names.eid
        self.unnumbered = 0
        self.point = self._add(
            Place(
                f"{above}pt_{number}", f"{self.names.name}{number}", "point", number, text,
                passage.first_line, passage.last_line, self.names.part,
                self.chapter.eid if self.chapter else "", excluded,
            )
        )  # fmt: skip
        if excluded:
            self.body.notes.append(PlacedNote(excluded, self.point, passage.first_line, passage.last_line))

    def _below(
        self, kind: Literal["subpoint", "paragraph"], number: str, text: str, passage: Passage
    ) -> None:
        above = self.point or self.chapter
        if kind == "paragraph":
            self.unnumbered += 1
            step, name = f"para_{self.unnumbered}", above.name if above else self.names.name.rstrip("-")
        else:
            step, name = f"sub_{number}", f"{above.name if above else ''}({number})"
        eid = f"{above.eid}__{step}" if above else f"{self.names.eid}{step}"
        self._add(
            Place(
                eid, name, kind, number, text, passage.first_line, passage.last_line, self.names.part,
                above.eid if above else "",
            )
        )  # fmt: skip

    def _note(self, note: Note, passage: Passage) -> None:
        under = self.point or self.chapter
        if under is not None:
            self.body.notes.append(PlacedNote(note, under, passage.first_line, passage.last_line))


def places_of(part: Part, names: Names) -> Body:
    """Name the places of a part, its heading, preamble and signature included."""
    walk = _Walk(names)
    for passage in part.body:
        walk.take(passage)
    before = [_single(p, "stamp", names, i) for i, p in enumerate(part.stamp, start=1)]
    before += [_single(p, _heading_kind(p), names, i) for i, p in enumerate(part.heading, start=1)]
    before += [_single(p, "preamble", names, i) for i, p in enumerate(part.preamble, start=1)]
    after = [_single(p, "signature", names, i) for i, p in enumerate(part.signature, start=1)]
    return replace(walk.body, places=[*before, *walk.body.places, *after])


def _heading_kind(passage: Passage) -> PlaceKind:
    return "publication" if _PUBLISHED.search(passage.text) else "heading"


def _single(passage: Passage, kind: PlaceKind, names: Names, number: int) -> Place:
    above = f"att_{names.part}__" if names.part else ""
    return Place(
        f"{above}{kind}_{number}", f"{names.name}{kind}", kind, "", passage.text,
        passage.first_line, passage.last_line, names.part,
    )  # fmt: skip


def names_of(parts: Sequence[Part]) -> list[Names]:
    """Choose the names: the points of what a decree approves are bare numbers, its own are "decree-1".

    A decree that approves nothing is cited by its own points. Annexes are "annex-", a second one "annex-2-".
    """
    approved = next((i for i, part in enumerate(parts) if part.kind == "approved"), 0)
    found, annexes = [], 0
    for index, part in enumerate(parts):
        annexes += part.kind == "annex"
        if index == approved:
            name = ""
        elif part.kind == "decree":
            name = "decree-"
        else:
            name = "annex-" if annexes == 1 else f"annex-{annexes}-"
        found.append(Names(name, _eid_prefix(index, part), index))
    return found


def _eid_prefix(index: int, part: Part) -> str:
    chaptered = any(_CHAPTER.match(passage.text) for passage in part.body)
    return "" if index == 0 or (part.kind == "approved" and chaptered) else f"att_{index}__"
