"""What is typed in this room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from shanyraq.people import roll
from shanyraq.people.models import Organization, Person, User
from shanyraq.people.roles import PLAIN
from shanyraq.people.words import ROLL_PROBLEMS
from shanyraq.web.forms import DayField, Form
from shanyraq.web.words import in_language, say

NEW_PASSWORD = forms.PasswordInput(attrs={"autocomplete": "new-password"})
OLD_PASSWORD = forms.PasswordInput(attrs={"autocomplete": "current-password"})


class AcceptForm(Form):
    """Choose the password of a new account."""

    password = forms.CharField(label=_("Password"), strip=False, widget=NEW_PASSWORD, max_length=200)
    again = forms.CharField(label=_("Password once more"), strip=False, widget=NEW_PASSWORD, max_length=200)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["password"].help_text = password_validators_help_text_html()

    def clean(self) -> dict[str, Any]:
        """Ask the rules for passwords, and that both are the same."""
        given = super().clean() or {}
        if given.get("password"):
            try:
                validate_password(given["password"], self.user)
            except forms.ValidationError as error:
                self.add_error("password", error)
        if given.get("password") != given.pop("again", None):
            self.add_error("again", _("The two passwords differ. Type the same one twice."))
        return given


class LostFactorForm(Form):
    """Ask for help by proving the address and the password."""

    email = forms.EmailField(label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "username"}))
    password = forms.CharField(label=_("Password"), strip=False, widget=OLD_PASSWORD, max_length=200)
    reason = forms.CharField(
        label=_("What happened, and how can we reach you?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=500,
    )


class ApproveForm(Form):
    """Approve the removal of somebody's second factor."""

    recognised_by = forms.CharField(
        label=_("How did you recognise the person?"),
        help_text=_("For example: in person, with an identity card; by a call to the number on the roll."),
        max_length=300,
    )


class InviteForm(Form):
    """Choose whom to invite and the language of the letter."""

    people = forms.ModelMultipleChoiceField(Person.objects.none(), required=False, label=_("People"))
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)


class RollForm(Form):
    """Bring a list. What the list does not say of a row is taken from here."""

    file = forms.FileField(label=_("List"), help_text=_("CSV (UTF-8) or XLSX, up to 8 MB and 10,000 rows"))
    body = forms.ModelChoiceField(
        Organization.objects.order_by("name_kk"),
        required=False,
        label=_("Body, where the list has no such column"),
    )
    role = forms.ChoiceField(required=False, label=_("Role, where the list has no such column"))
    since = DayField(required=False, label=_("Since which day, where the list has no such column"))
    basis = forms.CharField(
        required=False, max_length=300, label=_("Paper it stands on, where the list has no such column")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", "—"), *PLAIN.items()]  # type: ignore[attr-defined]
        self.fields["body"].label_from_instance = lambda body: in_language(body, "name")[0]  # type: ignore[attr-defined]

    def clean_file(self) -> roll.Roll:
        """Read the list by its content; a list nobody can read is said in words."""
        file: UploadedFile = self.cleaned_data["file"]
        self.content = b"" if (file.size or 0) > roll.MOST_BYTES else file.read()
        try:
            if (file.size or 0) > roll.MOST_BYTES:
                raise roll.UnreadableRoll("too_large", most=roll.MOST_BYTES // 1024 // 1024)
            return roll.read(self.content)
        except roll.UnreadableRoll as problem:
            raise forms.ValidationError(say(ROLL_PROBLEMS[problem.code], **problem.facts), code=problem.code)
