"""Questions about indicators: those of an outcome, and the scorecard of a programme as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch, Q

from shanyraq.programmes.models import Contribution, Edition, Indicator, Measurement, Reading
from shanyraq.programmes.queries.measures import contributors_of
from shanyraq.programmes.queries.trees import tree_of
from shanyraq.programmes.rules import indicators as rules


@dataclass(frozen=True)
class Score:
    """An outcome on a day: the indicator that counts, how many are proposed, the last figure and the way made."""

    outcome: Reading
    indicator: Indicator | None
    proposed: int
    last: Measurement | None
    measures: tuple[tuple[Contribution, Reading], ...] = ()

    @property
    def made(self) -> Decimal | None:
        """Give the way made in per cent; None where nothing is measured."""
        if self.indicator is None or self.last is None:
            return None
        return rules.way_made(self.indicator.baseline, self.indicator.target, self.last.value)


def counts_on(row: Indicator, day: date) -> bool:
    """Tell whether an indicator is the approved one on a day."""
    return (
        row.approved_on is not None
        and row.approved_on <= day
        and (row.ended_on is None or row.ended_on > day)
    )


def indicators_of(part: int, day: date) -> list[Indicator]:
    """List the indicators proposed for an outcome by a day, each with its figures known by then and `counts`."""
    known = Measurement.objects.filter(recorded_on__lte=day)
    rows = Indicator.objects.filter(part=part, proposed_on__lte=day).select_related("measured_by")
    found = list(rows.prefetch_related(Prefetch("measurements", known)))
    for row in found:
        row.counts = counts_on(row, day)  # type: ignore[attr-defined]
    return found


def scorecard(edition: Edition, day: date) -> list[Score]:
    """Give every outcome of a programme with what counts and what was measured by a day."""
    outcomes = [branch.reading for branch in tree_of(edition).of_kind("outcome")]
    known = Measurement.objects.filter(recorded_on__lte=day)
    rows = list(
        Indicator.objects.filter(part__in=[row.part_id for row in outcomes])
        .filter(Q(proposed_on__lte=day))
        .select_related("measured_by")
        .prefetch_related(Prefetch("measurements", known))
    )
    served = contributors_of([row.part_id for row in outcomes], day)
    found = []
    for outcome in outcomes:
        own = [row for row in rows if row.part_id == outcome.part_id]
        counting = next((row for row in own if counts_on(row, day)), None)
        figures = list(counting.measurements.all()) if counting else []
        last = figures[-1] if figures else None
        found.append(Score(outcome, counting, len(own), last, tuple(served.get(outcome.part_id, ()))))
    return found


def by_year(indicator: Indicator, day: date) -> list[tuple[int, Measurement]]:
    """Give the last figure of each year that an indicator was measured in, as known on a day."""
    rows = indicator.measurements.all()
    found = {row.as_of.year: row for row in rows if row.recorded_on <= day}
    return sorted(found.items())
