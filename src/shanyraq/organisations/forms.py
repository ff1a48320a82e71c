"""Forms of this room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from shanyraq.people.models import Organization
from shanyraq.web.forms import DayField, Form
from shanyraq.web.words import in_language

KINDS: dict[str, str | Promise] = {
    "state_body": _("State body"),
    "akimat": _("Akimat"),
    "association": _("Association"),
    "friendship_house": _("Friendship House"),
    "institution": _("Research or training institution"),
}
COMPETENCES: dict[str, str | Promise] = {
    "culture": _("Culture"),
    "information": _("Information"),
    "concord": _("Interethnic concord"),
    "languages": pgettext_lazy("field of work", "Languages"),
    "education": _("Education and science"),
    "internal_affairs": _("Internal affairs"),
    "research": _("Research"),
    "training": _("Training"),
}
WORKS: dict[str, str | Promise] = {"study": _("Study"), "course": _("Course")}


class OneField(forms.ModelChoiceField):
    """Choose an organisation by its name in the reader's language."""

    def label_from_instance(self, obj: Any) -> str:
        """Name it in the reader's language."""
        return in_language(obj, "name", get_language())[0]


class NamesForm(Form):
    """The names of an organisation and where mail reaches it."""

    name_kk = forms.CharField(label=_("Name in Kazakh"), max_length=300)
    name_ru = forms.CharField(label=_("Name in Russian"), max_length=300, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=300, required=False)
    email = forms.EmailField(
        label=_("Mail address"), required=False, help_text=_("For letters about decisions")
    )


class BodyForm(NamesForm):
    """A new organisation."""

    kind = forms.ChoiceField(label=_("Kind"), choices=list(KINDS.items()))
    area = forms.ChoiceField(label=_("Region"), required=False)
    since = DayField(label=_("Since"), required=False)
    parent = OneField(
        label=_("Part of"), queryset=Organization.objects.none(), required=False, empty_label="—"
    )
    field_order = ("kind", "name_kk", "name_ru", "name_en", "area", "parent", "since", "email")

    def __init__(self, *args: Any, regions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [("", "—"), *regions]  # type: ignore[attr-defined]
        above = Organization.objects.filter(
            classification__in=("state_body", "institution"), until__isnull=True
        )
        self.fields["parent"].queryset = above.order_by("name_kk")  # type: ignore[attr-defined]


class CompetencesForm(Form):
    """What an organisation deals with."""

    what = forms.MultipleChoiceField(
        label=_("Fields"),
        choices=list(COMPETENCES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class WorkForm(Form):
    """A study or a course."""

    kind = forms.ChoiceField(label=_("Kind"), choices=list(WORKS.items()))
    year = forms.IntegerField(label=_("Year"), min_value=1900, max_value=2200)
    title_kk = forms.CharField(label=_("Title in Kazakh"), max_length=300)
    title_ru = forms.CharField(label=_("Title in Russian"), max_length=300, required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=300, required=False)
    source = forms.CharField(label=_("Known from which paper"), max_length=300)
    link = forms.URLField(label=_("Address on the Internet"), required=False, assume_scheme="https")


class ClosingForm(Form):
    """The day an organisation ended."""

    last_day = DayField(label=_("Ended on"))
