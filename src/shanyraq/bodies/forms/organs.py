"""Forms of bodies: founding, names, seats, acting holders, meetings, tasks, agreements; heads and accounts of regions."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.bodies.forms import region_choices
from shanyraq.bodies.forms.mandates import PaperForm
from shanyraq.bodies.labels import HOSTS, SOURCES
from shanyraq.law.bodies import kinds
from shanyraq.people.models import Person
from shanyraq.web.forms import DayField, Form
from shanyraq.web.uploads import UploadField
from shanyraq.web.words import pick, say

Choices = list[tuple[Any, str]]
GROUPS = [("", "—"), ("information", _("information")), ("expert", _("expert")), ("other", _("other"))]


class PersonField(forms.CharField):
    """A person by their name on the roll, or by the number of their card. Cleans to the number."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Person"))
        kwargs.setdefault("help_text", _("Name as on the roll, or the number of the card"))
        super().__init__(max_length=200, **kwargs)

    def clean(self, value: Any) -> Any:
        """Find the person, or say how to name one."""
        text = str(super().clean(value)).strip()
        if not text:
            return None
        if text.isdecimal() and Person.objects.filter(pk=int(text[:9])).exists():
            return int(text)
        found = [
            person.pk
            for name in ("name_kk", "name_ru", "name_en")
            for person in Person.objects.filter(**{name: text})[:9]
        ]
        known = sorted(set(found))
        if len(known) == 1:
            return known[0]
        if known:
            raise forms.ValidationError(
                say(
                    _("Several are named so. Write the number of a card: {numbers}."),
                    numbers=", ".join(map(str, known)),
                )
            )
        raise forms.ValidationError(_("Nobody is named so on the roll."))


class NewcomerForm(PaperForm):
    """A person on the roll, or one who is entered by this act."""

    person_id = PersonField(required=False)
    newcomer = forms.CharField(
        label=_("Or a person not yet here"),
        max_length=200,
        required=False,
        help_text=_("Full name in Kazakh"),
    )
    field_order = ("person_id", "newcomer")

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if "person_id" in given and not given["person_id"] and not given.get("newcomer"):
            self.add_error("person_id", _("Name a person."))
        return given


class FoundForm(PaperForm):
    """A body created by an act."""

    kind = forms.ChoiceField(label=_("Kind"))
    name_kk = forms.CharField(label=_("Name in Kazakh"), max_length=300)
    name_ru = forms.CharField(label=_("Name in Russian"), max_length=300, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=300, required=False)
    area = forms.ChoiceField(label=_("Region"), required=False)
    mandate_kk = forms.CharField(
        label=_("Mandate, in Kazakh"), max_length=2000, required=False, widget=forms.Textarea
    )
    mandate_ru = forms.CharField(
        label=_("Mandate, in Russian"), max_length=2000, required=False, widget=forms.Textarea
    )
    mandate_en = forms.CharField(
        label=_("Mandate, in English"), max_length=2000, required=False, widget=forms.Textarea
    )
    ends_on = DayField(label=_("Term: first day without it"), required=False)
    group = forms.ChoiceField(label=_("Kind of the working group"), choices=GROUPS, required=False)
    draft = forms.CharField(label=_("Draft it works on"), max_length=300, required=False)
    host_kind = forms.ChoiceField(label=_("Where it works"), required=False)
    host = forms.CharField(label=_("Name of the host"), max_length=300, required=False)
    founders = forms.TypedMultipleChoiceField(label=_("Founded together with"), coerce=int, required=False)
    field_order = ("kind", "name_kk", "name_ru", "name_en", "area", "paper", "on")

    def __init__(self, *args: Any, day: date, founders: Choices, central: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        free = [(k.code, pick(dict(k.titles))) for k in kinds().values() if central or k.region != "none"]
        self.fields["kind"].choices = free  # type: ignore[attr-defined]
        self.fields["area"].choices = [("", "—"), *region_choices(day)]  # type: ignore[attr-defined]
        self.fields["host_kind"].choices = [("", "—"), *HOSTS.items()]  # type: ignore[attr-defined]
        self.fields["founders"].choices = founders  # type: ignore[attr-defined]


class RenameForm(PaperForm):
    """New names of a body."""

    name_kk = forms.CharField(label=_("Name in Kazakh"), max_length=300)
    name_ru = forms.CharField(label=_("Name in Russian"), max_length=300, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=300, required=False)
    field_order = ("name_kk", "name_ru", "name_en")


class MergeForm(PaperForm):
    """Which body another is merged into."""

    into = forms.ChoiceField(label=_("Into which body"))
    field_order = ("into",)

    def __init__(self, *args: Any, others: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].choices = others  # type: ignore[attr-defined]


class SeatForm(NewcomerForm):
    """Who is seated, in which role."""

    role = forms.ChoiceField(label=_("Seat"))
    field_order = ("person_id", "newcomer", "role")

    def __init__(self, *args: Any, roles: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A seat the body must have is written "member:veterans"."""
        given = super().clean()
        given["role"], _colon, given["seat"] = str(given.get("role", "")).partition(":")
        return given


class ElectForm(PaperForm):
    """Whom the body's meeting elected."""

    person_id = PersonField()
    role = forms.ChoiceField(
        label=_("Seat"), choices=[("chair", _("chair")), ("deputy_chair", _("deputy chair"))]
    )
    field_order = ("person_id", "role")


class HolderForm(PaperForm):
    """One of those who hold a seat, and a paper on them."""

    membership_id = forms.TypedChoiceField(label=_("Who holds the seat"), coerce=int)
    field_order = ("membership_id",)

    def __init__(self, *args: Any, holders: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["membership_id"].choices = holders  # type: ignore[attr-defined]


class HandOverForm(HolderForm):
    """Who leaves an office and who takes it on the same day."""

    person_id = PersonField(label=_("Who takes it over"))
    field_order = ("membership_id", "person_id")


class ActingForm(PaperForm):
    """Who acts in an office, until when, why."""

    role = forms.ChoiceField(label=_("Office"))
    person_id = PersonField()
    until = DayField(label=_("Until: first day without it"))
    why = forms.CharField(label=_("Why"), max_length=300)
    field_order = ("role", "person_id", "paper", "on", "until", "why")

    def __init__(self, *args: Any, roles: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles  # type: ignore[attr-defined]


class MeetingForm(Form):
    """A meeting of a body."""

    day = DayField(label=_("Day of the meeting"))
    agenda = forms.CharField(label=_("Agenda"), max_length=2000, widget=forms.Textarea)
    task = forms.CharField(
        label=_("Task it discusses"),
        max_length=500,
        required=False,
        help_text=_("Of a Session, a Message, an instruction"),
    )


class MinutesForm(Form):
    """The minutes of a meeting."""

    minutes = forms.CharField(label=_("Minutes: name and number"), max_length=300)
    present = forms.IntegerField(label=_("How many were present"), min_value=1, max_value=10_000)
    discussion = forms.CharField(
        label=_("What was discussed"), max_length=4000, required=False, widget=forms.Textarea
    )
    advice = forms.CharField(label=_("Recommendation: its paper"), max_length=500, required=False)


class DoneForm(Form):
    """The paper that shows a task is done."""

    paper = forms.CharField(label=_("Paper it stands on"), max_length=250)


class TaskForm(Form):
    """A task of a body."""

    text = forms.CharField(label=_("Task"), max_length=500)
    due = DayField(label=_("To be done by"))


class AgreementForm(PaperForm):
    """A grant or a contract."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[("contract", _("contract")), ("grant", _("grant"))])
    other = forms.CharField(label=_("The other party"), max_length=300)
    subject = forms.CharField(label=_("Subject"), max_length=500)
    field_order = ("kind", "other", "subject")


class AnswerForm(PaperForm):
    """The Secretariat's answer to a region."""

    answer = forms.ChoiceField(label=_("Answer"))
    reason = forms.CharField(label=_("Reason"), max_length=500, required=False)
    field_order = ("answer", "reason")

    def __init__(self, *args: Any, answers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = answers  # type: ignore[attr-defined]


class AccountForm(PaperForm):
    """A regional assembly's account of a year."""

    year = forms.IntegerField(label=_("Year of the account"), min_value=1995, max_value=2100)
    text_kk = forms.CharField(label=_("The account in Kazakh"), max_length=20_000, widget=forms.Textarea)
    text_ru = forms.CharField(
        label=_("The account in Russian"), max_length=20_000, required=False, widget=forms.Textarea
    )
    field_order = ("year", "text_kk", "text_ru")


class AccountTermForm(Form):
    """By which day the regions account for a year."""

    year = forms.IntegerField(label=_("Year of the account"), min_value=1995, max_value=2100)
    due = DayField(label=_("Due by"))
    paper = forms.CharField(label=_("Paper it stands on"), max_length=250)


class OutputForm(PaperForm):
    """What a working group made of its draft."""

    title_kk = forms.CharField(label=_("Title in Kazakh"), max_length=300)
    title_ru = forms.CharField(label=_("Title in Russian"), max_length=300, required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=300, required=False)
    file = UploadField(label=_("File of the draft"))
    field_order = ("title_kk", "title_ru", "title_en", "file")


class MoneyForm(PaperForm):
    """What a fund received or spent."""

    kind = forms.ChoiceField(
        label=_("Received or spent"), choices=[("receipt", _("received")), ("spending", _("spent"))]
    )
    amount = forms.IntegerField(label=_("Amount, tenge"), min_value=1, max_value=10**12)
    source = forms.ChoiceField(
        label=_("Where the money is from"),
        choices=[("", "—"), *SOURCES.items()],
        required=False,
        help_text=_("Of what was received"),
    )
    other = forms.CharField(label=_("From whom, or to whom"), max_length=300)
    purpose = forms.CharField(label=_("For what"), max_length=500)
    field_order = ("kind", "amount", "source", "other", "purpose")


class PracticeForm(PaperForm):
    """A practice of the deputy group."""

    title_kk = forms.CharField(label=_("Title in Kazakh"), max_length=300)
    title_ru = forms.CharField(label=_("Title in Russian"), max_length=300, required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=300, required=False)
    text_kk = forms.CharField(label=_("Text in Kazakh"), max_length=20_000, widget=forms.Textarea)
    text_ru = forms.CharField(
        label=_("Text in Russian"), max_length=20_000, required=False, widget=forms.Textarea
    )
    text_en = forms.CharField(
        label=_("Text in English"), max_length=20_000, required=False, widget=forms.Textarea
    )
    field_order = ("title_kk", "title_ru", "title_en", "text_kk", "text_ru", "text_en")


class AdoptionForm(PaperForm):
    """A maslikhat that took a practice over."""

    area = forms.ChoiceField(label=_("Region"))
    maslikhat = forms.CharField(label=_("Maslikhat"), max_length=300)
    field_order = ("area", "maslikhat")

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = region_choices(day)  # type: ignore[attr-defined]


class StaffForm(PaperForm):
    """The staff list of a secretariat."""

    seats = forms.IntegerField(label=_("Officers by the staff list"), min_value=0, max_value=1000)
    field_order = ("seats",)


class SectorForm(PaperForm):
    """A sector of a secretariat."""

    name_kk = forms.CharField(label=_("Name in Kazakh"), max_length=300)
    name_ru = forms.CharField(label=_("Name in Russian"), max_length=300, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=300, required=False)
    functions = forms.MultipleChoiceField(
        label=_("Functions it carries"), widget=forms.CheckboxSelectMultiple
    )
    field_order = ("name_kk", "name_ru", "name_en", "functions")

    def __init__(self, *args: Any, functions: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["functions"].choices = functions  # type: ignore[attr-defined]


class InSectorForm(PaperForm):
    """Who works in a sector."""

    membership_id = forms.TypedChoiceField(label=_("Officer"), coerce=int)
    field_order = ("membership_id",)

    def __init__(self, *args: Any, officers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["membership_id"].choices = officers  # type: ignore[attr-defined]


class StatementForm(Form):
    """A text of the Chair."""

    paper = forms.CharField(label=_("Number"), max_length=120)
    title_kk = forms.CharField(label=_("Title in Kazakh"), max_length=300)
    title_ru = forms.CharField(label=_("Title in Russian"), max_length=300, required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=300, required=False)
    text_kk = forms.CharField(label=_("Text in Kazakh"), max_length=20_000, widget=forms.Textarea)
    text_ru = forms.CharField(
        label=_("Text in Russian"), max_length=20_000, required=False, widget=forms.Textarea
    )
    text_en = forms.CharField(
        label=_("Text in English"), max_length=20_000, required=False, widget=forms.Textarea
    )
