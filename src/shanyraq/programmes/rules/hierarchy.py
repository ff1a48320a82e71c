"""Plans under plans, and items of one branch that say the same. No tables, no clock."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rulebook import Allowed, Refused, Verdict, first_refusal

from shanyraq.programmes.rules.plans import PLANS, Term

LEVELS = ("republic", "region", "district")
KINDS = {"regional_assembly": "region", "district_assembly": "district"}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Place:
    """A plan as the hierarchy sees it: its level, the region it belongs to ("" for the republic), its days."""

    level: str
    area: str
    term: Term


@dataclass(frozen=True)
class Piece:
    """An item as it is compared: of which plan, of which measure, who does it, its titles by language, its days."""

    key: int
    plan: int
    measure: int
    executor: int
    titles: frozenset[tuple[str, str]]
    term: Term


@dataclass(frozen=True)
class Pair:
    """Two items that carry out one measure in overlapping days; `same` is "executor", "title" or both."""

    first: int
    second: int
    same: tuple[str, ...]


def may_stand_under(own: Place, above: Place | None) -> Verdict:
    """Allow a plan under another of the next level up whose days hold its own; a district under its own region.

    None allows: a plan need not name the plan above it. Refuses with "programmes.above_not_next_level",
    "programmes.above_other_region" and "programmes.outside_plan_above".
    """
    if above is None:
        return Allowed((PLANS,))
    if LEVELS.index(above.level) + 1 != LEVELS.index(own.level):
        return Refused("programmes.above_not_next_level", (PLANS,))
    if above.level != "republic" and above.area != own.area:
        return Refused("programmes.above_other_region", (PLANS,))
    term, holds = own.term, above.term
    if term.starts < holds.starts or holds.ends < term.ends:
        return Refused(
            "programmes.outside_plan_above", (PLANS,), {"starts": holds.starts, "ends": holds.ends}
        )
    return Allowed((PLANS,))


def branch_of(plan: int, above: Mapping[int, int | None]) -> frozenset[int]:
    """Give a plan, all above it and all below it; `above` maps each plan to the one above it."""
    up = set()
    here: int | None = plan
    while here is not None and here not in up:
        up.add(here)
        here = above.get(here)
    below: defaultdict[int, list[int]] = defaultdict(list)
    for one, top in above.items():
        if top is not None:
            below[top].append(one)
    down, waiting = set[int](), [plan]
    while waiting:
        fresh = [one for one in below[waiting.pop()] if one not in down]
        down.update(fresh)
        waiting += fresh
    return frozenset(up | down)


def plain(title: str) -> str:
    """Give the words of a title without case, signs and spaces between them, to compare it by."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", title).casefold()))


def duplicates(pieces: Iterable[Piece]) -> list[Pair]:
    """Find the pairs that carry out one measure in overlapping days with one executor, or under one title.

    Titles are compared language by language as `plain` gives them; a pair comes once, the lower key first.
    """
    of_measure: defaultdict[int, list[Piece]] = defaultdict(list)
    for piece in sorted(pieces, key=lambda one: one.key):
        of_measure[piece.measure].append(piece)
    found = []
    for rows in of_measure.values():
        for one, other in combinations(rows, 2):
            same = _same(one, other)
            if same:
                found.append(Pair(one.key, other.key, same))
    return sorted(found, key=lambda pair: (pair.first, pair.second))


def says_why_kept(pairs: Collection[tuple[int, int]], said: Mapping[tuple[int, int], str]) -> Verdict:
    """Allow items that say what another says only where it is said why both stay.

    Refuses with "programmes.duplicate_unexplained".
    """
    missing = sum(not said.get(pair, "").strip() for pair in pairs)
    if missing:
        return Refused("programmes.duplicate_unexplained", (PLANS,), {"count": missing})
    return Allowed()


def may_drop(dropped_on: date | None, why: str) -> Verdict:
    """Allow an item to be taken out of a draft once, with a reason.

    Refuses with "programmes.item_dropped" and "programmes.no_reasons".
    """
    reasons = Allowed((PLANS,)) if why.strip() else Refused("programmes.no_reasons", (PLANS,))
    return first_refusal(stands(dropped_on), reasons)


def stands(dropped_on: date | None) -> Verdict:
    """Allow what is done with an item that stands in its plan. Refuses with "programmes.item_dropped"."""
    if dropped_on is not None:
        return Refused("programmes.item_dropped", (PLANS,), {"day": dropped_on})
    return Allowed((PLANS,))


def _same(one: Piece, other: Piece) -> tuple[str, ...]:
    if one.term.ends < other.term.starts or other.term.ends < one.term.starts:
        return ()
    alike = {
        "executor": one.executor == other.executor,
        "title": bool(one.titles & other.titles),
    }
    return tuple(name for name, is_so in alike.items() if is_so)
