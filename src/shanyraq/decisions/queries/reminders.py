"""Which card waits for a reminder or a notice of delay on a day; the journal is the memory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from rulebook import Refused

from shanyraq.acts.queries import rulebook
from shanyraq.decisions.models import Assignment, Step
from shanyraq.decisions.queries.cards import Card
from shanyraq.decisions.queries.states import in_states, with_states
from shanyraq.journal.queries import steps_taken, steps_taken_of
from shanyraq.law.reminders import reminders_on

AWAITED = ("overdue", "returned", "sent", "received", "considered")
FEW = 20  # old delays a night; more than that go together
REMIND, DELAY = "decisions.remind_of_term", "decisions.tell_of_delay"


@dataclass(frozen=True)
class Due:
    """The cards to write about on a day: a reminder before the term, a notice after it."""

    reminders: list[int]
    notices: list[int]


def due_on(day: date) -> Due:
    """Tell which awaited cards are due a reminder or a notice of delay, asking of each only its term and what was sent.

    The number of queries grows with thousands of cards that are near a step, not with cards.
    """
    rule = reminders_on("answer", day)
    if rule is None:
        return Due([], [])
    open_cards = in_states(with_states(day), AWAITED, day).order_by("term_then", "pk")
    awaited = list(open_cards.values_list("pk", "term_then", "sent_on"))
    longest = max(rule.before, default=-1)
    near = [row for row in awaited if 0 <= (row[1] - day).days <= longest]
    late = [row for row in awaited if row[1] < day]
    reminded = steps_taken_of(REMIND, (f"decisions.card:{row[0]}" for row in near))
    told = steps_taken_of(DELAY, (f"decisions.card:{row[0]}" for row in late))
    before = [
        pk
        for pk, term, sent in near
        if rule.step_before(begun=sent, due=term, day=day, sent=reminded[f"decisions.card:{pk}"]) is not None
    ]
    after = [
        pk
        for pk, term, _sent in late
        if rule.step_after(due=term, day=day, sent=told[f"decisions.card:{pk}"]) is not None
    ]
    return Due(before, after)


@dataclass(frozen=True)
class Delays:
    """The cards whose delay goes before the leadership: those whose day it is, and those whose day has gone by."""

    today: list[int]
    old: list[int]

    @property
    def go_together(self) -> bool:
        """Tell whether the old ones are too many for an act and a letter each."""
        return len(self.old) > FEW


def delays_to_escalate(day: date) -> Delays:
    """List the cards whose delay goes before the leadership on a day; none while the norm awaits a confirmation."""
    rows = _delays(day, "exact").values_list("pk", flat=True), old_delays(day).values_list("pk", flat=True)
    return Delays(*(list(found) for found in rows))


def old_delays(day: date) -> QuerySet[Assignment]:
    """Give the cards whose delay should have gone before a day and did not, the longest delay first."""
    return _delays(day, "lt")


def _delays(day: date, how: str) -> QuerySet[Assignment]:
    norm = rulebook().settled("control.escalation_days", on=day)
    if isinstance(norm, Refused):
        return Assignment.objects.none()
    asked = {f"term__{how}": day - timedelta(days=norm.number)}
    late = in_states(with_states(day), ("overdue",), day).filter(**asked)
    told = Step.objects.filter(assignment=OuterRef("pk"), kind="escalated", was_term=OuterRef("term"))
    return late.exclude(Exists(told)).order_by("term", "pk")


@dataclass(frozen=True)
class Escalation:
    """When the delay of a card goes before the leadership; `day` is None while nobody has confirmed the norm, and nothing is sent."""

    day: date | None


def escalation_of(card: Card) -> Escalation | None:
    """Tell when a card that is late goes before the leadership; None where it is not late or has gone for this term."""
    steps = card.assignment.steps.all()
    if card.state != "overdue" or any(
        step.kind == "escalated" and step.was_term == card.term and step.day <= card.day for step in steps
    ):
        return None
    norm = rulebook().settled("control.escalation_days", on=card.day)
    return Escalation(None if isinstance(norm, Refused) else card.term + timedelta(days=norm.number))


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
