"""Which wording of each place the paper holds for which days, in one language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from shanyraq.acts.parsing.decree import Decree, amendments_of
from shanyraq.acts.parsing.notes import Amendment
from shanyraq.acts.parsing.places import Place, PlacedNote

State: TypeAlias = Literal["held", "not_held", "excluded"]
Since: TypeAlias = Callable[[Amendment], date]


@dataclass(frozen=True)
class Wording:
    """What is known of a place for the days [since, until): its text, that it is not held, or excluded.

    `by` is the amendment that began these days; None for the first wording.
    """

    state: State
    since: date
    until: date | None
    text: str = ""
    by: Amendment | None = None


def day_of(amendment: Amendment) -> date:
    """Give the day from which a change is shown: entry into force where it is known, else signature."""
    return amendment.in_force_from or amendment.date


def notes_on(decree: Decree, place: Place) -> list[PlacedNote]:
    """List the notes that touch a place: those under it or under the point it belongs to;
    a chapter's, its title alone.
    """
    by_eid = {other.eid: other for other in decree.places}
    chain, here = [place.eid], place
    while here.parent and by_eid[here.parent].kind != "chapter":
        here = by_eid[here.parent]
        chain.append(here.eid)
    return [note for note in decree.notes if note.place.eid in chain]


def wordings_of(
    decree: Decree, place: Place, language: str, begun: date, since: Since = day_of
) -> list[Wording]:
    """Give the wordings of a place in order of days, from the day the decree entered into force (`begun`).

    A change to the text of the other language alone leaves this one as it was. Wordings before the last
    change are not held: a paper has the last one only.
    """
    changes = sorted(
        (
            (since(amendment), amendment, placed)
            for placed in notes_on(decree, place)
            if placed.note.language in ("", language)
            for amendment in placed.note.amendments
        ),
        key=lambda change: change[0],
    )
    days = [begun, *(day for day, _a, _n in changes)]
    acts: list[Amendment | None] = [None, *(amendment for _d, amendment, _n in changes)]
    found = [
        Wording("not_held", day, until, by=by)
        for day, until, by in zip(days, [*days[1:], None], acts, strict=True)
        if until is None or day < until
    ]
    excluded = bool(changes) and changes[-1][2].note.change == "excluded"
    last = found[-1]
    state: State = "excluded" if excluded else "held"
    found[-1] = Wording(state, last.since, None, "" if excluded else place.text, last.by)
    return found


def days_of(decree: Decree, begun: date, since: Since = day_of) -> list[tuple[date, Amendment | None]]:
    """List the days on which an edition of the decree begins, the first text included."""
    return [(begun, None), *((since(amendment), amendment) for amendment in amendments_of(decree))]


def wording_on(wordings: Sequence[Wording], day: date) -> Wording | None:
    """Give the wording of a day; None before the first."""
    for wording in wordings:
        if wording.since <= day and (wording.until is None or day < wording.until):
            return wording
    return None
