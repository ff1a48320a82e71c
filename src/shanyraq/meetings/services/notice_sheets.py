"""The proof of one member's notice, on paper: what was sent or handed over, when, and what is known of it."""

from __future__ import annotations

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from kazakhtext.dates import format_date

from shanyraq.law.citations import in_words
from shanyraq.meetings.models import Notice
from shanyraq.meetings.queries.notices import Called, Calling
from shanyraq.meetings.rules.notices import LAW
from shanyraq.meetings.rules.numbers import roman
from shanyraq.meetings.services.sheets import banner, institution
from shanyraq.web.documents import Block, Sheet, Table, Text
from shanyraq.web.words import in_language, say


def proof_of(calling: Calling, one: Called, language: str) -> Sheet:
    """Give the proof in "kk" or "ru". Its day is the day of the last fact in it, so the same rows give the same bytes."""
    with override(language):
        day = _last_day(calling, one)
        place = in_language(calling.thing, "place", language)[0]
        blocks: list[Block] = [
            Text(
                say(
                    _("The meeting is called for {day}, {time}. Place: {place}."),
                    day=calling.start_day, time=f"{calling.start_time:%H:%M}", place=place,
                )
            ),
            Table(
                _("How the member was told"),
                [_("Channel"), _("Day"), _("Sent"), _("What is known")],
                [_attempt(row) for row in (*one.attempts, *one.reminders)] or [["—", "—", "—", _said(one.standing)]],
            ),
            Text(say(_("Taken together: {standing}."), standing=_said(one.standing))),
        ]  # fmt: skip
        return Sheet(
            language=language,
            institution=institution(language),
            form=_("Proof of a notice"),
            line=(_meeting(calling), format_date(day, language)),
            title=in_language(one.person, "name", language)[0],
            day=day,
            blocks=blocks,
            signer=(_("Secretariat of the Assembly"), ""),
            notes=tuple(in_words(law, language) for law in LAW),
            banner=banner(),
        )


def _meeting(calling: Calling) -> str:
    if calling.order is not None:
        return say(_("Session {number}"), number=roman(calling.order.session.number))
    return _("Meeting of the Council")


def _last_day(calling: Calling, one: Called) -> date:
    rows = (*one.attempts, *one.reminders)
    days = [day for row in rows for day in (row.day, row.returned_on, row.acknowledged_on) if day]
    return max(days, default=calling.since)


def _attempt(row: Notice) -> list[str]:
    sent = timezone.localtime(row.taken_at) if row.taken_at else None
    known = _("a reminder") if row.reminder else _said(row.attempt.standing)
    if row.acknowledged_on:
        known = f"{known}, {row.acknowledged_on:%d.%m.%Y}"
    if row.receipt:
        known = f"{known}: {row.receipt}"
    return [_channel(row.channel), f"{row.day:%d.%m.%Y}", f"{sent:%d.%m.%Y %H:%M}" if sent else "—", known]


def _channel(channel: str) -> str:
    return {
        "mail": _("by mail"),
        "paper": _("on paper"),
        "telephone": _("by telephone"),
        "page": _("on their own page"),
    }[channel]


def _said(standing: str) -> str:
    return {
        "acknowledged": _("confirmed by the member"),
        "handed": _("told in person"),
        "sent": _("the letter was sent"),
        "shown": _("stands on the member's page"),
        "waiting": _("the letter waits in the post"),
        "returned": _("came back"),
        "none": _("no notice"),
    }[standing]
