"""Forms about notices of meetings: told by hand, come back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.meetings.forms.presence import PresenceForm
from shanyraq.meetings.models import Notice
from shanyraq.web.forms import DayField, Form

BY_HAND = [(Notice.PAPER, _("on paper, against a receipt")), (Notice.TELEPHONE, _("by telephone"))]


class ToldForm(Form):
    """How, when and against what receipt a member was told by hand."""

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_told(self, day)


class SheetForm(PresenceForm):
    """Whom one sheet of signatures, or one round of calls, told."""

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_told(self, day)

    def clean(self) -> dict[str, Any]:
        """Keep how they were told beside who was ticked."""
        told = {name: self.cleaned_data.get(name) for name in ("channel", "told_on", "receipt")}
        return {**told, **super().clean()}


def add_told(form: forms.Form, day: date) -> None:
    """Add how, when and against what receipt."""
    form.fields["channel"] = forms.ChoiceField(label=_("How"), choices=BY_HAND)
    form.fields["told_on"] = DayField(label=_("Day"), initial=day)
    form.fields["receipt"] = forms.CharField(
        label=_("Receipt, or who answered the telephone"),
        max_length=200,
        required=False,
        help_text=_("A notice on paper needs its receipt: its number, or who signed it."),
    )
