"""The book: acts and norms together, answering for a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from rulebook.acts import Act
from rulebook.values import Confirmation, NoRuleInForce, Parameter, Value
from rulebook.verdict import Refused


@dataclass(frozen=True)
class Rulebook:
    """Answer what a norm said on a day.

    `entered` are values that an officer entered with an act: they stand before the values of the files on
    the days they cover. `confirmations` settle values marked "unconfirmed" and never change a settled one.
    """

    acts: Mapping[str, Act]
    parameters: Mapping[str, Parameter]
    confirmations: tuple[Confirmation, ...] = ()
    entered: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)

    def act(self, slug: str) -> Act:
        """Give the act of a slug; raises `KeyError` naming it."""
        return self.acts[slug]

    def parameter(self, key: str) -> Parameter:
        """Give a norm with all its values; raises `KeyError` naming it."""
        return self.parameters[key]

    def value(self, key: str, *, on: date) -> Value:
        """Give the value in force on the day, entered and confirmed rows laid over it.

        Raises `NoRuleInForce` where no value covers the day, `KeyError` where no such norm exists.
        """
        value = self._written(key, on)
        if value.is_settled:
            return value
        for confirmation in reversed(self.confirmations):
            if confirmation.norm == key and confirmation.covers(on) and confirmation.value is not None:
                return value.settled_by(confirmation)
        return value

    def _written(self, key: str, on: date) -> Value:
        parameter = self.parameters[key]
        for value in reversed(self.entered.get(key, ())):
            if value.covers(on):
                return value
        return parameter.on(on)

    def settled(self, key: str, *, on: date) -> Value | Refused:
        """Give a value that may decide, or the refusal to return.

        Refuses with "law.unconfirmed_norm" where the value awaits a confirmation, "law.no_rule_in_force"
        where none covers the day.
        """
        try:
            value = self.value(key, on=on)
        except NoRuleInForce:
            return Refused("law.no_rule_in_force", facts={"norm": key, "day": on})
        if value.is_settled:
            return value
        return Refused(
            "law.unconfirmed_norm",
            law=(value.law,),
            facts={"norm": key, "day": on},
            ways=("law.confirm_norm",),
        )

    def in_force(self, day: date) -> list[tuple[Parameter, Value]]:
        """List every norm that has a value on the day, in order of key."""
        found = []
        for key in sorted(self.parameters):
            try:
                found.append((self.parameters[key], self.value(key, on=day)))
            except NoRuleInForce:
                continue
        return found

    def with_rows(
        self,
        acts: Iterable[Act] = (),
        values: Iterable[tuple[str, Value]] = (),
        confirmations: Iterable[Confirmation] = (),
    ) -> Rulebook:
        """Lay rows over the book and give the new one; this one is unchanged.

        An act replaces the act of the same slug; among entered values and among confirmations the last one
        given stands first. Raises `KeyError` for a norm the book does not have.
        """
        entered = dict(self.entered)
        for key, value in values:
            self.parameter(key)
            entered[key] = (*entered.get(key, ()), value)
        new = tuple(confirmations)
        for confirmation in new:
            self.parameter(confirmation.norm)
        return replace(
            self,
            acts={**self.acts, **{act.slug: act for act in acts}},
            confirmations=(*self.confirmations, *new),
            entered=entered,
        )

    def acts_by_number(self, number: str) -> list[Act]:
        """List the acts that carry a number: numbers are not keys, so there may be several."""
        return [act for act in self.acts.values() if act.number.casefold() == number.casefold()]

    def act_named(self, title: str) -> Act | None:
        """Find an act by any of its titles or aliases, spelling of quotes and case aside."""
        wanted = _bare(title)
        for act in self.acts.values():
            if wanted in {_bare(name) for name in (*act.titles.values(), *act.aliases)}:
                return act
        return None


def _bare(title: str) -> str:
    return " ".join("".join(" " if sign in "«»\"“”'" else sign for sign in title).split()).casefold()
