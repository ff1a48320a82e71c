"""Link decisions to the measures they serve, and take a link back."""

from __future__ import annotations

from shanyraq.decisions.models import Decision
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.programmes import rules
from shanyraq.programmes.models import DecisionLink, Reading


@act
def link_decision(*, by: Actor, at: Moment, reading: Reading, decision: Decision, why: str) -> DecisionLink:
    """Link a decision to a measure or an outcome, with the reason.

    Refuses with "programmes.not_a_measure" and "programmes.already_linked".
    """
    taken = DecisionLink.objects.select_for_update().filter(
        part=reading.part_id, decision=decision, ended_on__isnull=True
    )
    verdict = rules.may_link(reading.kind, is_linked=taken.exists()).require()
    link = DecisionLink.objects.create(
        part_id=reading.part_id, decision=decision, why=why[:500], by=by.key, on=at.day, at=at.machine
    )
    facts = {"number": reading.number, "decision": decision.identifier, "why": link.why}
    record(about=f"programmes.part:{reading.part_id}", verdict=verdict, facts=facts)
    return link


@act
def unlink_decision(*, by: Actor, at: Moment, link: DecisionLink) -> DecisionLink:
    """Take a link back; it stays, with its day. Refuses with "programmes.already_unlinked"."""
    link = DecisionLink.objects.select_for_update().select_related("decision").get(pk=link.pk)
    verdict = rules.may_unlink(link.ended_on).require()
    link.take_back(by.key, at.day)
    record(
        about=f"programmes.part:{link.part_id}",
        verdict=verdict,
        facts={"decision": link.decision.identifier, "linked_on": link.on},
    )
    return link
