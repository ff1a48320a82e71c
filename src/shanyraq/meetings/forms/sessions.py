"""Forms of a Session: its plan, agenda, order, announcement, registration."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from shanyraq.meetings.forms.parts import HourField, MinutesField, add_texts
from shanyraq.meetings.models import AgendaItem, Discussion, Order, Session
from shanyraq.meetings.queries.agenda import mark_of
from shanyraq.meetings.queries.council import Proposal
from shanyraq.meetings.services.agenda import Item
from shanyraq.web.forms import DayField, Form
from shanyraq.web.words import say

SUBJECTS = [
    (AgendaItem.GENERAL, _("general")),
    (AgendaItem.ELECTION, _("election")),
    (AgendaItem.RULES, _("rules of procedure")),
    (AgendaItem.PROGRAMME, _("draft of a programme document")),
]
PART = "part"
PLACES = [("", _("a matter of its own")), (PART, _("a part of the matter above"))]


class PlanForm(Form):
    """What is planned; all of it may be left open until the order."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["start_day"] = DayField(label=_("Day of the Session"), required=False)
        self.fields["start_time"] = HourField(label=_("Hour"), required=False)
        add_texts(self, "place", _("Place"), must=False)
        add_texts(self, "lead", _("What it is about, in one sentence,"), must=False)


class OrderForm(Form):
    """The Chair's order. What is left empty is taken from the plan; the law asks for what is missing."""

    number = forms.CharField(
        label=_("Number of the order"), max_length=40, widget=forms.TextInput(attrs={"class": "short"})
    )
    start_day = DayField(label=_("Day of the Session"), required=False)
    start_time = HourField(label=_("Hour"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_texts(self, "place", _("Place"), must=False)


def planned(session: Session) -> dict[str, Any]:
    """Give what a form about the plan begins with."""
    names = ("start_day", "start_time", "place_kk", "place_ru", "place_en", "lead_kk", "lead_ru", "lead_en")
    return {name: getattr(session, name) for name in names}


class AnnouncementForm(Form):
    """A publication in an official medium."""

    outlet = forms.CharField(
        label=_("Medium"), max_length=200, help_text=_("Name of the newspaper, channel or site")
    )
    day = DayField(label=_("Day of the publication"))
    link = forms.URLField(label=_("Link"), max_length=500, required=False, assume_scheme="https")


class AgendaForm(Form):
    """The whole agenda: as many rows as asked; a row without a title is left out. Cleans to what `set_agenda` takes."""

    MOST = 40

    def __init__(self, *args: Any, rows: int = 5, extraordinary: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = max(1, min(rows, self.MOST))
        self.fields["seen"] = forms.CharField(max_length=16, required=False, widget=forms.HiddenInput)
        self.drafts = Discussion.objects.exists()
        if not extraordinary:
            self.fields["proposed_on"] = DayField(label=_("Day of the Council's proposal"), required=False)
            self.fields["proposed_by"] = forms.CharField(
                label=_("Paper of the proposal"),
                max_length=200,
                required=False,
                help_text=_("For example: minutes № 3"),
            )
        for row in range(self.rows):
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
            self.fields[f"speaker_{row}"] = forms.CharField(
                label=_("Speaker"), max_length=200, required=False
            )
            self.fields[f"subject_{row}"] = forms.ChoiceField(
                label=_("Kind of matter"), choices=SUBJECTS, required=False
            )
            self.fields[f"minutes_{row}"] = MinutesField(label=_("Minutes planned for it"))
            if row:
                self.fields[f"part_{row}"] = forms.ChoiceField(
                    label=_("Place on the agenda"), choices=PLACES, required=False
                )
            self.fields[f"discussion_{row}"] = forms.ModelChoiceField(
                label=_("Discussion in the Council (for a draft of a programme document)"),
                queryset=Discussion.objects.all(),
                required=False,
            )
            self.fields[f"discussion_{row}"].label_from_instance = lambda told: (
                f"{told.title_kk}, {told.day:%d.%m.%Y}"
            )

    @property
    def head(self) -> list[forms.BoundField]:
        """Give the fields before the rows."""
        return [self[name] for name in ("proposed_on", "proposed_by") if name in self.fields]

    @property
    def matters(self) -> list[dict[str, list[forms.BoundField]]]:
        """Give the fields of each row: its titles, and the rest."""
        rest = ("speaker", "subject", "minutes", "part", "discussion")
        shown = rest if self.drafts else rest[:-1]
        return [
            {
                "texts": [self[f"{name}_{row}"] for name in ("kk", "ru", "en")],
                "rest": [self[f"{name}_{row}"] for name in shown if f"{name}_{row}" in self.fields],
            }
            for row in range(self.rows)
        ]

    def clean(self) -> dict[str, Any]:
        """Gather the rows into items, in order."""
        given = super().clean() or {}
        items = [item for row in range(self.rows) if (item := self._item(given, row))]
        cleaned: dict[str, Any] = {"items": items, "seen": given.get("seen") or ""}
        if "proposed_on" in self.fields:
            cleaned |= {name: given.get(name) for name in ("proposed_on", "proposed_by")}
        return cleaned

    @staticmethod
    def _item(given: dict[str, Any], row: int) -> Item | None:
        texts = {language: given.get(f"{language}_{row}") or "" for language in ("kk", "ru", "en")}
        if not any(texts.values()):
            return None
        return Item(
            **texts,
            speaker=given.get(f"speaker_{row}") or "",
            subject=given.get(f"subject_{row}") or AgendaItem.GENERAL,
            discussion=given.get(f"discussion_{row}"),
            minutes=given.get(f"minutes_{row}"),
            part=given.get(f"part_{row}") == PART,
        )


def agenda_of(session: Session) -> dict[str, Any]:
    """Give what the agenda's form begins with."""
    begun: dict[str, Any] = {"proposed_on": session.proposed_on, "proposed_by": session.proposed_by}
    begun["seen"] = mark_of(session)
    for row, item in enumerate(session.items.all()):
        begun |= {f"{language}_{row}": getattr(item, f"title_{language}") for language in ("kk", "ru", "en")}
        begun |= {
            f"speaker_{row}": item.speaker,
            f"subject_{row}": item.subject,
            f"discussion_{row}": item.discussion_id,
            f"minutes_{row}": item.minutes,
            f"part_{row}": PART if item.part else "",
        }
    return begun


def as_proposed(proposal: Proposal | None) -> dict[str, Any]:
    """Give the day and the paper of the Council's own decision that proposes an agenda, to be checked; nothing without one."""
    return {"proposed_on": proposal.day, "proposed_by": proposal.paper} if proposal else {}


def with_rotation(due: Sequence[tuple[str, date]]) -> dict[str, str]:
    """Give the matters that an annual agenda begins with: the rotation of each deputy of the Chair whose term is over."""
    begun: dict[str, str] = {}
    for row, (association, day) in enumerate(due):
        for language in ("kk", "ru", "en"):
            with override(language):
                text = _(
                    "Rotation of the Deputy Chair from the association {association}, whose term ends on {day}"
                )
                begun[f"{language}_{row}"] = say(text, association=association, day=day)
    return begun


class RulesForm(Form):
    """The text of the rules of procedure that a vote adopted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_texts(self, "text", _("Text"), most=100_000, rows=14)
        for name, label in (
            ("speech_minutes", _("Minutes of a speech, as the text says")),
            ("reply_minutes", _("Minutes of a brief remark, as the text says")),
            ("matter_minutes", _("Minutes of a whole matter, as the text says")),
        ):
            self.fields[name] = MinutesField(label=label)


class CorrectOrderForm(Form):
    """The text of an order that stands, to be corrected: as many matters as it has. Cleans to what `correct_order` takes."""

    start_day = DayField(label=_("Day of the Session"))
    start_time = HourField(label=_("Hour"))

    def __init__(self, *args: Any, matters: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.matters = matters
        add_texts(self, "place", _("Place"))
        for row in range(matters):
            add_texts(self, f"matter_{row}", say(_("Matter {n}"), n=row + 1))
        add_texts(self, "why", _("Reason"), most=500, rows=2)

    def clean(self) -> dict[str, Any]:
        """Gather the matters into the agenda, in order."""
        given = super().clean() or {}
        rows = range(self.matters)
        agenda = [
            {code: given.pop(f"matter_{row}_{code}", "") for code in ("kk", "ru", "en")} for row in rows
        ]
        return {**given, "agenda": agenda}


def order_as_it_stands(order: Order) -> dict[str, Any]:
    """Give what the form of a correction begins with: the order's own text."""
    begun: dict[str, Any] = {"start_day": order.start_day, "start_time": order.start_time}
    begun |= {f"place_{code}": getattr(order, f"place_{code}") for code in ("kk", "ru", "en")}
    for row, item in enumerate(order.agenda):
        begun |= {f"matter_{row}_{code}": item.get(code, "") for code in ("kk", "ru", "en")}
    return begun


def order_begun(session: Session, order: Order | None, day: date) -> dict[str, Any]:
    """Give what the order's form begins with: the plan."""
    return {key: value for key, value in planned(session).items() if not key.startswith("lead")}
