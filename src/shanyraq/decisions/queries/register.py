"""The register of all cards, of decisions and of assignments from papers: narrowed and paged by the database."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, IntegerField, Min, Q, QuerySet, Value, When

from shanyraq.decisions.models import SOURCES, Assignment, Decision
from shanyraq.decisions.queries.cards import ORDER, Card, assignments, cards, named_counts
from shanyraq.decisions.queries.kept import COUNTS
from shanyraq.decisions.queries.states import OPEN, in_states, with_states
from shanyraq.decisions.queries.words import says
from shanyraq.people.models import Organization

ON_A_PAGE = 50


@dataclass(frozen=True)
class Asked:
    """What is asked of the register; empty asks nothing. `state` "open" is every card without an accepted answer."""

    source: str = ""
    state: str = ""
    body: str = ""
    q: str = ""
    year: str = ""


def register_on(asked: Asked, day: date) -> QuerySet[Assignment]:
    """Give the cards that answer, those with the nearest term first; closed ones are asked for by their state."""
    rows = with_states(day)
    if asked.source:
        rows = rows.filter(source=asked.source)
    if asked.body:
        rows = rows.filter(addressee__slug=asked.body)
    if asked.year.isdecimal() and asked.year.isascii() and "1990" <= asked.year <= "2100":
        rows = rows.filter(term__range=(date(int(asked.year), 1, 1), date(int(asked.year), 12, 31)))
    for word in asked.q.split()[:6]:
        rows = rows.filter(_says(word))
    if asked.state:
        rows = in_states(rows, OPEN if asked.state == "open" else (asked.state,), day)
    return rows.order_by("term", "pk")


def _says(word: str) -> Q:
    said = Q(outgoing_number__icontains=word)
    return said | says(word, "decision__title", "instruction__title", "instruction__text", "decision__text")


def page_of(
    rows: QuerySet[Assignment], number: str, day: date, count: int | None = None
) -> tuple[list[Card], Page[int]]:
    """Give one page of cards, ready to be shown, in a number of queries that does not grow with the register.

    `count`: how many there are, where that is known.
    """
    pages = Paginator(rows.values_list("pk", flat=True), ON_A_PAGE)
    if count is not None:
        pages.count = count
    page = pages.get_page(number)
    found = {card.pk: card for card in assignments().filter(pk__in=list(page.object_list))}
    return cards([found[pk] for pk in page.object_list], day), page


def of_body(body: Organization, day: date) -> QuerySet[Assignment]:
    """Give every card of one body: the late ones first, then what is awaited, then what is closed."""
    places = [When(state_then=state, then=Value(place)) for place, state in enumerate(ORDER)]
    rank = Case(*places, output_field=IntegerField())
    return with_states(day).filter(addressee=body).annotate(rank=rank).order_by("rank", "term_then", "pk")


def worst_of_year(year: int, day: date) -> Counter[str]:
    """Count the decisions of a year by the worst state of their cards; "noted" are those without a card."""
    places = [When(state_then=state, then=Value(place)) for place, state in enumerate(ORDER)]
    cards = (
        with_states(day).filter(decision__year=year).annotate(rank=Case(*places, output_field=IntegerField()))
    )
    worst = Counter(ORDER[row[1]] for row in cards.order_by().values_list("decision").annotate(Min("rank")))
    every = Decision.objects.filter(year=year, adopted_on__lte=day).count()
    return worst + Counter({"noted": every - worst.total()})


def counts_of(rows: QuerySet[Assignment]) -> dict[str, int]:
    """Count cards by state, every state named."""
    told = Counter(dict(rows.order_by().values_list("state_then").annotate(Count("pk"))))
    return named_counts(told)


def counts_of_sources(day: date) -> dict[str, dict[str, int]]:
    """Count the cards of each source: all, still awaited, overdue; the five are never added up into one line."""
    rows = with_states(day).order_by().values("source").annotate(
        all=Count("pk"),
        open=Count("pk", filter=Q(state_then__in=OPEN)),
        overdue=Count("pk", filter=Q(state_then="overdue")),
    )  # fmt: skip
    told = COUNTS.get(("sources", day), lambda: {row["source"]: row for row in rows})
    empty = {"all": 0, "open": 0, "overdue": 0}
    return {source: told.get(source, empty) for source in SOURCES}


def awaited_by_area(day: date) -> dict[str, int]:
    """Count the cards that wait for an answer of a region's bodies, late ones too, by ISO code; none where none was sent."""
    rows = with_states(day).exclude(addressee__area="").order_by().values("addressee__area")
    waiting = Q(state_then__in=("overdue", "returned", "sent", "received", "considered"))
    told = rows.annotate(waiting=Count("pk", filter=waiting))
    return {row["addressee__area"]: row["waiting"] for row in told}
