"""Publish of whom the Assembly is made by sex and age, so that nobody can be told from the numbers."""

from __future__ import annotations

from datetime import date

from shanyraq.bodies.composition import packed, protected
from shanyraq.bodies.models import Composition
from shanyraq.bodies.queries.composition import may_publish, told_of
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act


@act
def publish_composition(*, by: Actor, at: Moment, year: int) -> Composition:
    """Publish the members of 1 January of a year by sex and age, once and for ever; small numbers are hidden.

    Refuses with the codes of `rules.may_publish_composition`.
    """
    list(Composition.objects.select_for_update().values_list("pk"))
    verdict = may_publish(year, at.day).require()
    day = date(year, 1, 1)
    told = told_of(day)
    table = protected(told)
    made = Composition.objects.create(
        day=day,
        total=told.total,
        said=told.said,
        numbers=packed(table),
        published_on=at.day,
        published_at=at.machine,
    )
    record(
        about=f"bodies.composition:{year}",
        verdict=verdict,
        facts={"day": day, "total": told.total, "said": told.said, "hidden": len(table.hidden)},
        after=made.numbers,
    )
    return made
