"""Forms of this room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shanyraq.web.forms import DayField, Form

KINDS: dict[str, str | Promise] = {
    "state_body": _("State body"),
    "akimat": _("Akimat"),
    "association": _("Association"),
    "friendship_house": _("Friendship House"),
}


class NamesForm(Form):
    """The names of an organisation and where mail reaches it."""

    name_kk = forms.CharField(label=_("Name in Kazakh"), max_length=300)
    name_ru = forms.CharField(label=_("Name in Russian"), max_length=300, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=300, required=False)
    email = forms.EmailField(
        label=_("Mail address"), required=False, help_text=_("For letters about decisions")
    )


class BodyForm(NamesForm):
    """A new organisation."""

    kind = forms.ChoiceField(label=_("Kind"), choices=list(KINDS.items()))
    area = forms.ChoiceField(label=_("Region"), required=False)
    since = DayField(label=_("Since"), required=False)
    field_order = ("kind", "name_kk", "name_ru", "name_en", "area", "since", "email")

    def __init__(self, *args: Any, regions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [("", "—"), *regions]  # type: ignore[attr-defined]


class ClosingForm(Form):
    """The day an organisation ended."""

    last_day = DayField(label=_("Ended on"))
