"""Draw the codes of badges for a Session."""

from __future__ import annotations

from rulebook import Allowed, Refused, first_refusal

from shanyraq.bodies.codes import new_code
from shanyraq.bodies.queries import members_on
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import Badge, Session
from shanyraq.meetings.queries import notices as queries
from shanyraq.meetings.queries.badges import LENGTH, codes_of
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules import notices as rules
from shanyraq.meetings.services.locking import about, locked
from shanyraq.people.acting import Actor, act


@act
def issue_badges(*, by: Actor, at: Moment, session: Session) -> int:
    """Draw a code for every member of today who has no badge of this Session; give how many. The journal keeps no code.

    Refuses with "meetings.not_called_yet" until the Session is called, "meetings.badges_late" once it closed,
    and "meetings.badges_drawn" where everybody has one.
    """
    row = locked(session)
    have = codes_of(row)
    fresh = sorted(set(members_on(at.day).values_list("person_id", flat=True)) - set(have))
    verdict = first_refusal(
        Allowed(rules.LAW)
        if queries.calling_of(row, at.day)
        else Refused("meetings.not_called_yet", rules.LAW),
        Refused("meetings.badges_late") if facts_of(row, at.day).closed_on else Allowed(),
        Allowed() if fresh else Refused("meetings.badges_drawn", facts={"count": len(have)}),
    ).require()
    codes = _draw(len(fresh), set(have.values()))
    Badge.objects.bulk_create(
        Badge(session=row, person_id=person, code=code, day=at.day, at=at.machine)
        for person, code in zip(fresh, codes, strict=True)
    )
    record(about=about(row), verdict=verdict, facts={"number": row.number, "badges": len(fresh)})
    return len(fresh)


def _draw(count: int, taken: set[str]) -> list[str]:
    drawn: set[str] = set()
    while len(drawn) < count:
        drawn |= {new_code(LENGTH)} - taken
    return list(drawn)
