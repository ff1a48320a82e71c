"""Questions about papers: which are held, and a page of one with its lines beside its clauses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shanyraq.sources.differences import Piece, pieces
from shanyraq.sources.models import Clause, Correction, Line, Paper, Repeat
from shanyraq.web.finding import matches
from shanyraq.web.found import Found, Group, group_of

A_PAGE = 40
# Changes of the words themselves; the others are of line ends and pages.
WORDS_CHANGED = frozenset(
    ("displaced", "latin_letter", "partly_spaced", "letter_spaced", "missing_space", "corrected")
)


@dataclass(frozen=True)
class Joint:
    """A piece of a clause's text, the line it came from, and what joining changed just before it.

    `parts` cut the text into words as they came and words that repair changed, where it changed any.
    """

    text: str
    line: int
    changes: tuple[dict[str, Any], ...] = ()
    parts: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Row:
    """A clause with its original lines beside it."""

    clause: Clause
    lines: tuple[Line, ...]
    joints: tuple[Joint, ...]
    places: tuple[Place, ...] = ()
    proposals: int = 0

    @property
    def is_table(self) -> bool:
        """Tell whether the clause is a row of a table, whose gaps part its cells."""
        return any(change["kind"] == "table" for change in self.clause.changes)


@dataclass(frozen=True)
class Place:
    """Another place where a passage stands: the paper, its lines, and how alike they are (0 to 1)."""

    paper: Paper
    first: int
    last: int
    similarity: float


def papers() -> QuerySet[Paper]:
    """List the papers held, the last received first."""
    return Paper.objects.order_by("-at", "slug")


def found(words: tuple[str, ...], day: date) -> Iterable[Group]:
    """Look for papers by their titles, the last received first; `words` as `web.finding.words_of` gives them."""
    named = (paper for paper in papers().filter(on__lte=day) if matches(words, paper.title))
    items = (
        Found(paper.title, reverse("sources:paper", args=[paper.slug]), next(iter(paper.languages), ""))
        for paper in named
    )
    yield group_of(_("Papers"), "acts:index", items)


def corrections(state: str = "") -> list[Correction]:
    """List proposals: those that wait, the oldest first; else the settled ones, the latest first."""
    rows = Correction.objects.select_related("clause__paper", "result")
    if state == Correction.WAITING:
        return list(rows.filter(state=state).order_by("at", "pk"))
    return list(rows.exclude(state=Correction.WAITING).order_by("-settled_at", "-pk"))


def lines_held(most: int = 200_000) -> list[list[str]]:
    """Give the lines of the papers held, the last received first, up to a number of lines: context for repair."""
    found: list[list[str]] = []
    for paper in papers():
        most -= paper.line_count
        if most < 0:
            break
        found.append(list(paper.lines.order_by("number").values_list("text", flat=True)))
    return found


def page_of(paper: Paper, *, page: object = None, line: object = None) -> Page:  # type: ignore[type-arg]
    """Give a page of clauses: the one asked for, or the one that holds a line."""
    paginator = Paginator(paper.clauses.select_related("same_as__paper").order_by("first_line"), A_PAGE)
    if str(line or "").isdecimal() and len(str(line)) < 10:
        before = paper.clauses.filter(first_line__lte=int(str(line))).count()
        return paginator.get_page(max(1, -(-before // A_PAGE)))
    return paginator.get_page(page)


def rows_of(paper: Paper, clauses: Sequence[Clause]) -> list[Row]:
    """Put the original lines beside each clause, with the other places of its passage; blank lines inside are kept."""
    clauses = list(clauses)
    if not clauses:
        return []
    first, last = clauses[0].first_line, clauses[-1].last_line
    lines = {row.number: row for row in paper.lines.filter(number__range=(first, last))}
    repeats = repeats_of(paper)
    waiting = list(
        Correction.objects.filter(
            clause__paper=paper, clause__first_line__range=(first, last), state=Correction.WAITING
        ).values_list("clause__first_line", flat=True)
    )
    return [
        Row(
            clause,
            tuple(lines[n] for n in range(clause.first_line, clause.last_line + 1) if n in lines),
            tuple(joints_of(clause, {number: row.text for number, row in lines.items()})),
            tuple(places_of(clause, repeats)),
            waiting.count(clause.first_line),
        )
        for clause in clauses
    ]


def repeats_of(paper: Paper) -> list[Repeat]:
    """List the passages of a paper that stand in a second place."""
    found = Repeat.objects.filter(Q(first=paper) | Q(second=paper)).select_related("first", "second")
    return list(found.order_by("first_from", "second_from"))


def places_of(clause: Clause, repeats: Sequence[Repeat]) -> list[Place]:
    """Give the other places of the passages that a clause stands in."""
    found = []
    for one in repeats:
        first = Place(one.first, one.first_from, one.first_to, one.similarity)
        second = Place(one.second, one.second_from, one.second_to, one.similarity)
        for here, other in ((first, second), (second, first)):
            is_here = here.paper.pk == clause.paper_id
            if is_here and here.first <= clause.last_line and here.last >= clause.first_line:
                found.append(other)
    return found


def count_unique(paper: Paper) -> int:
    """Count the clauses of a paper that do not only repeat another clause."""
    return paper.clauses.filter(same_as__isnull=True).count()


def clause_at(paper: Paper, line: int) -> Clause | None:
    """Give the clause that is shown for a line."""
    return paper.clauses.filter(first_line__lte=line, last_line__gte=line).first()


def earlier_readings(clause: Clause) -> list[Clause]:
    """List how the lines of a clause were read before, the latest first."""
    rows = Clause.every.filter(
        paper_id=clause.paper_id, replaced_at__isnull=False,
        first_line__lte=clause.last_line, last_line__gte=clause.first_line,
    )  # fmt: skip
    return list(rows.order_by("-replaced_at", "-pk"))


def corrections_of(clause: Clause) -> list[Correction]:
    """List what people proposed for the lines of a clause, the latest first."""
    rows = Correction.objects.filter(
        clause__paper_id=clause.paper_id,
        clause__first_line__lte=clause.last_line,
        clause__last_line__gte=clause.first_line,
    )
    return list(rows.select_related("clause", "result").order_by("-at", "-pk"))


def joints_of(clause: Clause, lines: Mapping[int, str] | None = None) -> list[Joint]:
    """Cut a clause's text where its lines met, with the changes made at each place.

    A hyphen stands at the end of its line: it is marked where the next line begins. `lines` are the lines as they
    came, by number: with them the words that repair changed are told from the others.
    """
    starts = [(offset, line) for offset, line in clause.starts] or [(0, clause.first_line)]
    bounds = [*(offset for offset, _line in starts[1:]), len(clause.text)]
    taken: set[int] = set()
    joints = []
    for (offset, line), end in zip(starts, bounds, strict=True):
        here = [
            (number, change)
            for number, change in enumerate(clause.changes)
            if number not in taken and change["line"] + ("hyphen" in change["kind"]) <= line
        ]
        taken |= {number for number, _change in here}
        text = clause.text[offset:end]
        own = {one["kind"] for one in clause.changes if one["line"] == line and one["sure"]} & WORDS_CHANGED
        parts = _parts((lines or {}).get(line, ""), text, own) if own else ()
        shown = tuple(
            one for _number, one in here if not (parts and one["sure"] and one["kind"] in WORDS_CHANGED)
        )
        joints.append(Joint(text, line, shown, parts))
    return joints


def _parts(raw: str, text: str, kinds: set[str]) -> tuple[Piece, ...]:
    """Tell changed words from others; where letters stood apart all words of the line are changed."""
    if "letter_spaced" in kinds:
        return (Piece("", text.rstrip()), Piece(" ", " ") if text.endswith(" ") else Piece("", ""))
    return tuple(pieces(" ".join(raw.split()), text)) if raw else ()
