"""A text on a matter, and an amendment to it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.web.forms import Form


def _area(
    label: Any, language: str, *, must: bool = False, most: int = 5_000, rows: int = 3
) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "lang": language})
    return forms.CharField(label=label, required=must, max_length=most, widget=widget)


class MotionForm(Form):
    """The text in Kazakh, and in Russian where there is one."""

    text_kk = _area(_("Text in Kazakh"), "kk", must=True, most=20_000, rows=8)
    text_ru = _area(_("Text in Russian"), "ru", most=20_000, rows=8)


class AmendmentForm(Form):
    """Which passage becomes what; without a passage the new words are added at the end."""

    old_kk = _area(_("Passage in Kazakh, as it stands; empty to add at the end"), "kk")
    new_kk = _area(_("New words in Kazakh; empty to take the passage out"), "kk")
    old_ru = _area(_("Passage in Russian, as it stands"), "ru")
    new_ru = _area(_("New words in Russian"), "ru")
