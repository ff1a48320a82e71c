"""Issue a document inside an act: number, set in Kazakh and Russian, keep. Rooms above call this in their own acts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from shanyraq.journal.clock import Moment
from shanyraq.meetings.models import Issued, OutgoingYear
from shanyraq.meetings.queries.documents import standing_document
from shanyraq.meetings.rules.documents import may_correct, may_issue
from shanyraq.people.acting import Actor
from shanyraq.web.documents import Sheet, content_of, pdf_of
from shanyraq.web.uploads import keep
from shanyraq.web.words import say


def issue(
    kind: str,
    about: str,
    sheets: Mapping[str, Sheet],
    *,
    by: Actor,
    at: Moment,
    supersedes: Issued | None = None,
    why: Mapping[str, str] | None = None,
) -> Issued:
    """Give a document its outgoing number, set it, and keep its bytes.

    `sheets` by language: "kk" always, "ru" where there is a text. Refuses with "meetings.already_issued" where
    one of this kind stands about the same thing and is not the one superseded.
    """
    year, number = _next_number(at.day)
    standing = standing_document(kind, about)
    if supersedes is None:
        may_issue(standing.outgoing if standing else "").require()
    else:
        may_correct(supersedes.state).require()
    whole = {language: _numbered(sheet, f"{year}/{number}", supersedes) for language, sheet in sheets.items()}
    files = {language: keep(pdf_of(sheet)) for language, sheet in whole.items()}
    titles = {f"title_{language}": f"{sheet.form}. {sheet.title}"[:300] for language, sheet in whole.items()}
    reasons = {f"why_{language}": text.strip() for language, text in (why or {}).items()}
    return Issued.objects.create(
        kind=kind,
        about=about,
        year=year,
        number=number,
        day=at.day,
        at=at.machine,
        by=by.key,
        content={language: json.loads(content_of(sheet)) for language, sheet in whole.items()},
        file_kk=files["kk"],
        file_ru=files.get("ru", ""),
        supersedes=supersedes,
        **titles,
        **reasons,
    )


def _next_number(day: date) -> tuple[int, int]:
    """Give the next outgoing number of the year, holding the year's row until the act ends."""
    OutgoingYear.objects.get_or_create(year=day.year)
    row = OutgoingYear.objects.select_for_update().get(year=day.year)
    row.last += 1
    row.save(update_fields=["last"])
    return day.year, row.last


def _numbered(sheet: Sheet, outgoing: str, supersedes: Issued | None) -> Sheet:
    with override(sheet.language):
        notes = [say(_("Outgoing № {number}"), number=outgoing)]
        if supersedes:
            notes.append(
                say(
                    _("Issued in place of № {number} of {day}."),
                    number=supersedes.outgoing,
                    day=supersedes.day,
                )
            )
    return replace(sheet, notes=(*sheet.notes, *notes))
