"""A regional hall: its name, its region, where it is."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.bodies.forms import region_choices
from shanyraq.meetings.forms.parts import add_texts
from shanyraq.web.forms import Form


class HallForm(Form):
    """A hall in which the Session sits too. Cleans to what `add_hall` takes."""

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_texts(self, "name", _("Name of the hall"), most=200)
        self.fields["area"] = forms.ChoiceField(
            label=_("Region"),
            required=False,
            choices=[("", "–"), *region_choices(day)],
            help_text=_("The regional secretariat of this region registers at this hall."),
        )
        add_texts(self, "place", _("Where it is"), must=False)
