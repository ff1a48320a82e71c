"""Forms: confirm a norm, enter an act, take either back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from rulebook import Parameter
from rulebook.values import Norm, plain

from shanyraq.acts import saying
from shanyraq.acts.models import EnteredAct
from shanyraq.acts.services.book import as_norm
from shanyraq.web.forms import DayField, Form
from shanyraq.web.uploads import UploadField

_LONG = {"class": "wide"}


def as_typed(value: Norm, norm: Parameter) -> object:
    """Write a value of a norm as the form asks for it: "2/3", "yes", words as the reader says them, one a line."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "\n".join(saying.word(one) for one in value)
    if isinstance(value, str) and not norm.options:
        return saying.word(value)
    return "" if value is None else plain(value)


class ConfirmForm(Form):
    """Ask for the value of a norm and for the paper it stands on."""

    value = forms.CharField(max_length=200, label=_("Value"))
    since = DayField(label=_("From which day"))
    until = DayField(label=_("Until which day, not included"), required=False)
    paper = forms.CharField(
        max_length=300, label=_("What paper says so"), widget=forms.TextInput(attrs=_LONG),
        help_text=_("Its kind and title, as written on it"),
    )  # fmt: skip
    paper_number = forms.CharField(max_length=60, label=_("Number of the paper"))
    paper_date = DayField(label=_("Date of the paper"))
    file = UploadField(label=_("The paper itself"), required=False)

    def __init__(self, *args: Any, norm: Parameter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.norm = norm
        self.fields["value"].help_text = saying.unit(norm.unit)
        if norm.unit == "yes_no":
            self.fields["value"] = forms.ChoiceField(
                choices=[("yes", _("yes")), ("no", _("no"))], label=_("Value")
            )
        elif norm.options:
            self.fields["value"] = forms.ChoiceField(
                choices=[(code, saying.word(code)) for code in norm.options], label=_("Value")
            )
        elif norm.unit == "words":
            self.fields["value"] = forms.CharField(
                max_length=2000, label=_("Value"), widget=forms.Textarea(attrs={"rows": 5}),
                help_text=_("One a line. What the book has a word for is said so in every language; the rest stays as you write it."),
            )  # fmt: skip
        elif norm.unit == "word":
            self.fields["value"].help_text = _(
                "As the paper says it. What the book has a word for is said so in every language; the rest stays as you write it."
            )

    def clean_value(self) -> Any:
        """Read the value by the unit of the norm."""
        said = str(self.cleaned_data["value"])
        if self.norm.unit in {"word", "words"} and not self.norm.options:
            return self._in_words(said)
        try:
            return as_norm(said, self.norm.unit)
        except (ValueError, KeyError, ZeroDivisionError):
            wanted = _("Write a share like 2/3.") if "share" in self.norm.unit else _("Write a whole number.")
            raise forms.ValidationError(wanted, code="unread") from None

    def _in_words(self, said: str) -> Norm:
        own = [code for value in self.norm.values for code in _codes(value.value)]
        if self.norm.unit == "word":
            return saying.code_of_word(said, own)
        return tuple(saying.code_of_word(line, own) for line in said.splitlines() if line.strip())

    def clean(self) -> Any:
        """See that the days are in order."""
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until <= since:
            self.add_error("until", _("The last day must come after the first."))
        return cleaned


def _codes(value: Norm) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()


class EnterActForm(Form):
    """Ask for an act as its paper names it, and what it does to the institution's status."""

    kind = forms.ChoiceField(label=_("Kind of act"), choices=[])
    number = forms.CharField(max_length=40, label=_("Number"))
    date = DayField(label=_("Date of signature"))
    title_kk = forms.CharField(
        max_length=400, label=_("Title in Kazakh"), widget=forms.Textarea(attrs={"rows": 2})
    )
    title_ru = forms.CharField(
        max_length=400, label=_("Title in Russian"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    title_en = forms.CharField(
        max_length=400, label=_("Title in English"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    in_force_from = DayField(label=_("In force from"))
    effect = forms.ChoiceField(label=_("What it does to the Assembly"), required=False, choices=[])
    place = forms.RegexField(
        r"^\d+(?:-\d+)?(?:\(\d+(?:-\d+)?\))*$", max_length=40, required=False, label=_("Article or point that says so"),
        help_text=_("For example 3 or 10(2)"),
    )  # fmt: skip
    file = UploadField(label=_("The published act"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(code, saying.kind(code)) for code in saying.kinds()]  # type: ignore[attr-defined]
        self.fields["effect"].choices = [  # type: ignore[attr-defined]
            ("", _("Nothing: it is another act")),
            (EnteredAct.CONTINUES, _("The Assembly goes on under it")),
            (EnteredAct.REPLACED, _("Another body replaces the Assembly")),
            (EnteredAct.ENDED, _("The Assembly ends")),
        ]


class WhyForm(Form):
    """Ask for a reason."""

    why = forms.CharField(max_length=500, label=_("Reason"), widget=forms.TextInput(attrs=_LONG))
