"""Forms of Deputy Chairs: recommendation, order, end of office, duty sheet."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.bodies.forms.mandates import PaperForm
from shanyraq.web.forms import DayField, Form

Choices = list[tuple[int, str]]


class PersonForm(PaperForm):
    """A person, and the paper on them."""

    person_id = forms.TypedChoiceField(label=_("Person"), coerce=int)

    def __init__(self, *args: object, people: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person_id"].choices = people  # type: ignore[attr-defined]
        self.order_fields(["person_id", "association"])


class RecommendationForm(PersonForm):
    """Whom the Council recommends, from which association, by which decision."""

    association = forms.CharField(label=_("Association"), max_length=300)


class OrderForm(PaperForm):
    """The President's order on a Deputy Chair from an association."""

    recommendation_id = forms.TypedChoiceField(label=_("Whom the Council recommended"), coerce=int)
    months = forms.IntegerField(
        label=_("Months of the turn"),
        required=False,
        min_value=1,
        max_value=120,
        help_text=_("As the order sets it; empty where it sets none"),
    )
    succeeds_id = forms.TypedChoiceField(
        label=_("Whose turn ends that day"), required=False, coerce=int, empty_value=None
    )
    again = forms.BooleanField(label=_("The same association again, and this is meant"), required=False)

    def __init__(self, *args: object, advised: Choices, sitting: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recommendation_id"].choices = advised  # type: ignore[attr-defined]
        self.fields["succeeds_id"].choices = [("", "—"), *sitting]  # type: ignore[attr-defined]
        self.order_fields(["recommendation_id"])


class EndOfficeForm(PaperForm):
    """Whose office ends, by which act."""

    membership_id = forms.TypedChoiceField(label=_("Whose office ends"), coerce=int)

    def __init__(self, *args: object, sitting: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["membership_id"].choices = sitting  # type: ignore[attr-defined]
        self.order_fields(["membership_id"])


class OfficerForm(Form):
    """Who serves a Deputy Chair."""

    person_id = forms.TypedChoiceField(label=_("Officer of the Secretariat"), coerce=int)

    def __init__(self, *args: object, people: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person_id"].choices = people  # type: ignore[attr-defined]


class DutyForm(Form):
    """A line of the duty sheet or of the plan."""

    kind = forms.ChoiceField(
        label=_("Kind of line"), choices=[("duty", _("Standing duty")), ("task", _("Task of the plan"))]
    )
    text_kk = forms.CharField(label=_("In Kazakh"), max_length=500)
    text_ru = forms.CharField(label=_("In Russian"), max_length=500, required=False)
    text_en = forms.CharField(label=_("In English"), max_length=500, required=False)
    due = DayField(label=_("To be done by"), required=False)


class DoneForm(Form):
    """The paper that shows a task is done."""

    paper = forms.CharField(label=_("Paper it stands on"), max_length=250)
