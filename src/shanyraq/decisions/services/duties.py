"""Name who in the Council answers for a decision, and release them."""

from __future__ import annotations

from shanyraq.bodies.queries import sits_in_council
from shanyraq.decisions.models import Decision, Responsible, withdrawn_on
from shanyraq.decisions.rules import duty as rules
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Person


@act
def name_responsible(*, by: Actor, at: Moment, decision: Decision, person: Person) -> Responsible:
    """Name a member of the Council who answers for a decision from today on. Refuses as `rules.duty.may_answer_for`."""
    row = Decision.objects.select_for_update().get(pk=decision.pk)
    verdict = rules.may_answer_for(
        sits=sits_in_council(person.pk, at.day),
        already=row.answered_for.filter(person=person, until__isnull=True).exists(),
        withdrawn_on=withdrawn_on(row),
        day=at.day,
    ).require()
    made = Responsible.objects.create(decision=row, person=person, since=at.day, by=by.key, at=at.machine)
    said = {"number": row.identifier, "since": at.day}
    record(about=f"decisions.decision:{row.pk}", verdict=verdict, facts=said, personal={"person": person.pk})
    return made


@act
def release_responsible(*, by: Actor, at: Moment, responsible: Responsible, why: str) -> Responsible:
    """Release a member of a decision from today on, with a reason; the time they answered for it stays.

    Refuses as `rules.duty.may_release`.
    """
    row = Responsible.objects.select_for_update().select_related("decision").get(pk=responsible.pk)
    verdict = rules.may_release(until=row.until, why=why.strip()).require()
    row.until, row.why_ended = at.day, why.strip()
    row.save(update_fields=["until", "why_ended"])
    said = {"number": row.decision.identifier, "since": row.since, "until": row.until}
    record(
        about=f"decisions.decision:{row.decision_id}",
        verdict=verdict,
        facts=said,
        personal={"person": row.person_id, "why": row.why_ended},
    )
    return row
