"""The briefing of a meeting on paper, from the same facts as its page."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import override
from kazakhtext.dates import format_date

from shanyraq.decisions.labels import STATES
from shanyraq.decisions.queries.duties import Line
from shanyraq.decisions.queries.packs import Pack, PackItem
from shanyraq.meetings.models import CouncilItem, Session
from shanyraq.meetings.queries.materials import Shelved
from shanyraq.meetings.rules.numbers import roman
from shanyraq.meetings.services.sheets import banner, institution
from shanyraq.web.documents import Block, Heading, Sheet, Table, Text
from shanyraq.web.words import in_language, say


def sheet_of(pack: Pack, language: str) -> Sheet:
    """Give the briefing in "kk" or "ru"; its day is the day it was gathered on."""
    with override(language):
        blocks: list[Block] = [Heading(_("Agenda")), *_materials(pack.materials, language)]
        for one in pack.items:
            blocks += _item(one, language)
        blocks += [
            Heading(_("Earlier decisions")),
            *_earlier(pack, language),
            Heading(_("Notices")),
            _told(pack),
        ]
        return Sheet(
            language=language,
            institution=institution(language),
            form=_("Briefing of a meeting"),
            line=(title_of(pack), format_date(pack.day, language)),
            title=_when(pack, language),
            day=pack.day,
            blocks=blocks,
            signer=(_("Secretariat of the Assembly"), ""),
            banner=banner(),
        )


def title_of(pack: Pack) -> str:
    """Name the meeting."""
    if isinstance(pack.meeting, Session):
        return say(_("Session {number}"), number=roman(pack.meeting.number))
    return _("Meeting of the Council")


def _when(pack: Pack, language: str) -> str:
    if pack.start_day is None:
        return _("the day is not set yet")
    hour = f", {pack.start_time:%H:%M}" if pack.start_time else ""
    place = in_language(pack.meeting, "place", language)[0]
    return f"{format_date(pack.start_day, language)}{hour}" + (f". {place}" if place else "")


def _item(one: PackItem, language: str) -> list[Block]:
    title = f"{one.item.position}. {in_language(one.item, 'title', language)[0]}"
    if isinstance(one.item, CouncilItem):
        return [Text(title)]
    shelved = _materials(one.materials, language)
    if one.draft is None:
        return [Text(title), *shelved, Text(_("No draft decision is written yet."))]
    drafted = in_language(one.draft, "title", language)[0]
    text = in_language(one.draft, "text", language)[0]
    bodies = ", ".join(in_language(body, "name", language)[0] for body in one.draft.addressees.all())
    found: list[Block] = [Text(title), *shelved, Text(f"{_('Draft decision')}: {drafted}"), Text(text)]
    if bodies:
        found.append(Text(f"{_('Who must consider it')}: {bodies}"))
    return found


def _materials(shelved: Sequence[Shelved], language: str) -> list[Block]:
    """Name the materials with their versions; nothing where there are none."""
    if not shelved:
        return []
    names = [
        f"{in_language(one.material, 'title', language)[0]} ({say(_('version {n}'), n=one.last.version)})"
        for one in shelved
    ]
    return [Text(f"{_('Materials')}: {'; '.join(names)}")]


def _earlier(pack: Pack, language: str) -> list[Block]:
    said = say(
        _("Decisions still to be done: {n}; overdue: {overdue}."), n=len(pack.lines), overdue=pack.overdue
    )
    if not pack.lines:
        return [Text(said)]
    head = [_("Decision"), _("Due"), _("State"), _("Who answers")]
    return [Text(said), Table(_("Decisions"), head, [_line(line, language) for line in pack.lines])]


def _line(line: Line, language: str) -> list[str]:
    people = ", ".join(in_language(one.person, "name", language)[0] for one in line.people)
    title = f"{line.decision.identifier}. {in_language(line.decision, 'title', language)[0]}"
    return [title, f"{line.due:%d.%m.%Y}" if line.due else "—", str(STATES[line.state]), people or "—"]


def _told(pack: Pack) -> Block:
    if not pack.told:
        return Text(_("Nobody is called yet"))
    return Text(
        say(
            _(
                "{told} of {called} members were sent a notice; {proven} of them confirmed it or were told in person."
            ),
            **pack.told,
        )
    )
