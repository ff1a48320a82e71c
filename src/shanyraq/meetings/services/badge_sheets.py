"""What a badge and the list for the door say on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import override
from kazakhtext.dates import format_date

from shanyraq.bodies.codes import written
from shanyraq.bodies.roll import Row
from shanyraq.bodies.sheets_of_certificates import dark_runs
from shanyraq.meetings.queries.notices import Calling
from shanyraq.meetings.rules.numbers import roman
from shanyraq.meetings.services.sheets import banner, institution
from shanyraq.web.badges import Badges, BadgeSheet
from shanyraq.web.documents import Sheet, Table, Text
from shanyraq.web.words import in_language, say


def badges_of(calling: Calling, rows: Sequence[Row], codes: Mapping[int, str], language: str) -> Badges:
    """Give the badges of these members, those without a code left out. The drawing holds the code and nothing else."""
    with override(language):
        return Badges(
            language=language,
            institution=institution(language),
            meeting=_session(calling),
            line=_line(calling, language),
            banner=banner(),
            day=calling.start_day,
            sheets=[
                _badge(row.name_in(language), codes[row.person_id]) for row in rows if row.person_id in codes
            ],
        )


def _badge(name: str, code: str) -> BadgeSheet:
    squares = list(dark_runs(code))
    side = max(x + length for x, _y, length in squares)
    return BadgeSheet(name, _("Member of the Assembly"), written(code), squares, side)


def door_list_of(
    calling: Calling,
    rows: Sequence[Row],
    codes: Mapping[int, str],
    regions: Mapping[str, str],
    language: str,
) -> Sheet:
    """Give the list for the door: each member with the region, the code of the badge and a place to sign."""
    with override(language):
        lines = [
            [f"{n}. {row.name_in(language)}", regions.get(row.region, "—"), written(codes.get(row.person_id, "")) or "—", "……………"]
            for n, row in enumerate(rows, 1)
        ]  # fmt: skip
        return Sheet(
            language=language,
            institution=institution(language),
            form=_("List for the door"),
            line=(_session(calling), format_date(calling.start_day, language)),
            title=_line(calling, language),
            day=calling.start_day,
            blocks=[
                Text(say(_("Members of the Assembly: {n}."), n=len(rows))),
                Table(_("Members"), [_("Full name"), _("Region"), _("Code"), _("Signature")], lines),
            ],
            banner=banner(),
        )


def _session(calling: Calling) -> str:
    assert calling.order is not None
    return say(_("Session {number}"), number=roman(calling.order.session.number))


def _line(calling: Calling, language: str) -> str:
    place = in_language(calling.thing, "place", language)[0]
    return f"{format_date(calling.start_day, language)}, {calling.start_time:%H:%M}. {place}"
