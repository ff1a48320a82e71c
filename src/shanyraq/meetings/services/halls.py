"""Regional halls: added and taken back; a member moves from one to another in one act."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Max
from rulebook import Allowed, Refused, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import RegionalHall, Registration, Session
from shanyraq.meetings.queries import boxes
from shanyraq.meetings.queries import halls as queries
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules import halls as rules
from shanyraq.meetings.services.locking import about, locked
from shanyraq.meetings.services.presence import hall_now, may_be_registered, no_earlier, of_hall
from shanyraq.people.acting import Actor, act


@act
def add_hall(
    *, by: Actor, at: Moment, session: Session, name_kk: str, name_ru: str = "", name_en: str = "",
    area: str = "", place_kk: str = "", place_ru: str = "", place_en: str = "",
) -> RegionalHall:  # fmt: skip
    """Add a regional hall in which the Session sits too, with its region (ISO 3166-2) or place, until it closes.

    Refuses as `rules.halls.may_add`.
    """
    row = locked(session)
    known = [hall.name_kk for hall in queries.halls_of(row)]
    facts = facts_of(row, at.day)
    verdict = rules.may_add(facts, name=name_kk, known=known, area=area, day=at.day).require()
    last = row.halls.aggregate(last=Max("number"))["last"] or 0
    made = RegionalHall.objects.create(
        session=row, number=last + 1, name_kk=name_kk.strip(), name_ru=name_ru.strip(), name_en=name_en.strip(), area=area,
        place_kk=place_kk.strip(), place_ru=place_ru.strip(), place_en=place_en.strip(), added_on=at.day, added_at=at.machine,
    )  # fmt: skip
    said = {"number": row.number, "hall": made.number, "name": made.name_kk, "area": area}
    record(about=about(row), verdict=verdict, facts=said)
    return made


@act
def remove_hall(*, by: Actor, at: Moment, hall: RegionalHall) -> RegionalHall:
    """Take a regional hall back in which nobody was ever registered; its number is not given again.

    Refuses as `rules.halls.may_remove`.
    """
    row = locked(hall.session)
    found = RegionalHall.objects.get(pk=hall.pk)
    verdict = rules.may_remove(
        facts_of(row, at.day),
        removed=found.removed_at is not None,
        registrations=found.registrations.count(),
        voting=boxes.is_voting_in(found),
    ).require()
    found.removed_on, found.removed_at = at.day, at.machine
    found.save(update_fields=["removed_on", "removed_at"])
    record(
        about=about(row),
        verdict=verdict,
        facts={"number": row.number, "hall": found.number, "name": found.name_kk},
    )
    return found


@act
def move_members(
    *, by: Actor, at: Moment, session: Session, people: Iterable[int], hall: RegionalHall | None = None
) -> int:
    """Record that members who are present came to another hall (none: the main one), from a hall or from a distance.

    Each leaves where they were and comes where they are in the same moment, so the number present stays as it was; while
    boxes of a secret vote are open in several halls, their ballot stays where they were first. Give how many moved.
    Refuses as `rules.sessions.may_register`, `rules.halls.serves` of the hall they came to, and with
    "meetings.nobody_chosen", "meetings.not_registered", "meetings.hall_removed".
    """
    row = locked(session)
    asked = set(people)
    stays = row.registrations.here().filter(person_id__in=asked)
    there = stays.filter(hall=hall).exclude(way=Registration.REMOTE)
    gone = stays.exclude(pk__in=list(there.values_list("pk", flat=True)))
    moving = sorted(gone.values_list("person_id", flat=True))
    verdict = first_refusal(
        may_be_registered(row, at),
        of_hall(row, hall, by),
        Allowed() if asked else Refused("meetings.nobody_chosen"),
        Allowed() if moving or not there else Refused("meetings.all_there", facts={"count": len(asked)}),
        Allowed() if moving else Refused("meetings.not_registered"),
    ).require()
    keeping = boxes.ballots_elsewhere(row, moving, hall, at.day)
    moment = no_earlier(gone, at)
    gone.update(left_on=at.day, left_at=moment)
    Registration.objects.bulk_create(
        Registration(session=row, person_id=person, hall=hall, day=at.day, at=moment) for person in moving
    )
    told = {"moved": len(moving), "hall": hall.number if hall else rules.MAIN}
    record(
        about=about(row),
        verdict=verdict,
        facts={**hall_now(row, at), **told, **({"ballots_stay": keeping} if keeping else {})},
        personal={"people": moving},
    )
    return len(moving)


@act
def join_remotely(*, by: Actor, at: Moment, session: Session) -> Registration:
    """Register oneself at a distance, as a member. Refuses as `rules.halls.may_join_remotely`."""
    assert by.person_id is not None
    row = locked(session)
    here = queries.stay_of(row, by.person_id) is not None
    verdict = rules.may_join_remotely(rulebook(), facts_of(row, at.day), here=here, day=at.day).require()
    made = Registration.objects.create(
        session=row, person_id=by.person_id, way=Registration.REMOTE, day=at.day, at=at.machine
    )
    record(
        about=about(row),
        verdict=verdict,
        facts={**hall_now(row, at), "registered": 1, "way": made.way},
        personal={"people": [by.person_id]},
    )
    return made


@act
def leave_remotely(*, by: Actor, at: Moment, session: Session) -> Registration:
    """Leave as a member who is present at a distance. Refuses as `rules.halls.may_leave_remotely`."""
    row = locked(session)
    stay = queries.stay_of(row, by.person_id)
    remote = stay is not None and stay.way == Registration.REMOTE
    verdict = rules.may_leave_remotely(facts_of(row, at.day), remote=remote).require()
    assert stay is not None
    stay.left_on, stay.left_at = at.day, no_earlier(row.registrations.filter(pk=stay.pk), at)
    stay.save(update_fields=["left_on", "left_at"])
    record(
        about=about(row),
        verdict=verdict,
        facts={**hall_now(row, at), "left": 1, "way": stay.way},
        personal={"people": [by.person_id]},
    )
    return stay
