"""Forms of the matrix of responsibility."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.bodies.queries import COUNCIL, roll_on
from shanyraq.decisions.models import Decision
from shanyraq.meetings.forms.member import MemberField, names_to_type
from shanyraq.web.forms import Form
from shanyraq.web.words import in_language


class ResponsibleForm(Form):
    """A decision and the member of the Council who answers for it."""

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = roll_on(day, COUNCIL)
        self.members = names_to_type(rows)
        self.fields["decision"] = forms.ModelChoiceField(
            label=_("Decision"),
            queryset=Decision.objects.filter(adopted_on__lte=day, replaced_by__isnull=True),
        )
        self.fields["decision"].label_from_instance = lambda row: (  # type: ignore[attr-defined]
            f"{row.identifier}. {in_language(row, 'title')[0]}"
        )
        self.fields["person"] = MemberField(label=_("Member of the Council"), rows=rows)


class ReleaseForm(Form):
    """Why a member answers for a decision no more."""

    why = forms.CharField(label=_("Reason"), max_length=300)
