"""Contradictions of the papers, and the rule that settles each. Nothing is dropped: what loses is kept and shown.

The order of rules: the law of the day before a paraphrase; of figures, bounds that meet both hold, and an explicit
number says more than a rounded one; the later day before the earlier, each for its own; else it stays open. An
officer may settle otherwise by hand, with a reason: that is laid over, and never hides what the rule said.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import combinations
from typing import Any

from rulebook import Rulebook

from shanyraq.sources.facts import DATA
from shanyraq.sources.facts.reading import as_of_line, cited_papers, figure
from shanyraq.sources.facts.series import clash
from shanyraq.sources.facts.terms import Term, terms_of
from shanyraq.sources.facts.values import AsOf, Figure, Place, Texts

KINDS = ("norm", "figure", "register", "growing", "name", "different", "collision", "defect", "open")
OUTCOMES = ("stands", "own_day", "kept", "loses", "open")
# Kinds whose statements all fare alike: the rule, and what becomes of each.
_FOR_ALL = {
    "register": ("live_register", "own_day"),
    "different": ("different", "stands"),
    "collision": ("collision", "stands"),
    "defect": ("defect", "kept"),
    "open": ("open", "open"),
}


@dataclass(frozen=True)
class Statement:
    """What one side says, and where; `norm` and `value` name what it says of a rule of law; `act` the act it speaks of."""

    says: Texts
    places: tuple[Place, ...]
    as_of: AsOf
    figures: tuple[Figure, ...] = ()
    norm: str = ""
    value: object = None
    act: str = ""

    @property
    def of_act(self) -> bool:
        """Tell whether the statement stands in the text of an act."""
        return any(cited_papers()[place.paper].act for place in self.places if place.paper in cited_papers())


@dataclass(frozen=True)
class Contradiction:
    """Statements that do not agree. `kind` says how they are settled; `note` what the rule leaves to be said."""

    id: str
    kind: str
    title: Texts
    statements: tuple[Statement, ...]
    subject: str = ""
    act: str = ""
    note: Texts = field(default_factory=dict)


@dataclass(frozen=True)
class Ruling:
    """What became of a statement: one of `OUTCOMES`, and for rules of law the days on which it was the law."""

    statement: Statement
    outcome: str
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Settlement:
    """A contradiction with its rule ("open" where nothing settles it) and what became of each statement, in order."""

    contradiction: Contradiction
    rule: str
    rulings: tuple[Ruling, ...]

    @property
    def is_open(self) -> bool:
        """Tell whether nothing settles it."""
        return self.rule == "open"

    @property
    def is_law_in_doubt(self) -> bool:
        """Tell whether the law settles it, yet no certain rule is in force on the day."""
        return self.rule == "law_of_the_day" and all(one.outcome != "stands" for one in self.rulings)


@cache
def contradictions() -> Mapping[str, Contradiction]:
    """Give every contradiction by id. Raises `ValueError` for a kind unknown or a statement without a source."""
    rows = tomllib.loads((DATA / "contradictions.toml").read_text(encoding="utf-8"))["contradiction"]
    return {row["id"]: contradiction_of(row) for row in rows}


def contradiction_of(row: Mapping[str, Any]) -> Contradiction:
    """Read one contradiction as the data file writes it."""
    given = dict(row)
    statements = tuple(_statement(one) for one in given.pop("statement"))
    if given["kind"] not in KINDS or len(statements) < 2:
        raise ValueError(f"{row['id']}: two statements and a known kind are needed")
    return Contradiction(statements=statements, **given)


def _statement(row: Mapping[str, Any]) -> Statement:
    figures = tuple(figure(ident) for ident in row.get("facts", ()))
    written = tuple(Place.parse(text) for text in row.get("sources", ()))
    places = tuple(dict.fromkeys([*(place for one in figures for place in one.places), *written]))
    if not places:
        raise ValueError(f"a statement without a source: {row['says']}")
    as_of = figures[0].as_of if figures else as_of_line(places[0])
    if row.get("as_of"):
        as_of = AsOf(row["as_of"], "stated", Place.parse(row["dated_by"]))
    value = row.get("is")
    value = tuple(value) if isinstance(value, list) else value
    return Statement(row["says"], places, as_of, figures, row.get("norm", ""), value, row.get("act", ""))


def settle(found: Contradiction, book: Rulebook, on: date) -> Settlement:
    """Settle a contradiction as of a day by the rule of its kind. A norm that is not confirmed settles nothing."""
    if found.kind == "norm":
        return _by_law(found, book, on)
    rules = {"figure": _figures, "growing": _growing, "name": _names}
    if found.kind in rules:
        return rules[found.kind](found)
    rule, outcome = _FOR_ALL[found.kind]
    return _all(found, rule, outcome)


def _all(found: Contradiction, rule: str, outcome: str) -> Settlement:
    return Settlement(found, rule, tuple(Ruling(one, outcome) for one in found.statements))


def _by_law(found: Contradiction, book: Rulebook, on: date) -> Settlement:
    rulings = []
    for one in found.statements:
        terms = terms_of(book, one.norm, one.value)
        now = any(term.covers(on) for term in terms)
        rulings.append(Ruling(one, "stands" if now else "own_day" if terms else "loses", terms))
    return Settlement(found, "law_of_the_day", tuple(rulings))


def _figures(found: Contradiction) -> Settlement:
    numbers = [one.figures[0] if one.figures else None for one in found.statements]
    known = [number for number in numbers if number is not None]
    if len(known) == len(numbers) and not any(clash(*pair) for pair in combinations(known, 2)):
        return _meeting(found, known)
    if all(one.as_of.known for one in found.statements):
        return _later(found)
    return _all(found, "open", "open")


def _meeting(found: Contradiction, numbers: list[Figure]) -> Settlement:
    """Bounds that meet are all true: the explicit number, or the narrowest bound, says the most."""
    explicit = [one for one in numbers if one.qualifier == "exactly"]
    rule = "explicit_over_rounded" if explicit else "both_hold"
    best = explicit[0] if explicit else max(numbers, key=lambda one: (one.bounds[0], -one.bounds[1]))
    outcomes = ("stands" if one.bounds == best.bounds else "kept" for one in numbers)
    return Settlement(
        found, rule, tuple(Ruling(one, what) for one, what in zip(found.statements, outcomes, strict=True))
    )


def _later(found: Contradiction) -> Settlement:
    latest = max(one.as_of.ordinal for one in found.statements)
    return Settlement(
        found,
        "later_over_earlier",
        tuple(
            Ruling(one, "stands" if one.as_of.ordinal == latest else "own_day") for one in found.statements
        ),
    )


def _growing(found: Contradiction) -> Settlement:
    values = [one.figures[0].bounds[0] for one in found.statements]
    most = max(values)
    return Settlement(
        found,
        "only_grows",
        tuple(
            Ruling(one, "stands" if value == most else "own_day")
            for one, value in zip(found.statements, values, strict=True)
        ),
    )


def _names(found: Contradiction) -> Settlement:
    official = [one for one in found.statements if one.of_act]
    if len(official) != 1:
        return _all(found, "one_thing", "stands")
    return Settlement(
        found,
        "name_in_the_act",
        tuple(Ruling(one, "stands" if one is official[0] else "kept") for one in found.statements),
    )
