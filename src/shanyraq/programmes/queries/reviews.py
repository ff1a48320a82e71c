"""Questions about reviews: of which programmes and years, what was proposed, and how far what was adopted has come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from shanyraq.programmes.models import DocumentStep, Edition, Proposal, Reading, Review
from shanyraq.programmes.queries.messages import latest_of
from shanyraq.programmes.queries.trees import programmes_on

WAITING, DECLINED, IN_DRAFT, APPROVED, IN_EDITION = (
    "waiting",
    "declined",
    "in_draft",
    "approved",
    "in_edition",
)
STATES = (WAITING, IN_DRAFT, APPROVED, IN_EDITION, DECLINED)


@dataclass(frozen=True)
class Seen:
    """A proposal as of a day: its state, what it is about as the latest edition reads it, the edition that took it in."""

    proposal: Proposal
    state: str
    reading: Reading | None
    edition: int = 0

    @property
    def is_decided(self) -> bool:
        """Tell whether it had been considered by the day."""
        return self.state != WAITING


@dataclass(frozen=True)
class Year:
    """A year of a programme: its review with what was proposed in it, None where there was no review."""

    year: int
    review: Review | None
    proposals: tuple[Seen, ...] = ()


def seen_on(proposals: Iterable[Proposal], day: date) -> list[Seen]:
    """Give proposals made by a day, each with its state then. The number of queries does not grow with them."""
    rows = [row for row in proposals if row.on <= day]
    readings = latest_of(row.part_id for row in rows if row.part_id)
    steps = DocumentStep.objects.filter(
        document__in=[row.document_id for row in rows if row.document_id], name="president_approves", recorded_on__lte=day
    )  # fmt: skip
    approved = {step.document_id: step.recorded_on for step in steps}
    editions = list(
        Edition.objects.filter(programme__in={row.review.programme_id for row in rows}, made_on__lte=day)
    )
    return [_seen(row, day, readings, approved, editions) for row in rows]


def _seen(
    row: Proposal,
    day: date,
    readings: dict[int, Reading],
    approved: dict[int, date],
    editions: Sequence[Edition],
) -> Seen:
    reading = readings.get(row.part_id or 0)
    if row.decided_on is None or row.decided_on > day:
        return Seen(row, WAITING, reading)
    if row.outcome == "declined":
        return Seen(row, DECLINED, reading)
    on = approved.get(row.document_id or 0)
    if on is None:
        return Seen(row, IN_DRAFT, reading)
    later = [
        one.number for one in editions if one.programme_id == row.review.programme_id and one.made_on >= on
    ]
    return Seen(row, IN_EDITION if later else APPROVED, reading, min(later, default=0))


def review_on(review: Review, day: date) -> list[Seen]:
    """Give what was proposed in a review by a day."""
    rows = review.proposals.select_related("body", "document", "review__programme")
    return seen_on(rows, day)


def years_on(day: date) -> list[tuple[Edition, list[Year]]]:
    """Give each programme with its years back to the one it was first read here, a year without a review too."""
    found = []
    for edition in programmes_on(day):
        first = edition.programme.editions.order_by("number").values_list("made_on", flat=True)[0]
        reviews = {
            row.year: row for row in edition.programme.reviews.filter(opened_on__lte=day).select_related("programme")
        }  # fmt: skip
        rows = Proposal.objects.filter(review__in=reviews.values())
        seen = seen_on(rows.select_related("body", "document", "review__programme"), day)
        first_year = min([first.year, *reviews, day.year])
        years = [
            Year(
                year, reviews.get(year),
                tuple(one for one in seen if year in reviews and one.proposal.review_id == reviews[year].pk),
            )
            for year in range(day.year, first_year - 1, -1)
        ]  # fmt: skip
        found.append((edition, years))
    return found


def proposals_of(part: int, day: date) -> list[Seen]:
    """List what was proposed about a part by a day, the latest first."""
    rows = Proposal.objects.filter(part=part).select_related("body", "document", "review__programme")
    return seen_on(rows.order_by("-on", "-pk"), day)
