"""What the secretary writes around the minutes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.meetings.models import Remark
from shanyraq.web.forms import Form


class RemarkForm(Form):
    """A note after a sentence, or its correction, in Kazakh and Russian."""

    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[(Remark.NOTE, _("A note after the sentence")), (Remark.CORRECTION, _("A correction of it"))],
    )
    text_kk = forms.CharField(
        label=_("Text in Kazakh"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3, "lang": "kk"})
    )
    text_ru = forms.CharField(
        label=_("Text in Russian"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "ru"}),
    )
