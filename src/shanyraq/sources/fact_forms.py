"""Forms: add a fact with its paper, supersede one, settle a contradiction."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.sources.facts.adding import addable
from shanyraq.sources.facts.reading import Series, subjects
from shanyraq.sources.models import Paper
from shanyraq.web.forms import Form
from shanyraq.web.uploads import UploadField
from shanyraq.web.words import pick

QUALIFIERS = (
    ("exactly", _("exactly")),
    ("over", _("over, more than")),
    ("at_least", _("at least, not less than")),
    ("about", _("about, near")),
    ("up_to", _("up to, not more than")),
)
DATINGS = (
    ("stated", _("The paper gives the date")),
    ("estimated", _("Estimated from what the paper says")),
    ("unknown", _("Date unknown")),
)
_TEXT = {"class": "wide"}


class FactForm(Form):
    """Ask for a figure, its day, its words in three languages, and the paper it stands on."""

    series = forms.ChoiceField(label=_("What is counted"))
    value = forms.CharField(
        max_length=24, label=_("Value"), help_text=_("A whole number, or a share like 2/3"),
        widget=forms.TextInput(attrs={"class": "short", "inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    qualifier = forms.ChoiceField(choices=QUALIFIERS, label=_("How the paper puts it"))
    dating = forms.ChoiceField(choices=DATINGS, label=_("Where the date comes from"))
    as_of = forms.CharField(
        max_length=10, required=False, label=_("Date of the figure"),
        help_text=_("2024, 2024-04 or 2024-04-25. Empty where the paper gives no date"),
        widget=forms.TextInput(attrs={"class": "short", "autocomplete": "off"}),
    )  # fmt: skip
    says_kk = forms.CharField(max_length=300, label=_("In one sentence, in Kazakh"), widget=forms.TextInput(attrs=_TEXT))  # fmt: skip
    says_ru = forms.CharField(max_length=300, required=False, label=_("The same in Russian"), widget=forms.TextInput(attrs=_TEXT))  # fmt: skip
    says_en = forms.CharField(max_length=300, required=False, label=_("The same in English"), widget=forms.TextInput(attrs=_TEXT))  # fmt: skip
    paper = forms.ModelChoiceField(
        Paper.objects.none(), required=False, label=_("Paper held here"),
        help_text=_("Or attach another paper below"), empty_label="–",
    )  # fmt: skip
    first_line = forms.IntegerField(min_value=1, required=False, label=_("First line"))
    last_line = forms.IntegerField(min_value=1, required=False, label=_("Last line"))
    file = UploadField(required=False, label=_("Another paper"))
    paper_title = forms.CharField(
        max_length=300, required=False, label=_("Its kind, title, number and date"),
        widget=forms.TextInput(attrs=_TEXT),
    )  # fmt: skip

    def __init__(self, *args: Any, series: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = addable()
        chosen = {series: every[series]} if series in every else every
        self.fields["series"].choices = [(key, _named(one)) for key, one in chosen.items()]  # type: ignore[attr-defined]
        self.fields["paper"].queryset = Paper.objects.order_by("slug")  # type: ignore[attr-defined]
        self.fields["paper"].label_from_instance = lambda paper: f"{paper.slug}: {paper.title[:70]}"  # type: ignore[attr-defined]


def _named(series: Series) -> str:
    subject = subjects()[series.key.partition(".")[0]]
    return f"{pick(dict(subject.title))}: {pick(dict(series.title))}"


class CorrectionForm(FactForm):
    """Ask for what a correction supersedes a figure by, and why."""

    why = forms.CharField(
        max_length=500, label=_("Why it is superseded"), widget=forms.TextInput(attrs=_TEXT)
    )


class SettlementForm(Form):
    """Ask which statements stand, and why; none chosen leaves the matter open."""

    stands = forms.TypedMultipleChoiceField(coerce=int, required=False, label=_("What stands"))
    why = forms.CharField(max_length=500, label=_("Reason"), widget=forms.TextInput(attrs=_TEXT))

    def __init__(self, *args: Any, count: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stands"].choices = [(n, str(n)) for n in range(1, count + 1)]  # type: ignore[attr-defined]
