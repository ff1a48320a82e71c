"""Heads of regional secretariats: the region puts forward, the Secretariat answers, the akim appoints."""

from __future__ import annotations

from datetime import date
from typing import cast

from rulebook import Allowed, Refused, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.bodies import organs as rules
from shanyraq.bodies.models import HeadCandidate
from shanyraq.bodies.services.reach import entered, may_reach, post_of, recorded
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.law import regional as law
from shanyraq.law.bodies import laws_of
from shanyraq.people.acting import Actor, act
from shanyraq.people.knowledge import place_for
from shanyraq.people.models import Membership, Organization
from shanyraq.people.services.knowledge import rewrite

NORM = "regional.secretariat_head_agreed"
KIND = "regional_secretariat"


@act
def put_forward_head(
    *,
    by: Actor,
    at: Moment,
    slug: str,
    person_id: int | None = None,
    newcomer: str = "",
    paper: str,
    on: date,
) -> HeadCandidate:
    """Put somebody forward for head of a regional secretariat, by the region's letter; `newcomer` is a name not yet here.

    Refuses with "bodies.not_a_regional_secretariat", "bodies.head_waits" while another awaits the answer.
    """
    body = Organization.objects.select_for_update().get(slug=slug)
    verdict = first_refusal(
        Allowed() if person_id or newcomer.strip() else Refused("bodies.name_missing"),
        Allowed() if body.classification == KIND else Refused("bodies.not_a_regional_secretariat"),
        recorded(by, body, paper=paper, on=on, day=at.day),
        Refused("bodies.head_waits", rules.REGIONAL)
        if _waits(body)
        else Allowed(laws_of(rulebook(), NORM, on)),
    ).require()
    row = HeadCandidate.objects.create(
        organization=body,
        person_id=person_id or entered(newcomer),
        paper=paper.strip(),
        day=on,
        recorded_at=at.machine,
    )
    record(
        about=f"bodies.headcandidate:{row.pk}",
        verdict=verdict,
        facts={"who": f"person:{row.person_id}", "body": body.name_kk, "paper": row.paper, "on": on},
    )
    return row


@act
def answer_on_head(
    *, by: Actor, at: Moment, candidate_id: int, answer: str, reason: str = "", paper: str, on: date
) -> HeadCandidate:
    """Record that the Secretariat agrees to a region's candidate ("agreed") or refuses ("refused", with the reason).

    Refuses with "bodies.answered_already", "bodies.reason_of_answer" and as `organs.is_dated`.
    """
    row = HeadCandidate.objects.select_for_update().select_related("organization").get(pk=candidate_id)
    verdict = first_refusal(
        rules.may_answer(answered=row.answer, answer=answer, reason=reason),
        rules.is_dated(paper=paper, on=on, day=at.day, after=row.day),
        Allowed(laws_of(rulebook(), NORM, on)),
    ).require()
    row.answer, row.answer_paper, row.answered_on, row.reason = answer, paper.strip(), on, reason.strip()
    row.save(update_fields=["answer", "answer_paper", "answered_on", "reason"])
    record(
        about=f"bodies.headcandidate:{row.pk}",
        verdict=verdict,
        facts={
            "who": f"person:{row.person_id}", "body": row.organization.name_kk, "answer": answer,
            "paper": row.answer_paper, "on": on, "reason": row.reason,
        },
    )  # fmt: skip
    return row


@act
def appoint_regional_head(*, by: Actor, at: Moment, candidate_id: int, paper: str, on: date) -> Membership:
    """Record the akim's act that appoints an agreed candidate; who held or acted in the office leaves it that day.

    Refuses with "bodies.head_not_agreed", "bodies.agreement_refused", "law.unconfirmed_norm" (Decree 1561), and
    "bodies.head_appointed".
    """
    row = HeadCandidate.objects.select_for_update().select_related("organization").get(pk=candidate_id)
    body = row.organization
    verdict = first_refusal(
        may_reach(by, body),
        Refused("bodies.head_appointed") if row.membership_id else Allowed(),
        law.may_appoint_regional_head(rulebook(), answer=cast(law.Answer, row.answer), day=on),
        rules.is_dated(paper=paper, on=on, day=at.day, after=row.answered_on or row.day),
    ).require()
    left = list(Membership.objects.on(on).filter(organization=body, role="head", since__lt=on))
    for seat in left:
        rewrite(seat, at, paper.strip(), until=on)
    post = post_of(body, "head")
    row.membership = Membership.objects.create(
        person_id=row.person_id, organization=body, post=post, place=place_for(post, on, body.until),
        role="head", since=on, until=body.until,
        basis=f"{paper.strip()}, {on:%d.%m.%Y}"[:300], recorded_at=at.machine, recorded_on=at.day,
    )  # fmt: skip
    row.save(update_fields=["membership"])
    record(
        about=f"people.membership:{row.membership.pk}",
        verdict=verdict,
        facts={
            "who": f"person:{row.person_id}", "body": body.name_kk, "paper": paper.strip(), "on": on,
            "agreed": row.answer_paper, "left": [seat.person_id for seat in left],
        },
    )  # fmt: skip
    return row.membership


def _waits(body: Organization) -> bool:
    return body.head_candidates.filter(answer="").exists()
