"""Issue the order or the protocol, annul, supersede, attach what was signed on paper."""

from __future__ import annotations

from rulebook import Allowed, Refused, first_refusal

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import CouncilMeeting, DocumentFile, Issued, Order, PaperVote, SealedVote
from shanyraq.meetings.queries.documents import COUNCIL, COUNT, ORDER, PROTOCOL, Thing, about_of
from shanyraq.meetings.rules import documents as rules
from shanyraq.meetings.services.council_sheets import sheets_of_council
from shanyraq.meetings.services.counting_sheets import sheets_of_count
from shanyraq.meetings.services.issuing import issue
from shanyraq.meetings.services.sealed_sheets import sheets_of_sealed
from shanyraq.meetings.services.sheets import sheets_of_order, sheets_of_poll
from shanyraq.people.acting import Actor, act
from shanyraq.web.documents import Sheet
from shanyraq.web.uploads import Brought, described


def _sheets(thing: Thing) -> tuple[str, dict[str, Sheet]]:
    if isinstance(thing, Order):
        return ORDER, sheets_of_order(thing)
    if isinstance(thing, PaperVote):
        if thing.status != "counted":
            Refused(f"meetings.paper_vote_{thing.status}").require()
        return COUNT, sheets_of_count(thing)
    if isinstance(thing, SealedVote):
        if thing.status != "counted":
            Refused(f"meetings.sealed_vote_{thing.status}").require()
        return COUNT, sheets_of_sealed(thing)
    if isinstance(thing, CouncilMeeting):
        if thing.held_on is None:
            Refused("meetings.meeting_not_held").require()
        return COUNCIL, sheets_of_council(thing)
    if thing.closed_on is None:
        Refused("meetings.poll_not_closed").require()
    return PROTOCOL, sheets_of_poll(thing)


@act
def issue_document(*, by: Actor, at: Moment, thing: Thing) -> Issued:
    """Issue the order of a Session, the protocol of a closed poll or of a counted vote, or the minutes of the Council, as PDF.

    Refuses with "meetings.already_issued", "meetings.poll_not_closed", "meetings.paper_vote_open",
    "meetings.paper_vote_counting", "meetings.paper_vote_stopped", "meetings.sealed_vote_…",
    "meetings.meeting_not_held".
    """
    kind, sheets = _sheets(thing)
    made = issue(kind, about_of(thing), sheets, by=by, at=at)
    record(about=_about(made), facts=_facts(made))
    return made


@act
def annul_document(
    *, by: Actor, at: Moment, document: Issued, why_kk: str, why_ru: str = "", why_en: str = ""
) -> Issued:
    """Annul an issued document with a reason; it stays, marked.

    Refuses as `rules.documents.may_correct`, and with "meetings.reason_missing".
    """
    row = Issued.objects.select_for_update().get(pk=document.pk)
    first_refusal(rules.may_correct(row.state), _has_reason(why_kk)).require()
    row.annulled_on = at.day
    row.why_kk, row.why_ru, row.why_en = why_kk.strip(), why_ru.strip(), why_en.strip()
    row.save(update_fields=["annulled_on", "why_kk", "why_ru", "why_en"])
    record(about=_about(row), facts={"number": row.outgoing, "why": row.why_kk})
    return row


@act
def supersede_document(
    *,
    by: Actor,
    at: Moment,
    document: Issued,
    thing: Thing,
    why_kk: str,
    why_ru: str = "",
    why_en: str = "",
) -> Issued:
    """Issue a document anew in place of one that stands, with a reason; both stay, each naming the other.

    Refuses as `rules.documents.may_correct`, and with "meetings.reason_missing".
    """
    row = Issued.objects.select_for_update().get(pk=document.pk)
    first_refusal(rules.may_correct(row.state), _has_reason(why_kk)).require()
    kind, sheets = _sheets(thing)
    why = {"kk": why_kk, "ru": why_ru, "en": why_en}
    made = issue(kind, about_of(thing), sheets, by=by, at=at, supersedes=row, why=why)
    record(about=_about(made), facts={**_facts(made), "supersedes": row.outgoing, "why": made.why_kk})
    return made


@act
def attach_file(*, by: Actor, at: Moment, document: Issued, file: Brought, what: str = "") -> DocumentFile:
    """Attach a signed scan or a signature to an issued document. The signature is not verified here."""
    made = DocumentFile.objects.create(
        document=document, what=what.strip(), by=by.key, day=at.day, at=at.machine, **described(file)
    )
    record(about=_about(document), facts={"sha256": made.sha256, "kind": made.kind, "verified": False})
    return made


def _about(document: Issued) -> str:
    return f"meetings.document:{document.pk}"


def _facts(document: Issued) -> dict[str, object]:
    files = {language: getattr(document, f"file_{language}") for language in document.languages}
    return {"kind": document.kind, "number": document.outgoing, "of": document.about, "sha256": files}


def _has_reason(why: str) -> rules.Verdict:
    return Allowed() if why.strip() else Refused("meetings.reason_missing")
