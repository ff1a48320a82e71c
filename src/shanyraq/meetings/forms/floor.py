"""The times that the Chair sets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.meetings.forms.parts import MinutesField
from shanyraq.meetings.models import AgendaItem
from shanyraq.web.forms import Form
from shanyraq.web.words import in_language


class TimesForm(Form):
    """Minutes of a speech, of a brief remark, of a whole matter: on one matter, or for the whole Session."""

    item = forms.TypedChoiceField(label=_("On which matter"), required=False, empty_value=None)
    speech = MinutesField(label=_("Minutes of a speech"))
    reply = MinutesField(label=_("Minutes of a brief remark"))
    matter = MinutesField(label=_("Minutes of a whole matter"))

    def __init__(self, *args: Any, items: Iterable[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = {str(item.pk): item for item in items}
        choices = [
            (key, f"{one.position}. {in_language(one, 'title')[0]}") for key, one in self.items.items()
        ]
        field = self.fields["item"]
        field.coerce = self.items.get  # type: ignore[attr-defined]
        field.choices = [("", _("The whole Session")), *choices]  # type: ignore[attr-defined]
