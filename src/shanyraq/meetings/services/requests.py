"""Ask for an extraordinary Session, sign, withdraw, decide to hold it."""

from __future__ import annotations

from datetime import date, time

from rulebook import Refused, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import AgendaItem, Poll, Request, Session, Signature
from shanyraq.meetings.queries import requests as queries
from shanyraq.meetings.queries.sessions import next_number
from shanyraq.meetings.rules import requests as rules
from shanyraq.meetings.rules.sessions import Allowed, may_start_by
from shanyraq.people.acting import Actor, act


def _locked(request: Request) -> Request:
    return Request.objects.select_for_update().get(pk=request.pk)


def _about(request: Request) -> str:
    return f"meetings.request:{request.pk}"


@act
def start_request(
    *,
    by: Actor,
    at: Moment,
    subject_kk: str,
    subject_ru: str = "",
    subject_en: str = "",
    reason_kk: str = "",
    reason_ru: str = "",
    reason_en: str = "",
) -> Request:
    """Begin a request of members for an extraordinary Session; whoever begins it signs it.

    Refuses as `rules.requests.may_start`, and with "meetings.subject_missing".
    """
    verdict = first_refusal(
        rules.may_start(rulebook(), at.day),
        Allowed() if subject_kk.strip() else Refused("meetings.subject_missing"),
    ).require()
    request = Request.objects.create(
        subject_kk=subject_kk.strip(),
        subject_ru=subject_ru.strip(),
        subject_en=subject_en.strip(),
        reason_kk=reason_kk.strip(),
        reason_ru=reason_ru.strip(),
        reason_en=reason_en.strip(),
        started_on=at.day,
        started_by_id=by.person_id,
    )
    Signature.objects.create(request=request, person_id=by.person_id, day=at.day, at=at.machine)
    record(about=_about(request), verdict=verdict, facts={"subject": request.subject_kk}, unnamed=True)
    return request


@act
def sign_request(*, by: Actor, at: Moment, request: Request) -> Request:
    """Sign a request as a member, once. The signature that reaches a third of all members makes it valid.

    Refuses as `rules.requests.may_sign`. The journal says how many have signed, not who.
    """
    row = _locked(request)
    signed = queries.has_signed(row, by.person_id, at.day)
    verdict = rules.may_sign(rulebook(), queries.facts_of(row, at.day), signed, at.day).require()
    Signature.objects.create(request=row, person_id=by.person_id, day=at.day, at=at.machine)
    _record(row, at, verdict)
    return row


@act
def withdraw_signature(*, by: Actor, at: Moment, request: Request) -> Request:
    """Withdraw one's own signature, until the decision to hold the Session. With the last one the request ends.

    Refuses as `rules.requests.may_withdraw`.
    """
    row = _locked(request)
    signed = queries.has_signed(row, by.person_id, at.day)
    verdict = rules.may_withdraw(queries.facts_of(row, at.day), signed).require()
    row.signatures.filter(person_id=by.person_id, withdrawn_at__isnull=True).update(
        withdrawn_on=at.day, withdrawn_at=at.machine
    )
    _record(row, at, verdict)
    return row


def _record(request: Request, at: Moment, verdict: Allowed) -> None:
    facts = queries.facts_of(request, at.day)
    valid = rules.is_valid(rulebook(), facts, at.day)
    said: dict[str, object] = {"signatures": facts.signatures, "members": facts.total, "valid": bool(valid)}
    if facts.lapsed_on:
        said["lapsed"] = True
    record(about=_about(request), verdict=verdict, facts=said, unnamed=True)


@act
def decide_extraordinary(
    *,
    by: Actor,
    at: Moment,
    number: str,
    request: Request | None = None,
    poll: Poll | None = None,
    subject_kk: str = "",
    subject_ru: str = "",
    subject_en: str = "",
    start_day: date | None = None,
    start_time: time | None = None,
    place_kk: str = "",
    place_ru: str = "",
    place_en: str = "",
) -> Session:
    """Decide today to hold an extraordinary Session: on a valid request, on a decision of the Council, or on one's own initiative.

    The Session begins to be prepared with its matter on the agenda; a month runs from today. Refuses as
    `rules.requests.may_decide`, as `law.sessions.may_hold_extraordinary` for a `start_day` that is too late,
    and with "meetings.number_missing", "meetings.subject_missing".
    """
    row = _locked(request) if request else _begun_above(poll, at, subject_kk, subject_ru, subject_en, by)
    facts = queries.facts_of(row, at.day)
    verdict = first_refusal(
        rules.may_decide(rulebook(), facts, at.day),
        Allowed() if row.subject_kk else Refused("meetings.subject_missing"),
        Allowed() if number.strip() else Refused("meetings.number_missing"),
        may_start_by(rulebook(), at.day, start_day),
    ).require()
    session = Session.objects.create(
        number=next_number(at.day),
        kind=Session.EXTRAORDINARY,
        decided_on=at.day,
        prepared_on=at.day,
        start_day=start_day,
        start_time=start_time,
        place_kk=place_kk.strip(),
        place_ru=place_ru.strip(),
        place_en=place_en.strip(),
    )
    AgendaItem.objects.create(
        session=session,
        position=1,
        title_kk=row.subject_kk,
        title_ru=row.subject_ru,
        title_en=row.subject_en,
    )
    row.decided_on, row.decision_number, row.session = at.day, number.strip(), session
    if row.initiator == Request.MEMBERS:
        row.signatures_counted, row.members_counted = facts.signatures, facts.total
    row.save()
    said = {"session": session.number, "initiator": row.initiator, "signatures": facts.signatures}
    record(about=_about(row), verdict=verdict, facts={**said, "members": facts.total, "start_day": start_day})
    return session


def _begun_above(poll: Poll | None, at: Moment, kk: str, ru: str, en: str, by: Actor) -> Request:
    """Begin the request that the Council's decision or the Chair's initiative is."""
    if poll is not None:
        poll = Poll.objects.select_for_update().get(pk=poll.pk)
    if poll is not None and (taken := Request.objects.filter(poll=poll).first()):
        Refused("meetings.request_decided", facts={"decided_on": taken.decided_on or at.day}).require()
    if poll is not None and poll.purpose != Poll.EXTRAORDINARY:
        Refused("meetings.council_did_not_decide", (rules.ARTICLE_9,)).require()
    return Request.objects.create(
        initiator=Request.COUNCIL if poll else Request.CHAIR,
        poll=poll,
        subject_kk=kk.strip() or (poll.question_kk[:300] if poll else ""),
        subject_ru=ru.strip() or (poll.question_ru[:300] if poll else ""),
        subject_en=en.strip() or (poll.question_en[:300] if poll else ""),
        started_on=at.day,
        started_by_id=by.person_id,
    )
