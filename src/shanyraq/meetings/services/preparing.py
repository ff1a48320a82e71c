"""Prepare a Session and change its plan."""

from __future__ import annotations

from datetime import date, time

from rulebook import Refused

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import Session
from shanyraq.meetings.queries.sessions import facts_of, next_number, session_by_number
from shanyraq.meetings.rules import sessions as rules
from shanyraq.meetings.services.locking import about, locked
from shanyraq.people.acting import Actor, act

_PLAN = ("start_day", "start_time", "place_kk", "place_ru", "place_en", "lead_kk", "lead_ru", "lead_en")


@act
def prepare_session(
    *,
    by: Actor,
    at: Moment,
    number: int | None = None,
    start_day: date | None = None,
    start_time: time | None = None,
    place_kk: str = "",
    place_ru: str = "",
    place_en: str = "",
    lead_kk: str = "",
    lead_ru: str = "",
    lead_en: str = "",
) -> Session:
    """Begin to prepare an ordinary Session; without a number it takes the next one.

    What is planned may be left open: the order asks for it. Refuses with "law.status_superseded",
    "meetings.number_taken".
    """
    verdict = rules.may_prepare(rulebook(), at.day).require()
    taken = number or next_number(at.day)
    if session_by_number(taken):
        Refused("meetings.number_taken", facts={"number": taken}).require()
    session = Session.objects.create(
        number=taken,
        prepared_on=at.day,
        start_day=start_day,
        start_time=start_time,
        place_kk=place_kk.strip(),
        place_ru=place_ru.strip(),
        place_en=place_en.strip(),
        lead_kk=lead_kk.strip(),
        lead_ru=lead_ru.strip(),
        lead_en=lead_en.strip(),
    )
    record(about=about(session), verdict=verdict, facts={"number": taken, "start_day": start_day})
    return session


@act
def plan_session(
    *,
    by: Actor,
    at: Moment,
    session: Session,
    start_day: date | None = None,
    start_time: time | None = None,
    place_kk: str = "",
    place_ru: str = "",
    place_en: str = "",
    lead_kk: str = "",
    lead_ru: str = "",
    lead_en: str = "",
) -> Session:
    """Change what is planned, until the order is adopted. Refuses as `rules.sessions.may_change_plan`."""
    row = locked(session)
    verdict = rules.may_change_plan(rulebook(), facts_of(row, at.day), at.day).require()
    before = {name: getattr(row, name) for name in _PLAN}
    given = locals()
    for name in _PLAN:
        value = given[name]
        setattr(row, name, value.strip() if isinstance(value, str) else value)
    row.save(update_fields=_PLAN)
    after = {name: getattr(row, name) for name in _PLAN}
    record(
        about=about(row),
        verdict=verdict,
        facts={"number": row.number, "start_day": start_day, "place": row.place_kk},
        before={name: str(value) for name, value in before.items()},
        after={name: str(value) for name, value in after.items()},
    )
    return row
