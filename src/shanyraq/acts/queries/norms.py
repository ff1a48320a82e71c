"""The norms of the book for a reader: what holds on a day, what stands on it, what proves it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rulebook import Act, Parameter, Rulebook, Value
from rulebook.cases import Case
from rulebook.values import plain

from shanyraq.acts import usage
from shanyraq.acts.models import Confirmation
from shanyraq.law import cases, mandates
from shanyraq.law.mandates import Mandate
from shanyraq.law.status import STATUS


@dataclass(frozen=True)
class Rule:
    """A norm on a day: the norm, its value, the acts of the platform that stand on it, its worked cases."""

    norm: Parameter
    value: Value
    used_by: tuple[Mandate, ...]
    cases: tuple[Case, ...]

    @property
    def may_be_confirmed(self) -> bool:
        """Tell whether an officer may settle it with a paper: the status alone is settled by an act."""
        return not self.value.is_settled and self.norm.key != STATUS


def rules_on(book: Rulebook, day: date) -> list[Rule]:
    """List every norm with a value on the day, in order of key."""
    acts, worked = _used(book), _worked(book)
    return [
        Rule(norm, value, acts.get(norm.key, ()), worked.get(norm.key, ()))
        for norm, value in book.in_force(day)
    ]


def by_act(book: Rulebook, rules: Iterable[Rule]) -> list[tuple[Act, list[Rule]]]:
    """Group rules by the act their value stands on, the act with the most rules first."""
    groups: dict[str, list[Rule]] = {}
    for rule in rules:
        groups.setdefault(rule.value.law.act, []).append(rule)
    return sorted(
        ((book.acts[slug], found) for slug, found in groups.items()), key=lambda group: -len(group[1])
    )


def rule_of(book: Rulebook, key: str) -> tuple[tuple[Mandate, ...], tuple[Case, ...]]:
    """Give the acts of the platform that stand on a norm, and its worked cases."""
    return _used(book).get(key, ()), _worked(book).get(key, ())


def _used(book: Rulebook) -> Mapping[str, tuple[Mandate, ...]]:
    known = mandates.mandates()
    found = usage.acts_of_norms(frozenset(book.parameters))
    named = {key: norm.used_by for key, norm in book.parameters.items() if norm.used_by}
    return {
        key: tuple(
            known[act] for act in dict.fromkeys((*named.get(key, ()), *found.get(key, ()))) if act in known
        )
        for key in {*found, *named}
    }


def _worked(book: Rulebook) -> Mapping[str, tuple[Case, ...]]:
    norms = usage.norms_of_functions(frozenset(book.parameters))
    found: dict[str, list[Case]] = {}
    for case in cases():
        cited = {place.act for place in case.law}
        for key in norms.get(case.function, ()):
            # A case speaks of the norms whose law it cites, or that it confirms.
            laws = {value.law.act for value in book.parameter(key).values}
            if key in case.confirmed or cited & laws:
                found.setdefault(key, []).append(case)
    return {key: tuple(some) for key, some in found.items()}


def confirmations_of(key: str) -> list[Confirmation]:
    """List the confirmations of a norm, withdrawn ones included, the last first."""
    return list(Confirmation.objects.filter(norm=key).select_related("file").order_by("-id"))


def norms_from(book: Rulebook, act: str, place: str = "") -> list[tuple[Parameter, Value]]:
    """List the values that are taken from an act, or from one place of it and what stands under it."""
    return [
        (norm, value)
        for norm in book.parameters.values()
        for value in norm.values
        if value.law.act == act and (not place or value.law.parts[:1] == (place,))
    ]


def mandates_from(act: str, place: str = "") -> list[Mandate]:
    """List the acts of the platform whose mandate cites an act, or one place of it."""
    return [
        mandate
        for mandate in mandates.mandates().values()
        if any(c.act == act and (not place or c.parts[:1] == (place,)) for c in mandate.law)
    ]


def implementing(book: Rulebook, act: Act, place: str) -> list[Mandate]:
    """List the acts of the platform that carry out a place: by their mandate, or by a norm taken from it."""
    by_norm = _used(book)
    found = {m.act: m for m in mandates_from(act.slug, place)}
    for norm, _value in norms_from(book, act.slug, place):
        found |= {m.act: m for m in by_norm.get(norm.key, ())}
    return [found[name] for name in sorted(found)]


def implemented_places(book: Rulebook, act: str) -> frozenset[str]:
    """Give the points of an act that some act of the platform carries out."""
    by_norm = _used(book)
    cited = {c.parts[0] for m in mandates.mandates().values() for c in m.law if c.act == act and c.parts}
    held = {
        value.law.parts[0]
        for key in by_norm
        for value in book.parameter(key).values
        if value.law.act == act and value.law.parts
    }
    return frozenset(cited | held)


def rules_as_json(rules: Iterable[Rule], day: date) -> dict[str, Any]:
    """Turn the rules of a day into plain JSON values."""
    return {
        "day": day.isoformat(),
        "rules": [
            {
                "key": rule.norm.key, "title": dict(rule.norm.title), "unit": rule.norm.unit,
                "value": plain(rule.value.value), "law": str(rule.value.law),
                "since": rule.value.since.isoformat(),
                "until": rule.value.until.isoformat() if rule.value.until else None,
                "confidence": rule.value.confidence, "source": rule.value.source,
                "used_by": [mandate.act for mandate in rule.used_by],
                "cases": [case.name for case in rule.cases],
            }
            for rule in rules
        ],
    }  # fmt: skip
