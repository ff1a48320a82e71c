"""Acts about the minutes: the secretary writes around them, the Chair signs them and they are published, and a later edition corrects them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import override
from rulebook import Allowed, Refused, first_refusal

from shanyraq.journal.clock import Moment
from shanyraq.journal.models import Entry
from shanyraq.journal.recording import record
from shanyraq.meetings.models import Minutes, Remark, Session
from shanyraq.meetings.queries.minutes import log_of, signed_minutes, waiting_remarks
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules import minutes as rules
from shanyraq.meetings.services.issuing import issue
from shanyraq.meetings.services.locking import about, locked
from shanyraq.meetings.services.minutes_sheets import content_of, sheets_of_minutes
from shanyraq.meetings.services.minutes_words import begun_sentences
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Person
from shanyraq.web.documents import Sheet
from shanyraq.web.words import say

MINUTES = "meetings.minutes"


@act
def remark_minutes(
    *, by: Actor, at: Moment, session: Session, event: int, kind: str, text_kk: str, text_ru: str = ""
) -> Remark:
    """Add a note after a sentence of the minutes ("note"), or say it rightly ("correction"); the sentence stays, marked.

    `event` is the number of the sentence's first event. Refuses as `rules.minutes.may_remark`, and with
    "meetings.text_missing".
    """
    assert by.person_id is not None
    row = locked(session)
    verdict = first_refusal(
        rules.may_remark(
            facts_of(row, at.day),
            known=event in begun_sentences(log_of(row)),
            kind=kind,
        ),
        Allowed() if text_kk.strip() else Refused("meetings.text_missing"),
    ).require()
    made = Remark.objects.create(
        session=row,
        event=event,
        kind=kind,
        text_kk=text_kk.strip(),
        text_ru=text_ru.strip(),
        person_id=by.person_id,
        day=at.day,
        at=at.machine,
    )
    said = {"number": row.number, "event": event, "kind": kind, "text": made.text_kk}
    record(about=about(row), verdict=verdict, facts=said, then=lambda entry: _numbered(made, entry))
    return made


def _numbered(remark: Remark, entry: Entry) -> None:
    remark.entry = entry.pk
    remark.save(update_fields=["entry"])


@act
def sign_minutes(*, by: Actor, at: Moment, session: Session) -> Minutes:
    """Sign the minutes: they are issued as PDF in Kazakh and Russian and published. Later editions correct them.

    Refuses as `rules.minutes.may_sign`.
    """
    row = locked(session)
    verdict = rules.may_sign(facts_of(row, at.day), signed=signed_minutes(row) is not None).require()
    made = _edition(row, by, at)
    record(about=about(row), verdict=verdict, facts=_facts_of(made), after=made.content)
    return made


@act
def correct_minutes(
    *, by: Actor, at: Moment, session: Session, why_kk: str, why_ru: str = "", why_en: str = ""
) -> Minutes:
    """Sign the minutes anew with what the secretary wrote since: a later document that names the earlier one. Both stay.

    The sentences told from the log are never changed. Refuses as `rules.minutes.may_correct`, and with
    "meetings.reason_missing".
    """
    row = locked(session)
    earlier = signed_minutes(row)
    waiting = len(waiting_remarks(earlier)) if earlier else 0
    verdict = first_refusal(
        rules.may_correct(signed=earlier is not None, waiting=waiting),
        Allowed() if why_kk.strip() else Refused("meetings.reason_missing"),
    ).require()
    assert earlier is not None
    why = {"kk": why_kk.strip(), "ru": why_ru.strip(), "en": why_en.strip()}
    made = _edition(row, by, at, earlier, why)
    said = {"supersedes": earlier.document.outgoing, "why": why["kk"], "remarks": waiting}
    record(
        about=about(row), verdict=verdict, facts={**_facts_of(made), **said},
        before=earlier.content, after=made.content,
    )  # fmt: skip
    return made


def _edition(
    row: Session,
    by: Actor,
    at: Moment,
    earlier: Minutes | None = None,
    why: Mapping[str, str] | None = None,
) -> Minutes:
    assert by.person_id is not None
    content, signer = content_of(row), Person.objects.get(pk=by.person_id)
    sheets = sheets_of_minutes(row, content, signer)
    if why:
        sheets = {language: _with_reason(sheet, why) for language, sheet in sheets.items()}
    instead = earlier.document if earlier and earlier.document.state == "issued" else None
    document = issue(MINUTES, about(row), sheets, by=by, at=at, supersedes=instead, why=why)
    return Minutes.objects.create(
        session=row,
        edition=earlier.edition + 1 if earlier else 1,
        content=content,
        last_event=log_of(row).events[-1].number,
        signed_on=at.day,
        signed_at=at.machine,
        signed_by_id=by.person_id,
        document=document,
    )


def _with_reason(sheet: Sheet, why: Mapping[str, str]) -> Sheet:
    with override(sheet.language):
        reason = say(_("Reason: {why}"), why=why[sheet.language] or why["kk"])
    return replace(sheet, notes=(*sheet.notes, reason))


def _facts_of(made: Minutes) -> dict[str, object]:
    document = made.document
    files = {language: getattr(document, f"file_{language}") for language in document.languages}
    return {
        "number": made.session.number, "document": document.outgoing, "last_event": made.last_event,
        "sha256": files,
    }  # fmt: skip
