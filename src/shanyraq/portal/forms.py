"""What a person writes on their own pages, and an assistant on the pages of service on paper."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from shanyraq.people.ethnicity import LONGEST, MOST
from shanyraq.people.roll import birth_year_of
from shanyraq.web.forms import DayField, Form

KINDS = {
    "printed": _("Printed for the person"),
    "entered": _("Entered data from a signed paper"),
}
ALL_KINDS = {
    **KINDS,
    "signature": _("Entered a signature from a signed paper"),
    "open_vote": _("Entered an answer from a signed paper"),
}
OUTCOMES = {"corrected": _("put right"), "declined": _("left as it is")}
ASKED = _("For example: the member, by telephone.")


class SettingsForm(Form):
    """A person's own settings."""

    phone = forms.CharField(label=_("Telephone"), required=False, max_length=32)
    language = forms.ChoiceField(label=_("Language of letters"), choices=settings.LANGUAGES)
    letters = forms.BooleanField(label=_("Tell me of Sessions and polls by mail"), required=False)


class OwnWordForm(Form):
    """A person's own word about their ethnicity."""

    words = forms.CharField(
        label=_("In your own words, one on a line"),
        required=False,
        max_length=(LONGEST + 2) * MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Several are allowed. Leave it empty to say nothing, or to erase what was said."),
    )
    shown = forms.BooleanField(label=_("Show it on my card"), required=False)

    def clean_words(self) -> list[str]:
        """Read one word on each line."""
        return [line for line in self.cleaned_data["words"].splitlines() if line.strip()]


class OneselfForm(Form):
    """What a person says of themselves for the table of many; each may be left unsaid."""

    sex = forms.ChoiceField(
        label=_("Sex"),
        required=False,
        widget=forms.RadioSelect,
        choices=[("", _("I do not say")), ("female", _("a woman")), ("male", _("a man"))],
    )
    birth_year = forms.CharField(
        label=_("Year of birth"),
        required=False,
        max_length=4,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
        help_text=_("For example: 1975. Leave it empty to say nothing."),
    )

    def clean_birth_year(self) -> str:
        """Refuse in the form what is no year of birth."""
        said: str = self.cleaned_data["birth_year"]
        if said and birth_year_of(said) is None:
            raise forms.ValidationError(_("Write four digits, for example 1975, or leave it empty."))
        return said


class CorrectionForm(Form):
    """What is wrong in one's own data."""

    text = forms.CharField(
        label=_("What is wrong, and how should it be?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Name the paper that shows it, if there is one."),
    )


class AnswerForm(Form):
    """How a request for a correction was answered."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=list(OUTCOMES.items()))
    answer = forms.CharField(label=_("Answer"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class AskedForm(Form):
    """Who asked for the service."""

    asked = forms.CharField(label=_("Who asked, and how"), max_length=300, help_text=ASKED)


class SignedForm(AskedForm):
    """The paper a member signed."""

    paper = forms.CharField(
        label=_("Signed paper"), max_length=300, help_text=_("Its name, and where it lies")
    )
    signed_on = DayField(label=_("Day of the signature"))


class ServeForm(AskedForm):
    """What was done for a person on paper."""

    kind = forms.ChoiceField(label=_("What was done"), choices=list(KINDS.items()))
    what = forms.CharField(label=_("Which papers, or which data"), max_length=500)
    paper = forms.CharField(
        label=_("Signed paper"), required=False, max_length=300, help_text=_("Where something was entered")
    )
    signed_on = DayField(label=_("Day of the signature"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["kind", "what", "asked"])


class ChoiceForm(SignedForm):
    """A member's answer to a poll, as signed on paper."""

    choice = forms.ChoiceField(
        label=_("Answer"),
        choices=[("for", _("For")), ("against", _("Against")), ("abstain", _("Abstain"))],
        widget=forms.RadioSelect,
    )
