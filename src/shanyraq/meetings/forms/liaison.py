"""Forms of the liaison board."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.meetings.forms.parts import add_texts
from shanyraq.meetings.labels_of_liaison import KINDS, POSITIONS, STAGES
from shanyraq.meetings.models import Deputy
from shanyraq.meetings.queries.elections import deputies_on
from shanyraq.web.forms import DayField, Form
from shanyraq.web.words import in_language


def _deputies(day: date, required: bool) -> forms.ModelChoiceField:
    known = deputies_on(day).values("pk")
    field = forms.ModelChoiceField(
        label=_("Deputy"),
        queryset=Deputy.objects.filter(pk__in=known).select_related("person"),
        required=required,
    )
    field.label_from_instance = lambda row: in_language(row.person, "name")[0]  # type: ignore[method-assign]
    return field


class BillForm(Form):
    """A bill brought into Parliament."""

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"] = forms.CharField(label=_("Number in Parliament"), max_length=60)
        add_texts(self, "title", _("Title"))
        self.fields["brought_on"] = DayField(label=_("Day it was brought in"))
        self.fields["deputy"] = _deputies(day, False)
        self.fields["link"] = forms.URLField(
            label=_("Link"), max_length=500, required=False, assume_scheme="https"
        )


class StageForm(Form):
    """Where a bill got to."""

    stage = forms.ChoiceField(
        label=_("Stage"), choices=[pair for pair in STAGES.items() if pair[0] != "brought"]
    )
    day = DayField(label=_("Day"))
    paper = forms.CharField(label=_("Paper"), max_length=200)


class PositionForm(Form):
    """What the Assembly holds of a bill."""

    position = forms.ChoiceField(label=_("Position of the Assembly"), choices=list(POSITIONS.items()))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_texts(self, "why", _("Reason"), most=500, rows=2)
        self.fields["paper"] = forms.CharField(label=_("Paper"), max_length=200)


class ContactForm(Form):
    """A contact with a deputy."""

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"] = forms.ChoiceField(label=_("Kind of contact"), choices=list(KINDS.items()))
        self.fields["deputy"] = _deputies(day, True)
        self.fields["day"] = DayField(label=_("Day"), initial=day)
        add_texts(self, "subject", _("Matter"))
        self.fields["partner"] = forms.CharField(
            label=_("To whom, or with whom"), max_length=300, required=False
        )
        self.fields["paper"] = forms.CharField(label=_("Paper"), max_length=200, required=False)
        self.fields["due"] = DayField(label=_("Answer due"), required=False)


class OutcomeForm(Form):
    """What came of a contact."""

    answer = forms.CharField(label=_("What came of it, and by which paper"), max_length=500)
