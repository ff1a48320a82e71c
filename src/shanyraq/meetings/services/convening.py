"""Convene a Session: the Chair's order, its announcement; put off or cancel."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from rulebook import Refused, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import Announcement, Order, Postponement, Session
from shanyraq.meetings.queries.notices import calling_of, ended_calling
from shanyraq.meetings.queries.sessions import facts_of, order_on
from shanyraq.meetings.rules import sessions as rules
from shanyraq.meetings.services.locking import about, locked
from shanyraq.meetings.services.serving import tell_all, tell_off
from shanyraq.people.acting import Actor, act


@act
def adopt_order(
    *,
    by: Actor,
    at: Moment,
    session: Session,
    number: str,
    start_day: date | None = None,
    start_time: time | None = None,
    place_kk: str = "",
    place_ru: str = "",
    place_en: str = "",
) -> Order:
    """Adopt the order that convenes the Session, today. What is not given is taken from the plan.

    Refuses as `rules.sessions.may_adopt_order` (place, agenda, day, notice of 30 days, month of an
    extraordinary one), and with "meetings.number_missing", "meetings.time_missing", "meetings.order_number_taken".
    """
    row = locked(session)
    place = (place_kk.strip(), place_ru.strip(), place_en.strip()) if place_kk.strip() else (
        row.place_kk, row.place_ru, row.place_en,
    )  # fmt: skip
    facts = replace(facts_of(row, at.day), place=place[0])
    if facts.order_day is None:
        facts = replace(facts, start_day=start_day or row.start_day)
    start = start_time or row.start_time
    verdict = first_refusal(
        rules.may_adopt_order(rulebook(), facts, at.day), _is_numbered(number.strip(), start, at.day)
    ).require()
    order = Order.objects.create(
        session=row,
        number=number.strip(),
        day=at.day,
        start_day=facts.start_day,
        start_time=start,
        place_kk=place[0],
        place_ru=place[1],
        place_en=place[2],
        agenda=[{"kk": i.title_kk, "ru": i.title_ru, "en": i.title_en} for i in row.items.all()],
        by_id=by.person_id,
    )
    row.start_day, row.start_time = order.start_day, order.start_time
    row.place_kk, row.place_ru, row.place_en = place
    row.save(update_fields=["start_day", "start_time", "place_kk", "place_ru", "place_en"])
    said = {
        "number": row.number,
        "order": order.number,
        "start_day": order.start_day,
        "place": order.place_kk,
    }
    record(about=about(row), verdict=verdict, facts=said)
    return order


def _is_numbered(number: str, start: time | None, day: date) -> rules.Verdict:
    if not number:
        return Refused("meetings.number_missing")
    if start is None:
        return Refused("meetings.time_missing", (rules.ARTICLE_9,))
    if Order.objects.filter(number=number, day=day).exists():
        return Refused("meetings.order_number_taken", facts={"number": number, "day": day})
    return rules.Allowed()


@act
def record_announcement(
    *, by: Actor, at: Moment, session: Session, outlet: str, day: date, link: str = ""
) -> Announcement:
    """Record a publication of the order in an official medium: outlet, date, link.

    The first publication convenes the Session, and every member is served its notice. Refuses as
    `rules.sessions.may_announce`, and with "meetings.outlet_missing", "meetings.already_announced".
    """
    row = locked(session)
    verdict = rules.may_announce(rulebook(), facts_of(row, at.day), day, at.day).require()
    order = order_on(row, at.day)
    if not outlet.strip():
        Refused("meetings.outlet_missing", (rules.ARTICLE_9,)).require()
    if Announcement.objects.filter(order=order, outlet=outlet.strip(), day=day).exists():
        Refused("meetings.already_announced", facts={"outlet": outlet.strip(), "told": day}).require()
    made = Announcement.objects.create(
        order=order, outlet=outlet.strip(), day=day, link=link.strip(), recorded_on=at.day
    )
    written = 0
    if order and order.announcements.count() == 1 and (calling := calling_of(row, at.day)):
        written = tell_all(calling, at, by)
    record(
        about=about(row),
        verdict=verdict,
        facts={
            "number": row.number,
            "letters": written,
            "outlet": made.outlet,
            "day": day,
            "link": made.link,
        },
    )
    return made


@act
def postpone_session(
    *, by: Actor, at: Moment, session: Session, why_kk: str, why_ru: str = "", why_en: str = ""
) -> Postponement:
    """Put an ordered Session off: its order ends today with a reason, and the next order keeps the notice anew.

    Where it had been announced, every member is told.     Refuses as `rules.sessions.may_postpone`, and with "meetings.reason_missing".
    """
    row = locked(session)
    verdict = first_refusal(rules.may_postpone(facts_of(row, at.day)), _has_reason(why_kk)).require()
    calling, why = calling_of(row, at.day), {"kk": why_kk.strip(), "ru": why_ru.strip(), "en": why_en.strip()}
    order = row.orders.get(ended_on__isnull=True)
    order.ended_on = at.day
    order.save(update_fields=["ended_on"])
    made = Postponement.objects.create(
        order=order, day=at.day, **{f"why_{code}": text for code, text in why.items()}
    )
    row.start_day = row.start_time = None
    row.save(update_fields=["start_day", "start_time"])
    said = {"number": row.number, "order": order.number, "start_day": order.start_day, "why": made.why_kk}
    said |= tell_off(calling, at, by, why, again=True)
    record(about=about(row), verdict=verdict, facts=said)
    return made


@act
def cancel_session(
    *, by: Actor, at: Moment, session: Session, why_kk: str, why_ru: str = "", why_en: str = ""
) -> Session:
    """Cancel a Session that has not opened, with a reason. Its number is not used again.

    Where it had been announced, every member is told.     Refuses as `rules.sessions.may_cancel`, and with "meetings.reason_missing".
    """
    row = locked(session)
    verdict = first_refusal(rules.may_cancel(facts_of(row, at.day)), _has_reason(why_kk)).require()
    calling = calling_of(row, at.day) or ended_calling(row, at.day)
    why = {"kk": why_kk.strip(), "ru": why_ru.strip(), "en": why_en.strip()}
    row.orders.filter(ended_on__isnull=True).update(ended_on=at.day)
    row.cancelled_on = at.day
    for code, text in why.items():
        setattr(row, f"why_cancelled_{code}", text)
    row.save(update_fields=["cancelled_on", "why_cancelled_kk", "why_cancelled_ru", "why_cancelled_en"])
    said = {"number": row.number, "why": row.why_cancelled_kk, **tell_off(calling, at, by, why)}
    record(about=about(row), verdict=verdict, facts=said)
    return row


def _has_reason(why: str) -> rules.Verdict:
    return rules.Allowed() if why.strip() else Refused("meetings.reason_missing")
