"""The list of decisions narrowed by Session, addressee, state, year and words; each choice with its count, all by the database."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from shanyraq.decisions.models import Assignment, Decision
from shanyraq.decisions.queries.cards import Card, assignments, cards, state_of
from shanyraq.decisions.queries.states import in_states, with_states
from shanyraq.decisions.queries.words import says

PARTS = ("session", "addressee", "state", "year")
ON_A_PAGE = 50


@dataclass(frozen=True)
class Listed:
    """A decision in the list with those of its cards that are asked for."""

    decision: Decision
    cards: tuple[Card, ...]

    @property
    def state(self) -> str:
        """Say the worst state among the cards; "noted" where there is none."""
        return state_of(list(self.cards))

    @property
    def worst(self) -> Card | None:
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
        rows = rows.filter(Exists(cards_wanted(wanted, day).filter(decision=OuterRef("pk"))))
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


def listed(rows: QuerySet[Decision], wanted: Wanted, day: date) -> list[Listed]:
    """Lay decisions out, each with the cards that answer, in a number of queries that does not grow."""
    held = Prefetch("assignments", assignments().filter(sent_on__lte=day))
    known = rows.select_related("session", "replaced_by", "replaces").prefetch_related(held)
    return [
        Listed(row, tuple(c for c in cards(row.assignments.all(), day) if _answers(c, wanted)))
        for row in known
    ]


def page_of(
    rows: QuerySet[Decision], wanted: Wanted, number: str, day: date
) -> tuple[list[Listed], Page[Decision]]:
    """Give one page of the list."""
    page = Paginator(rows, ON_A_PAGE).get_page(number)
    shown = Decision.objects.filter(pk__in=[row.pk for row in page.object_list]).order_by("-year", "-number")
    return listed(shown, wanted, day), page


def counts_wanted(rows: QuerySet[Decision], wanted: Wanted, day: date) -> dict[str, int]:
    """Count the cards that answer, by state."""
    found = cards_wanted(wanted, day)
    if wanted.q or wanted.session or wanted.year:
        found = found.filter(decision__in=rows.order_by().values("pk"))
    return dict(found.order_by().values_list("state_then").annotate(Count("pk")))


def counted(wanted: Wanted, day: date) -> dict[str, Counter[str]]:
    """Count, for each part of the question, the decisions behind each of its choices; the other parts hold."""
    return {
        "session": _decisions_by("session__number", wanted.without("session"), day),
        "year": _decisions_by("year", wanted.without("year"), day),
        "addressee": _cards_by("addressee__slug", wanted.without("addressee"), day),
        "state": _cards_by("state_then", wanted.without("state"), day) + _noted(wanted.without("state"), day),
    }


def _decisions_by(field: str, wanted: Wanted, day: date) -> Counter[str]:
    rows = narrowed(wanted, day).order_by().values_list(field).annotate(Count("pk"))
    return Counter({str(key): count for key, count in rows})


def _cards_by(field: str, wanted: Wanted, day: date) -> Counter[str]:
    found = cards_wanted(wanted, day)
    if wanted.q or wanted.session or wanted.year:
        found = found.filter(decision__in=narrowed(wanted, day).order_by().values("pk"))
    once = field == "addressee__slug"  # a decision has one card an addressee
    return Counter(
        dict(
            found.order_by()
            .values_list(field)
            .annotate(Count("pk" if once else "decision", distinct=not once))
        )
    )


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


def _answers(card: Card, wanted: Wanted) -> bool:
    mine = not wanted.addressee or card.assignment.addressee.slug == wanted.addressee
    return mine and (not wanted.state or card.state == wanted.state)
