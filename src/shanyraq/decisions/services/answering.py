"""Answer a card, correct the answer, accept or return it."""

from __future__ import annotations

from datetime import date
from typing import Any

from rulebook import Verdict, first_refusal

from shanyraq.decisions import rules
from shanyraq.decisions.models import Answer, Assignment
from shanyraq.decisions.notices import tell_addressee_of_review, tell_followers
from shanyraq.decisions.queries import answers_for, card_facts
from shanyraq.decisions.services.settling import settle
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.web.uploads import Brought, described


def _card(assignment_id: int) -> Assignment:
    # The lock is on the card, so that two clerks of one body never give two answers at once.
    Assignment.objects.select_for_update().get(pk=assignment_id)
    known = Assignment.objects.select_related("decision__replaced_by", "instruction", "addressee")
    return known.get(pk=assignment_id)


def _enter(card: Assignment, by: Actor, at: Moment, verdict: Verdict, **given: Any) -> Answer:
    brought: Brought = given.pop("document")
    version = card.answers.count() + 1
    answer = Answer.objects.create(
        assignment=card,
        version=version,
        incoming_number=f"{card.outgoing_number}-{version}",
        entered_by_id=by.person_id,
        entered_on=at.day,
        entered_at=at.machine,
        **given,
        **described(brought),
    )
    record(
        about=f"decisions.card:{card.pk}",
        verdict=verdict,
        facts={
            card.subject.kind: card.subject.identifier,
            "addressee": card.addressee.slug,
            "version": version,
            "number": answer.number,
            "dated": answer.dated,
            "sha256": answer.sha256,
        },
        after=[answer.text_kk, answer.text_ru, answer.text_en],
    )
    settle(card)
    tell_followers(card, answer)
    return answer


@act
def answer_decision(
    *,
    by: Actor,
    at: Moment,
    assignment_id: int,
    number: str,
    dated: date,
    text_kk: str,
    document: Brought,
    text_ru: str = "",
    text_en: str = "",
) -> Answer:
    """Answer a card with a paper, its number and date. Refuses as `rules.may_answer`."""
    card = _card(assignment_id)
    seat = answers_for(by, card.addressee)
    verdict = first_refusal(
        rules.may_answer(card_facts(card), holds_seat=seat), rules.is_dated_rightly(dated, at.day)
    ).require()
    return _enter(
        card,
        by,
        at,
        verdict,
        number=number,
        dated=dated,
        text_kk=text_kk,
        text_ru=text_ru,
        text_en=text_en,
        document=document,
    )


@act
def correct_answer(
    *,
    by: Actor,
    at: Moment,
    assignment_id: int,
    number: str,
    dated: date,
    text_kk: str,
    document: Brought,
    why_corrected: str,
    text_ru: str = "",
    text_en: str = "",
) -> Answer:
    """Put a newer version over an answer, with the reason. Both stay, and the Secretariat looks again."""
    card = _card(assignment_id)
    seat = answers_for(by, card.addressee)
    verdict = first_refusal(
        rules.may_correct(card_facts(card), holds_seat=seat), rules.is_dated_rightly(dated, at.day)
    ).require()
    return _enter(
        card, by, at, verdict, number=number, dated=dated, text_kk=text_kk, text_ru=text_ru, text_en=text_en,
        document=document, why_corrected=why_corrected,
    )  # fmt: skip


def _review(by: Actor, at: Moment, assignment_id: int, review: str, why: str = "", grade: str = "") -> Answer:
    card = _card(assignment_id)
    verdict = rules.may_review(card_facts(card)).require()
    answer = card.answers.latest("version")
    answer.review, answer.reviewed_on, answer.reviewed_by_id, answer.why_returned = (
        review,
        at.day,
        by.person_id,
        why,
    )
    answer.save(update_fields=["review", "reviewed_on", "reviewed_by", "why_returned"])
    record(
        about=f"decisions.card:{card.pk}",
        verdict=verdict,
        facts={
            card.subject.kind: card.subject.identifier,
            "addressee": card.addressee.slug,
            "version": answer.version,
            "review": review,
            "why": why,
            **({"grade": grade} if grade else {}),
        },
    )
    settle(card, grade=grade)
    tell_followers(card, answer)
    tell_addressee_of_review(card, answer)
    return answer


@act
def accept_answer(*, by: Actor, at: Moment, assignment_id: int, grade: str = "") -> Answer:
    """Accept the answer that waits; `grade` is "full" or "partly" where the Secretariat says how well it was carried out.

    Refuses as `rules.may_review`.
    """
    return _review(by, at, assignment_id, "accepted", grade=grade)


@act
def return_answer(*, by: Actor, at: Moment, assignment_id: int, why_returned: str) -> Answer:
    """Return the answer that waits, with the reason; the term stays as it was."""
    return _review(by, at, assignment_id, "returned", why_returned)
