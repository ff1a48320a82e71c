"""Forms of materials."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.meetings.forms.parts import add_texts
from shanyraq.meetings.models import AgendaItem, Session
from shanyraq.web.forms import Form
from shanyraq.web.uploads import UploadField
from shanyraq.web.words import in_language

MEMBERS = "members"
READERS = [("", _("everybody")), (MEMBERS, _("members and the Secretariat"))]


class MaterialForm(Form):
    """A material: its title, its file, its matter, who reads it."""

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_texts(self, "title", _("Title"))
        self.fields["file"] = UploadField(label=_("File"))
        field = forms.ModelChoiceField(
            label=_("Matter"),
            queryset=AgendaItem.objects.filter(session=session),
            required=False,
            empty_label=_("the whole Session"),
        )
        field.label_from_instance = lambda item: f"{item.position}. {in_language(item, 'title')[0]}"  # type: ignore[method-assign]
        self.fields["item"] = field
        self.fields["readers"] = forms.ChoiceField(label=_("Who reads it"), choices=READERS, required=False)

    def clean(self) -> dict[str, Any]:
        """Give what `put_material` takes."""
        given = super().clean() or {}
        members_only = given.pop("readers", "") == MEMBERS
        return {**given, "members_only": members_only}


class VersionForm(Form):
    """A new version of a material."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"] = UploadField(label=_("File"))
        self.fields["why"] = forms.CharField(label=_("What differs from the version before"), max_length=300)
