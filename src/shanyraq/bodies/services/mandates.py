"""End a mandate on a ground of the law; record one right: what was known before is never changed."""

from __future__ import annotations

from datetime import date

from rulebook import Allowed

from shanyraq.acts.queries import rulebook
from shanyraq.bodies import candidates, rules
from shanyraq.bodies.models import Ending
from shanyraq.bodies.queries.candidates import nominators_of
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.law import members as law
from shanyraq.people.acting import Actor, act
from shanyraq.people.knowledge import place_for
from shanyraq.people.models import Membership
from shanyraq.people.services.knowledge import rewrite


@act
def correct_mandate(
    *, by: Actor, at: Moment, membership_id: int, since: date, until: date | None, basis: str, why: str
) -> Membership:
    """Correct the days or the paper of a mandate, saying why. The roll of a past day, as known then, stays as it was.

    Refuses with the codes of `rules.may_correct`, and with "people.seat_taken" where somebody else holds the seat
    on one of the new days.
    """
    row = Membership.objects.select_for_update().get(pk=membership_id)
    verdict = rules.may_correct(
        before=(row.since, row.until, row.basis), after=(since, until, basis.strip()), why=why
    ).require()
    place = place_for(row.post, since, until, besides=row.pk) if row.post and row.place else row.place
    before = {"since": row.since, "until": row.until, "basis": row.basis}
    row = rewrite(row, at, why.strip(), since=since, until=until, basis=basis.strip(), place=place)
    record(
        about=f"people.membership:{row.pk}",
        verdict=verdict,
        facts={"member": f"person:{row.person_id}"},
        personal={"why": why.strip()},
        before=before,
        after={"since": row.since, "until": row.until, "basis": row.basis},
    )
    return row


@act
def end_mandate(
    *,
    by: Actor,
    at: Moment,
    membership_id: int,
    ground: str,
    occurred_on: date,
    paper: str,
    decided_on: date | None = None,
    recalled_by: str = "",
) -> Membership:
    """End a member's mandate on a ground of article 17: by itself on the day it occurs, or on the President's decision.

    `ground` is a code of `labels.GROUNDS`. From the day of the end on the person has no voice. Refuses as
    `law.members.ends_on` and `candidates.may_end`.
    """
    row = Membership.objects.select_for_update().get(pk=membership_id)
    kind = row.organization.classification
    end = law.ends_on(rulebook(), ground, occurred_on, decided_on, kind == "regional_assembly")
    verdict = candidates.may_end(
        is_member=row.role == "member" and kind in {"assembly", "regional_assembly"},
        ended_on=row.until,
        ends_on=end.day,
        since=row.since,
        occurred_on=max(occurred_on, end.day),
        paper=paper,
        ground=ground,
        recalled_by=recalled_by,
        nominated_by=nominators_of(row),
        day=at.day,
    ).require()
    row = rewrite(row, at, paper.strip(), until=end.day)
    Ending.objects.create(
        membership=row,
        ground=ground,
        occurred_on=occurred_on,
        decided_on=decided_on,
        paper=paper.strip(),
        recalled_by=recalled_by.strip(),
        recorded_at=at.machine,
    )
    record(
        about=f"people.membership:{row.pk}",
        verdict=verdict & Allowed(end.law, end.confirmed),
        facts={"member": f"person:{row.person_id}", "ended_on": end.day},
        personal={"ground": ground, "paper": paper.strip(), "recalled_by": recalled_by.strip()},
    )
    return row
