"""Adopt a version of the Session's rules of procedure."""

from __future__ import annotations

from django.db.models import Max
from rulebook import Allowed, Refused, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import AgendaItem, ProcedureRules
from shanyraq.meetings.queries.sessions import is_item_adopted
from shanyraq.meetings.rules.documents import may_adopt_rules
from shanyraq.meetings.services.locking import locked
from shanyraq.people.acting import Actor, act


@act
def adopt_rules(
    *,
    by: Actor,
    at: Moment,
    item: AgendaItem,
    text_kk: str,
    text_ru: str = "",
    text_en: str = "",
    speech_minutes: int | None = None,
    reply_minutes: int | None = None,
    matter_minutes: int | None = None,
) -> ProcedureRules:
    """Put the next version of the rules of procedure in force, after the Session's vote on this matter adopted it.

    The minutes are those that the text itself names: of a speech, of a brief remark or a point of order, of all
    turns on one matter; None where it names none.

    Refuses as `rules.documents.may_adopt_rules`, and with "meetings.text_missing".
    """
    locked(item.session)
    book = rulebook()
    taken = ProcedureRules.objects.filter(item=item).exists()
    verdict = first_refusal(
        may_adopt_rules(
            book, subject=item.subject, adopted=is_item_adopted(book, item), taken=taken, day=at.day
        ),
        Allowed() if text_kk.strip() else Refused("meetings.text_missing"),
    ).require()
    made = ProcedureRules.objects.create(
        version=(ProcedureRules.objects.aggregate(last=Max("version"))["last"] or 0) + 1,
        item=item,
        adopted_on=at.day,
        text_kk=text_kk.strip(),
        text_ru=text_ru.strip(),
        text_en=text_en.strip(),
        speech_minutes=speech_minutes,
        reply_minutes=reply_minutes,
        matter_minutes=matter_minutes,
    )
    times = {"speech": speech_minutes, "reply": reply_minutes, "matter": matter_minutes}
    said = {"version": made.version, "session": item.session.number, "item": item.position}
    said |= {name: minutes for name, minutes in times.items() if minutes is not None}
    record(about=f"meetings.rules:{made.pk}", verdict=verdict, facts=said, after=made.text_kk)
    return made
