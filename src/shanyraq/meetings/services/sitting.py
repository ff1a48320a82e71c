"""The sitting: opening, the count of a show of hands."""

from __future__ import annotations

from datetime import date

from rulebook import Refused, Verdict, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import AgendaItem, Amendment, Session, Vote
from shanyraq.meetings.queries.counting import is_running_on
from shanyraq.meetings.queries.halls import told_of
from shanyraq.meetings.queries.motions import facts_of_text
from shanyraq.meetings.queries.notices import served_on
from shanyraq.meetings.queries.roll_calls import open_in
from shanyraq.meetings.queries.sessions import facts_of, standing_vote
from shanyraq.meetings.rules import sessions as rules
from shanyraq.meetings.rules.counting import may_replace
from shanyraq.meetings.rules.motions import is_text_free
from shanyraq.meetings.services.locking import about, locked, sitting_of
from shanyraq.meetings.services.putting import asked, may_be_voted, outcome_of
from shanyraq.people.acting import Actor, act


@act
def open_session(*, by: Actor, at: Moment, session: Session) -> Session:
    """Open the Session, keeping how many were registered of how many members.

    Refuses as `rules.sessions.may_open`: order, announcement, day, quorum. The quorum is an unconfirmed norm:
    the act asks for its confirmation, and afterwards says that it stands on it.
    """
    row = locked(session)
    facts = facts_of(row, at.day)
    verdict = rules.may_open(rulebook(), facts, at.day).require()
    served = served_on(row, at.day)
    row.opened_on, row.opened_at = at.day, at.machine
    row.members_at_opening, row.present_at_opening = facts.total, facts.present
    row.save(update_fields=["opened_on", "opened_at", "members_at_opening", "present_at_opening"])
    said = {"number": row.number, "present": facts.present, "members": facts.total}
    where = told_of(row, at.day)
    record(about=about(row), verdict=verdict, facts={**said, **where, **served, **verdict.facts})
    return row


def may_record(
    item: AgendaItem, day: date, amendment: Amendment | None = None, counts: tuple[int, int, int] = (0, 0, 0)
) -> Verdict:
    """Say whether a show of hands could be recorded on a matter, or on an amendment, with `counts` for, against, abstained.

    The page asks the same as the act.
    """
    session, (votes_for, against, abstained) = item.session, counts
    voted = standing_vote(item, amendment) is not None
    given = {"votes_for": votes_for, "against": against, "abstained": abstained}
    return first_refusal(
        rules.may_vote(rulebook(), facts_of(session, day), day, **given, voted=voted),
        Refused("meetings.roll_call_open") if open_in(session) else rules.Allowed(),
        may_replace(is_running_on(item)),
        may_be_voted(item, amendment),
    )


@act
def record_vote(
    *,
    by: Actor,
    at: Moment,
    item: AgendaItem,
    votes_for: int,
    votes_against: int,
    abstained: int,
    amendment: Amendment | None = None,
) -> Vote:
    """Record the count of a show of hands on a matter, or on an amendment. The number present comes from registration.

    Refuses as `rules.sessions.may_vote`: never more votes than members present, one count for a matter, quorum;
    and with "meetings.secret_vote_open", "meetings.amendments_first", or as `rules.motions.may_vote_amendment`.
    """
    row = sitting_of(item)
    facts, counts = facts_of(row, at.day), (votes_for, votes_against, abstained)
    verdict = may_record(item, at.day, amendment, counts).require()
    texts, said = asked(item, amendment)
    vote = Vote.objects.create(
        item=item,
        amendment=amendment,
        **texts,
        votes_for=votes_for,
        votes_against=votes_against,
        abstained=abstained,
        present=facts.present,
        members=facts.total,
        day=at.day,
        at=at.machine,
    )
    told = {"for": votes_for, "against": votes_against, "abstained": abstained, "present": facts.present}
    record(about=about(row), verdict=verdict, facts={**said, **told, **outcome_of(vote)})
    return vote


def may_void(item: AgendaItem, day: date, amendment: Amendment | None = None) -> Verdict:
    """Say whether the count on a matter, or on an amendment, could be voided; the page asks the same.

    That of an amendment is one half of the text: it stays while the text is voted on, and after.
    """
    session, counted = item.session, standing_vote(item, amendment) is not None
    text = rules.Allowed() if amendment is None else is_text_free(facts_of_text(rulebook(), item))
    return first_refusal(text, rules.may_void_vote(facts_of(session, day), counted))


@act
def void_vote(
    *, by: Actor, at: Moment, item: AgendaItem, why: str, amendment: Amendment | None = None
) -> Vote:
    """Void a wrong count with a reason, while the Session is open; it stays, struck, beside the next one.

    Refuses as `rules.sessions.may_void_vote`, and with "meetings.reason_missing"; of an amendment also as
    `rules.motions.is_text_free`: once the text itself is voted on, its parts stay.
    """
    row = sitting_of(item)
    vote = standing_vote(item, amendment)
    verdict = first_refusal(
        may_void(item, at.day, amendment),
        rules.Allowed() if why.strip() else Refused("meetings.reason_missing"),
    ).require()
    assert vote is not None
    vote.voided_at, vote.why_voided = at.machine, why.strip()
    vote.save(update_fields=["voided_at", "why_voided"])
    number = {"amendment": amendment.number} if amendment else {}
    said = {"item": item.position, **number, "why": vote.why_voided}
    record(about=about(row), verdict=verdict, facts=said)
    return vote
