"""Questions about the evaluation of regions: what is counted of a year, the formula of a day, what was published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from kazakhtext.alphabet import sort_key

from shanyraq.bodies.models import Meeting, ReportTerm
from shanyraq.bodies.queries.board import accounts_of
from shanyraq.decisions.queries.timeliness import kept_by_areas
from shanyraq.law.regions import Region
from shanyraq.law.regions import on as regions_on
from shanyraq.programmes.models import Evaluation, Formula, Objection, PlanItem, Report
from shanyraq.programmes.rules.evaluation import PARTS, Score, Share, place_in_funnel, score_of, total_of

Counts = dict[str, dict[str, Share]]


def last_day(year: int) -> date:
    """Give the last day of a year: whose names and borders its evaluation is told in."""
    return date(year, 12, 31)


def formula_on(day: date) -> Formula | None:
    """Give the formula that counts on a day."""
    return Formula.objects.filter(on__lte=day).first()


def counted(year: int, day: date) -> Counts:
    """Count each part for each region of the year's last day, as far as it is known on a day. Six queries."""
    first, last = date(year, 1, 1), last_day(year)
    found = {region.iso: dict.fromkeys(PARTS, Share()) for region in regions_on(last)}
    parts = {
        "items": _items(first, last, day),
        "answers": {area: Share(kept.judged, kept.in_time) for area, kept in kept_by_areas(first, last, day).items()},
        "meetings": _meetings(first, last, day),
        "account": _accounts(year, day),
    }  # fmt: skip
    for part, shares in parts.items():
        for area, share in shares.items():
            if area in found:
                found[area][part] = share
    return found


def _items(first: date, last: date, day: date) -> dict[str, Share]:
    """Items of a region's approved plan that ended in the year: how many are reported done, with evidence."""
    reports = Prefetch("reports", Report.objects.filter(on__lte=day))
    rows = PlanItem.objects.on(day).filter(
        plan__level="region", plan__approved_on__lte=day, ends__range=(first, last)
    )
    told: defaultdict[str, list[bool]] = defaultdict(list)
    for row in rows.select_related("plan__body").prefetch_related(reports):
        said = list(row.reports.all())
        told[row.plan.body.area].append(bool(said) and said[-1].state == "done")
    return {area: Share(len(done), sum(done)) for area, done in told.items()}


def _meetings(first: date, last: date, day: date) -> dict[str, Share]:
    """Meetings of the councils of regional assemblies planned for the year: how many were held, by their minutes."""
    rows = Meeting.objects.filter(
        organization__classification="regional_council", day__range=(first, min(last, day))
    )
    told: defaultdict[str, list[bool]] = defaultdict(list)
    for area, minutes in rows.values_list("organization__area", "minutes"):
        told[area].append(bool(minutes))
    return {area: Share(len(held), sum(held)) for area, held in told.items()}


def _accounts(year: int, day: date) -> dict[str, Share]:
    """The account of the year, where a term was set for it: filed in the term or not."""
    term = ReportTerm.objects.filter(year=year, due__lte=day).first()
    if term is None:
        return {}
    filed = accounts_of(year, day)
    return {
        region.iso: Share(1, int((on := filed.get(region.iso, (None,))[0]) is not None and on <= term.due))
        for region in regions_on(last_day(year))
    }


@dataclass(frozen=True)
class Line:
    """A region in an evaluation: its shares by part, where each lies in the funnel, the score."""

    region: Region
    shares: dict[str, Share]
    places: dict[str, str]
    score: Score | None


@dataclass(frozen=True)
class Table:
    """An evaluation laid out: the regions by the Kazakh alphabet, and all of them together."""

    lines: tuple[Line, ...]
    whole: dict[str, Share]


def laid_out(counts: Counts, weights: Mapping[str, int], year: int) -> Table:
    """Lay the counts of a year out by region. The order is that of the names: there is no first and no last."""
    last = last_day(year)
    whole = {part: total_of(shares[part] for shares in counts.values()) for part in PARTS}
    regions = sorted(
        (one for one in regions_on(last) if one.iso in counts), key=lambda one: sort_key(one.name_on(last).kk)
    )
    lines = tuple(
        Line(
            one,
            counts[one.iso],
            {part: place_in_funnel(counts[one.iso][part], whole[part]) for part in PARTS},
            score_of(counts[one.iso], weights),
        )
        for one in regions
    )
    return Table(lines, whole)


def evaluations_of(year: int, day: date) -> list[Evaluation]:
    """List the editions of a year published by a day, the newest first, with their objections of that day."""
    rows = Evaluation.objects.filter(year=year, on__lte=day).select_related("formula")
    return list(rows.prefetch_related(Prefetch("objections", Objection.objects.filter(on__lte=day))))


def read(evaluation: Evaluation) -> Counts:
    """Read the counts as they were published."""
    return {
        area: {part: Share(*parts.get(part, (0, 0))) for part in PARTS}
        for area, parts in evaluation.counts.items()
    }


def plain(counts: Counts) -> dict[str, dict[str, list[int]]]:
    """Give counts as JSON holds them."""
    return {
        area: {part: [one.of, one.done] for part, one in shares.items()} for area, shares in counts.items()
    }


def is_worth_counting(counts: Counts) -> int:
    """Count the regions of which anything can be said."""
    return sum(any(one.of for one in shares.values()) for shares in counts.values())
