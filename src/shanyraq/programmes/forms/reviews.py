"""What people fill in about a review."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.programmes.forms.plans import MeasureField
from shanyraq.programmes.labels import CHANGES
from shanyraq.programmes.models import Document, Edition, Reading
from shanyraq.web.forms import Form
from shanyraq.web.words import in_language

_LONG = {"max_length": 2000, "required": False, "widget": forms.Textarea(attrs={"rows": 3})}


class DocumentField(forms.ModelChoiceField):
    """Choose a draft by its title."""

    def label_from_instance(self, obj: Any) -> str:
        """Give the title."""
        return in_language(obj, "title")[0][:120]


class ProposeForm(Form):
    """A change of a programme, with its reason."""

    kind = forms.ChoiceField(label=_("What is proposed"), choices=list(CHANGES.items()))
    reading = MeasureField(
        label=_("Measure, or the direction to add to"), queryset=Reading.objects.none(), required=False,
        empty_label=_("choose"), help_text=_("Leave it for a new direction."),
    )  # fmt: skip
    number = forms.CharField(
        label=_("Number of the new direction"), max_length=60, required=False,
        help_text=_("Only for a new direction, as the next edition will number it."),
    )  # fmt: skip
    text_kk = forms.CharField(label=_("Wording in Kazakh"), **_LONG)  # type: ignore[arg-type]
    text_ru = forms.CharField(label=_("Wording in Russian"), **_LONG)  # type: ignore[arg-type]
    text_en = forms.CharField(label=_("Wording in English"), **_LONG)  # type: ignore[arg-type]
    why = forms.CharField(
        label=_("Why it should change"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = edition.readings.filter(kind__in=("measure", "direction")).select_related("edition")
        self.fields["reading"].queryset = rows.order_by("place")  # type: ignore[attr-defined]


class AdoptForm(Form):
    """Which draft takes the proposal in, and why."""

    document = DocumentField(
        label=_("Draft that takes it in"), queryset=Document.objects.none(), required=False,
        empty_label=_("choose"), help_text=_("A draft on its way through the steps to the President."),
    )  # fmt: skip
    why = forms.CharField(
        label=_("Why it is adopted"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drafts = Document.objects.filter(steps__recorded_on__lte=day).distinct()
        self.fields["document"].queryset = drafts.exclude(steps__name="president_approves")  # type: ignore[attr-defined]


class DeclineForm(Form):
    """Why a proposal is declined."""

    why = forms.CharField(
        label=_("Why it is declined"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
