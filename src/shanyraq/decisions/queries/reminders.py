"""Which card waits for a reminder or a notice of delay on a day; the journal is the memory."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from rulebook import Refused

from shanyraq.acts.queries import rulebook
from shanyraq.decisions.models import Assignment, Step
from shanyraq.decisions.queries.cards import assignments, card_facts
from shanyraq.decisions.queries.states import in_states, with_states
from shanyraq.journal.queries import steps_taken
from shanyraq.law.reminders import reminders_on

REMIND, DELAY = "decisions.remind_of_term", "decisions.tell_of_delay"


def cards_awaited(day: date) -> list[Assignment]:
    """List the cards sent by a day whose answer is still awaited, the nearest term first."""
    open_cards = assignments().filter(sent_on__lte=day, closed_on__isnull=True).order_by("term", "pk")
    return [card for card in open_cards if card_facts(card).as_of(day).is_awaited]


def delays_to_escalate(day: date) -> list[int]:
    """List the cards whose delay goes before the leadership on a day; none while the norm awaits a confirmation."""
    norm = rulebook().settled("control.escalation_days", on=day)
    if isinstance(norm, Refused):
        return []
    late = in_states(with_states(day), ("overdue",), day).filter(term__lte=day - timedelta(days=norm.number))
    told = Step.objects.filter(assignment=OuterRef("pk"), kind="escalated", was_term=OuterRef("term"))
    return list(late.exclude(Exists(told)).order_by("pk").values_list("pk", flat=True))


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
