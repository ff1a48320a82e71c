"""What people fill in about the evaluation of regions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.programmes import labels
from shanyraq.programmes.rules.evaluation import MOST_WEIGHT, PARTS
from shanyraq.web.forms import Form


class FormulaForm(Form):
    """A weight for each part, and why."""

    why = forms.CharField(label=_("Why so"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        for part in PARTS:
            self.fields[part] = forms.IntegerField(
                label=labels.PARTS_OF_EVALUATION[part],
                min_value=0,
                max_value=MOST_WEIGHT,
                help_text=_("A whole number: the larger, the more it weighs."),
            )
        self.order_fields([*PARTS, "why"])

    def clean(self) -> dict[str, Any]:
        """Give the weights together."""
        told = super().clean() or self.cleaned_data
        weights = {part: told.pop(part) for part in PARTS if part in told}
        return {**told, "weights": weights}


class PublishForm(Form):
    """Why a year is published, or published anew."""

    why = forms.CharField(
        label=_("Why it is published anew"),
        help_text=_("Needed from the second edition on; the earlier one stays as it was."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )


class ObjectionForm(Form):
    """What a region objects to."""

    text = forms.CharField(
        label=_("What is wrong in the numbers, and which paper shows it"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
    )


class ObjectionAnswerForm(Form):
    """How an objection is answered."""

    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=list(labels.OUTCOMES_OF_OBJECTION.items()), widget=forms.RadioSelect
    )
    answer = forms.CharField(label=_("Answer"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000)
