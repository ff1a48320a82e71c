"""What the papers of this room say: the list of candidates for the President."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from kazakhtext.dates import format_date
from rulebook import Citation

from shanyraq.bodies.labels import CATEGORIES, PATHS
from shanyraq.bodies.models import Candidacy
from shanyraq.journal.models import Instance
from shanyraq.law.citations import in_words
from shanyraq.web.documents import Sheet, Table, Text
from shanyraq.web.words import in_language, say

CHOSEN = Citation("law-70-iv-2008", "15(3)")


def sheet_of_nominees(rows: Iterable[Candidacy], day: date, language: str) -> Sheet:
    """Give the list of candidates whom the Council examined, for a Deputy Chair's signature; in "kk" or "ru"."""
    with override(language):
        lines = [_line(row, language) for row in rows]
        return Sheet(
            language=language,
            institution=institution(language),
            form=_("List of candidates"),
            line=("", format_date(day, language)),
            title=_("Candidates for members of the Assembly, submitted to the President"),
            day=day,
            blocks=[
                Text(say(_("According to {law}:"), law=in_words(CHOSEN, language))),
                Table(_("Candidates"), [_("Full name"), _("Category"), _("Way in"), _("Examined")], lines),
            ],
            signer=(_("Deputy Chair of the Assembly"), "____________________"),
            banner=banner(),
        )


def _line(row: Candidacy, language: str) -> list[str]:
    examined = next((step for step in row.steps.all() if step.kind == "examined"), None)
    way = [str(PATHS[row.path]), row.proposed_by, row.decision]
    seen = f"{examined.paper}, {examined.day:%d.%m.%Y}" if examined else ""
    name = in_language(row.person, "name", language)[0]
    return [name, str(CATEGORIES.get(row.category, "")), "; ".join(part for part in way if part), seen]


def institution(language: str) -> str:
    """Give the institution's name in a language."""
    row = Instance.objects.filter(pk=1).first()
    return in_language(row, "name", language)[0] if row else "Қазақстан халқы Ассамблеясы"


def banner() -> str:
    """Give what a rehearsal says on top of every paper; nothing on an official platform."""
    return _("Rehearsal. People, papers and decisions are invented.") if settings.REHEARSAL else ""
