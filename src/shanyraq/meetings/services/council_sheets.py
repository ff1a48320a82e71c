"""The minutes of a meeting of the Council: its decisions are recorded by them (law 70-IV, art. 10(6))."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import override
from kazakhtext.alphabet import sort_key
from kazakhtext.dates import format_date
from rulebook import Citation

from shanyraq.acts.queries import rulebook
from shanyraq.journal.models import Entry
from shanyraq.law import council as law
from shanyraq.law.citations import in_words
from shanyraq.meetings.models import CouncilItem, CouncilMeeting
from shanyraq.meetings.queries.council import result_of
from shanyraq.meetings.services.sheets import LANGUAGES, banner, institution
from shanyraq.people.models import Person
from shanyraq.web.documents import Block, Sheet, Table, Text
from shanyraq.web.words import in_language, say

LAW = Citation("law-70-iv-2008", "10(6)")


def sheets_of_council(meeting: CouncilMeeting) -> dict[str, Sheet]:
    """Give the minutes of a held meeting in Kazakh, and in Russian where the place and every matter have a Russian text."""
    items = list(meeting.items.select_related("meeting", "candidate"))
    whole = meeting.place_ru and all(item.title_ru for item in items)
    return {language: _sheet(meeting, items, language) for language in LANGUAGES if language == "kk" or whole}


def _sheet(meeting: CouncilMeeting, items: Sequence[CouncilItem], language: str) -> Sheet:
    assert meeting.held_on and meeting.present is not None and meeting.total is not None
    with override(language):
        blocks: list[Block] = [
            Text(_convened(meeting)),
            Text(_quorum(meeting)),
            Table(
                _("Matters and decisions"),
                ["№", _("Matter"), _("For"), _("Against"), _("Abstained"), _("Decision")],
                [_matter(item, language) for item in items],
            ),
        ]
        if void := _voided(items):
            blocks.append(Table(_("Counts that are void"), ["№", _("Count"), _("Reason")], void))
        if present := _present(meeting, language):
            rows = [[str(place), name] for place, name in enumerate(present, start=1)]
            blocks.append(Table(_("Members who were present"), ["№", _("Name")], rows))
        place = in_language(meeting, "place", language)[0]
        return Sheet(
            language=language,
            institution=institution(language),
            form=_("Minutes of a meeting of the Council"),
            line=(format_date(meeting.held_on, language), place),
            title=say(_("Meeting of the Council on {day}"), day=meeting.held_on),
            day=meeting.held_on,
            blocks=blocks,
            signer=(_("Chair of the Assembly"), ""),
            notes=(in_words(LAW, language),),
            banner=banner(),
        )


def _convened(meeting: CouncilMeeting) -> str:
    if meeting.by_role == CouncilMeeting.CHAIR:
        return say(_("The Chair of the Assembly convened the Council on {day}."), day=meeting.asked_on)
    text = _("A deputy chair asked for the meeting on {asked}; the Chair of the Assembly agreed on {agreed}.")
    return say(text, asked=meeting.asked_on, agreed=meeting.agreed_on)


def _quorum(meeting: CouncilMeeting) -> str:
    assert meeting.held_on and meeting.present is not None and meeting.total is not None
    text = _("Present: {present} of {total} members of the Council.")
    said = say(text, present=meeting.present, total=meeting.total)
    needed = law.is_quorate(rulebook(), meeting.present, meeting.total, meeting.held_on).facts.get("needed")
    return f"{said} {say(_('A quorum is {needed}: there is one.'), needed=needed)}" if needed else said


def _matter(item: CouncilItem, language: str) -> list[str]:
    title = in_language(item, "title", language)[0]
    if item.candidate:
        title += f": {in_language(item.candidate, 'name', language)[0]}"
    if item.votes_for is None:
        return [str(item.position), title, "–", "–", "–", _("Was not put to the vote")]
    verdict = result_of(rulebook(), item)
    needed = verdict.facts.get("needed") if verdict is not None else None
    said = _("Adopted") if verdict else _("Not adopted")
    if needed:
        said += f" ({say(_('{n} needed'), n=needed)})"
    return [str(item.position), title, *map(str, (item.votes_for, item.votes_against, item.abstained)), said]


def _voided(items: Sequence[CouncilItem]) -> list[list[str]]:
    text = _("for {f}, against {a}, abstained {b}")
    return [
        [str(item.position), say(text, f=one.votes_for, a=one.votes_against, b=one.abstained), one.why]
        for item in items
        for one in item.voided.all()
    ]


def _present(meeting: CouncilMeeting, language: str) -> list[str]:
    """Name who was present, as the journal keeps it; nobody once it was forgotten there."""
    entries = Entry.objects.filter(act="meetings.hold_council", about=f"meetings.council:{meeting.pk}")
    entry = entries.select_related("detail").order_by("-pk").first()
    kept = entry.detail.values if entry is not None and hasattr(entry, "detail") else None
    people = Person.objects.in_bulk((kept or {}).get("people", []))
    return sorted((in_language(one, "name", language)[0] for one in people.values()), key=sort_key)
