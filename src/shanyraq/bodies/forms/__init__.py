"""Forms of this room."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from shanyraq.bodies.labels import CATEGORIES, PATHS
from shanyraq.bodies.tiles import brief, name_of
from shanyraq.law import regions
from shanyraq.web.forms import DayField, Form

CATEGORY_PAPER = _("A charter of the association, an order on the office: its name and number")


def region_choices(day: date) -> list[tuple[str, str]]:
    """Give the regions of a day for a list: ISO code and name in the reader's language."""
    language = get_language() or "kk"
    return [
        (region.iso, brief(region, name_of(region, day, language), language))
        for region in regions.on(day)
        if region.iso
    ]


class StandingForm(Form):
    """How somebody came to the Assembly."""

    category = forms.ChoiceField(label=_("Category"), choices=list(CATEGORIES.items()))
    category_paper = forms.CharField(
        label=_("Paper that shows the category"), required=False, max_length=300, help_text=CATEGORY_PAPER
    )
    path = forms.ChoiceField(label=_("Way in"), choices=list(PATHS.items()))
    region = forms.ChoiceField(label=_("Region"), required=False)
    proposed_by = forms.CharField(label=_("Who proposed"), required=False, max_length=300)
    decision = forms.CharField(
        label=_("Decision"), max_length=300, help_text=_("Who decided, the name and number of the decision")
    )
    decided_on = DayField(label=_("Day of the decision"))

    def __init__(self, *args: object, day: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].choices = [("", "—"), *region_choices(day)]  # type: ignore[attr-defined]


class CategoryForm(Form):
    """Of which category a member is, and the paper that shows it."""

    category = forms.ChoiceField(label=_("Category"), choices=list(CATEGORIES.items()))
    paper = forms.CharField(
        label=_("Paper that shows the category"), max_length=300, help_text=CATEGORY_PAPER
    )


class CouncilForm(Form):
    """The President's act on the Council's composition, and the list that waits to be imported on it."""

    draft_id = forms.TypedChoiceField(label=_("List"), coerce=int)
    approved_by = forms.CharField(
        label=_("The President’s act"), max_length=250, help_text=_("Its name and number, as on the paper")
    )
    approved_on = DayField(label=_("Day of the act"))
    leave_out = forms.BooleanField(label=_("Leave rows with errors out"), required=False)

    def __init__(self, *args: object, drafts: list[tuple[int, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["draft_id"].choices = drafts  # type: ignore[attr-defined]


class CorrectionForm(Form):
    """The days and the paper of a mandate as they should stand, and why."""

    since = DayField(label=_("First day"))
    until = DayField(
        label=_("Day of the end"),
        required=False,
        help_text=_("The first day without the mandate; empty where open"),
    )
    basis = forms.CharField(label=_("Basis"), required=False, max_length=300)
    why = forms.CharField(
        label=_("What was wrong"),
        required=False,
        max_length=300,
        help_text=_("In one sentence, with the paper"),
    )


class UndoForm(Form):
    """Say why a whole import is taken back."""

    why = forms.CharField(
        label=_("Why is this import taken back?"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
