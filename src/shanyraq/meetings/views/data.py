"""A Session, and a request for one, as data: who asked for it, how it was convened, what was voted."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse

from shanyraq.meetings.models import Order, Request, Session
from shanyraq.meetings.queries.sessions import ItemResult
from shanyraq.meetings.rules.requests import RequestFacts
from shanyraq.meetings.rules.sessions import SessionFacts

LANGUAGES = ("kk", "ru", "en")


def session_data(
    row: Session, facts: SessionFacts, order: Order | None, results: list[ItemResult], day: date
) -> dict[str, Any]:
    """Give a Session as of a day: its initiative with the address of the request, its order, matters and votes."""
    return {
        "as_of": day.isoformat(),
        "source": _whole("meetings:session", row.number),
        "session": row.number,
        "kind": row.kind,
        "status": facts.status,
        "initiative": _initiative(row, facts),
        "order": {"number": order.number, "day": order.day.isoformat(), "start_day": order.start_day.isoformat()} if order else None,
        "announcements": facts.announcements,
        "opened_on": _day(facts.opened_on),
        "closed_on": _day(facts.closed_on),
        "present_at_opening": row.present_at_opening if facts.opened_on else None,
        "members_at_opening": row.members_at_opening if facts.opened_on else None,
        "matters": [_matter(one) for one in results],
    }  # fmt: skip


def request_data(row: Request, facts: RequestFacts, needed: int | None, day: date) -> dict[str, Any]:
    """Give a request for an extraordinary Session as of a day: how many signed, never who, and the Session it led to."""
    decided = facts.decided_on is not None
    return {
        "as_of": day.isoformat(),
        "source": _whole("meetings:request", row.pk),
        "request": row.pk,
        "initiator": row.initiator,
        "subject": {code: getattr(row, f"subject_{code}") for code in LANGUAGES},
        "started_on": row.started_on.isoformat(),
        "signatures": facts.signatures,
        "needed": needed if row.initiator == Request.MEMBERS else None,
        "members": facts.total,
        "lapsed_on": _day(facts.lapsed_on),
        "decided_on": _day(facts.decided_on),
        "decision_number": row.decision_number if decided else "",
        "session": _data("meetings:session", row.session.number) if decided and row.session else None,
    }


def _initiative(row: Session, facts: SessionFacts) -> dict[str, Any] | None:
    """Say who began it: those who asked for an extraordinary one, or the Council's proposal of the agenda."""
    asked = Request.objects.filter(session=row).first()
    if asked and facts.decided_on:
        return {"by": asked.initiator, "address": _data("meetings:request", asked.pk)}
    if facts.proposed_on:
        return {"by": "council", "proposed_on": facts.proposed_on.isoformat(), "paper": row.proposed_by}
    return None


def _matter(one: ItemResult) -> dict[str, Any]:
    item, vote = one.item, one.vote
    return {
        "position": item.position,
        "part": item.part,
        "minutes": item.minutes,
        "title": {code: getattr(item, f"title_{code}") for code in LANGUAGES},
        "vote": {
            "id": vote.pk, "method": vote.method, "day": vote.day.isoformat(), "for": vote.votes_for,
            "against": vote.votes_against, "abstained": vote.abstained, "present": vote.present, "members": vote.members,
            "adopted": one.adopted,
        } if vote else None,
    }  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _whole(name: str, *given: object) -> str:
    return f"{settings.SITE_ADDRESS}{reverse(name, args=given)}"


def _data(name: str, *given: object) -> str:
    return f"{_whole(name, *given)}?format=json"
