"""What this room keeps about one person, for the person."""

from __future__ import annotations

from typing import Any

from shanyraq.decisions.models import Answer, Decision, Follower, Responsible
from shanyraq.people.models import Person, User


def own_data(person: Person) -> dict[str, Any]:
    """Give what a person answers for, signed, answered for a body and follows, as plain values for JSON."""
    duties = Responsible.objects.filter(person=person).select_related("decision__session")
    answers = Answer.objects.filter(entered_by=person).select_related(
        "assignment__decision__session", "assignment__instruction", "assignment__addressee"
    )
    emails = User.objects.filter(person=person).values("email")
    follows = Follower.objects.filter(email__in=emails).select_related("decision").order_by("pk")
    count = Answer.objects.filter(reviewed_by=person).count()
    return {
        "responsibilities": [_duty(row) for row in duties],
        "signed": [
            {"decision": row.identifier}
            for row in Decision.objects.filter(signed_by=person).order_by("year", "number")
        ],
        "entered": [
            {
                "on": row.entered_on.isoformat(), "organization": row.assignment.addressee.name_kk,
                "decision": row.assignment.subject.identifier, "version": row.version,
            }
            for row in answers.order_by("entered_on", "pk")
        ],
        "reviewed": [{"count": count}] if count else [],
        "follows": [{"decision": row.decision.identifier} for row in follows],
    }  # fmt: skip


def _duty(row: Responsible) -> dict[str, Any]:
    return {
        "decision": row.decision.identifier,
        "since": row.since.isoformat(),
        "until": row.until.isoformat() if row.until else None,
        "reason": row.why_ended,
    }
