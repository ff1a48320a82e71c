"""On which days the structure changed, and what changed on each. Pure: read from the dated law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from shanyraq.law import book
from shanyraq.law.organs import Edge, Organ, Titles, edges, organs
from shanyraq.law.regions import regions
from shanyraq.law.structure import Structure
from shanyraq.law.structure import on as structure_on

FIRST = date(1995, 3, 1)
_NORMS = ("institution.name", "institution.status", "deputies.count", "chair.office")


@dataclass(frozen=True)
class Renamed:
    """An organ, or the Assembly itself, under its old and its new name."""

    old: Titles
    new: Titles


@dataclass(frozen=True)
class Change:
    """What one day changed: organs that began and ended, names, relations, and relations that now stand on another act.

    Regional organs are told by their region.
    """

    day: date
    began: tuple[Organ, ...]
    ended: tuple[Organ, ...]
    renamed: tuple[Renamed, ...]
    ties_began: tuple[Edge, ...]
    ties_ended: tuple[Edge, ...]
    ties_rebased: tuple[Edge, ...] = ()


@cache
def days() -> tuple[date, ...]:
    """Give every day on which anything changed, the first of all 1 March 1995."""
    found = {FIRST}
    for organ in organs().values():
        found |= {organ.since, *(since for since, _titles in organ.names)}
        found |= {organ.until} if organ.until else set()
    for edge in edges():
        found |= {edge.since} | ({edge.until} if edge.until else set())
    for region in regions().values():
        found |= {name.since for name in region.names} | ({region.until} if region.until else set())
    for key in _NORMS:
        found |= {value.since for value in book().parameter(key).values}
    return tuple(sorted(day for day in found if day >= FIRST))


def before(day: date) -> date | None:
    """Give the last day of change on or before `day`: since then it is as shown."""
    return max((d for d in days() if d <= day), default=None)


def after(day: date) -> date | None:
    """Give the first day of change after `day`."""
    return min((d for d in days() if d > day), default=None)


@cache
def on(day: date) -> Change:
    """Tell what changed on a day of change, against the day before; on the first day everything begins."""
    now = structure_on(day)
    then = structure_on(day - timedelta(days=1)) if day > FIRST else None
    old = {organ.slug: organ for organ in then.organs} if then else {}
    new = {organ.slug: organ for organ in now.organs}
    return Change(
        day=day,
        began=tuple(organ for slug, organ in new.items() if slug not in old),
        ended=tuple(organ for slug, organ in old.items() if slug not in new),
        renamed=_renamed(then, now),
        ties_began=_new_ties(now, then),
        ties_ended=_new_ties(then, now) if then else (),
        ties_rebased=_rebased(then, now),
    )


def _renamed(then: Structure | None, now: Structure) -> tuple[Renamed, ...]:
    if then is None:
        return ()
    old = {organ.slug: organ.titles for organ in then.organs}
    found = [Renamed(then.name, now.name)] if then.name != now.name else []
    return (
        *found,
        *(
            Renamed(old[organ.slug], organ.titles)
            for organ in now.organs
            if organ.slug in old and dict(old[organ.slug]) != dict(organ.titles)
        ),
    )


def _new_ties(here: Structure, there: Structure | None) -> tuple[Edge, ...]:
    known = {(e.kind, e.source_organ, e.target_organ) for e in there.edges} if there else set()
    return tuple(e for e in here.edges if (e.kind, e.source_organ, e.target_organ) not in known)


def _rebased(then: Structure | None, now: Structure) -> tuple[Edge, ...]:
    acts = {(e.kind, e.source_organ, e.target_organ): e.law for e in then.edges} if then else {}
    known = ((e, (e.kind, e.source_organ, e.target_organ)) for e in now.edges)
    return tuple(edge for edge, key in known if key in acts and acts[key] != edge.law)
