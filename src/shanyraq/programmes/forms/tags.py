"""What people fill in about tags."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.programmes.labels import SCHEMES, THINGS, tag_words
from shanyraq.programmes.queries.tags import Thing
from shanyraq.programmes.rules.tags import VALUES
from shanyraq.web.forms import Form


class TagForm(Form):
    """What is tagged, with which word, and why. Cleans to `thing`, `key`, `value`, `why`."""

    about = forms.ChoiceField(label=_("What is tagged"))
    value = forms.ChoiceField(label=_("Level of the model"))
    why = forms.CharField(label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, scheme: str, things: Iterable[Thing], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [
            (str(THINGS[kind]), [(f"{one.kind}:{one.key}", one.name) for one in found])
            for kind, found in groupby(things, key=lambda one: one.kind)
        ]
        self.fields["about"].choices = [("", _("choose")), *groups]  # type: ignore[attr-defined]
        values = [("", _("choose")), *((value, tag_words(value)) for value in VALUES[scheme])]
        self.fields["value"].choices = values  # type: ignore[attr-defined]
        self.fields["value"].label = SCHEMES[scheme]

    def clean(self) -> dict[str, Any]:
        """Take the kind and the key apart."""
        given = dict(super().clean() or {})
        given["thing"], _colon, given["key"] = given.pop("about", "").partition(":")
        return given
