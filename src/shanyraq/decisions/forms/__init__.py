"""What people fill in here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from shanyraq.decisions.models import Decision, Draft
from shanyraq.decisions.queries import addressees_on
from shanyraq.organisations.forms import COMPETENCES
from shanyraq.people.models import Organization
from shanyraq.web.forms import DayField, Form
from shanyraq.web.uploads import UploadField
from shanyraq.web.words import in_language

_LONG = forms.Textarea(attrs={"rows": 6})


class BodiesField(forms.ModelMultipleChoiceField):
    """Choose bodies by ticking their names."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        """Name a body in the reader's language, with the fields it deals with, so that a partner is found by them."""
        fields = ", ".join(str(COMPETENCES[one.what]) for one in obj.competences.all())
        name = in_language(obj, "name", get_language())[0]
        return f"{name} ({fields})" if fields else name


class DraftForm(Form):
    """The decision on one matter."""

    form = forms.ChoiceField(
        label=_("Form"), choices=[("decision", _("Decision")), ("appeal", _("Appeal of the Assembly"))]
    )
    title_kk = forms.CharField(label=_("Title in Kazakh"), max_length=300)
    text_kk = forms.CharField(label=_("Text in Kazakh"), widget=_LONG)
    title_ru = forms.CharField(label=_("Title in Russian"), max_length=300, required=False)
    text_ru = forms.CharField(label=_("Text in Russian"), widget=_LONG, required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=300, required=False)
    text_en = forms.CharField(label=_("Text in English"), widget=_LONG, required=False)
    addressees = BodiesField(
        label=_("Who must consider it"), queryset=Organization.objects.none(), required=False
    )
    to_all_regions = forms.BooleanField(
        label=_("And every regional assembly"),
        required=False,
        help_text=_("To each there is on the day of the decision, each with its own card."),
    )
    term = DayField(label=_("Answer due by"), required=False)
    replaces = forms.ModelChoiceField(
        label=_("Takes the place of"),
        queryset=Decision.objects.none(),
        required=False,
        empty_label=_("no earlier decision"),
    )

    def __init__(self, *args: Any, day: date, draft: Draft | None = None, **kwargs: Any) -> None:
        if draft is not None:
            kwargs["initial"] = {
                name: getattr(draft, name) for name in self.base_fields if name != "addressees"
            }
            kwargs["initial"]["addressees"] = draft.addressees.all()
        super().__init__(*args, **kwargs)
        self.fields["addressees"].queryset = addressees_on(day).prefetch_related("competences")  # type: ignore[attr-defined]
        self.fields["replaces"].queryset = Decision.objects.filter(replaced_by__isnull=True)  # type: ignore[attr-defined]


class TextForm(Form):
    """The text of a decision, to be corrected, and why."""

    title_kk = forms.CharField(label=_("Title in Kazakh"), max_length=300)
    text_kk = forms.CharField(label=_("Text in Kazakh"), widget=_LONG)
    title_ru = forms.CharField(label=_("Title in Russian"), max_length=300, required=False)
    text_ru = forms.CharField(label=_("Text in Russian"), widget=_LONG, required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=300, required=False)
    text_en = forms.CharField(label=_("Text in English"), widget=_LONG, required=False)
    why_kk = forms.CharField(label=_("Reason, in Kazakh"), max_length=500)
    why_ru = forms.CharField(label=_("Reason, in Russian"), max_length=500, required=False)
    why_en = forms.CharField(label=_("Reason, in English"), max_length=500, required=False)


class AnswerForm(Form):
    """An answer with its paper."""

    number = forms.CharField(
        label=_("Number of the paper"), max_length=60, widget=forms.TextInput(attrs={"class": "short"})
    )
    dated = DayField(label=_("Date of the paper"))
    text_kk = forms.CharField(label=_("What was done, in Kazakh"), widget=_LONG)
    text_ru = forms.CharField(label=_("The same in Russian"), widget=_LONG, required=False)
    text_en = forms.CharField(label=_("The same in English"), widget=_LONG, required=False)
    document = UploadField(label=_("The paper"))


class CorrectionForm(AnswerForm):
    """A newer version of an answer."""

    why_corrected = forms.CharField(label=_("Why it is corrected"), max_length=500)


class ReturnForm(Form):
    """Why an answer is returned."""

    why_returned = forms.CharField(
        label=_("Why it is returned"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class PublicationForm(Form):
    """Where an Appeal was published."""

    outlet = forms.CharField(label=_("Newspaper, agency or channel"), max_length=200)
    day = DayField(label=_("Day of publication"))
    link = forms.URLField(label=_("Link"), required=False, max_length=500, assume_scheme="https")


class FollowForm(Form):
    """An address that wants to hear of a decision."""

    email = forms.EmailField(label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))


class FilterForm(forms.Form):
    """What the list is narrowed to: each choice says how many decisions stand behind it."""

    STATES = {
        "overdue": _("Overdue"),
        "returned": _("Returned"),
        "answered": _("Being checked"),
        "sent": _("Awaits an answer"),
        "accepted": _("Accepted"),
        "withdrawn": _("Withdrawn"),
        "noted": _("No addressee"),
    }
    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    session = forms.ChoiceField(label=_("Session"), required=False)
    addressee = forms.ChoiceField(label=_("Addressee"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)

    def offer(self, name: str, words: Mapping[str, str | Promise], counts: Mapping[str, int]) -> None:
        """Fill the choices of a part, in the order of `words`, with their counts; empty ones are left out."""
        some = [(key, f"{said} ({counts[key]})") for key, said in words.items() if counts.get(key)]
        chosen = self.data.get(name, "")
        if chosen in words and not counts.get(chosen):
            some.append((chosen, f"{words[chosen]} (0)"))
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("All")), *some]
