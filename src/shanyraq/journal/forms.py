"""What people fill in here."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ErasureForm(forms.Form):
    """Which paper an erasure stands on."""

    paper = forms.CharField(
        label=_("On what paper"),
        max_length=200,
        help_text=_("Number and day of the request or decision. It is public: never write a name here."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
