"""Acts of this room: how a member came is recorded with its decision; the Council is imported with its approval."""

from __future__ import annotations

from datetime import date

from rulebook import Refused

from shanyraq.bodies import rules
from shanyraq.bodies.models import Standing
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Membership, Organization, RollDraft
from shanyraq.people.roll_queries import checked_rows, may_import
from shanyraq.people.services.rolls import Imported, close_draft, enrolled


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


@act
def import_council(
    *, by: Actor, at: Moment, draft_id: int, approved_by: str, approved_on: date, leave_out: bool = False
) -> Imported:
    """Write the Council's composition from a list that waits, on the President's act that approves it.

    Refuses with the codes of `rules.may_import_council`, and as `people.import_roll` does where rows have errors
    or look-alikes wait (Law 70-IV, art. 10, points 1 and 2).
    """
    draft = RollDraft.objects.select_for_update().get(pk=draft_id)
    rows = checked_rows(draft, by)
    roll = may_import(draft, rows, {}, leave_out=leave_out).require()
    right = [row for row in rows if not row.problems]
    council = set(Organization.objects.filter(classification="council").values_list("pk", flat=True))
    verdict = rules.may_import_council(
        rows=len(right),
        of_council=sum(row.body in council for row in right),
        act=approved_by,
        act_day=approved_on,
        first_day=min((row.since for row in right if row.since), default=None),
        day=at.day,
    )
    allowed = verdict.require() & roll
    basis = f"{approved_by}, {approved_on:%d.%m.%Y}"
    result, people = enrolled(rows, {}, at, basis=basis)
    close_draft(draft, result, at)
    record(
        about=f"bodies.council:{draft.pk}",
        verdict=allowed,
        facts={"approved_by": approved_by, "approved_on": approved_on, **draft.counted},
        personal={"people": people},
    )
    return result
