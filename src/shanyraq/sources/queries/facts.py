"""Questions about facts: of the papers and of people together, with where each stands and what superseded it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse
from django.utils.translation import get_language
from rulebook import Rulebook

from shanyraq.sources.facts import reading
from shanyraq.sources.facts.charts import Chart, chart_of
from shanyraq.sources.facts.reading import Series, Subject
from shanyraq.sources.facts.series import Run, run_of
from shanyraq.sources.facts.settling import Contradiction, Settlement, contradictions, settle
from shanyraq.sources.facts.values import AsOf, Figure, Place, number_of
from shanyraq.sources.models import AddedFact, HandSettlement, Paper


@dataclass(frozen=True)
class Wanted:
    """What a reader looks for: words, one paper by number, one way of dating."""

    words: str = ""
    paper: str = ""
    dating: str = ""


@dataclass(frozen=True)
class Shown:
    """A figure with what a page needs: the row it was added by, and the id that superseded it ("" if none did)."""

    figure: Figure
    row: AddedFact | None = None
    superseded_by: str = ""

    @property
    def says_language(self) -> str:
        """Give the language its sentence is shown in: the reader's, or Kazakh where nobody wrote it in that."""
        language = get_language() or "kk"
        return language if self.row is None or getattr(self.row, f"says_{language}", "") else "kk"

    @property
    def standing(self) -> bool:
        """Tell whether nothing has superseded it."""
        return not self.superseded_by


@dataclass(frozen=True)
class ShownSeries:
    """A series with its standing figures in time, the superseded ones, and its drawing (None where there is none)."""

    series: Series
    shown: tuple[Shown, ...]

    @cached_property
    def run(self) -> Run:
        """Give the standing figures in time."""
        return run_of(one.figure for one in self.shown if one.standing)

    @cached_property
    def chart(self) -> Chart | None:
        """Give the drawing."""
        return chart_of(self.run)

    @property
    def by_time(self) -> list[Shown]:
        """Give the figures by day, undated last, superseded ones where they were."""
        return sorted(
            self.shown,
            key=lambda one: (one.figure.as_of.ordinal if one.figure.as_of.known else 1e9, one.figure.id),
        )


def shelf() -> dict[str, str]:
    """Give the address of each held paper: by the number figures cite it with, and by its own slug."""
    held = {paper.sha256: paper.slug for paper in Paper.objects.only("sha256", "slug")}
    numbers = {n: held[one.sha256] for n, one in reading.cited_papers().items() if one.sha256 in held}
    return numbers | {slug: slug for slug in held.values()}


def address_of(place: Place, held: Mapping[str, str]) -> str:
    """Give the address of a place's first line; "" where its paper is not held here."""
    slug = held.get(place.paper)
    return f"{reverse('sources:paper', args=[slug])}?line={place.first}#l{place.first}" if slug else ""


def figure_of_row(row: AddedFact) -> Figure:
    """Turn a row that a person added into a figure."""
    places: tuple[Place, ...] = ()
    if row.paper is not None:
        places = (Place(row.paper.slug, row.first_line or 1, row.last_line or row.first_line or 1),)
    return Figure(
        id=row.ident,
        series=row.series,
        value=number_of(row.value if "/" in row.value else int(row.value)),
        as_of=AsOf(row.as_of, row.dating),
        says={"kk": row.says_kk, "ru": row.says_ru or row.says_kk, "en": row.says_en or row.says_kk},
        places=places,
        source=row.paper_title,
        qualifier=row.qualifier,
    )


def shown(rows: Iterable[AddedFact] | None = None) -> list[Shown]:
    """Give every figure, those of the papers first, each with what superseded it."""
    added = list(AddedFact.objects.select_related("paper", "file").order_by("pk") if rows is None else rows)
    later = {row.corrects: row.ident for row in added if row.corrects}
    return [
        *(Shown(one, None, later.get(one.id, "")) for one in reading.figures()),
        *(Shown(figure_of_row(row), row, later.get(row.ident, "")) for row in added),
    ]


def shown_series(subject: Subject, found: Iterable[Shown]) -> list[ShownSeries]:
    """Put figures under the series of a subject; series without figures are left out."""
    listed = list(found)
    every = (
        ShownSeries(series, tuple(one for one in listed if one.figure.series == key))
        for key, series in subject.series.items()
    )
    return [one for one in every if one.shown]


def wanted_of(found: Iterable[Shown], wanted: Wanted) -> list[Shown]:
    """Choose the figures a reader looks for; words are sought in three languages and in the titles of subjects."""
    words = wanted.words.casefold().split()
    return [
        one
        for one in found
        if (not wanted.dating or one.figure.as_of.dating == wanted.dating)
        and (not wanted.paper or _stands_in(one.figure, wanted.paper))
        and all(word in _text(one.figure) for word in words)
    ]


def _stands_in(figure: Figure, paper: str) -> bool:
    if paper == "other":
        return not any(place.paper in reading.cited_papers() for place in figure.places)
    return any(place.paper == paper for place in figure.places)


def _text(figure: Figure) -> str:
    series, subject = reading.series_of(figure.series), reading.subjects()[figure.subject]
    texts = (*figure.says.values(), *series.title.values(), *subject.title.values())
    return " ".join((figure.id, figure.plain_value, figure.source, *texts)).casefold()


def row_for_file(one: Shown) -> dict[str, str]:
    """Give a figure as a row of CSV or JSON: every row has its source, and its day or "unknown"."""
    figure, series = one.figure, reading.series_of(one.figure.series)
    return {
        "id": figure.id, "subject": figure.subject, "series": figure.series,
        "title_kk": series.title["kk"], "title_ru": series.title["ru"], "title_en": series.title["en"],
        "value": figure.plain_value, "qualifier": figure.qualifier, "unit": series.unit["en"],
        "unit_kk": series.unit["kk"], "unit_ru": series.unit["ru"], "basis": figure.basis,
        "trend": "growing" if figure.growing else "",
        "as_of": figure.as_of.day or "unknown", "dating": figure.as_of.dating,
        "dated_by": str(figure.as_of.ground or ""), "dated_why": figure.as_of.why.get("en", ""), "source": source_of(figure),
        "says_kk": figure.says["kk"], "says_ru": figure.says["ru"], "says_en": figure.says["en"],
        "superseded_by": one.superseded_by,
    }  # fmt: skip


def source_of(figure: Figure) -> str:
    """Give the source of a figure as one text: "000:451-453; 002:101", or the name of another source."""
    return "; ".join(map(str, figure.places)) or figure.source


@dataclass(frozen=True)
class Settled:
    """A contradiction with its rule's answer, and an officer's over it (None where the rule's stands alone)."""

    settlement: Settlement
    hand: HandSettlement | None

    @property
    def contradiction(self) -> Contradiction:
        """Give the contradiction."""
        return self.settlement.contradiction

    @property
    def is_open(self) -> bool:
        """Tell whether neither the rule nor an officer settles it."""
        return not self.hand.stands if self.hand else self.settlement.is_open


def settled(book: Rulebook, on: date) -> list[Settled]:
    """Settle every contradiction as of a day, officers' answers laid over."""
    hands = {row.contradiction: row for row in HandSettlement.objects.filter(on__lte=on).order_by("pk")}
    return [Settled(settle(found, book, on), hands.get(found.id)) for found in contradictions().values()]


def settled_for_file(one: Settled) -> dict[str, object]:
    """Give a contradiction as a row of JSON: its rule, its statements with lines, days and what became of each."""
    return {
        "id": one.contradiction.id,
        "title": dict(one.contradiction.title),
        "rule": one.settlement.rule,
        "by_hand": one.hand
        and {"stands": one.hand.stands, "why": one.hand.why, "on": one.hand.on.isoformat()},
        "statements": [
            {
                "says": dict(ruling.statement.says),
                "source": "; ".join(map(str, ruling.statement.places)),
                "as_of": ruling.statement.as_of.day or "unknown",
                "outcome": ruling.outcome,
                "in_law": [
                    {
                        "since": term.since.isoformat(),
                        "until": term.until and term.until.isoformat(),
                        "law": term.law,
                        "confirmed_with": term.paper,
                    }
                    for term in ruling.terms
                ],
            }
            for ruling in one.settlement.rulings
        ],
    }
