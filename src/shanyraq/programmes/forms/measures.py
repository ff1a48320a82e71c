"""What people fill in about measures."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.people.models import Organization
from shanyraq.programmes.forms.plans import BodyField, MeasureField, Titled
from shanyraq.programmes.labels import INSTRUMENTS
from shanyraq.programmes.models import Edition, Reading
from shanyraq.web.forms import Form

_PAPER = {"label": _("The paper: its number and day, as written on it"), "max_length": 300}


class OwnerForm(Form):
    """Who answers for a measure, by which paper."""

    body = BodyField(
        label=_("Who answers for it"), queryset=Organization.objects.none(), empty_label=_("choose")
    )
    paper = forms.CharField(**_PAPER)  # type: ignore[arg-type]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = Organization.objects.exclude(classification="instance").order_by("name_kk")
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class GlossForm(Form):
    """A measure in another language."""

    language = forms.ChoiceField(label=_("Language"))
    text = forms.CharField(
        label=_("The measure in this language"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, own: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        free = [
            (code, name)
            for code, name in (("kk", "Қазақша"), ("ru", "Русский"), ("en", "English"))
            if code != own
        ]
        self.fields["language"].choices = free  # type: ignore[attr-defined]


class InstrumentForm(Titled):
    """A law, a document or a plan that carries a measure out."""

    kind = forms.ChoiceField(label=_("Kind"), choices=list(INSTRUMENTS.items()))
    paper = forms.CharField(**_PAPER)  # type: ignore[arg-type]
    clause = forms.CharField(
        label=_("Clause"),
        max_length=120,
        required=False,
        help_text=_("The article, point or line that does it."),
    )
    field_order = ("kind", "title_kk", "title_ru", "title_en", "paper", "clause")


class OutcomeForm(Form):
    """An outcome that a measure brings nearer."""

    outcome = MeasureField(label=_("Outcome"), queryset=Reading.objects.none(), empty_label=_("choose"))
    why = forms.CharField(
        label=_("How it brings it nearer"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = edition.readings.filter(kind="outcome").select_related("edition").order_by("place")
        self.fields["outcome"].queryset = rows  # type: ignore[attr-defined]
