"""What people fill in about mechanisms of cooperation."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.decisions import labels
from shanyraq.decisions.forms.cooperation import Bodies, WithBodies
from shanyraq.decisions.models import Interaction, JointPlan, Mechanism
from shanyraq.decisions.queries.mechanisms import free_meetings, free_plans
from shanyraq.people.models import Organization
from shanyraq.web.forms import DayField, Form
from shanyraq.web.words import in_language


class MechanismForm(WithBodies):
    """A mechanism: its kind, its title, its paper, since when, between whom."""

    kind = forms.ChoiceField(label=_("Kind"), choices=list(labels.MECHANISMS.items()))
    title_kk = forms.CharField(label=_("Title in Kazakh"), max_length=300)
    title_ru = forms.CharField(label=_("Title in Russian"), max_length=300, required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=300, required=False)
    paper = forms.CharField(label=_("The paper it stands on: its number and day"), max_length=300)
    since = DayField(label=_("First day"))
    bodies = Bodies(label=_("Parties in the register"), queryset=Organization.objects.none(), required=False)
    others = forms.CharField(
        label=_("Other parties"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Where the register has none: one name on a line."),
    )  # fmt: skip

    def clean_others(self) -> list[str]:
        """Give the names, one of a line, each cut at 300 signs."""
        return [one.strip()[:300] for one in self.cleaned_data["others"].splitlines() if one.strip()]


class EndForm(Form):
    """The day a mechanism ends, and its paper."""

    until = DayField(label=_("The first day it no longer stands"))
    paper = forms.CharField(label=_("The paper: its number and day, as written on it"), max_length=300)


class MeetingField(forms.ModelChoiceField):
    """Choose a meeting by its day, partner and purpose."""

    def label_from_instance(self, obj: Any) -> str:
        """Name the meeting."""
        partner = in_language(obj.body, "name")[0] if obj.body else obj.partner
        return f"{obj.day:%d.%m.%Y} · {partner[:80]} · {obj.purpose[:80]}"


class PlanField(forms.ModelChoiceField):
    """Choose a joint plan by its first day and title."""

    def label_from_instance(self, obj: Any) -> str:
        """Name the plan."""
        return f"{obj.starts:%d.%m.%Y} · {in_language(obj, 'title')[0][:120]}"


class UseForm(Form):
    """The record that came about by a mechanism: a logged meeting or a joint plan."""

    interaction = MeetingField(
        label=_("Logged meeting"), queryset=Interaction.objects.none(), required=False, empty_label=_("none")
    )
    joint_plan = PlanField(
        label=_("Or a joint plan"), queryset=JointPlan.objects.none(), required=False, empty_label=_("none")
    )

    def __init__(self, *args: Any, mechanism: Mechanism, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        meetings = free_meetings(mechanism, day).select_related("body")
        self.fields["interaction"].queryset = meetings  # type: ignore[attr-defined]
        self.fields["joint_plan"].queryset = free_plans(mechanism, day)  # type: ignore[attr-defined]
