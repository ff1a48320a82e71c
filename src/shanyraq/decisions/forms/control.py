"""What people fill in to control execution: papers, assignments, what happens to a card."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shanyraq.decisions.forms import BodiesField
from shanyraq.decisions.labels import GRADES, SOURCES, STATES
from shanyraq.decisions.queries import addressees_on
from shanyraq.meetings.models import Session
from shanyraq.meetings.rules.numbers import roman
from shanyraq.people.models import Organization
from shanyraq.web.forms import DayField, Form
from shanyraq.web.words import in_language, say

_LONG = forms.Textarea(attrs={"rows": 4})
_SHORT = forms.TextInput(attrs={"class": "short"})


class BodyField(forms.ModelChoiceField):
    """Choose a body by its name in the reader's language."""

    def label_from_instance(self, obj: Any) -> str:
        """Name the body."""
        return in_language(obj, "name")[0]


class SessionField(forms.ModelChoiceField):
    """Choose a Session by its number."""

    def label_from_instance(self, obj: Any) -> str:
        """Give its number."""
        return say(_("Session {numeral}"), numeral=roman(obj.number))


class PaperForm(Form):
    """A paper that gives assignments."""

    source = forms.ChoiceField(label=_("Source of the assignment"), choices=list(SOURCES.items()))
    number = forms.CharField(label=_("Number of the paper"), max_length=60, widget=_SHORT)
    dated = DayField(label=_("Date of the paper"))
    title_kk = forms.CharField(label=_("Title in Kazakh"), max_length=300)
    title_ru = forms.CharField(label=_("Title in Russian"), max_length=300, required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=300, required=False)
    session = SessionField(
        label=_("Session whose minutes it is"), queryset=Session.objects.none(), required=False,
        empty_label=_("none"), help_text=_("For assignments taken from the minutes of a Session."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = Session.objects.filter(opened_on__isnull=False).order_by("-number")
        self.fields["session"].queryset = held  # type: ignore[attr-defined]


class AssignmentForm(Form):
    """One assignment of a paper."""

    clause = forms.CharField(label=_("Point of the paper"), max_length=40, required=False, widget=_SHORT)
    title_kk = forms.CharField(label=_("Title in Kazakh"), max_length=300)
    text_kk = forms.CharField(label=_("What must be done, in Kazakh"), widget=_LONG)
    title_ru = forms.CharField(label=_("Title in Russian"), max_length=300, required=False)
    text_ru = forms.CharField(label=_("The same in Russian"), widget=_LONG, required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=300, required=False)
    text_en = forms.CharField(label=_("The same in English"), widget=_LONG, required=False)
    lead = BodyField(
        label=_("Who answers for the whole"), queryset=Organization.objects.none(), empty_label=_("choose")
    )
    executors = BodiesField(
        label=_("Who carries it out as well"), queryset=Organization.objects.none(), required=False
    )
    term = DayField(label=_("Answer due by"))
    term_law = forms.CharField(
        label=_("Article that sets the deadline"), max_length=120, required=False, widget=_SHORT,
        help_text=_("Where an act sets it. For example decree-149-2011:8"),
    )  # fmt: skip
    term_set_by = forms.CharField(
        label=_("Or who set the deadline"), max_length=200, required=False,
        help_text=_("Where no act sets it: the paper or the office that did."),
    )  # fmt: skip

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = addressees_on(day).prefetch_related("competences")
        self.fields["lead"].queryset = self.fields["executors"].queryset = bodies  # type: ignore[attr-defined]


class ReceiptForm(Form):
    """The number the body registered the paper under."""

    number = forms.CharField(label=_("Your incoming number"), max_length=60, required=False, widget=_SHORT)


class ConsiderationForm(Form):
    """What was decided."""

    why = forms.CharField(
        label=_("What was decided"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ExtensionForm(Form):
    """A later term, with the reason."""

    term = DayField(label=_("New deadline"))
    why = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class WithdrawalForm(Form):
    """Why an assignment is taken back."""

    why = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class AcceptForm(Form):
    """How well it was carried out, where the Secretariat says so."""

    grade = forms.ChoiceField(
        label=_("How well it was carried out"), required=False, choices=[("", _("not graded")), *GRADES.items()]
    )  # fmt: skip


class RegisterForm(forms.Form):
    """What the register is narrowed to."""

    OPEN = _("Not closed yet")
    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    source = forms.ChoiceField(label=_("Source"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    body = forms.ChoiceField(label=_("Executor"), required=False)
    year = forms.CharField(label=_("Year of the deadline"), required=False, max_length=4)

    def __init__(self, *args: Any, bodies: Mapping[str, str | Promise], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = [("", _("All"))]
        for name, words in {
            "source": SOURCES,
            "state": {"open": self.OPEN, **STATES},
            "body": bodies,
        }.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [*every, *words.items()]
