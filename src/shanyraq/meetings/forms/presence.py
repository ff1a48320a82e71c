"""Who is present: ticks under the letters of the alphabet, or everyone who is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from kazakhtext.alphabet import sort_key

from shanyraq.bodies.roll import Row
from shanyraq.web.forms import Form


@dataclass(frozen=True)
class Tick:
    """One person to tick: the id, the name as the reader sees it, whether it is ticked."""

    ident: int
    name: str
    ticked: bool = False


class PresenceForm(Form):
    """Tick those present among `offered`, or all of them at once. Cleans to `people`, a list of ids.

    `ticked` are offered with a tick. `known` are all who may be named: somebody whom another officer registered meanwhile is no mistake of the form.
    """

    people = forms.TypedMultipleChoiceField(
        coerce=int, required=False, label=_("Members present"), widget=forms.SelectMultiple({"id": "all"})
    )
    shown = forms.CharField(required=False, max_length=40_000)
    everyone = forms.BooleanField(required=False)

    def __init__(
        self,
        *args: Any,
        offered: Sequence[Row],
        known: Iterable[int],
        language: str,
        ticked: Iterable[int] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.ticked = {str(person) for person in ticked}
        self.offered, self.language = offered, language
        self.known = set(known)
        self.fields["people"].choices = [(ident, "") for ident in self.known]  # type: ignore[attr-defined]

    @property
    def shown_now(self) -> str:
        """Give the ids of all who are offered, as the page carries them back."""
        return ",".join(str(row.person_id) for row in self.offered)

    @property
    def letters(self) -> list[tuple[str, list[Tick]]]:
        """Give the offered people under the first letters of their names, in the order of the Kazakh alphabet."""
        ticked = set(self.data.getlist("people")) if self.is_bound else self.ticked  # type: ignore[attr-defined]
        rows = sorted(
            (
                Tick(row.person_id, row.name_in(self.language), str(row.person_id) in ticked)
                for row in self.offered
            ),
            key=lambda tick: sort_key(tick.name),
        )
        return [
            (letter, list(some)) for letter, some in groupby(rows, key=lambda tick: tick.name[:1].upper())
        ]

    def clean(self) -> dict[str, Any]:
        """Join the ticks and, where everyone shown is meant, all who were shown."""
        given = super().clean() or {}
        chosen = set(given.get("people") or ())
        if given.get("everyone"):
            chosen |= {
                int(part) for part in (given.get("shown") or "").split(",") if part.isdecimal()
            } & self.known
        if not chosen and "people" not in self.errors:
            self.add_error("people", _("Tick at least one name."))
        return {"people": sorted(chosen)}
