"""What people fill in about indicators."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.people.models import Organization
from shanyraq.programmes.forms.plans import BodyField, Titled
from shanyraq.web.forms import DayField, Form


class Figure(forms.DecimalField):
    """A figure with up to four places, in the reader's signs."""

    def __init__(self, **given: Any) -> None:
        super().__init__(max_digits=18, decimal_places=4, localize=True, **given)


class IndicatorForm(Titled):
    """A proposal: what is counted, where from, how, from which figure to which, by whom."""

    definition = forms.CharField(
        label=_("Definition"),
        help_text=_("What is counted and what is not."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    unit = forms.CharField(label=_("Unit"), max_length=60)
    source = forms.CharField(label=_("Source of the figures"), max_length=300)
    method = forms.CharField(label=_("Method"), widget=forms.Textarea(attrs={"rows": 3}))
    baseline = Figure(label=_("Baseline"))
    baseline_on = DayField(label=_("Day of the baseline"))
    target = Figure(label=_("Target"))
    target_on = DayField(label=_("Day of the target"))
    measured_by = BodyField(
        label=_("Who measures"), queryset=Organization.objects.none(), empty_label=_("choose")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = Organization.objects.exclude(classification="instance").order_by("name_kk")
        self.fields["measured_by"].queryset = bodies  # type: ignore[attr-defined]


class ReasonsForm(Form):
    """Why this indicator."""

    why = forms.CharField(
        label=_("Why this one"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), required=False
    )


class MeasurementForm(Form):
    """A figure with its day and paper."""

    value = Figure(label=_("Figure"))
    as_of = DayField(label=_("As of which day"))
    paper = forms.CharField(label=_("The paper with the figure: its number and day"), max_length=300)
