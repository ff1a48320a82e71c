"""Everything kept about a person, as a page to read: the same data as the JSON, each value under its name in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _
from kazakhtext.dates import format_date

from shanyraq.bodies.labels import CATEGORIES, PATHS
from shanyraq.web.words import pick

PARTS: Mapping[str, str | Promise] = {
    "person": gettext_lazy("Name and address"),
    "memberships": gettext_lazy("Mandates"),
    "account": gettext_lazy("Account"),
    "sessions": gettext_lazy("Where you are signed in"),
    "invitations": gettext_lazy("Invitations"),
    "factor_resets": gettext_lazy("Lost second factors"),
    "ethnicity": gettext_lazy("My ethnicity"),
    "corrections": gettext_lazy("Corrections I asked for"),
    "served_on_paper": gettext_lazy("Done for me on paper"),
    "ways": gettext_lazy("How I came to the Assembly"),
    "candidacies": gettext_lazy("Nominations"),
    "certificates": gettext_lazy("Certificates"),
    "signatures": gettext_lazy("Signatures under requests"),
    "answers": gettext_lazy("Answers to polls"),
    "registrations": gettext_lazy("Registrations at Sessions"),
    "notices": gettext_lazy("Notices of meetings"),
    "badges": gettext_lazy("Badges of Sessions"),
    "responsibilities": gettext_lazy("Decisions I answer for"),
    "signed": gettext_lazy("Decisions I signed"),
    "entered": gettext_lazy("Answers I entered for a body"),
    "reviewed": gettext_lazy("Answers I accepted or returned"),
    "follows": gettext_lazy("Decisions I follow"),
    "positions": gettext_lazy("Positions I took in discussions"),
    "discussion_summaries": gettext_lazy("Summaries of discussions I signed"),
    "recommendations": gettext_lazy("Recommendations I signed"),
}
NAMES: Mapping[str, str | Promise] = {
    "name_kk": gettext_lazy("Full name in Kazakh"),
    "name_ru": gettext_lazy("Full name in Russian"),
    "name_en": gettext_lazy("Full name in English"),
    "email": gettext_lazy("E-mail"),
    "phone": gettext_lazy("Telephone"),
    "organization": gettext_lazy("Body"),
    "role": gettext_lazy("Role"),
    "since": gettext_lazy("Since"),
    "until": gettext_lazy("Until"),
    "basis": gettext_lazy("Basis"),
    "recorded_at": gettext_lazy("Recorded"),
    "language": gettext_lazy("Language of letters"),
    "letters": gettext_lazy("Tell me of Sessions and polls by mail"),
    "last_sign_in": gettext_lazy("Last sign-in"),
    "second_factor": gettext_lazy("Second factor"),
    "began_at": gettext_lazy("Since"),
    "ip": gettext_lazy("Network address"),
    "browser": gettext_lazy("Browser"),
    "sent_at": gettext_lazy("Sent"),
    "opened_at": gettext_lazy("Opened"),
    "accepted_at": gettext_lazy("Accepted"),
    "asked_at": gettext_lazy("Asked"),
    "asked_on": gettext_lazy("Asked"),
    "done_at": gettext_lazy("Done"),
    "reason": gettext_lazy("Reason"),
    "words": gettext_lazy("In your own words"),
    "shown": gettext_lazy("Shown on the card"),
    "text": gettext_lazy("Text"),
    "outcome": gettext_lazy("Outcome"),
    "answer": gettext_lazy("Answer"),
    "on": gettext_lazy("Day"),
    "kind": gettext_lazy("Kind"),
    "what": gettext_lazy("What"),
    "asked": gettext_lazy("Who asked, and how"),
    "paper": gettext_lazy("Paper"),
    "category": gettext_lazy("Category"),
    "category_paper": gettext_lazy("Paper that shows the category"),
    "path": gettext_lazy("Way in"),
    "region": gettext_lazy("Region"),
    "proposed_by": gettext_lazy("Who proposed"),
    "decision": gettext_lazy("Decision"),
    "decided_on": gettext_lazy("Day of the decision"),
    "code": gettext_lazy("Code"),
    "annulled_on": gettext_lazy("Annulled"),
    "subject": gettext_lazy("Matter"),
    "withdrawn_on": gettext_lazy("Withdrawn"),
    "question": gettext_lazy("Question"),
    "channel": gettext_lazy("Channel"),
    "receipt": gettext_lazy("Receipt"),
    "acknowledged_on": gettext_lazy("Confirmed"),
    "session": gettext_lazy("Session"),
    "citizenship": gettext_lazy("Proof of citizenship"),
    "version": gettext_lazy("Version"),
    "count": gettext_lazy("How many"),
    "hall": gettext_lazy("Hall"),
    "way": gettext_lazy("How I was registered"),
    "discussion": gettext_lazy("Discussion"),
    "stance": gettext_lazy("Position"),
    "why": gettext_lazy("Reason"),
}
# Codes of the data, by the name of the cell, as a reader is told them.
CODES: Mapping[str, Mapping[str, str | Promise]] = {
    "way": {
        "door": gettext_lazy("by the officer at the door"),
        "badge": gettext_lazy("by my badge at the door"),
        "remote": gettext_lazy("by myself, at a distance"),
    },
    "stance": {
        "for": pgettext_lazy("position", "for"),
        "against": pgettext_lazy("position", "against"),
        "other": pgettext_lazy("position", "another opinion"),
        "withdrawn": pgettext_lazy("position", "withdrawn"),
    },
    "channel": {
        "mail": gettext_lazy("a letter by mail"),
        "paper": gettext_lazy("a letter on paper"),
        "telephone": gettext_lazy("a telephone call"),
        "page": gettext_lazy("my page here"),
    },
    "category": CATEGORIES,
    "path": PATHS,
}


@dataclass(frozen=True)
class Part:
    """One part of the data: its title and its rows, each a list of (name, value)."""

    title: str
    rows: tuple[tuple[tuple[str, str], ...], ...]


def told(data: Mapping[str, Mapping[str, Any]]) -> list[Part]:
    """Give the data of all rooms as parts to read; a part within a part (the sign-ins of an account) stands by itself."""
    return [part for room in data.values() for key, value in room.items() for part in _parts(key, value)]


def _parts(key: str, value: Any) -> Iterable[Part]:
    given = [row for row in (value if isinstance(value, list) else [value]) if row]
    rows = [row if isinstance(row, Mapping) else {key: row} for row in given]
    inner = [(name, cell) for row in rows for name, cell in row.items() if _is_rows(cell)]
    plain = tuple(tuple(_cells(row)) for row in rows)
    yield Part(str(PARTS.get(key, key)), tuple(row for row in plain if row))
    for name, cell in inner:
        yield from _parts(name, cell)


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _cells(row: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    for name, value in row.items():
        if value not in ("", None, []) and not _is_rows(value):
            yield str(NAMES.get(name, name)), _said(_word(name, value))


def _word(name: str, value: Any) -> Any:
    return CODES.get(name, {}).get(value, value) if isinstance(value, str) else value


def _said(value: Any) -> str:
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        return pick(value)
    return _day(value) if isinstance(value, str) else str(value)


def _day(text: str) -> str:
    """Write an ISO day or moment as people do; any other text comes back as it is."""
    language = get_language() or "kk"
    try:
        if len(text) == 10:
            return format_date(date.fromisoformat(text), language)
        moment = timezone.localtime(datetime.fromisoformat(text)) if "T" in text else None
    except ValueError:
        return text
    return f"{format_date(moment.date(), language)} {moment:%H:%M}" if moment else text
