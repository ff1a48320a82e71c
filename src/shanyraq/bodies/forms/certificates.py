"""What an officer writes to issue an extract from the roll, or to annul a paper."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.bodies.labels import BODIES_ON_PAPER
from shanyraq.web.forms import DayField, Form


class ExtractForm(Form):
    """Of which roll, and of which day."""

    body = forms.ChoiceField(label=_("Which roll"), choices=list(BODIES_ON_PAPER.items()))
    day = DayField(label=_("Of which day"))


class AnnulForm(Form):
    """Why the paper is annulled."""

    why_kk = forms.CharField(label=_("Reason in Kazakh"), required=False, max_length=500)
    why_ru = forms.CharField(label=_("Reason in Russian"), required=False, max_length=500)
    why_en = forms.CharField(label=_("Reason in English"), required=False, max_length=500)
