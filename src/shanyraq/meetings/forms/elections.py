"""Forms of an election, of a list to the Senate, of a deputy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.bodies.roll import Row
from shanyraq.meetings.forms.member import MemberField, names_to_type
from shanyraq.meetings.models import CouncilItem, Proposed
from shanyraq.meetings.models.elections import MASLIKHAT, MAZHILIS, SENATE, Election
from shanyraq.meetings.services.senate import Named
from shanyraq.web.forms import DayField, Form
from shanyraq.web.words import in_language, say

CALLERS = [
    (Election.PRESIDENT, _("the President")),
    (Election.COMMISSION, _("the Central Election Commission, for a vacancy")),
]
CHAMBERS = [(MAZHILIS, _("Mazhilis")), (SENATE, _("Senate")), (MASLIKHAT, _("maslikhat"))]


class OfMembers(Form):
    """A form that names members by typing."""

    def __init__(self, *args: Any, rows: Sequence[Row], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows

    @property
    def members(self) -> list[str]:
        """Give the names a browser offers while they are typed."""
        return names_to_type(self.rows)


class CallForm(Form):
    """The act that called an election."""

    called_by = forms.ChoiceField(label=_("Who called it"), choices=CALLERS)
    called_on = DayField(label=_("Day of that act"))
    paper = forms.CharField(label=_("Number and title of the act"), max_length=200)


class NominateForm(OfMembers):
    """A candidate, with the Council's paper."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = MemberField(label=_("Candidate"), rows=self.rows)
        self.fields["nominated_on"] = DayField(label=_("Day the Council nominated"))
        self.fields["paper"] = forms.CharField(label=_("The Council's paper"), max_length=200)


class ResultsForm(Form):
    """The results as they were fixed. Who is elected is not asked: it follows from the ballots."""

    results_on = DayField(label=_("Day the results were declared"))
    paper = forms.CharField(label=_("Act of the Central Election Commission"), max_length=200)
    since = DayField(label=_("First day of the mandates"))


class SenatorsForm(OfMembers):
    """The Council's list: a matter it voted on, and the candidates in order. Cleans to what `propose_senators` takes."""

    council_item = forms.TypedChoiceField(label=_("Matter of the Council"))

    def __init__(self, *args: Any, items: Iterable[CouncilItem], places: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items, self.places = {str(item.pk): item for item in items}, places
        field = self.fields["council_item"]
        field.coerce = self.items.get  # type: ignore[attr-defined]
        field.choices = [  # type: ignore[attr-defined]
            (key, f"{one.meeting.held_on:%d.%m.%Y}. {in_language(one, 'title')[0]}")
            for key, one in self.items.items()
        ]
        for place in range(1, places + 1):
            self.fields[f"person_{place}"] = MemberField(
                label=say(_("Candidate {n}"), n=place), rows=self.rows, required=False, help_text=""
            )
            self.fields[f"by_{place}"] = forms.CharField(
                label=say(_("Regional assembly that proposed candidate {n}"), n=place),
                max_length=200,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """Gather the list in its order."""
        given = super().clean() or {}
        people = [
            Named(given[f"person_{place}"].pk, given.get(f"by_{place}") or "")
            for place in range(1, self.places + 1)
            if given.get(f"person_{place}") is not None
        ]
        return {"council_item": given.get("council_item"), "people": people}


class AppointForm(Form):
    """The President's act on a list."""

    number = forms.CharField(
        label=_("Number of the act"), max_length=60, widget=forms.TextInput(attrs={"class": "short"})
    )
    act_day = DayField(label=_("Date of the act"))
    since = DayField(label=_("First day of the mandates"))
    appointed = forms.TypedMultipleChoiceField(
        label=_("Appointed"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: Iterable[Proposed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(one.pk, in_language(one.person, "name")[0]) for one in people]
        self.fields["appointed"].choices = listed  # type: ignore[attr-defined]


class DeputyForm(OfMembers):
    """A member who sits in a representative body by another way than the Assembly."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = MemberField(label=_("Member of the Assembly"), rows=self.rows)
        self.fields["chamber"] = forms.ChoiceField(label=_("Representative body"), choices=CHAMBERS)
        self.fields["party_list"] = forms.CharField(label=_("Party list"), max_length=200, required=False)
        self.fields["since"] = DayField(label=_("First day of the mandate"))
        self.fields["paper"] = forms.CharField(label=_("Paper of the mandate"), max_length=200)


class EndForm(Form):
    """The end of a mandate."""

    until = DayField(label=_("First day without the mandate"))
    why = forms.CharField(label=_("Reason"), max_length=300)


class ForwardForm(Form):
    """An appeal that is forwarded to a deputy."""

    sender = forms.CharField(label=_("Who asks"), max_length=200)
    subject = forms.CharField(label=_("What about"), max_length=300)
    paper = forms.CharField(label=_("Number of the appeal"), max_length=200, required=False)
