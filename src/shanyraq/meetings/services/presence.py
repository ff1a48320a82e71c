"""Who is present and in which hall: registration at a door, leaving, coming back; each with its time and the quorum after it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Max
from rulebook import Allowed, Refused, Verdict, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import RegionalHall, Registration, Session
from shanyraq.meetings.models.sessions import Stays
from shanyraq.meetings.queries import halls as queries
from shanyraq.meetings.queries.sessions import facts_of, members_among
from shanyraq.meetings.rules import halls
from shanyraq.meetings.rules import sessions as rules
from shanyraq.meetings.services.locking import about, locked
from shanyraq.people.acting import Actor, act


def may_be_registered(row: Session, at: Moment) -> Verdict:
    """Say whether members may be registered at a Session now."""
    return rules.may_register(rulebook(), facts_of(row, at.day), at.day)


def is_of_session(row: Session, hall: RegionalHall | None) -> Verdict:
    """Say whether a hall (none: the main one) is still one of a Session's: "meetings.hall_removed"."""
    own = hall is None or hall.session_id == row.pk
    taken_back = (
        hall is not None and RegionalHall.objects.filter(pk=hall.pk, removed_at__isnull=False).exists()
    )
    return halls.is_there(of_session=own, removed=taken_back)


def of_hall(row: Session, hall: RegionalHall | None, by: Actor) -> Verdict:
    """Say whether an officer serves a hall (none: the main one) and it is still one of the Session's."""
    return first_refusal(
        is_of_session(row, hall), halls.serves([hall.area if hall else ""], queries.areas_served(by))
    )


def hall_now(row: Session, at: Moment) -> dict[str, object]:
    """Give how many are present of how many members now, where, and what the quorum asks: the facts of every entry here."""
    facts = facts_of(row, at.day)
    verdict = rules.quorum(rulebook(), facts, at.day)
    said: dict[str, object] = {"number": row.number, "present": facts.present, "members": facts.total}
    said |= queries.told_of(row, at.day)
    needed = verdict.facts.get("needed")
    return said if needed is None else {**said, "needed": needed, "quorum": bool(verdict)}


@act
def register_members(
    *, by: Actor, at: Moment, session: Session, people: Iterable[int], hall: RegionalHall | None = None,
    way: str = Registration.DOOR,
) -> int:  # fmt: skip
    """Register members who came to a hall (none: the main one), in one entry; give how many are new.

    Those registered already stay as they are; who left and comes back is registered again, with a new time. `way`:
    "door", or "badge" where its code found them. Refuses as `rules.sessions.may_register` and `rules.halls.serves`,
    and with "meetings.nobody_chosen", "meetings.not_a_member" for anyone who is no member on the day,
    "meetings.all_registered" where nobody is new, "meetings.hall_removed".
    """
    row = locked(session)
    asked = set(people)
    strangers = len(asked - members_among(asked, at.day))
    here = set(row.registrations.here().values_list("person_id", flat=True))
    fresh = sorted(asked - here)
    earlier = row.registrations.filter(struck_at__isnull=True, person_id__in=fresh)
    back = sorted(set(earlier.values_list("person_id", flat=True)))
    verdict = first_refusal(
        may_be_registered(row, at),
        of_hall(row, hall, by),
        Allowed() if asked else Refused("meetings.nobody_chosen"),
        Refused("meetings.not_a_member", facts={"strangers": strangers, "day": at.day})
        if strangers
        else Allowed(),
        Allowed() if fresh else Refused("meetings.all_registered", facts={"count": len(asked)}),
    ).require()
    kept = Registration.BADGE if way == Registration.BADGE else Registration.DOOR
    Registration.objects.bulk_create(
        Registration(session=row, person_id=person, hall=hall, way=kept, day=at.day, at=at.machine)
        for person in fresh
    )
    record(
        about=about(row),
        verdict=verdict,
        facts={**hall_now(row, at), **_where(row, hall), "registered": len(fresh), "back": len(back)}
        | ({"way": kept} if kept == Registration.BADGE else {}),
        personal={"people": fresh, "back": back},
    )
    return len(fresh)


def _where(row: Session, hall: RegionalHall | None) -> dict[str, object]:
    """Name the hall in an entry of a Session that sits in several."""
    return {"hall": hall.number if hall else halls.MAIN} if hall or queries.halls_of(row) else {}


def no_earlier(stays: Stays, at: Moment) -> datetime:
    """Give now, or just after the last of some stays began, where this machine's clock is behind that of the one that wrote it."""
    began: datetime | None = stays.aggregate(last=Max("at"))["last"]
    return at.machine if began is None or began <= at.machine else began + timedelta(microseconds=1)


@act
def record_leaving(*, by: Actor, at: Moment, session: Session, people: Iterable[int]) -> int:
    """Record that members left, in one entry; give how many. The quorum is asked anew from this moment.

    Refuses as `rules.sessions.may_register` and `rules.halls.serves` of each hall they leave, and with
    "meetings.nobody_chosen", "meetings.not_registered" where none of them is present.
    """
    row = locked(session)
    asked = set(people)
    stays = row.registrations.here().filter(person_id__in=asked)
    leaving = list(stays.select_related("hall"))
    verdict = first_refusal(
        may_be_registered(row, at),
        Allowed() if asked else Refused("meetings.nobody_chosen"),
        Allowed() if leaving else Refused("meetings.not_registered"),
        halls.serves(queries.areas_of(leaving), queries.areas_served(by)),
    ).require()
    stays.update(left_on=at.day, left_at=no_earlier(stays, at))
    places = {stay.hall_id for stay in leaving}
    where = _where(row, leaving[0].hall) if len(places) == 1 else {}
    record(
        about=about(row),
        verdict=verdict,
        facts={**hall_now(row, at), **where, "left": len(leaving)},
        personal={"people": sorted(stay.person_id for stay in leaving)},
    )
    return len(leaving)


@act
def strike_registration(*, by: Actor, at: Moment, session: Session, person: int, why: str) -> Registration:
    """Strike a registration made by mistake, with a reason, until the Session closes; it stays in the record.

    Refuses as `rules.sessions.may_register` and `rules.halls.serves`, and with "meetings.not_registered",
    "meetings.reason_missing".
    """
    row = locked(session)
    found = queries.stay_of(row, person)
    verdict = first_refusal(
        may_be_registered(row, at),
        Allowed() if found else Refused("meetings.not_registered"),
        halls.serves(queries.areas_of([found] if found else ()), queries.areas_served(by)),
        Allowed() if why.strip() else Refused("meetings.reason_missing"),
    ).require()
    assert found is not None
    found.struck_at, found.why_struck = at.machine, why.strip()
    found.save(update_fields=["struck_at", "why_struck"])
    record(
        about=about(row),
        verdict=verdict,
        facts={**hall_now(row, at), **_where(row, found.hall), "why": found.why_struck},
        personal={"person": person},
    )
    return found
