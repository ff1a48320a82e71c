"""Correct an order that was issued: by a superseding document with the corrected text; both stay and both are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override
from rulebook import Allowed, Refused, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import Issued, Order, OrderCorrection
from shanyraq.meetings.queries.documents import ORDER, about_of, put_text, text_of, thing_of
from shanyraq.meetings.queries.notices import calling_of
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules.corrections import LANGUAGES, OrderText, may_correct_order
from shanyraq.meetings.rules.documents import may_correct
from shanyraq.meetings.services.issuing import issue
from shanyraq.meetings.services.locking import locked
from shanyraq.meetings.services.serving import tell_all
from shanyraq.meetings.services.sheets import sheets_of_order
from shanyraq.people.acting import Actor, act
from shanyraq.web.documents import Sheet, Table
from shanyraq.web.words import say


@act
def correct_order(
    *,
    by: Actor,
    at: Moment,
    document: Issued,
    start_day: date,
    start_time: time,
    place_kk: str,
    agenda: Sequence[Mapping[str, str]],
    place_ru: str = "",
    place_en: str = "",
    why_kk: str = "",
    why_ru: str = "",
    why_en: str = "",
) -> Issued:
    """Issue an order anew with a corrected text, with a reason; the earlier document stays, marked, and the PDF names it.

    `agenda` gives the wording of each matter in its place, by language. Where a member must know anew (the day, the
    hour, the place) and the order was announced, every member with an address gets a letter. Refuses as
    `rules.documents.may_correct` and `rules.corrections.may_correct_order`, and with "meetings.reason_missing",
    "meetings.not_an_order".
    """
    row = Issued.objects.select_for_update().get(pk=document.pk)
    found = thing_of(row)
    if not isinstance(found, Order):
        Refused("meetings.not_an_order").require()
    session = locked(found.session)  # type: ignore[union-attr]
    order = Order.objects.select_for_update().get(pk=found.pk)  # type: ignore[union-attr]
    was = text_of(order)
    now = OrderText(
        start_day, start_time,
        {"kk": place_kk.strip(), "ru": place_ru.strip(), "en": place_en.strip()},
        tuple({language: item.get(language, "").strip() for language in LANGUAGES} for item in agenda),
    )  # fmt: skip
    verdict = first_refusal(
        may_correct(row.state),
        Allowed() if why_kk.strip() else Refused("meetings.reason_missing"),
        may_correct_order(rulebook(), was, now, facts_of(session, at.day), at.day, ended_on=order.ended_on),
    ).require()
    _write(order, now)
    why = {"kk": why_kk.strip(), "ru": why_ru.strip(), "en": why_en.strip()}
    sheets = {
        language: _with_changes(sheet, was, now, why) for language, sheet in sheets_of_order(order).items()
    }
    made = issue(ORDER, about_of(order), sheets, by=by, at=at, supersedes=row, why=why)
    OrderCorrection.objects.create(
        order=order, document=made, was=was.plain(), now=now.plain(), day=at.day, at=at.machine
    )
    written = 0
    if was.notice != now.notice and (calling := calling_of(session, at.day)):
        written = tell_all(calling, at, by)
    said: dict[str, Any] = {"number": made.outgoing, "supersedes": row.outgoing, "why": why["kk"]}
    record(
        about=f"meetings.document:{made.pk}",
        verdict=verdict,
        facts={**said, "changed": changed(was, now), "letters": written},
        before=was.plain(),
        after=now.plain(),
    )
    return made


def changed(was: OrderText, now: OrderText) -> list[str]:
    """Name the fields that differ: "start_day", "place_ru", "agenda 2 kk"."""
    old, new = was.plain(), now.plain()
    fields = [name for name in old if name != "agenda" and old[name] != new[name]]
    matters = zip(old["agenda"], new["agenda"], strict=True)
    return fields + [
        f"agenda {place} {language}"
        for place, (before, after) in enumerate(matters, start=1)
        for language in LANGUAGES
        if before[language] != after[language]
    ]


def _write(order: Order, now: OrderText) -> None:
    """Write the corrected text onto the order, the plan and the matters of the Session."""
    session = order.session
    for thing in (order, session):
        put_text(thing, now)
    order.agenda = [dict(item) for item in now.agenda]
    order.save()
    session.save(update_fields=["start_day", "start_time", "place_kk", "place_ru", "place_en"])
    for item, texts in zip(session.items.order_by("position"), now.agenda, strict=False):
        for language in LANGUAGES:
            setattr(item, f"title_{language}", texts[language])
        item.save(update_fields=[f"title_{language}" for language in LANGUAGES])


def _with_changes(sheet: Sheet, was: OrderText, now: OrderText, why: Mapping[str, str]) -> Sheet:
    """Say at the end of the document what it corrects and why, in its language."""
    language = sheet.language
    with override(language):
        rows = [[_("Day of the Session"), f"{was.start_day:%d.%m.%Y}", f"{now.start_day:%d.%m.%Y}"]]
        rows.append([_("Hour"), f"{was.start_time:%H:%M}", f"{now.start_time:%H:%M}"])
        rows.append([_("Place"), was.place[language], now.place[language]])
        for place, (before, after) in enumerate(zip(was.agenda, now.agenda, strict=True), start=1):
            rows.append([say(_("Matter {n}"), n=place), before.get(language, ""), after[language]])
        differing = [row for row in rows if row[1] != row[2]]
        if not differing:
            return sheet
        table = Table(_("What is corrected"), ["", _("Was"), _("Is")], differing)
        reason = why[language] or why["kk"]
        notes = (*sheet.notes, say(_("Reason: {why}"), why=reason))
    return replace(sheet, blocks=(*sheet.blocks, table), notes=notes)
