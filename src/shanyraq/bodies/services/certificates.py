"""Issue a certificate of a mandate, or an extract from the roll of a day; annul one. Each is kept as it was issued."""

from __future__ import annotations

from datetime import date

from rulebook import Allowed, Citation

from shanyraq.bodies import rules, sheets_of_certificates
from shanyraq.bodies.codes import new_code
from shanyraq.bodies.models import Certificate
from shanyraq.bodies.models.certificates import EXTRACT, MANDATE
from shanyraq.bodies.queries.certificates import may_certify, says_of_mandate, says_of_roll
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Membership
from shanyraq.web.documents import Sheet, pdf_of
from shanyraq.web.uploads import keep

LANGUAGES = ("kk", "ru")
LAW = Allowed((Citation("decree-149-2011", "11(1)"),))


@act
def issue_certificate(*, by: Actor, at: Moment, membership_id: int) -> Certificate:
    """Issue a certificate of a mandate as PDF in Kazakh and Russian, with a code anybody can check.

    An officer for anybody, a member for themselves; the journal then does not name the member. The code is in no
    journal. Refuses as `rules.may_certify`.
    """
    seat = Membership.objects.select_for_update().get(pk=membership_id)
    may_certify(seat, by, at.day).require()
    code = new_code()
    says = says_of_mandate(seat, at.day)
    sheets = {
        language: sheets_of_certificates.of_mandate(says, at.day, code, language) for language in LANGUAGES
    }
    made = Certificate.objects.create(
        kind=MANDATE, membership=seat, person_id=seat.person_id, body=seat.organization.classification,
        says=says, **_given(by, at, at.day, code, sheets),
    )  # fmt: skip
    own = by.person_id == seat.person_id
    record(
        about=f"bodies.certificate:{made.pk}",
        verdict=LAW,
        facts={"kind": MANDATE, "sha256": _files(made)},
        personal={"person": f"person:{seat.person_id}"},
        unnamed=own,
    )
    return made


@act
def issue_extract(*, by: Actor, at: Moment, body: str, day: date) -> Certificate:
    """Issue an extract from the roll of the Assembly or the Council on a day, as the register knows it now.

    Refuses as `rules.may_extract`.
    """
    says, rows = says_of_roll(body, day)
    rules.may_extract(day=day, today=at.day, members=len(rows)).require()
    code = new_code()
    sheets = {
        language: sheets_of_certificates.of_roll(body, day, rows, at.day, code, language)
        for language in LANGUAGES
    }
    made = Certificate.objects.create(kind=EXTRACT, body=body, says=says, **_given(by, at, day, code, sheets))
    facts = {"kind": EXTRACT, "body": body, "day": day, "members": len(rows), "sha256": _files(made)}
    record(about=f"bodies.certificate:{made.pk}", verdict=LAW, facts=facts)
    return made


@act
def annul_certificate(
    *, by: Actor, at: Moment, certificate_id: int, why_kk: str, why_ru: str = "", why_en: str = ""
) -> Certificate:
    """Annul an issued paper with a reason; whoever checks its code reads it. Refuses as `rules.may_annul_certificate`."""
    row = Certificate.objects.select_for_update().get(pk=certificate_id)
    rules.may_annul_certificate(annulled_on=row.annulled_on, why=why_kk).require()
    row.annulled_on = at.day
    row.why_kk, row.why_ru, row.why_en = why_kk.strip(), why_ru.strip(), why_en.strip()
    row.save(update_fields=["annulled_on", "why_kk", "why_ru", "why_en"])
    record(
        about=f"bodies.certificate:{row.pk}",
        verdict=LAW,
        facts={"kind": row.kind},
        personal={"why": row.why_kk},
    )
    return row


def _given(by: Actor, at: Moment, day: date, code: str, sheets: dict[str, Sheet]) -> dict[str, object]:
    files = {f"file_{language}": keep(pdf_of(sheet)) for language, sheet in sheets.items()}
    return {
        "code": code,
        "day": day,
        "issued_on": at.day,
        "issued_at": at.machine,
        "issued_by": by.key,
        **files,
    }


def _files(made: Certificate) -> dict[str, str]:
    return {"kk": made.file_kk, "ru": made.file_ru}
