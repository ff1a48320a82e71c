"""Remind a body of the term of its answer, and tell it that the term has passed. The worker does both, every night."""

from __future__ import annotations

from rulebook import Refusal, Refused

from shanyraq.decisions.models import Assignment
from shanyraq.decisions.notices import tell_body
from shanyraq.decisions.queries.answering import people_who_answer
from shanyraq.decisions.queries.cards import card_facts
from shanyraq.decisions.queries.reminders import notice_due, reminder_due
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act


@act
def remind_of_term(*, by: Actor, at: Moment, assignment_id: int) -> int:
    """Remind the body of a card that its answer is awaited soon; give how many letters were written.

    Each reminder goes once, as the journal remembers (`law/reminders.toml` says when). Refuses with
    "decisions.no_reminder_due".
    """
    card = _awaited(assignment_id, at)
    return _send(card, reminder_due(card, at.day), at, "decisions/mail/term_ends")


@act
def tell_of_delay(*, by: Actor, at: Moment, assignment_id: int) -> int:
    """Tell the body of a card that its term has passed without an answer that stands; give how many letters.

    Each notice goes once. Refuses with "decisions.no_reminder_due".
    """
    card = _awaited(assignment_id, at)
    return _send(card, notice_due(card, at.day), at, "decisions/mail/overdue")


def _awaited(assignment_id: int, at: Moment) -> Assignment:
    Assignment.objects.select_for_update().get(pk=assignment_id)
    card = Assignment.objects.select_related("decision__replaced_by", "instruction", "addressee").get(
        pk=assignment_id
    )
    if not card_facts(card).as_of(at.day).is_awaited:
        raise _not_due(at)
    return card


def _send(card: Assignment, step: int | None, at: Moment, letter: str) -> int:
    if step is None:
        raise _not_due(at)
    written = tell_body(
        card, people_who_answer(card.addressee, at.day), letter, abs((card.term - at.day).days)
    )
    record(
        about=f"decisions.card:{card.pk}",
        facts={
            card.subject.kind: card.subject.identifier,
            "addressee": card.addressee.slug,
            "term": card.term,
            "step": step,
            "letters": written,
        },
    )
    return written


def _not_due(at: Moment) -> Refusal:
    return Refusal(Refused("decisions.no_reminder_due", facts={"day": at.day}))
