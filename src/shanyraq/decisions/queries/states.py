"""The state of cards on a day, asked of the database: the same answer as `rules.CardFacts`, for lists of any length."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from shanyraq.decisions.models import Answer, Assignment, Step

OPEN = ("overdue", "returned", "answered", "sent", "received", "considered")


def with_states(day: date) -> QuerySet[Assignment]:
    """Give the cards sent by a day with `term_then` and `state_then`, as they stood at the end of it.

    Steps and answers are asked only of cards to which something happened after the day.
    """
    sent = Assignment.objects.filter(sent_on__lte=day)
    return sent.annotate(term_then=_term(day), answer_then=_answer(day)).annotate(state_then=_state(day))


def in_states(rows: QuerySet[Assignment], wanted: tuple[str, ...], day: date) -> QuerySet[Assignment]:
    """Keep the cards in some of the states; for open ones the index of open cards is asked first."""
    if set(wanted) <= set(OPEN):
        rows = rows.filter(still_open(day))
    if "overdue" in wanted and len(wanted) == 1:
        rows = rows.filter(Q(term__lt=day) | Q(extended_on__gt=day))
    return rows.filter(state_then__in=wanted)


def still_open(day: date) -> Q:
    """Ask for the cards that were open at the end of a day; what closed by it was accepted or withdrawn for good."""
    return Q(closed_on__isnull=True) | Q(closed_on__gt=day)


@dataclass(frozen=True)
class Tally:
    """Cards by state, and the decisions that have a card in it."""

    cards: Counter[str]
    decisions: Counter[str]


def tally(rows: QuerySet[Assignment], day: date) -> Tally:
    """Count cards of `with_states(day)` by state. Two queries: those closed by the day say their state without being computed."""
    counts = {"cards": ("pk", False), "decisions": ("decision", True)}
    asked = {"withdrawn": Q(withdrawn_on__lte=day), "accepted": ~Q(withdrawn_on__lte=day)}
    shut = rows.filter(closed_on__lte=day).order_by().aggregate(**{
        f"{name}_{state}": Count(field, distinct=once, filter=which)
        for name, (field, once) in counts.items()
        for state, which in asked.items()
    })  # fmt: skip
    left = rows.filter(still_open(day)).order_by().values("state_then").annotate(
        **{name: Count(field, distinct=once) for name, (field, once) in counts.items()}
    )  # fmt: skip
    found = list(left)
    told = {name: Counter({row["state_then"]: row[name] for row in found}) for name in counts}
    for key, number in shut.items():
        name, state = key.split("_")
        told[name][state] += number
    return Tally(cards=+told["cards"], decisions=+told["decisions"])


def _term(day: date) -> Case:
    moved = Step.objects.filter(assignment=OuterRef("pk"), kind="extended", day__gt=day).order_by("pk")
    return Case(
        When(extended_on__gt=day, then=Subquery(moved.values("was_term")[:1])),
        default=F("term"),
        output_field=DateField(),
    )


def _answer(day: date) -> Case:
    """Say what the last answer of the day was, where a later one has come since; nothing where there was none."""
    known = Answer.objects.filter(assignment=OuterRef("pk"), entered_on__lte=day).order_by("-version")
    then = Subquery(known.annotate(was=_review(day)).values("was")[:1], output_field=CharField())
    return Case(When(answered_on__gt=day, then=then), default=None, output_field=CharField())


def _review(day: date) -> Case:
    return Case(
        When(~Q(review="") & Q(reviewed_on__lte=day), then=F("review")),
        default=Value("answered"),
        output_field=CharField(),
    )


def _state(day: date) -> Case:
    late = Q(term_then__lt=day)
    last = Case(
        When(late & Q(review="returned", reviewed_on__lte=day), then=Value("overdue")),
        default=_review(day),
        output_field=CharField(),
    )
    return Case(
        When(withdrawn_on__lte=day, then=Value("withdrawn")),
        When(answered_on__lte=day, then=last),
        When(late & Q(answer_then="returned"), then=Value("overdue")),
        When(answer_then__isnull=False, then=F("answer_then")),
        When(late, then=Value("overdue")),
        When(considered_on__lte=day, then=Value("considered")),
        When(received_on__lte=day, then=Value("received")),
        default=Value("sent"),
        output_field=CharField(),
    )


def stood_on(day: date) -> Case:
    """Give the day the answer that stood on a day came; asked of the answers only where something came or was said later."""
    known = Answer.objects.filter(assignment=OuterRef("pk"), entered_on__lte=day)
    standing = known.exclude(review="returned", reviewed_on__lte=day).order_by("version")
    return Case(
        When(
            Q(answered_on__gt=day) | Q(reviewed_on__gt=day), then=Subquery(standing.values("entered_on")[:1])
        ),
        default=F("stood_on"),
        output_field=DateField(),
    )
