"""What people fill in about packages of measures and sets of indicators."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.people.models import Organization
from shanyraq.programmes.forms.plans import BodyField, ItemForm, MeasureField, Titled
from shanyraq.programmes.labels import THEMES
from shanyraq.programmes.models import Indicator, Reading
from shanyraq.web.forms import DayField
from shanyraq.web.words import in_language


class PackageForm(Titled):
    """A package: its theme and title."""

    theme = forms.ChoiceField(label=_("Theme"), choices=list(THEMES.items()))
    field_order = ("theme",)


class PackageMeasureForm(Titled):
    """A measure of a package: what is done, who owns it, when, and the measure of a programme it carries further."""

    owner = BodyField(label=_("Owner"), queryset=Organization.objects.none(), empty_label=_("choose"))
    starts = DayField(label=_("First day"))
    ends = DayField(label=_("Last day"))
    measure = MeasureField(
        label=_("Measure of a programme"), queryset=Reading.objects.none(), required=False, empty_label=_("none"),
        help_text=_("Plan items and decisions under it are shown as what has been done."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        same = ItemForm().fields
        self.fields["measure"].queryset = same["measure"].queryset  # type: ignore[attr-defined]
        self.fields["owner"].queryset = same["executor"].queryset  # type: ignore[attr-defined]


class IndicatorsField(forms.ModelMultipleChoiceField):
    """Choose indicators by their titles."""

    def label_from_instance(self, obj: Any) -> str:
        """Name the indicator and its unit."""
        return f"{in_language(obj, 'title')[0]}, {obj.unit}"


class IndicatorSetForm(Titled):
    """A set: its title and its indicators."""

    indicators = IndicatorsField(
        label=_("Indicators"), queryset=Indicator.objects.none(), widget=forms.CheckboxSelectMultiple,
        help_text=_("Only those approved, with reasons, as indicators of an expected outcome."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Indicator.objects.filter(approved_on__isnull=False, ended_on__isnull=True)
        self.fields["indicators"].queryset = rows  # type: ignore[attr-defined]
