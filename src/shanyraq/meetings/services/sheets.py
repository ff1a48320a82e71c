"""What the documents of this room say, in Kazakh and in Russian: the order of a Session, the protocol of a poll."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from kazakhtext.dates import format_date
from rulebook import Citation

from shanyraq.journal.models import Instance
from shanyraq.law.citations import in_words
from shanyraq.meetings.models import Order, Poll, PollAnswer
from shanyraq.meetings.queries.polls import non_voters_of
from shanyraq.meetings.rules.numbers import roman
from shanyraq.web.documents import Block, Points, Sheet, Table, Text
from shanyraq.web.words import in_language, say

LANGUAGES = ("kk", "ru")


def sheets_of_order(order: Order) -> dict[str, Sheet]:
    """Give the order in Kazakh, and in Russian where the place and every matter have a Russian text."""
    whole = order.place_ru and all(item.get("ru") for item in order.agenda)
    return {language: _order(order, language) for language in LANGUAGES if language == "kk" or whole}


def _order(order: Order, language: str) -> Sheet:
    with override(language):
        number = roman(order.session.number)
        extraordinary = order.session.kind == "extraordinary"
        title = (
            _("On convening Session {number}")
            if not extraordinary
            else _("On convening extraordinary Session {number}")
        )
        place = getattr(order, f"place_{language}")
        points = [
            say(
                _("Session {number} shall be convened on {day} at {time}, in {place}."),
                number=number, day=order.start_day, time=f"{order.start_time:%H:%M}", place=place,
            ),
            _("The following agenda shall be considered:"),
        ]  # fmt: skip
        blocks: list[Block] = [
            Text(say(_("According to {law}:"), law=in_words(Citation("law-70-iv-2008", "9"), language))),
            Points(points),
            Table(_("Agenda"), ["№", _("Matter")], _numbered(item[language] for item in order.agenda)),
            Text(_("The order is announced in official mass media.")),
        ]
        return Sheet(
            language=language,
            institution=institution(language),
            form=_("Order of the Chair"),
            line=(f"№ {order.number}", format_date(order.day, language)),
            title=say(title, number=number),
            day=order.day,
            blocks=blocks,
            signer=(_("Chair of the Assembly"), in_language(order.by, "name", language)[0]),
            banner=banner(),
        )


def sheets_of_poll(poll: Poll) -> dict[str, Sheet]:
    """Give the protocol of a closed poll in Kazakh, and in Russian where the question has a Russian text."""
    return {
        language: _protocol(poll, language) for language in LANGUAGES if language == "kk" or poll.question_ru
    }


def _protocol(poll: Poll, language: str) -> Sheet:
    assert poll.closed_on and poll.roll_day
    with override(language):
        rows = [
            [_("For"), str(poll.votes_for)],
            [_("Against"), str(poll.votes_against)],
            [_("Abstained"), str(poll.abstained)],
            [_("Did not answer"), str(poll.silent)],
            [_("All members of the Council"), str(poll.total)],
            [_("Votes for that are needed"), str(poll.needed)],
        ]
        silent = [in_language(person, "name", language)[0] for person in non_voters_of(poll)]
        outside = poll.answers.filter(counted=False).exclude(choice=PollAnswer.SILENT).count()
        blocks: list[Block] = [
            Text(getattr(poll, f"question_{language}")),
            Text(
                say(
                    _("The poll ran from {first} to {last}. The Council of {day} was counted."),
                    first=poll.started_on, last=poll.deadline, day=poll.roll_day,
                )
            ),
            Table(_("Count"), [_("Answer"), _("Votes")], rows, right=1),
            Text(_("The decision is adopted.") if poll.adopted else _("The decision is not adopted.")),
        ]  # fmt: skip
        if outside:
            blocks.append(
                Text(say(_("Answers of persons no longer in the Council, not counted: {n}."), n=outside))
            )
        if silent:
            blocks.append(Table(_("Members who did not answer"), ["№", _("Name")], _numbered(silent)))
        return Sheet(
            language=language,
            institution=institution(language),
            form=_("Protocol of a poll of the Council"),
            line=(f"№ {poll.number}", format_date(poll.closed_on, language)),
            title=say(_("Result of poll № {number}"), number=str(poll.number)),
            day=poll.closed_on,
            blocks=blocks,
            signer=(_("Secretariat of the Assembly"), ""),
            notes=(in_words(Citation("decree-149-2011", "9"), language),),
            banner=banner(),
        )


def _numbered(lines: Any) -> Sequence[Sequence[str]]:
    return [[str(place), line] for place, line in enumerate(lines, start=1)]


def institution(language: str) -> str:
    instance = Instance.objects.filter(pk=1).first()
    return (
        in_language(instance, "name", language)[0] if instance else _("Assembly of the People of Kazakhstan")
    )


def banner() -> str:
    return _("Rehearsal. People, papers and decisions are invented.") if settings.REHEARSAL else ""
