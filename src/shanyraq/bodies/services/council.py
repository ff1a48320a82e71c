"""Import the Council's composition with the President's act that approves it."""

from __future__ import annotations

from datetime import date

from shanyraq.bodies import rules
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Organization, RollDraft
from shanyraq.people.roll_queries import checked_rows, may_import
from shanyraq.people.services.rolls import Imported, close_draft, enrolled


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
    result, people = enrolled(draft, rows, {}, at, basis=basis)
    close_draft(draft, result, at)
    record(
        about=f"bodies.council:{draft.pk}",
        verdict=allowed,
        facts={"approved_by": approved_by, "approved_on": approved_on, **draft.counted},
        personal={"people": people},
    )
    return result
