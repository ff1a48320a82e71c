"""The counting commission, and what one of its members counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.bodies.roll import Row
from shanyraq.meetings.forms.member import MemberField, names_to_type
from shanyraq.meetings.rules.counting import LEAST_COUNTING, Line, Tally
from shanyraq.web.forms import Form
from shanyraq.web.words import say

MOST_COUNTING = 7


class CommissionForm(Form):
    """The members of the commission, named by typing. Cleans to `people`, a list of ids."""

    def __init__(self, *args: Any, rows: Sequence[Row], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        for place in range(1, MOST_COUNTING + 1):
            self.fields[f"person_{place}"] = MemberField(
                label=say(_("Member {n}"), n=place), rows=rows, required=place <= LEAST_COUNTING, help_text=""
            )

    @property
    def members(self) -> list[str]:
        """Give the names a browser offers while they are typed."""
        return names_to_type(self.rows)

    def clean(self) -> dict[str, Any]:
        """Gather who is named, each once."""
        given = super().clean() or {}
        named = [given.get(f"person_{place}") for place in range(1, MOST_COUNTING + 1)]
        return {"people": list(dict.fromkeys(person.pk for person in named if person is not None))}


def _figure(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=0, max_value=9999, widget=forms.NumberInput(attrs={"class": "short"})
    )


@dataclass(frozen=True)
class Group:
    """The fields of one line of the ballot, under what the line asks."""

    title: str
    fields: list[forms.BoundField]


class TallyForm(Form):
    """What one member of the commission counted. `lines`: the key and the words of each line. Cleans to `tally`."""

    issued = _figure(_("Ballots issued"))
    returned = _figure(_("Ballots returned"))
    spoilt = _figure(_("Of them spoilt"))

    def __init__(self, *args: Any, lines: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for key, _title in lines:
            self.fields[f"for_{key}"] = _figure(_("For"))
            self.fields[f"against_{key}"] = _figure(_("Against"))
            self.fields[f"abstained_{key}"] = _figure(_("Abstained or left unmarked"))

    @property
    def ballots(self) -> list[forms.BoundField]:
        """Give the fields about the ballots as a whole."""
        return [self["issued"], self["returned"], self["spoilt"]]

    @property
    def groups(self) -> list[Group]:
        """Give the fields line by line, as the page lays them out."""
        names = ("for", "against", "abstained")
        return [Group(title, [self[f"{name}_{key}"] for name in names]) for key, title in self.lines]

    def clean(self) -> dict[str, Any]:
        """Make one count of the figures."""
        given = super().clean() or {}
        if self.errors:
            return given
        lines = tuple(
            Line(key, given[f"for_{key}"], given[f"against_{key}"], given[f"abstained_{key}"])
            for key, _title in self.lines
        )
        return {"tally": Tally(given["issued"], given["returned"], given["spoilt"], lines)}
