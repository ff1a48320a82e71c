"""The register of all cards, of decisions and of assignments from papers: narrowed and paged by the database."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, IntegerField, Min, Q, QuerySet, Value, When

from shanyraq.decisions.models import SOURCES, Assignment, Decision
from shanyraq.decisions.queries.cards import ORDER, Card, assignments, cards, named_counts
from shanyraq.decisions.queries.kept import COUNTS
from shanyraq.decisions.queries.states import OPEN, in_states, with_states
from shanyraq.decisions.queries.texts import as_they_read
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
    rows: QuerySet[Assignment] | Sequence[int], number: str, day: date, count: int | None = None
) -> tuple[list[Card], Page[int]]:
    """Give one page of cards, ready to be shown, in a number of queries that does not grow with the register.

    `rows`: the cards, or their keys in order. `count`: how many there are, where that is known.
    """
    pages = Paginator(rows.values_list("pk", flat=True) if isinstance(rows, QuerySet) else rows, ON_A_PAGE)
    if count is not None:
        pages.count = count
    page = pages.get_page(number)
    found = {card.pk: card for card in assignments().filter(pk__in=list(page.object_list))}
    as_they_read((card.decision for card in found.values() if card.decision), day)
    return cards([found[pk] for pk in page.object_list], day), page


def of_body(body: Organization, day: date) -> tuple[Sequence[int], dict[str, int]]:
    """Give the keys of every card of one body, the late ones first, then what is awaited, then what is closed; and counts by state.

    One query, kept until something of this room is recorded.
    """

    def told() -> tuple[Sequence[int], dict[str, int]]:
        rows = with_states(day).filter(addressee=body).values_list("state_then", "term_then", "pk")
        found = sorted(rows.order_by(), key=lambda row: (ORDER.index(row[0]), *row[1:]))
        return array("q", (row[2] for row in found)), named_counts(Counter(row[0] for row in found))

    return COUNTS.get(("body", body.pk, day), told)


def worst_of_year(year: int, day: date) -> Counter[str]:
    """Count the decisions of a year by the worst state of their cards; "noted" are those without a card."""
    places = [When(state_then=state, then=Value(place)) for place, state in enumerate(ORDER)]
    cards = (
        with_states(day).filter(decision__year=year).annotate(rank=Case(*places, output_field=IntegerField()))
    )
    worst = Counter(ORDER[row[1]] for row in cards.order_by().values_list("decision").annotate(Min("rank")))
    every = Decision.objects.filter(year=year, adopted_on__lte=day).count()
    return worst + Counter({"noted": every - worst.total()})


def counts_of_sources(day: date) -> dict[str, dict[str, int]]:
    """Count the cards of each source: all, still awaited, overdue; the five are never added up into one line."""
    return COUNTS.get(("sources", day), lambda: _counts_of_sources(day))


def _counts_of_sources(day: date) -> dict[str, dict[str, int]]:
    told = {source: {"all": 0, "open": 0, "overdue": 0} for source in SOURCES}
    for source, number in with_states(day).order_by().values_list("source").annotate(Count("pk")):
        told[source]["all"] = number
    waiting = in_states(with_states(day), OPEN, day).order_by().values_list("source", "state_then")
    for source, state, number in waiting.annotate(Count("pk")):
        told[source]["open"] += number
        told[source]["overdue"] += number if state == "overdue" else 0
    return told


def gathered(day: date) -> dict[str, tuple[int, date | None]]:
    """Count the cards overdue and those answered but not looked at, each with its earliest day: of the term, of the answer.

    One query over all cards, kept until something of this room is recorded.
    """
    return COUNTS.get(("gathered", day), lambda: _gathered(day))


def _gathered(day: date) -> dict[str, tuple[int, date | None]]:
    open_cards = in_states(with_states(day), ("overdue", "answered"), day).order_by().values("state_then")
    told: dict[str, tuple[int, date | None]] = {"overdue": (0, None), "answered": (0, None)}
    for row in open_cards.annotate(n=Count("pk"), term=Min("term_then"), came=Min("answered_on")):
        told[row["state_then"]] = (row["n"], row["came" if row["state_then"] == "answered" else "term"])
    return told


def awaited_by_area(day: date) -> dict[str, int]:
    """Count the cards that wait for an answer of a region's bodies, late ones too, by ISO code; none where none was sent."""
    sent = Assignment.objects.filter(sent_on__lte=day).exclude(addressee__area="").order_by()
    told = dict.fromkeys(sent.values_list("addressee__area", flat=True).distinct(), 0)
    states = ("overdue", "returned", "sent", "received", "considered")
    waiting = in_states(with_states(day), states, day).exclude(addressee__area="").order_by()
    return {**told, **dict(waiting.values_list("addressee__area").annotate(Count("pk")))}
