"""Place a plan under the one above it; take an item out of a draft. Decree 149, pt 22."""

from __future__ import annotations

from rulebook import first_refusal

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act, in_turn
from shanyraq.programmes.models import Plan, PlanItem
from shanyraq.programmes.queries import hierarchy as asked
from shanyraq.programmes.queries import plans
from shanyraq.programmes.rules import hierarchy as rules
from shanyraq.programmes.rules.plans import may_change

TURN = "programmes.plans"  # whoever changes what a branch of plans holds does so in this turn


@act
def place_plan(*, by: Actor, at: Moment, plan: Plan, above: Plan) -> Plan:
    """Place a draft under the plan that it carries further.

    Refuses with "programmes.not_own_region", "programmes.plan_approved", and as `rules.hierarchy.may_stand_under`.
    """
    in_turn(TURN)
    plan = Plan.objects.select_for_update(of=("self",)).select_related("body").get(pk=plan.pk)
    verdict = first_refusal(
        may_change(plan.approved_on, is_own=plans.is_own(by, plan.body)),
        rules.may_stand_under(asked.place_of(plan), asked.place_of(above)),
    ).require()
    plan.above = above
    plan.save(update_fields=["above"])
    record(about=f"programmes.plan:{plan.pk}", verdict=verdict, facts={"above": above.title_kk})
    return plan


@act
def drop_item(*, by: Actor, at: Moment, item: PlanItem, why: str) -> PlanItem:
    """Take an item out of a draft; it stays, with the day and the reason.

    Refuses with "programmes.not_own_region", "programmes.plan_approved" and as `rules.hierarchy.may_drop`.
    """
    in_turn(TURN)
    plan = Plan.objects.select_for_update(of=("self",)).select_related("body").get(pk=item.plan_id)
    item = PlanItem.objects.get(pk=item.pk)
    verdict = first_refusal(
        may_change(plan.approved_on, is_own=plans.is_own(by, plan.body)),
        rules.may_drop(item.dropped_on, why),
    ).require()
    item.dropped_on, item.dropped_why = at.day, why.strip()
    item.save(update_fields=["dropped_on", "dropped_why"])
    facts = {"item": item.position, "title": item.title_kk, "why": item.dropped_why}
    record(about=f"programmes.plan:{plan.pk}", verdict=verdict, facts=facts)
    return item
