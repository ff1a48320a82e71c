"""The minutes put together: parts by matter, remarks of the secretary, who was present and when, who voted how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from kazakhtext.alphabet import sort_key
from kazakhtext.dates import format_date

from shanyraq.meetings.models import Cast, Registration, Remark, Session
from shanyraq.meetings.queries.minutes import Log, log_of, remarks_of
from shanyraq.meetings.rules.minutes import ranges
from shanyraq.meetings.rules.numbers import roman
from shanyraq.meetings.services.minutes_words import Sentence, Teller
from shanyraq.meetings.services.sheets import LANGUAGES, banner, institution
from shanyraq.people.models import Person
from shanyraq.web.documents import Block, Heading, Sheet, Table, Text
from shanyraq.web.words import in_language, say

Content = dict[str, Any]
COMING = ("register_members", "move_members", "join_remotely")
LEAVING = ("record_leaving", "move_members", "leave_remotely")


def content_of(session: Session) -> dict[str, Content]:
    """Give the minutes in Kazakh and Russian as plain data. The same log and remarks give the same content."""
    log, remarks = log_of(session), remarks_of(session)
    return {language: _content(log, remarks, language) for language in LANGUAGES}


def _content(log: Log, remarks: Mapping[int, Sequence[Remark]], language: str) -> Content:
    with override(language):
        told = list(Teller(log, language).sentences())
        return {
            "number": roman(log.session.number),
            "place": in_language(log.session, "place", language)[0],
            "parts": [
                {
                    "heading": _heading(log, item, language, first=place == 0),
                    "sentences": [_said(one, remarks, language) for one in some],
                }
                for place, (item, some) in enumerate(groupby(told, key=lambda one: one.item))
            ],
            "tables": [_attendance(log, language), *_names(log, language)],
        }


def _heading(log: Log, item: int, language: str, *, first: bool) -> str:
    found = log.items.get(item)
    if found is None:
        return _("Convening and opening") if first else _("Course of the Session")
    return f"{item}. {in_language(found, 'title', language)[0]}"


def _said(one: Sentence, remarks: Mapping[int, Sequence[Remark]], language: str) -> Content:
    notes = [
        {"kind": row.kind, "text": getattr(row, f"text_{language}") or row.text_kk, "event": row.entry}
        for row in remarks.get(one.events[0], ())
    ]
    return {
        "at": one.at,
        "text": one.text,
        "first": one.events[0],
        "events": ranges(one.events),
        "corrected": any(note["kind"] == "correction" for note in notes),
        "notes": notes,
    }


def _attendance(log: Log, language: str) -> Content:
    stays = log.session.registrations.select_related("person", "hall").order_by("pk")
    came, left, struck = _numbers(log, *COMING), _numbers(log, *LEAVING), _numbers(log, "strike_registration")
    several = bool(log.halls) or any(stay.way == Registration.REMOTE for stay in stays)
    rows = []
    for stay in stays:
        name = in_language(stay.person, "name", language)[0]
        known = (came.get(stay.at), left.get(stay.left_at), struck.get(stay.struck_at))
        gone = _("mistake") if stay.struck_at else _time(stay.left_at, stay.left_on, log, language)
        place = [_where(stay, language)] if several else []
        came_at = _time(stay.at, stay.day, log, language)
        rows.append([name, *place, came_at, gone, ranges(number for number in known if number)])
    rows.sort(key=lambda row: (sort_key(row[0]), row[-3]))
    head = [_("Name"), *([_("Hall")] if several else []), _("Came"), _("Left"), _("Journal")]
    return {"caption": _("Who was present"), "head": head, "rows": rows, "right": 3}


def _numbers(log: Log, *acts: str) -> dict[Any, int]:
    """Give the events of some acts by their moments."""
    return {one.at: one.number for one in log.events if one.act.partition(".")[2] in acts}


def _where(stay: Registration, language: str) -> str:
    if stay.way == Registration.REMOTE:
        return _("Remotely")
    return in_language(stay.hall, "name", language)[0] if stay.hall else _("Main hall")


def _time(at: datetime | None, day: date | None, log: Log, language: str) -> str:
    """Write an hour; with its day where that is not the day the Session opened."""
    if at is None:
        return "–"
    hour = f"{timezone.localtime(at):%H:%M}"
    return hour if day in {None, log.session.opened_on} else f"{format_date(day, language)}, {hour}"


def _names(log: Log, language: str) -> list[Content]:
    """Give who voted how in each closed vote by names, with the events they were cast in."""
    words = {"for": _("For"), "against": _("Against"), "abstain": _("Abstained")}
    found = []
    for key, call in log.calls.items():
        if call.vote is None:
            continue
        events = ranges(one.number for one in log.casts.get(key, []))
        rows = []
        casts = Cast.objects.filter(roll_call=call).select_related("person").order_by("pk")
        by_choice: dict[str, list[str]] = {}
        for cast in casts:
            name = in_language(cast.person, "name", language)[0]
            by_choice.setdefault(cast.choice if cast.counted else "", []).append(name)
        for choice, label in {**words, "": _("Not counted")}.items():
            names = sorted(by_choice.get(choice, []), key=sort_key)
            if names:
                rows.append([f"{label}: {len(names)}. {', '.join(names)}", events])
        what = say(_("Matter {n}"), n=call.item.position)
        if call.amendment:
            what += ". " + say(_("Amendment {n}"), n=call.amendment.number)
        caption = _("Who voted how") + f". {what}"
        found.append({"caption": caption, "head": [_("Votes"), _("Journal")], "rows": rows, "right": 1})
    return found


def sheets_of_minutes(
    session: Session, content: Mapping[str, Content], signer: Person | None = None
) -> dict[str, Sheet]:
    """Give the minutes as documents: each sentence with the numbers of its events in the journal."""
    return {language: _sheet(session, told, language, signer) for language, told in content.items()}


def _sheet(session: Session, told: Content, language: str, signer: Person | None) -> Sheet:
    assert session.opened_on and session.closed_on
    with override(language):
        blocks: list[Block] = []
        for part in told["parts"]:
            blocks.append(Heading(part["heading"]))
            blocks += [Text(_line(one)) for one in part["sentences"]]
        blocks += [Table(t["caption"], t["head"], t["rows"], right=t["right"]) for t in told["tables"]]
        line = (f"№ {told['number']}", format_date(session.opened_on, language), told["place"])
        return Sheet(
            language=language,
            institution=institution(language),
            form=_("Minutes of the Session"),
            line=tuple(part for part in line if part),
            title=say(_("Session {number}"), number=told["number"]),
            day=session.closed_on,
            blocks=blocks,
            signer=(_("Chair of the Assembly"), in_language(signer, "name", language)[0] if signer else ""),
            notes=(
                _(
                    "The numbers in brackets are those of the entries of the journal that each sentence is told from."
                ),
            ),
            banner=banner(),
        )


def _line(one: Content) -> str:
    said = f"{one['at']}. {one['text']} [{one['events']}]"
    for note in one["notes"]:
        word = _("Corrected:") if note["kind"] == "correction" else _("Note of the secretary:")
        said += f"\n{word} {note['text']} [{note['event']}]"
    return said
