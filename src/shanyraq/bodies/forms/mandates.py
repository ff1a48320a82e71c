"""Forms of candidacies and of the ends of mandates."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.bodies.forms import CATEGORY_PAPER, region_choices
from shanyraq.bodies.labels import CATEGORIES, GROUNDS, PATHS, STATES
from shanyraq.web.forms import DayField, Form

NOMINATED = [(code, words) for code, words in PATHS.items() if code != "president"]


class ProofForm(Form):
    """What a nomination shows, by its path."""

    region = forms.ChoiceField(label=_("Region"), required=False)
    proposed_by = forms.CharField(label=_("Who proposed"), required=False, max_length=300)
    supreme_body = forms.BooleanField(label=_("Its own supreme body decided"), required=False)
    decision = forms.CharField(
        label=_("Decision"),
        max_length=300,
        required=False,
        help_text=_("Who decided, the name and number of the decision"),
    )
    decided_on = DayField(label=_("Day of the decision"), required=False)

    def __init__(self, *args: object, day: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].choices = [("", "—"), *region_choices(day)]  # type: ignore[attr-defined]


class NamesForm(Form):
    """A person by name."""

    name_kk = forms.CharField(label=_("Full name in Kazakh"), max_length=200, required=False)
    name_ru = forms.CharField(label=_("Full name in Russian"), max_length=200, required=False)
    name_en = forms.CharField(label=_("Full name in English"), max_length=200, required=False)
    namesake = forms.BooleanField(label=_("Another person with the same name"), required=False)


class CandidateForm(NamesForm, ProofForm):
    """A nomination: who, by which path, with which proof; what is missing may be brought later."""

    category = forms.ChoiceField(label=_("Category"), choices=list(CATEGORIES.items()))
    category_paper = forms.CharField(
        label=_("Paper that shows the category"), required=False, max_length=300, help_text=CATEGORY_PAPER
    )
    path = forms.ChoiceField(label=_("Way in"), choices=NOMINATED)
    citizenship = forms.CharField(
        label=_("Proof of citizenship"),
        required=False,
        max_length=300,
        help_text=_("Kind of the paper, no number"),
    )
    replaces_id = forms.TypedChoiceField(
        label=_("Whose seat is to be filled"), required=False, coerce=int, empty_value=None
    )

    def __init__(
        self, *args: object, day: date, vacancies: list[tuple[int, str]], named: bool, **kwargs: object
    ) -> None:
        super().__init__(*args, day=day, **kwargs)
        self.fields["replaces_id"].choices = [("", "—"), *vacancies]  # type: ignore[attr-defined]
        if named:
            for name in ("name_kk", "name_ru", "name_en", "namesake"):
                del self.fields[name]
        first = [name for name in ("name_kk", "name_ru", "name_en", "namesake") if not named]
        self.order_fields([*first, "category", "category_paper", "path", "citizenship"])


class PaperForm(Form):
    """A step with its paper."""

    paper = forms.CharField(
        label=_("Paper it stands on"), max_length=250, help_text=_("Its name and number, as on the paper")
    )
    on = DayField(label=_("Day of the paper"))


class OutcomeForm(NamesForm, PaperForm):
    """The President's act on a candidate; a name where another was appointed."""

    outcome = forms.ChoiceField(
        label=_("The President’s decision"),
        choices=[(code, STATES[code]) for code in ("approved", "rejected", "other_appointed")],
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["outcome", "paper", "on"])


class EndingForm(Form):
    """On which ground a mandate ends, by which paper."""

    ground = forms.ChoiceField(label=_("Ground"), choices=list(GROUNDS.items()))
    occurred_on = DayField(label=_("Day on which it occurred"))
    paper = forms.CharField(
        label=_("Paper it stands on"), max_length=250, help_text=_("Its name and number, as on the paper")
    )
    decided_on = DayField(label=_("Day of the President’s decision"), required=False)
    recalled_by = forms.CharField(label=_("Who recalls"), required=False, max_length=300)
