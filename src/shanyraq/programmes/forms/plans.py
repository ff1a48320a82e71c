"""What people fill in about plans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from shanyraq.people.models import Organization
from shanyraq.programmes.labels import ITEM_STATES, LEVEL_NAMES, MONEY, PRINCIPLES
from shanyraq.programmes.models import STATES, Edition, Plan, Reading
from shanyraq.programmes.queries import plans
from shanyraq.programmes.queries.hierarchy import Conflict, plans_above
from shanyraq.programmes.rules.plans import Answer
from shanyraq.programmes.rules.tags import TASKS
from shanyraq.web.forms import DayField, Form
from shanyraq.web.words import in_language, pick, say


class BodyField(forms.ModelChoiceField):
    """Choose a body by its name in the reader's language."""

    def label_from_instance(self, obj: Any) -> str:
        """Name the body."""
        return in_language(obj, "name")[0]


class PlanField(forms.ModelChoiceField):
    """Choose a plan by whose it is, its title and its days."""

    def label_from_instance(self, obj: Any) -> str:
        """Name the plan."""
        whose = in_language(obj.body, "name")[0] if obj.body else str(LEVEL_NAMES["republic"])
        return f"{whose} · {in_language(obj, 'title')[0][:90]} · {obj.starts:%d.%m.%Y}–{obj.ends:%d.%m.%Y}"


class MeasureField(forms.ModelChoiceField):
    """Choose a measure by its number and first words."""

    def label_from_instance(self, obj: Any) -> str:
        """Give the number and the first words."""
        return f"{obj.number} {obj.title[:90]}"


class Titled(Form):
    """A title in three languages, Kazakh first."""

    title_kk = forms.CharField(label=_("Title in Kazakh"), max_length=300)
    title_ru = forms.CharField(label=_("Title in Russian"), max_length=300, required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=300, required=False)


class PlanForm(Titled):
    """A plan: whose, under which, and for which days."""

    body = BodyField(
        label=_("Assembly of the region or district"), queryset=Organization.objects.none(), required=False,
        empty_label=_("the republic"), help_text=_("Leave it for the plan of the republic."),
    )  # fmt: skip
    above = PlanField(
        label=_("The plan above it"), queryset=Plan.objects.none(), required=False, empty_label=_("not named"),
        help_text=_("Of the next level up; its days hold the days of this one."),
    )  # fmt: skip
    starts = DayField(label=_("First day"))
    ends = DayField(label=_("Last day"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = plans.bodies_of_plans()  # type: ignore[attr-defined]
        self.fields["above"].queryset = plans_above()  # type: ignore[attr-defined]


class TasksForm(Form):
    """The tasks of the law that an item serves."""

    tasks = forms.MultipleChoiceField(
        label=_("Tasks of the Assembly it serves"), widget=forms.CheckboxSelectMultiple,
        help_text=_("At least one of the six tasks of the Law."),
        error_messages={"required": _("Name at least one task: an item that serves none has no place in a plan.")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(key, pick(dict(task.says))) for key, task in TASKS.items()]
        self.fields["tasks"].choices = choices  # type: ignore[attr-defined]


class ItemForm(TasksForm, Titled):
    """An item: its measure, the tasks it serves, who does it, from when until when."""

    field_order = ("measure", "tasks", "title_kk", "title_ru", "title_en", "executor", "starts", "ends")
    measure = MeasureField(label=_("Measure"), queryset=Reading.objects.none(), empty_label=_("choose"))
    executor = BodyField(label=_("Executor"), queryset=Organization.objects.none(), empty_label=_("choose"))
    starts = DayField(label=_("First day"))
    ends = DayField(label=_("Last day"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        last = Edition.objects.order_by("programme", "-number")
        latest = {one.programme_id: one.pk for one in reversed(last)}
        rows = Reading.objects.filter(edition__in=latest.values(), kind="measure").order_by(
            "edition", "place"
        )
        self.fields["measure"].queryset = rows  # type: ignore[attr-defined]
        bodies = Organization.objects.exclude(classification="instance").order_by("name_kk")
        self.fields["executor"].queryset = bodies  # type: ignore[attr-defined]


class MoneyForm(Form):
    """Tenge and where the law gives it from."""

    source = forms.ChoiceField(label=_("Source"), choices=[(one, MONEY[one]) for one in MONEY])
    ground = forms.CharField(
        label=_("Legal source"),
        max_length=200,
        help_text=_("The act, decision or contract that gives the money."),
    )
    amount = forms.DecimalField(label=_("Tenge"), max_digits=18, decimal_places=2, localize=True)


class ReportForm(Form):
    """What is done, with evidence."""

    state = forms.ChoiceField(label=_("State"), choices=[(one, ITEM_STATES[one]) for one in STATES])
    text_kk = forms.CharField(label=_("What is done, in Kazakh"), widget=forms.Textarea(attrs={"rows": 3}))
    text_ru = forms.CharField(label=_("In Russian"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    text_en = forms.CharField(label=_("In English"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    evidence = forms.CharField(
        label=_("Evidence"),
        max_length=500,
        required=False,
        help_text=_("The number of the paper, or its address."),
    )


class PaperForm(Form):
    """The paper of a step."""

    paper = forms.CharField(label=_("The paper: its number and day, as written on it"), max_length=200)


class ApprovalForm(PaperForm):
    """The paper of approval, the six principles, and why an item stays that another plan of the branch says too.

    Each principle is kept, or not and why. Cleans to `paper`, `principles` and `kept`.
    """

    def __init__(self, *args: Any, conflicts: Sequence[Conflict] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conflicts = {f"kept_{one.item.pk}_{one.other.pk}": one for one in conflicts}
        for name, one in self.conflicts.items():
            self.fields[name] = forms.CharField(
                label=say(_("Item {n} repeats another: why do both stay?"), n=one.item.position), max_length=500,
                help_text=f"{in_language(one.item, 'title')[0]} — {in_language(one.other.plan, 'title')[0]}, {one.other.position}",
                error_messages={"required": _("Say why both stay, or take one out of its draft.")},
            )  # fmt: skip
        for key, words in PRINCIPLES.items():
            self.fields[f"{key}_kept"] = forms.ChoiceField(
                label=capfirst(words), choices=[("", _("choose")), ("yes", _("kept")), ("no", _("not kept"))]
            )
            self.fields[f"{key}_why"] = forms.CharField(
                label=_("Why not"), max_length=500, required=False, help_text=_("Only where it is not kept.")
            )

    def clean(self) -> dict[str, Any]:
        """Ask why of every principle that is not kept."""
        given = dict(super().clean() or {})
        said: dict[str, Answer] = {}
        for key in PRINCIPLES:
            kept, why = given.pop(f"{key}_kept", ""), given.pop(f"{key}_why", "")
            if kept == "no" and not why:
                self.add_error(f"{key}_why", _("Say why the plan does not keep it."))
            if kept:
                said[key] = Answer(kept == "yes", why if kept == "no" else "")
        kept = {one.key: given.pop(name, "") for name, one in self.conflicts.items()}
        return {**given, "principles": said, "kept": kept}


class AboveForm(Form):
    """The plan that a draft carries further."""

    above = PlanField(label=_("The plan above it"), queryset=Plan.objects.none(), empty_label=_("choose"))

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = plans_above(plan.level, plan.body.area if plan.body else "")
        self.fields["above"].queryset = rows.exclude(pk=plan.pk)  # type: ignore[attr-defined]


class DropForm(Form):
    """Why an item is taken out of a draft."""

    why = forms.CharField(
        label=_("Why it is taken out"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
