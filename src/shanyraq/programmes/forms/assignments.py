"""What people fill in about items that carry out assignments."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.decisions.models import Instruction
from shanyraq.programmes.models import PlanItem
from shanyraq.programmes.queries.assignments import open_items
from shanyraq.web.forms import Form
from shanyraq.web.words import in_language


class ItemField(forms.ModelChoiceField):
    """Choose an item by its plan, its place and its words."""

    def label_from_instance(self, obj: Any) -> str:
        """Name the item."""
        return (
            f"{in_language(obj.plan, 'title')[0][:60]} · {obj.position}. {in_language(obj, 'title')[0][:90]}"
        )


class CarryForm(Form):
    """An item of a plan, and how it carries the assignment out."""

    item = ItemField(label=_("Item of a plan"), queryset=PlanItem.objects.none(), empty_label=_("choose"))
    why = forms.CharField(
        label=_("How it carries the assignment out"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, instruction: Instruction, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = open_items(instruction)  # type: ignore[attr-defined]
