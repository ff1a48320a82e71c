"""What happens to a card besides answers: received, considered, its term moved, taken back, put before the leadership."""

from __future__ import annotations

from datetime import date

from rulebook import Refusal, Refused, Verdict

from shanyraq.acts.queries import rulebook
from shanyraq.decisions.models import Assignment, Step
from shanyraq.decisions.notices import tell_of_step
from shanyraq.decisions.queries.answering import answers_for
from shanyraq.decisions.queries.cards import card_facts
from shanyraq.decisions.rules import control as rules
from shanyraq.decisions.services.settling import settle
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act


@act
def confirm_receipt(*, by: Actor, at: Moment, assignment_id: int, number: str = "") -> Step:
    """Say that the paper reached the addressee, under its own number. Refuses as `rules.control.may_receive`."""
    card = held(assignment_id)
    verdict = rules.may_receive(card_facts(card), holds_seat=answers_for(by, card.addressee)).require()
    return _taken(card, "received", by, at, verdict, number=number.strip())


@act
def record_consideration(*, by: Actor, at: Moment, assignment_id: int, why: str = "") -> Step:
    """Say that the addressee considered the matter, and what it decided. Refuses as `rules.control.may_consider`."""
    card = held(assignment_id)
    verdict = rules.may_consider(card_facts(card), holds_seat=answers_for(by, card.addressee)).require()
    return _taken(card, "considered", by, at, verdict, why=why.strip())


@act
def extend_term(*, by: Actor, at: Moment, assignment_id: int, term: date, why: str) -> Step:
    """Move the term of a card later, with the reason; everybody concerned gets a letter. Refuses as `may_extend`."""
    card = held(assignment_id)
    verdict = rules.may_extend(
        card_facts(card), term, by_law=bool(card.term_law), of_session=card.decision_id is not None,
        by_chair="assembly.chair" in by.roles, reason=why, day=at.day,
    ).require()  # fmt: skip
    was, card.term = card.term, term
    card.save(update_fields=["term"])
    return _taken(card, "extended", by, at, verdict, why=why.strip(), was_term=was, now_term=term)


@act
def withdraw_assignment(*, by: Actor, at: Moment, assignment_id: int, why: str) -> Step:
    """Take an assignment back from an executor, with the reason; the card stays. Refuses as `may_withdraw`."""
    card = held(assignment_id)
    verdict = rules.may_withdraw(
        card_facts(card), of_session=card.decision_id is not None, reason=why
    ).require()
    return _taken(card, "withdrawn", by, at, verdict, why=why.strip())


@act
def escalate_delay(*, by: Actor, at: Moment, assignment_id: int) -> Step:
    """Put a delay before the leadership, once for each term. Refuses as `may_escalate`; the worker asks every night."""
    card = held(assignment_id)
    known = card.steps.filter(kind="escalated", was_term=card.term).exists()
    verdict = rules.may_escalate(rulebook(), card_facts(card), escalated=known, day=at.day).require()
    return _taken(card, "escalated", by, at, verdict, was_term=card.term)


def held(assignment_id: int) -> Assignment:
    """Hold a card, so that nobody else moves it meanwhile."""
    if not Assignment.objects.select_for_update().filter(pk=assignment_id).exists():
        raise Refusal(Refused("journal.meanwhile"))
    known = Assignment.objects.select_related(
        "decision__replaced_by", "instruction__paper", "addressee"
    ).prefetch_related("answers", "steps")
    return known.get(pk=assignment_id)


def _taken(
    card: Assignment, kind: str, by: Actor, at: Moment, verdict: Verdict, *, why: str = "", number: str = "",
    was_term: date | None = None, now_term: date | None = None,
) -> Step:  # fmt: skip
    step = Step.objects.create(
        assignment=card, kind=kind, day=at.day, at=at.machine, by=by.key, why=why, number=number,
        was_term=was_term, now_term=now_term,
    )  # fmt: skip
    settle(card)
    facts = {"number": number, "why": why, "was_term": was_term, "term": now_term}
    letters = tell_of_step(card, step, body=kind in {"extended", "withdrawn", "escalated"})
    record(
        about=f"decisions.card:{card.pk}",
        verdict=verdict,
        facts={
            card.subject.kind: card.subject.identifier, "addressee": card.addressee.slug, "step": kind,
            **{name: value for name, value in facts.items() if value}, "letters": letters,
        },
    )  # fmt: skip
    return step
