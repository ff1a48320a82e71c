"""Write beside a card the days of what happened to it, so that a list of any length can ask for them."""

from __future__ import annotations

from shanyraq.decisions.models import Assignment
from shanyraq.decisions.queries.cards import assignments, card_facts


def settle(card: Assignment, *, grade: str | None = None) -> Assignment:
    """Take the days from the steps and answers as they now stand. Called by each act that adds one, inside it."""
    known = assignments().get(pk=card.pk)
    facts, last = card_facts(known), known.answers.last()
    card.received_on, card.considered_on = facts.received_on, facts.considered_on
    card.answered_on = last.entered_on if last else None
    card.review, card.reviewed_on = (last.review, last.reviewed_on) if last else ("", None)
    card.stood_on, card.withdrawn_on = facts.stood_on, facts.withdrawn_on
    card.returns = sum(one.review == "returned" for one in facts.answers)
    card.extended_on = facts.extensions[-1].day if facts.extensions else None
    card.grade = grade if grade is not None else (card.grade if card.review == "accepted" else "")
    if facts.withdrawn_on or card.review == "accepted":
        card.closed_on = facts.withdrawn_on or card.reviewed_on
    else:
        card.closed_on = None
    card.save(update_fields=SETTLED)
    return card


SETTLED = [
    "received_on", "considered_on", "answered_on", "stood_on", "review", "reviewed_on", "returns", "grade",
    "withdrawn_on", "extended_on", "closed_on",
]  # fmt: skip
