"""What people fill in about a programme document on its way."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.meetings.models import AgendaItem, Discussion
from shanyraq.programmes.forms.plans import PaperForm, Titled
from shanyraq.programmes.labels import DOCUMENT_KINDS
from shanyraq.web.forms import DayField, Form
from shanyraq.web.words import in_language


class DiscussionField(forms.ModelChoiceField):
    """Choose a discussion of the Council by its day and title."""

    def label_from_instance(self, obj: Any) -> str:
        """Give the day and the title."""
        return f"{obj.day:%d.%m.%Y} {in_language(obj, 'title')[0]} ({obj.paper})"


class MatterField(forms.ModelChoiceField):
    """Choose a matter of a Session's agenda."""

    def label_from_instance(self, obj: Any) -> str:
        """Give the Session, the place and the title."""
        return f"{obj.session.number}/{obj.position} {in_language(obj, 'title')[0]}"


class DraftForm(Titled):
    """A draft: its kind, its paper, the experts' paper."""

    field_order = ("kind", "title_kk", "title_ru", "title_en", "paper", "day", "experts")
    kind = forms.ChoiceField(label=_("Kind"), choices=list(DOCUMENT_KINDS.items()))
    paper = forms.CharField(label=_("The paper of the draft: its number and day"), max_length=200)
    day = DayField(label=_("Day of the draft"))
    experts = forms.CharField(
        label=_("The paper of the scientific expert council"), max_length=200, required=False,
        help_text=_("A programme document is drafted with the council's part. The Concept does not need it."),
    )  # fmt: skip


class DiscussionForm(Form):
    """The record of the Council's discussion."""

    discussion = DiscussionField(
        label=_("Discussion of the Council"), queryset=Discussion.objects.none(), empty_label=_("choose")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["discussion"].queryset = Discussion.objects.all()  # type: ignore[attr-defined]


class ConsiderationForm(Form):
    """The matter of a closed Session."""

    item = MatterField(
        label=_("Matter of a Session"), queryset=AgendaItem.objects.none(), empty_label=_("choose")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = AgendaItem.objects.filter(subject=AgendaItem.PROGRAMME).select_related("session")
        self.fields["item"].queryset = rows.order_by("-session__number", "position")  # type: ignore[attr-defined]


class PresidentForm(PaperForm):
    """The President's act."""

    day = DayField(label=_("Day of the act"))
