"""Take a whole import back inside an act that was allowed: seats, people it made, fields it filled."""

from __future__ import annotations

from dataclasses import dataclass

from shanyraq.journal.clock import Moment
from shanyraq.people.models import Brought, Membership, Person, RollDraft, Superseded
from shanyraq.people.services.knowledge import as_known


@dataclass(frozen=True)
class TakenBack:
    """How many people and seats went, and how many people stay with their name alone, as they were known meanwhile."""

    people: int
    seats: int
    stay: int


def take_back(draft: RollDraft, at: Moment, why: str) -> TakenBack:
    """Undo what a draft wrote. Nothing may stand on it any more (`roll_queries.may_undo`).

    What was brought and taken back on one day was never known by the end of a day, and goes without a trace but
    the journal's. What was known for longer stays known for those days, with the names of who it was about; how to
    reach them is erased.
    """
    rows = list(draft.brought.select_related("membership"))
    seats = [row.membership for row in rows if row.membership]
    known = [seat for seat in seats if seat.recorded_on < at.day]
    Superseded.objects.bulk_create([as_known(seat, at, why, kept=False) for seat in known], batch_size=500)
    Brought.objects.filter(draft=draft).delete()
    Membership.objects.filter(pk__in=[seat.pk for seat in seats]).delete()
    for row in rows:
        _emptied(row)
    new = {row.person_id for row in rows if row.new_person}
    stay = new & {seat.person_id for seat in known}
    Person.objects.filter(pk__in=stay).update(email="", phone="", sex="", birth_year=None)
    Person.objects.filter(pk__in=new - stay).delete()
    draft.undone_at = at.machine
    draft.save(update_fields=["undone_at"])
    return TakenBack(people=len(new - stay), seats=len(seats), stay=len(stay))


def _emptied(row: Brought) -> None:
    """Empty the fields a row filled of somebody who was here before, where they still say what it put there."""
    for name, brought in row.filled.items():
        Person.objects.filter(pk=row.person_id, **{name: brought}).update(
            **{name: None if name == "birth_year" else ""}
        )
