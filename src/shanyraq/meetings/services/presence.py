"""Who is in the hall: registration at the door, leaving, coming back; each with its time and the quorum after it."""

from __future__ import annotations

from collections.abc import Iterable

from rulebook import Refused, Verdict, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import Registration, Session
from shanyraq.meetings.queries.sessions import facts_of, members_among
from shanyraq.meetings.rules import sessions as rules
from shanyraq.meetings.services.locking import about, locked
from shanyraq.people.acting import Actor, act


def _may(row: Session, at: Moment) -> Verdict:
    return rules.may_register(rulebook(), facts_of(row, at.day), at.day)


def _hall(row: Session, at: Moment) -> dict[str, object]:
    """Give how many are present of how many members now, and what the quorum asks: the facts of every entry here."""
    facts = facts_of(row, at.day)
    verdict = rules.quorum(rulebook(), facts, at.day)
    said: dict[str, object] = {"number": row.number, "present": facts.present, "members": facts.total}
    needed = verdict.facts.get("needed")
    return said if needed is None else {**said, "needed": needed, "quorum": bool(verdict)}


@act
def register_members(*, by: Actor, at: Moment, session: Session, people: Iterable[int]) -> int:
    """Register members who are present, in one entry; those registered already stay as they are. Give how many are new.

    Who left and comes back is registered again, with a new time. Refuses as `rules.sessions.may_register`, and
    with "meetings.nobody_chosen", "meetings.not_a_member" for anyone who is no member on the day,
    "meetings.all_registered" where nobody is new.
    """
    row = locked(session)
    asked = set(people)
    strangers = len(asked - members_among(asked, at.day))
    here = set(row.registrations.here().values_list("person_id", flat=True))
    fresh = sorted(asked - here)
    earlier = row.registrations.filter(struck_at__isnull=True, person_id__in=fresh)
    back = sorted(set(earlier.values_list("person_id", flat=True)))
    verdict = first_refusal(
        _may(row, at),
        rules.Allowed() if asked else Refused("meetings.nobody_chosen"),
        Refused("meetings.not_a_member", facts={"strangers": strangers, "day": at.day})
        if strangers
        else rules.Allowed(),
        rules.Allowed() if fresh else Refused("meetings.all_registered", facts={"count": len(asked)}),
    ).require()
    Registration.objects.bulk_create(
        Registration(session=row, person_id=person, day=at.day, at=at.machine) for person in fresh
    )
    record(
        about=about(row),
        verdict=verdict,
        facts={**_hall(row, at), "registered": len(fresh), "back": len(back)},
        personal={"people": fresh, "back": back},
    )
    return len(fresh)


@act
def record_leaving(*, by: Actor, at: Moment, session: Session, people: Iterable[int]) -> int:
    """Record that members left the hall, in one entry; give how many. The quorum is asked anew from this moment.

    Refuses as `rules.sessions.may_register`, and with "meetings.nobody_chosen", "meetings.not_registered" where
    none of them is present.
    """
    row = locked(session)
    asked = set(people)
    stays = row.registrations.here().filter(person_id__in=asked)
    gone = sorted(stays.values_list("person_id", flat=True))
    verdict = first_refusal(
        _may(row, at),
        rules.Allowed() if asked else Refused("meetings.nobody_chosen"),
        rules.Allowed() if gone else Refused("meetings.not_registered"),
    ).require()
    stays.update(left_on=at.day, left_at=at.machine)
    record(
        about=about(row),
        verdict=verdict,
        facts={**_hall(row, at), "left": len(gone)},
        personal={"people": gone},
    )
    return len(gone)


@act
def strike_registration(*, by: Actor, at: Moment, session: Session, person: int, why: str) -> Registration:
    """Strike a registration made by mistake, with a reason, until the Session closes; it stays in the record.

    Refuses as `rules.sessions.may_register`, and with "meetings.not_registered", "meetings.reason_missing".
    """
    row = locked(session)
    found = row.registrations.here().filter(person_id=person).first()
    verdict = first_refusal(
        _may(row, at),
        rules.Allowed() if found else Refused("meetings.not_registered"),
        rules.Allowed() if why.strip() else Refused("meetings.reason_missing"),
    ).require()
    assert found is not None
    found.struck_at, found.why_struck = at.machine, why.strip()
    found.save(update_fields=["struck_at", "why_struck"])
    record(
        about=about(row),
        verdict=verdict,
        facts={**_hall(row, at), "why": found.why_struck},
        personal={"person": person},
    )
    return found
