"""The printed letter to a member who has no mail: large type, their own language, everything that waits."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from kazakhtext.dates import format_date

from shanyraq.bodies.sheets import banner, institution
from shanyraq.people.models import Person
from shanyraq.people.roles import in_words
from shanyraq.portal import own, paper
from shanyraq.web.documents import Block, Heading, Points, Sheet, Text
from shanyraq.web.words import in_language, say


def letter_to(person: Person, day: date, language: str) -> Sheet:
    """Give the letter in "kk" or "ru": the mandate, what waits with its last day, the meetings to come."""
    with override(language):
        waits = paper.waiting(person, day)
        blocks: list[Block] = [Heading(_("Your mandate")), *_mandates(person, day, language)]
        blocks += [Heading(_("What waits for you")), *_waits(waits, language)]
        blocks += [Heading(_("Your meetings")), *_meetings(person, day, language)]
        blocks.append(
            Text(
                _(
                    "To sign or to answer, sign the paper and hand it to the assistant. A secret vote is cast by you alone."
                )
            )
        )
        return Sheet(
            language=language,
            institution=institution(language),
            form=_("Letter to a member"),
            line=("", format_date(day, language)),
            title=in_language(person, "name", language)[0],
            day=day,
            blocks=blocks,
            signer=(_("Signature"), "____________________") if waits else ("", ""),
            banner=banner(),
            large=True,
        )


def _mandates(person: Person, day: date, language: str) -> list[Block]:
    lines = [
        say(
            _("{role}: since {day}. Basis: {basis}"),
            role=in_words([f"{seat.organization.classification}.{seat.role}"]),
            day=seat.since,
            basis=seat.basis or "—",
        )
        for seat in own.seats_of(person, day)
    ]
    return [Points(lines)] if lines else [Text(say(_("No mandate on {day}."), day=day))]


def _waits(waits: list[paper.Waiting], language: str) -> list[Block]:
    if not waits:
        return [Text(_("Nothing waits for your signature or answer."))]
    lines = []
    for wait in waits:
        if wait.poll is not None:
            text = _("Poll of the Council: {title}. ☐ for  ☐ against  ☐ abstain. Answer by {due}.")
            lines.append(say(text, title=wait.title, due=wait.due))
        else:
            lines.append(say(_("Request for an extraordinary Session: {title}. ☐ I sign"), title=wait.title))
    return [
        Text(say(ngettext("{n} matter waits.", "{n} matters wait.", len(waits)), n=len(waits))),
        Points(lines),
    ]


def _meetings(person: Person, day: date, language: str) -> list[Block]:
    ahead, _past = own.meetings_of(person, day)
    lines = [
        ". ".join(part for part in (meeting.title, format_date(meeting.day, language), meeting.place) if part)
        for meeting in ahead
    ]
    return [Points(lines)] if lines else [Text(_("No meeting is called yet."))]
