"""Record a mandate right: a correction changes what is known from today on, never what was known before."""

from __future__ import annotations

from datetime import date

from shanyraq.bodies import rules
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
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
