"""What people fill in here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.decisions.models import Decision
from shanyraq.programmes import queries
from shanyraq.web.forms import Form
from shanyraq.web.words import in_language


class DecisionField(forms.ModelChoiceField):
    """Choose a decision by its number and title."""

    def label_from_instance(self, obj: Any) -> str:
        """Name a decision in the reader's language."""
        return f"{obj.identifier} {in_language(obj, 'title')[0]}"


class LinkForm(Form):
    """A decision that serves a measure."""

    decision = DecisionField(label=_("Decision"), queryset=Decision.objects.none(), empty_label=_("choose"))
    why = forms.CharField(
        label=_("How it serves the measure"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, part: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].queryset = queries.open_decisions(part)  # type: ignore[attr-defined]
