"""What people fill in about work with other bodies."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.decisions import labels
from shanyraq.decisions.forms.control import BodyField
from shanyraq.decisions.models import JointPlan
from shanyraq.decisions.models.cooperation import ITEM_STATES
from shanyraq.decisions.queries.joint import own_bodies, partners_on
from shanyraq.people.acting import Actor
from shanyraq.people.models import Organization
from shanyraq.web.forms import DayField, Form
from shanyraq.web.words import in_language

_LONG = forms.Textarea(attrs={"rows": 3})
_SHORT = forms.TextInput(attrs={"class": "short"})
_NONE = Organization.objects.none


class Bodies(forms.ModelMultipleChoiceField):
    """Choose bodies by ticking their names."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        """Name the body."""
        return in_language(obj, "name")[0]


class WithBodies(Form):
    """A form whose fields of bodies offer those of a day."""

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = partners_on(day)


class JointPlanForm(WithBodies):
    """A joint plan: its sides, the one that answers for the whole, its days."""

    title_kk = forms.CharField(label=_("Title in Kazakh"), max_length=300)
    title_ru = forms.CharField(label=_("Title in Russian"), max_length=300, required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=300, required=False)
    starts = DayField(label=_("First day"))
    ends = DayField(label=_("Last day"))
    responsible = BodyField(label=_("Who answers for the whole"), queryset=_NONE(), empty_label=_("choose"))
    sides = Bodies(label=_("Sides"), queryset=_NONE())


class JointItemForm(Form):
    """An item: whose, what, until when, in which aspects."""

    body = BodyField(label=_("Side"), queryset=_NONE(), empty_label=_("choose"))
    title_kk = forms.CharField(label=_("Title in Kazakh"), max_length=300)
    title_ru = forms.CharField(label=_("Title in Russian"), max_length=300, required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=300, required=False)
    term = DayField(label=_("Last day"))
    aspects = forms.MultipleChoiceField(
        label=_("Aspects of the work"),
        choices=list(labels.ASPECTS.items()),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, plan: JointPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sides = Organization.objects.filter(pk__in=plan.sides.values("body"))
        self.fields["body"].queryset = sides  # type: ignore[attr-defined]


class SignForm(Form):
    """The paper of the signature."""

    paper = forms.CharField(label=_("The paper: its number and day, as written on it"), max_length=200)


class JointReportForm(Form):
    """What is done, with evidence."""

    state = forms.ChoiceField(
        label=_("State"), choices=[(one, labels.ITEM_STATES[one]) for one in ITEM_STATES]
    )
    text_kk = forms.CharField(label=_("What is done, in Kazakh"), widget=_LONG)
    text_ru = forms.CharField(label=_("In Russian"), required=False, widget=_LONG)
    text_en = forms.CharField(label=_("In English"), required=False, widget=_LONG)
    evidence = forms.CharField(
        label=_("Evidence"),
        max_length=500,
        required=False,
        help_text=_("The number of the paper, or its address."),
    )


class PlacesForm(WithBodies):
    """Who works on a topic, and who leads."""

    lead = BodyField(label=_("Who leads"), queryset=_NONE(), empty_label=_("choose"))
    bodies = Bodies(label=_("Who works on it as well"), queryset=_NONE())


class TopicForm(PlacesForm):
    """A topic with its bodies."""

    field_order = ("name_kk", "name_ru", "name_en", "lead", "bodies")
    name_kk = forms.CharField(label=_("Name in Kazakh"), max_length=300)
    name_ru = forms.CharField(label=_("Name in Russian"), max_length=300, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=300, required=False)


class AdviceForm(WithBodies):
    """A recommendation or a proposal."""

    kind = forms.ChoiceField(label=_("Kind"), choices=list(labels.ADVICE.items()))
    body = BodyField(label=_("To whom"), queryset=_NONE(), empty_label=_("choose"))
    number = forms.CharField(label=_("Number of the paper"), max_length=60, widget=_SHORT)
    document = forms.CharField(
        label=_("Programme or plan it is for"), max_length=300, required=False, help_text=_("For a proposal.")
    )
    clause = forms.CharField(label=_("Its point"), max_length=60, required=False, widget=_SHORT)
    text_kk = forms.CharField(label=_("Text in Kazakh"), widget=_LONG)
    text_ru = forms.CharField(label=_("Text in Russian"), widget=_LONG, required=False)
    text_en = forms.CharField(label=_("Text in English"), widget=_LONG, required=False)


class OutcomeForm(Form):
    """What became of an advice."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=list(labels.OUTCOMES.items()))
    outcome_paper = forms.CharField(label=_("The paper that says so"), max_length=200)
    outcome_why = forms.CharField(
        label=_("Reason"), max_length=500, required=False, widget=_LONG,
        help_text=_("Needed where it was rejected, or adopted in part."),
    )  # fmt: skip


class InteractionForm(WithBodies):
    """A meeting or exchange with a partner."""

    kind = forms.ChoiceField(label=_("Partner's kind"), choices=list(labels.PARTNERS.items()))
    body = BodyField(
        label=_("Partner in the register"),
        queryset=_NONE(),
        required=False,
        empty_label=_("not in the register"),
    )
    partner = forms.CharField(
        label=_("Or the partner's name"),
        max_length=300,
        required=False,
        help_text=_("Where the register has none."),
    )
    day = DayField(label=_("Day"))
    purpose = forms.CharField(label=_("Purpose"), max_length=500, widget=_LONG)
    result = forms.CharField(label=_("Result"), max_length=500, widget=_LONG)
    next_step = forms.CharField(label=_("Next step"), max_length=500, widget=_LONG)
    next_on = DayField(label=_("Its day"), required=False)


class HelpForm(Form):
    """A request for help."""

    kind = forms.ChoiceField(label=_("Kind"), choices=list(labels.HELP.items()))
    body = BodyField(label=_("Your body"), queryset=_NONE(), empty_label=_("choose"))
    text = forms.CharField(label=_("What help is needed"), widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = own_bodies(actor)  # type: ignore[attr-defined]


class HelpAnswerForm(Form):
    """The answer of the Secretariat."""

    answer = forms.CharField(label=_("Answer"), widget=forms.Textarea(attrs={"rows": 5}))
