"""What a certificate of a mandate and an extract from the roll say, in Kazakh and Russian, with the code to check them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from kazakhtext.dates import format_date
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

from shanyraq.bodies.codes import written
from shanyraq.bodies.labels import BODIES_ON_PAPER
from shanyraq.bodies.roll import Row, in_order
from shanyraq.bodies.sheets import banner, institution
from shanyraq.people.roles import in_words
from shanyraq.web.documents import Block, Sheet, Table, Text
from shanyraq.web.words import say

QUIET = 0  # the paper's own white is the quiet zone


def of_mandate(says: Mapping[str, Any], day: date, code: str, language: str) -> Sheet:
    """Give the certificate of a mandate as the register says it on `day`, in "kk" or "ru"."""
    with override(language):
        until = says["until"]
        rows = [
            [_("Full name"), _in(says["person"], language)],
            [_("Body"), _in(says["body"], language)],
            [_("Role"), in_words([says["role"]])],
            [_("Since"), _day(says["since"], language)],
            [_("Until"), _day(until, language) if until else _("not ended")],
            [_("Basis"), says["basis"] or "—"],
        ]
        blocks: list[Block] = [
            Text(say(_("This certifies what the register of mandates says on {day}."), day=day)),
            Table(_("Mandate"), [_("What"), _("As the register says")], rows),
        ]
        return _sheet(
            _("Certificate of a mandate"), _in(says["person"], language), blocks, day, code, language
        )


def of_roll(body: str, on: date, rows: Iterable[Row], day: date, code: str, language: str) -> Sheet:
    """Give the extract from the roll of `on` as the register knows it on `day`, in "kk" or "ru"."""
    with override(language):
        found = in_order(rows, language)
        lines = [
            [f"{n}. {row.name_in(language)}", f"{row.since:%d.%m.%Y}", row.basis or "—"]
            for n, row in enumerate(found, 1)
        ]
        told = ngettext(
            "{count} member on {on}, as the register knows it on {day}.",
            "{count} members on {on}, as the register knows it on {day}.",
            len(found),
        )
        blocks: list[Block] = [
            Text(say(told, count=len(found), on=on, day=day)),
            Table(_("Members"), [_("Full name"), _("Since"), _("Basis")], lines),
        ]
        return _sheet(_("Extract from the roll"), str(BODIES_ON_PAPER[body]), blocks, day, code, language)


def _sheet(form: str, title: str, blocks: list[Block], day: date, code: str, language: str) -> Sheet:
    address = f"{settings.SITE_ADDRESS}/{language}/check/"
    squares = list(dark_runs(f"{address}{code}/"))
    return Sheet(
        language=language,
        institution=institution(language),
        form=form,
        line=("", format_date(day, language)),
        title=title,
        day=day,
        blocks=blocks,
        notes=[
            say(_("Code: {code}"), code=written(code)),
            say(_("Anybody can check it: {address}"), address=address),
            _(
                "The page says whether this paper stands and whether it is still so. A paper whose code is not found there was not issued."
            ),
        ],
        banner=banner(),
        squares=squares,
        side=max(x + length for x, _y, length in squares),
    )


def dark_runs(text: str) -> Iterator[tuple[int, int, int]]:
    """Give the code to be read by a telephone as dark runs (x, y, length), in modules from the top left corner."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    code.make(fit=True)
    for y, line in enumerate(code.get_matrix()):
        x = 0
        while x < len(line):
            end = x
            while end < len(line) and line[end]:
                end += 1
            if end > x:
                yield x, y, end - x
            x = end + 1


def _in(names: Mapping[str, str], language: str) -> str:
    return names[language] or names["kk"]


def _day(text: str, language: str) -> str:
    return format_date(date.fromisoformat(text), language)
