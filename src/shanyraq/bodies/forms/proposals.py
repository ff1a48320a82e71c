"""What people fill in about proposals of structure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.bodies.forms import region_choices
from shanyraq.bodies.forms.mandates import PaperForm
from shanyraq.bodies.labels import ROLES
from shanyraq.bodies.proposing import ACCEPTED, DECLINED, MOST_SEATS, Unit
from shanyraq.web.forms import Form
from shanyraq.web.words import pick

Choices = list[tuple[str, str]]
_WHY = {"label": _("Why"), "max_length": 500}


def organs_of(units: Iterable[Unit]) -> Choices:
    """Give organs for a list, in the order of the tree."""
    return [("", "—"), *((one.slug, pick(dict(one.names))) for one in units)]


class ProposalForm(Form):
    """What is proposed, and for which tree."""

    title_kk = forms.CharField(label=_("Title in Kazakh"), max_length=300)
    title_ru = forms.CharField(label=_("Title in Russian"), max_length=300, required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=300, required=False)
    why = forms.CharField(label=_("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    area = forms.ChoiceField(
        label=_("Region"), required=False, help_text=_("Leave it for the tree of the whole Assembly.")
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [("", "—"), *region_choices(day)]  # type: ignore[attr-defined]


class ChangeForm(Form):
    """A change of one organ of the tree, and why."""

    slug = forms.ChoiceField(label=_("Organ"))
    why = forms.CharField(**_WHY)

    def __init__(self, *args: Any, organs: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("slug", "under", "into"):
            if name in self.fields:
                self.fields[name].choices = organs  # type: ignore[attr-defined]


class NamesForm(ChangeForm):
    """New names of an organ."""

    name_kk = forms.CharField(label=_("Name in Kazakh"), max_length=300)
    name_ru = forms.CharField(label=_("Name in Russian"), max_length=300, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=300, required=False)
    field_order = ("slug", "name_kk", "name_ru", "name_en", "why")


class CreateForm(NamesForm):
    """A new organ."""

    slug = None  # type: ignore[assignment]
    under = forms.ChoiceField(label=_("Under which organ"))
    field_order = ("name_kk", "name_ru", "name_en", "under", "why")


class MergeIntoForm(ChangeForm):
    """An organ that another would take in."""

    into = forms.ChoiceField(label=_("Into which organ"))
    field_order = ("slug", "into", "why")


class SeatsForm(ChangeForm):
    """How many seats a post would have."""

    post = forms.ChoiceField(label=_("Post"))
    seats = forms.IntegerField(
        label=_("Seats"), min_value=0, max_value=MOST_SEATS, help_text=_("0 where the post would go.")
    )
    field_order = ("slug", "post", "seats", "why")

    def __init__(self, *args: Any, posts: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = [*ROLES, *(code for code in posts if "/" in code)]
        self.fields["post"].choices = [(code, said_post(code)) for code in codes]  # type: ignore[attr-defined]


class CouncilAnswerForm(PaperForm):
    """What the Council answered."""

    answer = forms.ChoiceField(
        label=_("Answer"), choices=[(ACCEPTED, _("accepted")), (DECLINED, _("declined"))]
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=500, required=False, help_text=_("Where it declined.")
    )
    field_order = ("answer", "reason", "paper", "on")


class PositionForm(Form):
    """One change of the list."""

    position = forms.TypedChoiceField(label=_("Which change"), coerce=int)

    def __init__(self, *args: Any, changes: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"].choices = list(changes)  # type: ignore[attr-defined]


class DoneForm(PositionForm, PaperForm):
    """An act by which a change was done."""

    field_order = ("position", "paper", "on")


def said_post(code: str) -> str:
    """Say a post: its role, and its kind where it has one."""
    role, _slash, kind = code.partition("/")
    words = str(ROLES.get(role, role))
    return f"{words} ({KINDS_OF_POSTS.get(kind, kind)})" if kind else words


KINDS_OF_POSTS = {
    "veterans": _("for the veterans"),
    "mothers": _("for the mothers"),
    "youth": _("for the young"),
    "creative_unions": _("for the creative unions"),
    "assembly": _("for the Assembly"),
    "from_association": _("from an association"),
    "head_of_secretariat": _("head of the Secretariat"),
}
