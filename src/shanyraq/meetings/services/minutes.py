"""Acts about the minutes: the secretary writes around them, the Chair signs them and they are published."""

from __future__ import annotations

from rulebook import Allowed, Refused, first_refusal

from shanyraq.journal.clock import Moment
from shanyraq.journal.models import Entry
from shanyraq.journal.recording import record
from shanyraq.meetings.models import Minutes, Remark, Session
from shanyraq.meetings.queries.minutes import log_of, signed_minutes
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules import minutes as rules
from shanyraq.meetings.services.issuing import issue
from shanyraq.meetings.services.locking import about, locked
from shanyraq.meetings.services.minutes_sheets import content_of, sheets_of_minutes
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Person

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
            signed=signed_minutes(row) is not None,
            known=any(one.number == event for one in log_of(row).events),
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
    """Sign the minutes: they are issued as PDF in Kazakh and Russian, published, and change no more.

    Refuses as `rules.minutes.may_sign`.
    """
    assert by.person_id is not None
    row = locked(session)
    verdict = rules.may_sign(facts_of(row, at.day), signed=signed_minutes(row) is not None).require()
    content, signer = content_of(row), Person.objects.get(pk=by.person_id)
    document = issue(MINUTES, about(row), sheets_of_minutes(row, content, signer), by=by, at=at)
    made = Minutes.objects.create(
        session=row,
        content=content,
        last_event=log_of(row).events[-1].number,
        signed_on=at.day,
        signed_at=at.machine,
        signed_by_id=by.person_id,
        document=document,
    )
    files = {language: getattr(document, f"file_{language}") for language in document.languages}
    said = {
        "number": row.number,
        "document": document.outgoing,
        "last_event": made.last_event,
        "sha256": files,
    }
    record(about=about(row), verdict=verdict, facts=said, after=content)
    return made
