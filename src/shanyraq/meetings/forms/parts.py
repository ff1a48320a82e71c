"""Fields that several forms share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from shanyraq.web.forms import Form

LANGUAGES = (("kk", _("in Kazakh")), ("ru", _("in Russian")), ("en", _("in English")))


def add_texts(
    form: forms.Form, name: str, label: str | Promise, *, most: int = 300, rows: int = 1, must: bool = True
) -> None:
    """Add the three fields name_kk, name_ru, name_en; only Kazakh may be required."""
    for language, words in LANGUAGES:
        widget = (
            forms.Textarea(attrs={"rows": rows, "lang": language})
            if rows > 1
            else forms.TextInput(attrs={"lang": language})
        )
        form.fields[f"{name}_{language}"] = forms.CharField(
            label=format_lazy("{label} {words}", label=label, words=words),
            max_length=most,
            required=must and language == "kk",
            widget=widget,
        )


class HourField(forms.TimeField):
    """An hour and minute like 10:00."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Hour and minute. For example 10:00"))
        kwargs.setdefault("input_formats", ["%H:%M", "%H.%M"])
        kwargs.setdefault("error_messages", {"invalid": _("Write an hour like 10:00.")})
        kwargs.setdefault(
            "widget", forms.TimeInput(format="%H:%M", attrs={"autocomplete": "off", "class": "short"})
        )
        super().__init__(**kwargs)


class MinutesField(forms.IntegerField):
    """A number of minutes, or nothing."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            min_value=1,
            max_value=600,
            required=False,
            widget=forms.NumberInput(attrs={"class": "short"}),
            **kwargs,
        )


class ReasonForm(Form):
    """Why something is put off, cancelled, annulled."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_texts(self, "why", _("Reason"), most=500, rows=2)


class WhyForm(Form):
    """Why, in one line of the record."""

    why = forms.CharField(label=_("Reason"), max_length=300)


class CountForm(Form):
    """The count of a show of hands."""

    votes_for = forms.IntegerField(
        label=_("For"), min_value=0, max_value=9999, widget=forms.NumberInput(attrs={"class": "short"})
    )
    votes_against = forms.IntegerField(
        label=_("Against"), min_value=0, max_value=9999, widget=forms.NumberInput(attrs={"class": "short"})
    )
    abstained = forms.IntegerField(
        label=_("Abstained"), min_value=0, max_value=9999, widget=forms.NumberInput(attrs={"class": "short"})
    )
