"""What people fill in about the bases of a new direction, and the Assembly's own role in a measure."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from shanyraq.programmes.forms.plans import Titled
from shanyraq.programmes.labels import BASES, ROLES
from shanyraq.web.forms import Form


class GroundForm(Titled):
    """A new direction: its number, its words, and the clause of each base. Cleans the clauses to `clauses`."""

    number = forms.CharField(
        label=_("Number of the direction"),
        max_length=60,
        help_text=_("As the next edition will number it: 5.2.8."),
    )

    def __init__(self, *args: Any, needed: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._needed = needed
        for base in needed:
            self.fields[f"base_{base}"] = forms.CharField(
                label=capfirst(BASES[base]), max_length=200, required=False,
                help_text=_("The article, point or line that the direction follows from."),
            )  # fmt: skip
        self.order_fields(["number", "title_kk", "title_ru", "title_en"])

    def clean(self) -> dict[str, Any]:
        """Gather the clauses by base."""
        given = dict(super().clean() or {})
        given["clauses"] = {base: given.pop(f"base_{base}", "") for base in self._needed}
        return given


class RoleForm(Form):
    """What the Assembly itself does in a measure."""

    kind = forms.ChoiceField(label=_("The Assembly"), choices=list(ROLES.items()))
    says_kk = forms.CharField(
        label=_("What it does, in Kazakh"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    says_ru = forms.CharField(
        label=_("What it does, in Russian"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    says_en = forms.CharField(
        label=_("What it does, in English"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
