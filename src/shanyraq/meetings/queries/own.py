"""What this room keeps about one person, for the person."""

from __future__ import annotations

from typing import Any

from shanyraq.meetings.models import Badge, Cast, Notice, PollAnswer, Registration, Signature
from shanyraq.meetings.rules.numbers import roman
from shanyraq.people.models import Person


def own_data(person: Person) -> dict[str, Any]:
    """Give a person's signatures, answers to polls, votes by name, registrations and notices, as plain values for JSON."""
    signatures = Signature.objects.filter(person=person).select_related("request").order_by("day", "pk")
    answers = PollAnswer.objects.filter(person=person).select_related("poll").order_by("day", "pk")
    there = Registration.objects.filter(person=person, struck_at__isnull=True).select_related(
        "session", "hall"
    )
    return {
        "signatures": [
            {
                "on": row.day.isoformat(),
                "subject": row.request.subject_kk,
                "withdrawn_on": row.withdrawn_on.isoformat() if row.withdrawn_on else None,
            }
            for row in signatures
        ],
        "answers": [
            {"on": row.day.isoformat(), "question": row.poll.question_kk, "answer": row.choice}
            for row in answers
        ],
        "registrations": [
            {
                "on": row.day.isoformat(),
                "session": roman(row.session.number),
                "hall": row.hall.name_kk if row.hall else "",
                "way": row.way,
            }
            for row in there.order_by("day", "pk")
        ],
        "votes": [
            {
                "on": row.roll_call.opened_on.isoformat(),
                "session": roman(row.roll_call.item.session.number),
                "matter": row.roll_call.item.title_kk,
                "amendment": row.roll_call.amendment.number if row.roll_call.amendment else None,
                "vote": row.choice,
                "counted": row.counted,
            }
            for row in Cast.objects.filter(person=person)
            .select_related("roll_call__item__session", "roll_call__amendment")
            .order_by("pk")
        ],
        "badges": [
            {"on": row.day.isoformat(), "session": roman(row.session.number), "code": row.code}
            for row in Badge.objects.filter(person=person).select_related("session").order_by("pk")
        ],
        "notices": [
            {
                "on": row.day.isoformat(),
                "session": roman(row.order.session.number) if row.order else "",
                "channel": row.channel,
                "off": row.off,
                "receipt": row.receipt,
                "acknowledged_on": row.acknowledged_on.isoformat() if row.acknowledged_on else None,
            }
            for row in Notice.objects.filter(person=person).select_related("order__session")
        ],
    }
