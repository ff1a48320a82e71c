"""The list of decisions narrowed by Session, addressee, state, year and words; each choice with its count, all by the database."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from shanyraq.decisions.models import Assignment, Decision
from shanyraq.decisions.queries.cards import ORDER
from shanyraq.decisions.queries.kept import COUNTS
from shanyraq.decisions.queries.states import in_states, stood_on, tally, with_states
from shanyraq.decisions.queries.texts import as_they_read
from shanyraq.decisions.queries.words import says
from shanyraq.people.models import Organization

PARTS = ("session", "addressee", "state", "year")
ON_A_PAGE = 50


@dataclass(frozen=True)
class Brief:
    """A card as a list shows it: whom it binds, the term and the state of the day, by how many days it is late."""

    addressee: Organization
    term: date
    state: str
    days_late: int


@dataclass(frozen=True)
class Listed:
    """A decision in the list with those of its cards that are asked for, the nearest term first."""

    decision: Decision
    cards: tuple[Brief, ...]

    @property
    def state(self) -> str:
        """Say the worst state among the cards; "noted" where there is none."""
        return min((card.state for card in self.cards), key=ORDER.index, default="noted")

    @property
    def worst(self) -> Brief | None:
        """Give the card that the decision waits for longest."""
        return max((c for c in self.cards if c.state == self.state), key=lambda c: c.days_late, default=None)


@dataclass(frozen=True)
class Wanted:
    """What is asked for; empty asks nothing. `session` and `year` are numbers as text, `addressee` a slug."""

    q: str = ""
    session: str = ""
    addressee: str = ""
    state: str = ""
    year: str = ""

    def without(self, part: str) -> Wanted:
        """Give the same question with one part left open."""
        return Wanted(**{**self.__dict__, part: ""})


def narrowed(wanted: Wanted, day: date) -> QuerySet[Decision]:
    """Give the decisions adopted by a day that answer, newest first; those with a card that answers where cards are asked for."""
    rows = Decision.objects.filter(adopted_on__lte=day)
    rows = _numbered(_numbered(rows, "session__number", wanted.session), "year", wanted.year)
    for word in wanted.q.split()[:6]:
        rows = rows.filter(_said(word))
    if wanted.addressee or wanted.state not in ("", "noted"):
        rows = rows.filter(pk__in=cards_wanted(wanted, day).values("decision"))
    elif wanted.state == "noted":
        rows = rows.exclude(Exists(Assignment.objects.filter(decision=OuterRef("pk"))))
    return rows.order_by("-year", "-number")


def cards_wanted(wanted: Wanted, day: date) -> QuerySet[Assignment]:
    """Give the cards of decisions that answer for addressee and state."""
    rows = with_states(day).filter(decision__isnull=False)
    if wanted.addressee:
        rows = rows.filter(addressee__slug=wanted.addressee)
    if wanted.state == "noted":
        return rows.none()
    return in_states(rows, (wanted.state,), day) if wanted.state else rows


def listed(
    rows: QuerySet[Decision], wanted: Wanted, day: date, among: Sequence[int] | None = None
) -> list[Listed]:
    """Lay decisions out with the text of the day and the cards that answer. Four queries, however many; `among`: the keys of few rows."""
    known = list(rows.select_related("session"))
    as_they_read(known, day)
    ours = rows.order_by().values("pk") if among is None else among
    every = cards_wanted(wanted, day).filter(decision__in=ours).annotate(stood_then=stood_on(day))
    fields = ("decision_id", "addressee_id", "term_then", "state_then", "stood_then")
    found = list(every.order_by("term_then", "addressee__name_kk", "pk").values_list(*fields))
    bodies = Organization.objects.in_bulk({body for _decision, body, *_rest in found})
    held: dict[int, list[Brief]] = defaultdict(list)
    for decision, body, term, state, stood in found:
        late = 0 if state == "withdrawn" else max(0, ((stood or day) - term).days)
        held[decision].append(Brief(bodies[body], term, state, late))
    return [Listed(row, tuple(held[row.pk])) for row in known]


def page_of(told: Told, wanted: Wanted, number: str, day: date) -> tuple[list[Listed], Page[int]]:
    """Give one page of the list."""
    page = Paginator(told.found, ON_A_PAGE).get_page(number)
    keys = list(page.object_list)
    shown = Decision.objects.filter(pk__in=keys).order_by("-year", "-number")
    return listed(shown, wanted, day, keys), page


@dataclass(frozen=True)
class Told:
    """The list in short: the keys of the decisions that answer, in order; their cards by state; what is behind each choice."""

    found: Sequence[int]
    cards: dict[str, int]
    parts: dict[str, Counter[str]]


def told(wanted: Wanted, day: date) -> Told:
    """Give the list in short, kept until something of this room is recorded."""

    def count() -> Told:
        found = array("q", narrowed(wanted, day).values_list("pk", flat=True))
        every = tally(_cards_open_to(wanted.without("state"), day), day)
        cards = {wanted.state: every.cards[wanted.state]} if wanted.state else dict(every.cards)
        return Told(found, cards, _counted(wanted, day, every.decisions))

    return COUNTS.get(("list", wanted, day), count)


def counted(wanted: Wanted, day: date) -> dict[str, Counter[str]]:
    """Count, for each part of the question, the decisions behind each of its choices; the other parts hold."""
    return _counted(wanted, day, tally(_cards_open_to(wanted.without("state"), day), day).decisions)


def _counted(wanted: Wanted, day: date, states: Counter[str]) -> dict[str, Counter[str]]:
    return {
        "session": _decisions_by("session__number", wanted.without("session"), day),
        "year": _decisions_by("year", wanted.without("year"), day),
        "addressee": _by_addressee(wanted.without("addressee"), day),
        "state": states + _noted(wanted.without("state"), day),
    }


def _decisions_by(field: str, wanted: Wanted, day: date) -> Counter[str]:
    rows = narrowed(wanted, day).order_by().values_list(field).annotate(Count("pk"))
    return Counter({str(key): count for key, count in rows})


def _cards_open_to(wanted: Wanted, day: date) -> QuerySet[Assignment]:
    """Give the cards of the decisions that answer, with those parts of the question that are about cards."""
    found = cards_wanted(wanted, day)
    if wanted.q or wanted.session or wanted.year:
        found = found.filter(decision__in=narrowed(wanted, day).order_by().values("pk"))
    return found


def _by_addressee(wanted: Wanted, day: date) -> Counter[str]:
    """Count decisions by addressee: a decision has one card of each."""
    rows = _cards_open_to(wanted, day).order_by().values_list("addressee_id").annotate(Count("pk"))
    counts = dict(rows)
    slugs = Organization.objects.filter(pk__in=counts).values_list("pk", "slug")
    return Counter({slug: counts[pk] for pk, slug in slugs})


def _noted(wanted: Wanted, day: date) -> Counter[str]:
    if wanted.addressee:
        return Counter()
    return Counter({"noted": narrowed(Wanted(**{**wanted.__dict__, "state": "noted"}), day).count()})


def _numbered(rows: QuerySet[Decision], field: str, asked: str) -> QuerySet[Decision]:
    if not asked:
        return rows
    return rows.filter(**{field: int(asked)}) if asked.isdecimal() and len(asked) < 5 else rows.none()


def _said(word: str) -> Q:
    said = says(word, "title", "text")
    year, dash, number = word.partition("-")
    if dash and year.isdecimal() and number.isdecimal() and len(year) < 5 and len(number) < 6:
        said |= Q(year=int(year), number=int(number))
    return said
