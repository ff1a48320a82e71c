"""Forms of requests, polls and the Council."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyraq.bodies.models import Output
from shanyraq.bodies.queries import roll_on
from shanyraq.meetings.forms.member import MemberField, names_to_type
from shanyraq.meetings.forms.parts import HourField, add_texts
from shanyraq.meetings.models import Poll
from shanyraq.meetings.services.council import Matter
from shanyraq.web.forms import DayField, Form
from shanyraq.web.uploads import UploadField
from shanyraq.web.words import in_language

PURPOSES = [
    (Poll.GENERAL, _("a decision")),
    (Poll.EXTRAORDINARY, _("to request an extraordinary Session")),
    (Poll.AGENDA, _("to propose the agenda of a Session")),
    (Poll.DEPUTY, _("to recommend a candidate for deputy chair")),
    (Poll.DOCUMENT, _("to discuss a draft of a programme document")),
]


class RequestForm(Form):
    """A request for an extraordinary Session."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_texts(self, "subject", _("Matter"))
        add_texts(self, "reason", _("Why it cannot wait,"), most=3000, rows=4, must=False)


class DecisionForm(Form):
    """The decision to hold an extraordinary Session."""

    number = forms.CharField(
        label=_("Number of the decision"), max_length=40, widget=forms.TextInput(attrs={"class": "short"})
    )

    def __init__(self, *args: Any, own: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if own:
            add_texts(self, "subject", _("Matter"))
        self.fields["start_day"] = DayField(label=_("Day of the Session"), required=False)
        self.fields["start_time"] = HourField(label=_("Hour"), required=False)
        add_texts(self, "place", _("Place"), must=False)


class PollForm(Form):
    """A question to the Council."""

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_texts(self, "question", _("Question"), most=500, rows=2)
        self.fields["deadline"] = DayField(label=_("Last day of answers"))
        self.fields["purpose"] = forms.ChoiceField(
            label=_("What the poll is for"), choices=PURPOSES, initial=Poll.GENERAL
        )
        self.rows = roll_on(day)
        self.fields["candidate"] = MemberField(
            label=_("Candidate for deputy chair"), rows=self.rows, required=False
        )

    @property
    def members(self) -> list[str]:
        """Give the names a browser offers for the candidate."""
        return names_to_type(self.rows)


class ConveneForm(Form):
    """A convocation of the Council with its matters. Cleans to what `convene_council` takes."""

    ROWS = 4

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = roll_on(day)
        self.fields["start_day"] = DayField(label=_("Day of the meeting"))
        self.fields["start_time"] = HourField(label=_("Hour"))
        add_texts(self, "place", _("Place"))
        for row in range(self.ROWS):
            for language, label in (
                ("kk", _("Title in Kazakh")),
                ("ru", _("Title in Russian")),
                ("en", _("Title in English")),
            ):
                self.fields[f"{language}_{row}"] = forms.CharField(
                    label=label,
                    max_length=300,
                    required=False,
                    widget=forms.TextInput(attrs={"lang": language}),
                )
            self.fields[f"purpose_{row}"] = forms.ChoiceField(
                label=_("What the poll is for"), choices=PURPOSES, required=False
            )
            self.fields[f"candidate_{row}"] = MemberField(
                label=_("Candidate for deputy chair"), rows=self.rows, required=False
            )

    @property
    def members(self) -> list[str]:
        """Give the names a browser offers for the candidates: one list for every row."""
        return names_to_type(self.rows)

    @property
    def head(self) -> list[forms.BoundField]:
        """Give the fields before the rows."""
        return [self[name] for name in ("start_day", "start_time", "place_kk", "place_ru", "place_en")]

    @property
    def matters(self) -> list[dict[str, list[forms.BoundField]]]:
        """Give the fields of each row: its titles, and the rest."""
        return [
            {
                "texts": [self[f"{name}_{row}"] for name in ("kk", "ru", "en")],
                "rest": [self[f"{name}_{row}"] for name in ("purpose", "candidate")],
            }
            for row in range(self.ROWS)
        ]

    def clean(self) -> dict[str, Any]:
        """Gather the rows into matters, in order."""
        given = super().clean() or {}
        items = []
        for row in range(self.ROWS):
            texts = {language: given.get(f"{language}_{row}") or "" for language in ("kk", "ru", "en")}
            if any(texts.values()):
                purpose = given.get(f"purpose_{row}") or Poll.GENERAL
                items.append(Matter(**texts, purpose=purpose, candidate=given.get(f"candidate_{row}")))
        kept = ("start_day", "start_time", "place_kk", "place_ru", "place_en")
        return {name: given.get(name) for name in kept} | {"items": items}


class DiscussionForm(Form):
    """A discussion of a draft in the Council."""

    day = DayField(label=_("Day of the discussion"))
    paper = forms.CharField(
        label=_("Paper of the discussion"), max_length=200, help_text=_("For example: minutes № 3")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_texts(self, "title", _("Draft"))
        add_texts(self, "outcome", _("What the Council said,"), most=500, rows=2)
        drafts = Output.objects.select_related("organization").all()[:200]
        self.fields["prepared_id"] = forms.TypedChoiceField(
            label=_("Prepared by a working group"),
            coerce=int,
            empty_value=None,
            required=False,
            choices=[
                ("", "—"),
                *((one.pk, f"{in_language(one.organization, 'name')[0]}: {one.title_kk}") for one in drafts),
            ],
        )


class FileForm(Form):
    """A signed scan or a signature."""

    file = UploadField(label=_("File"))
    what = forms.CharField(
        label=_("What it is"), max_length=200, required=False, help_text=_("For example: signed scan")
    )
