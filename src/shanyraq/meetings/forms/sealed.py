"""Forms of a sealed vote: its roles, and the texts that its people bring."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.meetings.forms.elections import OfMembers
from shanyraq.meetings.forms.member import MemberField
from shanyraq.meetings.rules.sealed import LEAST_TRUSTEES
from shanyraq.web.forms import Form
from shanyraq.web.words import say

MOST_TRUSTEES = 5
LONGEST = 2_000_000


class DrawUpForm(OfMembers):
    """Who gives the codes and who holds the keys. Cleans to `authority`, `trustees` and `threshold`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["authority"] = MemberField(label=_("Who gives the codes"), rows=self.rows)
        for place in range(1, MOST_TRUSTEES + 1):
            self.fields[f"trustee_{place}"] = MemberField(
                label=say(_("Trustee {n}"), n=place),
                rows=self.rows,
                required=place <= LEAST_TRUSTEES,
                help_text="",
            )
        self.fields["threshold"] = forms.IntegerField(
            label=_("How many trustees are enough to count"),
            help_text=_(
                "Empty: every one of them is needed. Fewer than all: one who is missing stops nothing."
            ),
            required=False,
            min_value=LEAST_TRUSTEES,
            max_value=MOST_TRUSTEES,
            widget=forms.NumberInput(attrs={"class": "short"}),
        )

    def clean(self) -> dict[str, Any]:
        """Gather the trustees in their order."""
        given = super().clean() or {}
        named = [given.get(f"trustee_{place}") for place in range(1, MOST_TRUSTEES + 1)]
        trustees = [one for one in named if one is not None]
        return {
            "authority": given.get("authority"),
            "trustees": trustees,
            "threshold": given.get("threshold"),
        }


class TextForm(Form):
    """A text that was made away from the server: a list of rights, a certificate, shares, a key, a part."""

    text = forms.CharField(
        label=_("The text"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
    )


class BallotForm(Form):
    """A ballot that the voter's own client encrypted. Nothing else comes from the page."""

    ballot = forms.CharField(max_length=LONGEST, widget=forms.HiddenInput)
