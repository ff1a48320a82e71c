"""What people fill in about open discussions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shanyraq.people.models import Organization
from shanyraq.people.roles import in_words
from shanyraq.programmes.labels import DRAFT_KINDS, LEVEL_NAMES, STANCES
from shanyraq.programmes.queries.discussions import KINDS, Subject, kind_of, plan_of
from shanyraq.web.forms import DayField, Form
from shanyraq.web.words import in_language

_WORDS = {"max_length": 5000, "required": False, "widget": forms.Textarea(attrs={"rows": 5})}


def _named(subject: Subject) -> str:
    plan = plan_of(subject)
    whose = in_language(plan.body, "name")[0] if plan and plan.body else str(LEVEL_NAMES["republic"])
    words = capfirst(str(DRAFT_KINDS[kind_of(subject)]))
    return f"{words} · {whose} · {in_language(subject, 'title')[0][:90]}"


class OpenForm(Form):
    """Which draft is discussed, what is asked, and until when."""

    subject = forms.ChoiceField(label=_("Draft"))
    title_kk = forms.CharField(label=_("Question in Kazakh"), max_length=300)
    title_ru = forms.CharField(label=_("Question in Russian"), max_length=300, required=False)
    title_en = forms.CharField(label=_("Question in English"), max_length=300, required=False)
    until = DayField(label=_("Last day of the discussion"))

    def __init__(self, *args: Any, drafts: Sequence[Subject], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(f"{kind_of(one)}:{one.pk}", _named(one)) for one in drafts]
        self.fields["subject"].choices = [("", _("choose")), *choices]  # type: ignore[attr-defined]

    def clean_subject(self) -> Subject:
        """Give the draft itself."""
        kind, _colon, key = str(self.cleaned_data["subject"]).partition(":")
        return KINDS[kind].objects.get(pk=key)


class PositionForm(Form):
    """A position, its reason, and the capacity it is taken in."""

    stance = forms.ChoiceField(label=_("Your position"), widget=forms.RadioSelect)
    why = forms.CharField(
        label=_("Your reasons"), max_length=5000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Your name, capacity and reasons are published; you may change or withdraw them until the last day."),
    )  # fmt: skip
    capacity = forms.ChoiceField(label=_("In which capacity"))

    def __init__(self, *args: Any, capacities: Sequence[tuple[str, int]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = Organization.objects.in_bulk([body for _role, body in capacities])
        self.fields["stance"].choices = [(key, capfirst(str(words))) for key, words in STANCES.items()]  # type: ignore[attr-defined]
        self.fields["capacity"].choices = [  # type: ignore[attr-defined]
            (f"{role}:{body}", f"{capfirst(in_words([role]))} · {in_language(bodies[body], 'name')[0]}")
            for role, body in capacities
        ]


class CloseForm(Form):
    """Why a discussion is closed before its day."""

    why = forms.CharField(
        label=_("Why it is closed before its day"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class SummaryForm(Form):
    """The summary in the words of the one who signs it."""

    summary_kk = forms.CharField(
        label=_("Summary in Kazakh"), help_text=_("What those for, against and of another opinion say. Your name stands under it."),
        **_WORDS,  # type: ignore[arg-type]
    )  # fmt: skip
    summary_ru = forms.CharField(label=_("Summary in Russian"), **_WORDS)  # type: ignore[arg-type]
    summary_en = forms.CharField(label=_("Summary in English"), **_WORDS)  # type: ignore[arg-type]


class RecommendForm(Form):
    """A recommendation in the words of the one who signs it."""

    text_kk = forms.CharField(label=_("Recommendation in Kazakh"), **{**_WORDS, "required": True})  # type: ignore[arg-type]
    text_ru = forms.CharField(label=_("Recommendation in Russian"), **_WORDS)  # type: ignore[arg-type]
    text_en = forms.CharField(label=_("Recommendation in English"), **_WORDS)  # type: ignore[arg-type]


class AnswerForm(Form):
    """Whether a recommendation is taken into account, and why not."""

    outcome = forms.ChoiceField(
        label=_("The answer to the recommendation"), widget=forms.RadioSelect,
        choices=[
            ("taken", pgettext_lazy("recommendation", "taken into account")),
            ("not_taken", pgettext_lazy("recommendation", "not taken into account")),
        ],
    )  # fmt: skip
    why = forms.CharField(
        label=_("Where it stands in the draft, or why it is not taken into account"), max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Where it is not taken into account the reason is needed."),
    )  # fmt: skip
