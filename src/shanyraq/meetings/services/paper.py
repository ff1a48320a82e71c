"""Enter what a member signed on paper: a signature under a request, an answer to a poll. Both are open; a secret vote never."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rulebook import Allowed, Refused, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.queries import sits_in_council
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.law import mandates
from shanyraq.meetings.models import Poll, PollAnswer, Request, Signature
from shanyraq.meetings.queries import polls, requests
from shanyraq.meetings.rules import polls as poll_rules
from shanyraq.meetings.rules import requests as request_rules
from shanyraq.people.acting import Actor, act
from shanyraq.people.queries import actor_without_account
from shanyraq.people.services.paper import served


@act
def sign_request_on_paper(
    *, by: Actor, at: Moment, request: Request, person_id: int, asked: str, paper: str, signed_on: date
) -> Signature:
    """Enter a member's signature under a request from the paper the member signed.

    Refuses as the member's own signing would on that day ("law.no_mandate" with the article where the mandate
    ended), with "meetings.member_signed", and as `people.rules.may_serve`.
    """
    row = Request.objects.select_for_update().get(pk=request.pk)
    signed = requests.has_signed(row, person_id, at.day)
    verdict = first_refusal(
        mandates.may("meetings.sign_request", actor_without_account(person_id, at.day).roles, at.day),
        Refused("meetings.member_signed") if signed else Allowed(),
        request_rules.may_sign(rulebook(), requests.facts_of(row, at.day), False, at.day),
    ).require()
    about = f"meetings.request:{row.pk}"
    served(
        person_id, "signature", by=by, at=at, asked=asked, what=row.subject_kk, paper=paper,
        signed_on=signed_on, about=about,
    )  # fmt: skip
    signature = Signature.objects.create(request=row, person_id=person_id, day=at.day, at=at.machine)
    facts = requests.facts_of(row, at.day)
    record(
        about=about,
        verdict=verdict,
        facts={"on_paper": True, "signatures": facts.signatures, "members": facts.total},
        personal={"person": f"person:{person_id}", "paper": paper.strip()},
    )
    return signature


@act
def answer_poll_on_paper(
    *, by: Actor, at: Moment, poll: Poll, person_id: int, choice: str, asked: str, paper: str, signed_on: date
) -> PollAnswer:
    """Enter a member's answer to a poll of the Council from the paper the member signed; their own answer stays.

    Refuses as the member's own answer would on that day, with "meetings.answered_already", and as
    `people.rules.may_serve`.
    """
    row = Poll.objects.select_for_update().get(pk=poll.pk)
    facts = replace(polls.facts_of(row, at.day), closed_on=row.closed_on)
    verdict = first_refusal(
        mandates.may("meetings.answer_poll", actor_without_account(person_id, at.day).roles, at.day),
        Allowed() if choice in PollAnswer.CHOICES else Refused("meetings.no_such_answer"),
        poll_rules.may_answer(facts, sits=sits_in_council(person_id, at.day), day=at.day),
        Refused("meetings.answered_already") if polls.answer_of(row, person_id) else Allowed(),
    ).require()
    about = f"meetings.poll:{row.pk}"
    served(
        person_id, "open_vote", by=by, at=at, asked=asked, what=row.question_kk, paper=paper,
        signed_on=signed_on, about=about,
    )  # fmt: skip
    answer = PollAnswer.objects.create(
        poll=row, person_id=person_id, choice=choice, day=at.day, at=at.machine
    )
    record(
        about=about,
        verdict=verdict,
        facts={"number": row.number, "on_paper": True},
        personal={"person": f"person:{person_id}", "choice": choice, "paper": paper.strip()},
    )
    return answer
