"""Record by which path somebody came to the Assembly."""

from __future__ import annotations

from datetime import date

from rulebook import Refused

from shanyraq.bodies import rules
from shanyraq.bodies.models import Standing
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Membership


@act
def record_standing(
    *,
    by: Actor,
    at: Moment,
    membership_id: int,
    category: str,
    path: str,
    region: str = "",
    proposed_by: str = "",
    decision: str,
    decided_on: date,
) -> Standing:
    """Record by which path somebody came to the Assembly, from which region, on whose proposal and which decision.

    Codes are those of `rules.CATEGORIES` and `rules.PATHS`; `region` is ISO 3166-2. Refuses with the codes of
    `rules.may_record_standing`, and "bodies.standing_recorded" where it was recorded before (Law 70-IV, art. 15).
    """
    membership = Membership.objects.select_for_update().get(
        pk=membership_id, organization__classification="assembly", role="member"
    )
    verdict = rules.may_record_standing(
        path=path,
        region=region,
        proposed_by=proposed_by,
        decision=decision,
        decided_on=decided_on,
        since=membership.since,
    )
    verdict.require()
    if Standing.objects.filter(membership=membership).exists():
        Refused("bodies.standing_recorded", verdict.law).require()
    standing = Standing.objects.create(
        membership=membership,
        category=category,
        path=path,
        region=region,
        proposed_by=proposed_by,
        decision=decision,
        decided_on=decided_on,
    )
    record(
        about=f"bodies.standing:{standing.pk}",
        verdict=verdict,
        facts={
            "member": f"person:{membership.person_id}",
            "path": path,
            "region": region,
            "decision": decision,
        },
        after={"category": category, "path": path, "region": region, "proposed_by": proposed_by},
    )
    return standing
