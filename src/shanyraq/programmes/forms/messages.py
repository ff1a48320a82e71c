"""What people fill in about Messages and their clauses."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.programmes.forms.plans import MeasureField, Titled
from shanyraq.programmes.labels import MESSAGE_KINDS
from shanyraq.programmes.models import Reading
from shanyraq.programmes.queries import programmes_on
from shanyraq.programmes.rules.messages import SERVED
from shanyraq.web.forms import DayField, Form


class MessageForm(Titled):
    """A Message or a strategy."""

    field_order = ("kind", "day", "title_kk", "title_ru", "title_en", "paper")
    kind = forms.ChoiceField(label=_("Kind"), choices=list(MESSAGE_KINDS.items()))
    day = DayField(label=_("The day it was given"))
    paper = forms.CharField(label=_("Where its text stands"), max_length=300)


class ClauseForm(Form):
    """A clause, told in our own words."""

    number = forms.CharField(label=_("Number of the clause"), max_length=60)
    says_kk = forms.CharField(
        label=_("What it asks for, in Kazakh"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    says_ru = forms.CharField(
        label=_("What it asks for, in Russian"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    says_en = forms.CharField(
        label=_("What it asks for, in English"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class ClauseLinkForm(Form):
    """A task or a measure that carries a clause out."""

    reading = MeasureField(
        label=_("Task or measure"), queryset=Reading.objects.none(), empty_label=_("choose")
    )
    why = forms.CharField(
        label=_("How it carries the clause out"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Reading.objects.filter(edition__in=programmes_on(day), kind__in=SERVED)
        self.fields["reading"].queryset = rows.order_by("edition", "place")  # type: ignore[attr-defined]
