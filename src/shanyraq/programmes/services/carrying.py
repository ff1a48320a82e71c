"""Say that an item of a plan carries out an assignment of a paper, and take that back."""

from __future__ import annotations

from rulebook import first_refusal

from shanyraq.decisions.models import Instruction
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.programmes import rules
from shanyraq.programmes.models import AssignmentLink, PlanItem
from shanyraq.programmes.queries.plans import is_own
from shanyraq.programmes.rules.hierarchy import stands


@act
def link_assignment(
    *, by: Actor, at: Moment, instruction: Instruction, item: PlanItem, why: str
) -> AssignmentLink:
    """Link an item of a plan to the assignment it carries out, saying how. Refuses as `rules.may_carry`."""
    PlanItem.objects.select_for_update().get(pk=item.pk)
    item = PlanItem.objects.select_related("plan__body").get(pk=item.pk)
    taken = AssignmentLink.objects.filter(item=item, instruction=instruction, ended_on__isnull=True)
    verdict = first_refusal(
        rules.may_carry(is_linked=taken.exists(), is_own=is_own(by, item.plan.body)), stands(item.dropped_on)
    ).require()
    link = AssignmentLink.objects.create(
        item=item, instruction=instruction, why=why.strip(), by=by.key, on=at.day
    )
    facts = {"assignment": instruction.identifier, "item": item.position, "why": link.why}
    record(about=f"programmes.plan:{item.plan_id}", verdict=verdict, facts=facts)
    return link


@act
def unlink_assignment(*, by: Actor, at: Moment, link: AssignmentLink) -> AssignmentLink:
    """Take a link back; it stays, with its day. Refuses with "programmes.already_unlinked"."""
    AssignmentLink.objects.select_for_update().get(pk=link.pk)
    link = AssignmentLink.objects.select_related("item", "instruction").get(pk=link.pk)
    verdict = rules.may_unlink(link.ended_on).require()
    link.take_back(by.key, at.day)
    facts = {"assignment": link.instruction.identifier, "item": link.item.position, "linked_on": link.on}
    record(about=f"programmes.plan:{link.item.plan_id}", verdict=verdict, facts=facts)
    return link
