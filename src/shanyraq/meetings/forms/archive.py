"""Forms of the archive: a matter, a speech, the topics of a matter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.meetings.forms.parts import LANGUAGES, add_texts
from shanyraq.meetings.models import Topic
from shanyraq.meetings.rules.numbers import read_number
from shanyraq.web.forms import Form
from shanyraq.web.uploads import UploadField
from shanyraq.web.words import in_language


class NumberField(forms.CharField):
    """The number of a Session, Roman or Arabic. Cleans to an int."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Number of the Session"))
        kwargs.setdefault("help_text", _("In Roman or Arabic numerals"))
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "short", "autocomplete": "off"}))
        super().__init__(max_length=15, **kwargs)

    def clean(self, value: Any) -> Any:
        """Read the number, or say how to write one."""
        text = super().clean(value)
        number = read_number(text.strip())
        if number is None:
            raise forms.ValidationError(_("Write the number in Roman or Arabic numerals."), code="unread")
        return number


class MatterForm(Form):
    """A matter of a Session of history."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"] = NumberField()
        add_texts(self, "title", _("Matter"))
        self.fields["source"] = forms.CharField(label=_("Paper that names it"), max_length=200)


class SpeechForm(Form):
    """A speech as a document."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"] = NumberField()
        self.fields["speaker"] = forms.CharField(label=_("Speaker, name and office"), max_length=200)
        add_texts(self, "title", _("Title"))
        self.fields["language"] = forms.ChoiceField(label=_("Language of the text"), choices=LANGUAGES)
        self.fields["file"] = UploadField(label=_("File"), required=False)
        self.fields["link"] = forms.URLField(
            label=_("Link"), max_length=500, required=False, assume_scheme="https"
        )
        self.fields["source"] = forms.CharField(label=_("Where it comes from"), max_length=200)


class TopicsForm(Form):
    """The topics of a matter: those known, ticked, and one new."""

    topics = forms.ModelMultipleChoiceField(
        label=_("Topics"),
        queryset=Topic.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["topics"]
        field.queryset = Topic.objects.all()  # type: ignore[attr-defined]
        field.label_from_instance = lambda topic: in_language(topic, "name")[0]  # type: ignore[attr-defined]
        if not Topic.objects.exists():
            del self.fields["topics"]
        add_texts(self, "new", _("A new topic"), most=100, must=False)
