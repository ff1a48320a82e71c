"""Which card waits for a reminder or a notice of delay on a day; the journal is the memory."""

from __future__ import annotations

from datetime import date

from shanyraq.decisions.models import Assignment
from shanyraq.decisions.queries.cards import assignments, card_facts
from shanyraq.journal.queries import steps_taken
from shanyraq.law.reminders import reminders_on

REMIND, DELAY = "decisions.remind_of_term", "decisions.tell_of_delay"


def cards_awaited(day: date) -> list[Assignment]:
    """List the cards sent by a day whose answer is still awaited, the nearest term first."""
    sent = assignments().filter(sent_on__lte=day).order_by("term", "pk")
    return [card for card in sent if card_facts(card).as_of(day).state in {"sent", "returned"}]


def reminder_due(card: Assignment, day: date) -> int | None:
    """Give the reminder to send on a day, by its days before the term; None where none is due."""
    rule = reminders_on("answer", day)
    if rule is None:
        return None
    sent = steps_taken(REMIND, f"decisions.card:{card.pk}")
    return rule.step_before(begun=card.sent_on, due=card.term, day=day, sent=sent)


def notice_due(card: Assignment, day: date) -> int | None:
    """Give the notice of delay to send on a day, by its days after the term; None where none is due."""
    rule = reminders_on("answer", day)
    if rule is None:
        return None
    return rule.step_after(due=card.term, day=day, sent=steps_taken(DELAY, f"decisions.card:{card.pk}"))
