"""The sitting: registration, opening, the count of a show of hands."""

from __future__ import annotations

from collections.abc import Iterable

from rulebook import Refused, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.queries import count_members_on
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import AgendaItem, Registration, Session, Vote
from shanyraq.meetings.queries.roll_calls import open_in
from shanyraq.meetings.queries.sessions import facts_of, members_among
from shanyraq.meetings.rules import sessions as rules
from shanyraq.meetings.services.locking import about, locked
from shanyraq.people.acting import Actor, act


@act
def register_members(*, by: Actor, at: Moment, session: Session, people: Iterable[int]) -> int:
    """Register members who are present, in one entry; those registered already stay as they are. Give how many are new.

    Refuses as `rules.sessions.may_register`, and with "meetings.nobody_chosen", "meetings.not_a_member" for
    anyone who is no member on the day, "meetings.all_registered" where nobody is new.
    """
    row = locked(session)
    asked = set(people)
    strangers = len(asked - members_among(asked, at.day))
    here = set(row.registrations.filter(struck_at__isnull=True).values_list("person_id", flat=True))
    fresh = sorted(asked - here)
    verdict = first_refusal(
        rules.may_register(rulebook(), facts_of(row, at.day), at.day),
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
        facts={"number": row.number, "registered": len(fresh), "present": len(here) + len(fresh)},
        personal={"people": fresh},
    )
    return len(fresh)


@act
def strike_registration(*, by: Actor, at: Moment, session: Session, person: int, why: str) -> Registration:
    """Strike a registration made by mistake, with a reason, until the Session closes; it stays in the record.

    Refuses as `rules.sessions.may_register`, and with "meetings.not_registered", "meetings.reason_missing".
    """
    row = locked(session)
    found = row.registrations.filter(person_id=person, struck_at__isnull=True).first()
    verdict = first_refusal(
        rules.may_register(rulebook(), facts_of(row, at.day), at.day),
        rules.Allowed() if found else Refused("meetings.not_registered"),
        rules.Allowed() if why.strip() else Refused("meetings.reason_missing"),
    ).require()
    assert found is not None
    found.struck_at, found.why_struck = at.machine, why.strip()
    found.save(update_fields=["struck_at", "why_struck"])
    record(
        about=about(row),
        verdict=verdict,
        facts={"number": row.number, "why": found.why_struck},
        personal={"person": person},
    )
    return found


@act
def open_session(*, by: Actor, at: Moment, session: Session) -> Session:
    """Open the Session, keeping how many were registered of how many members.

    Refuses as `rules.sessions.may_open`: order, announcement, day, quorum. The quorum is an unconfirmed norm:
    the act asks for its confirmation, and afterwards says that it stands on it.
    """
    row = locked(session)
    facts = facts_of(row, at.day)
    verdict = rules.may_open(rulebook(), facts, at.day).require()
    row.opened_on, row.opened_at = at.day, at.machine
    row.members_at_opening, row.present_at_opening = facts.total, facts.present
    row.save(update_fields=["opened_on", "opened_at", "members_at_opening", "present_at_opening"])
    said = {"number": row.number, "present": facts.present, "members": facts.total}
    record(about=about(row), verdict=verdict, facts={**said, **verdict.facts})
    return row


@act
def record_vote(
    *, by: Actor, at: Moment, item: AgendaItem, votes_for: int, votes_against: int, abstained: int
) -> Vote:
    """Record the count of a show of hands on a matter. The number present comes from registration.

    Refuses as `rules.sessions.may_vote`: never more votes than members present, one count for a matter, quorum.
    """
    row = locked(item.session)
    facts = facts_of(row, at.day)
    voted = item.votes.filter(voided_at__isnull=True).exists()
    verdict = first_refusal(
        rules.may_vote(
            rulebook(),
            facts,
            at.day,
            votes_for=votes_for,
            against=votes_against,
            abstained=abstained,
            voted=voted,
        ),
        Refused("meetings.roll_call_open") if open_in(row) else rules.Allowed(),
    ).require()
    vote = Vote.objects.create(
        item=item,
        votes_for=votes_for,
        votes_against=votes_against,
        abstained=abstained,
        present=facts.present,
        members=count_members_on(at.day),
        day=at.day,
        at=at.machine,
    )
    said = {"for": votes_for, "against": votes_against, "abstained": abstained, "present": facts.present}
    record(about=about(row), verdict=verdict, facts={"item": item.position, **said})
    return vote


@act
def void_vote(*, by: Actor, at: Moment, item: AgendaItem, why: str) -> Vote:
    """Void a wrong count with a reason, while the Session is open; it stays, struck, beside the next one.

    Refuses as `rules.sessions.may_void_vote`, and with "meetings.reason_missing".
    """
    row = locked(item.session)
    vote = item.votes.filter(voided_at__isnull=True).first()
    verdict = first_refusal(
        rules.may_void_vote(facts_of(row, at.day), vote is not None),
        rules.Allowed() if why.strip() else Refused("meetings.reason_missing"),
    ).require()
    assert vote is not None
    vote.voided_at, vote.why_voided = at.machine, why.strip()
    vote.save(update_fields=["voided_at", "why_voided"])
    record(about=about(row), verdict=verdict, facts={"item": item.position, "why": vote.why_voided})
    return vote
