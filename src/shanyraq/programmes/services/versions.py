"""Make a version of the plan by which the assignments of a Session are executed. Decree 149, pt 22."""

from __future__ import annotations

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import Session
from shanyraq.people.acting import Actor, act, in_turn
from shanyraq.programmes.models import SessionPlan, SessionPlanRow
from shanyraq.programmes.queries import versions as asked
from shanyraq.programmes.rules import versions as rules


@act
def make_version(*, by: Actor, at: Moment, session: Session) -> SessionPlan:
    """Make the next version from the President's assignments of a Session and the items that carry them out today.

    Earlier versions stay. Refuses as `rules.versions.may_make_version`.
    """
    in_turn("programmes.session_plans")
    pairs = asked.pairs_now(session, at.day)
    last = SessionPlan.objects.filter(session=session).order_by("-number").first()
    before = list(last.rows.values_list("instruction", "item")) if last else None
    verdict = rules.may_make_version(pairs, before).require()
    row = SessionPlan.objects.create(
        session=session, number=last.number + 1 if last else 1, by=by.key, made_on=at.day
    )
    SessionPlanRow.objects.bulk_create(
        [SessionPlanRow(version=row, instruction_id=one, item_id=item) for one, item in pairs]
    )
    covered, total = rules.coverage(pairs)
    added, removed = rules.changes(pairs, before or [])
    facts = {
        "session": str(session.number), "number": row.number, "covered": covered, "assignments": total,
        "items_added": added, "items_removed": removed,
    }  # fmt: skip
    record(about=f"programmes.sessionplan:{row.pk}", verdict=verdict, facts=facts)
    return row
