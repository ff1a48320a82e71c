"""What in the paper of an act does not agree with itself. Found and shown, never put right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from shanyraq.acts.parsing.decree import Decree
from shanyraq.acts.parsing.places import Place


@dataclass(frozen=True)
class Finding:
    """One finding: its code, the place, the lines, and the words of its sentence."""

    code: str
    place: str
    first_line: int
    last_line: int
    facts: dict[str, str] = field(default_factory=dict)


def findings_of(decree: Decree) -> list[Finding]:
    """List every finding in the order of the paper.

    Codes: "note_names_another_place", "note_names_no_act", "note_of_unknown_change", "number_skipped",
    "number_repeated", "changes_out_of_order".
    """
    found = [*_notes(decree), *_numbers(decree)]
    return sorted(found, key=lambda finding: finding.first_line)


def _notes(decree: Decree) -> Iterator[Finding]:
    for placed in decree.notes:
        note, place = placed.note, placed.place
        lines = (placed.first_line, placed.last_line)
        if note.said_place and not _same(note.said_place, place.name):
            yield Finding(
                "note_names_another_place",
                place.name,
                *lines,
                {"said": note.said_place, "stands": place.name},
            )
        if not note.amendments:
            yield Finding("note_names_no_act", place.name, *lines)
        if note.change == "unknown":
            yield Finding("note_of_unknown_change", place.name, *lines)
        days = [amendment.date for amendment in note.amendments]
        if days != sorted(days):
            yield Finding("changes_out_of_order", place.name, *lines)


def _same(said: str, stands: str) -> bool:
    # A note on a subpoint stands under its point.
    return said == stands or said.startswith(f"{stands}(")


def _numbers(decree: Decree) -> Iterator[Finding]:
    last: dict[tuple[int, str, str], Place] = {}
    for place in decree.places:
        if place.kind not in ("chapter", "point", "subpoint") or not place.number.isdigit():
            continue
        # Points are numbered through the chapters of a part, subpoints within their point.
        key = (place.part, place.kind, place.parent if place.kind == "subpoint" else "")
        before = last.get(key)
        expected = int(before.number) + 1 if before else 1
        if int(place.number) != expected:
            code = "number_skipped" if int(place.number) > expected else "number_repeated"
            yield Finding(
                code, place.name, place.first_line, place.last_line,
                {"number": place.number, "expected": str(expected)},
            )  # fmt: skip
        last[key] = place
