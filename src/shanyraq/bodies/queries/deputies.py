"""Questions about Deputy Chairs on a day: who is in office, from where, which seats are vacant, whose turn is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from rulebook import NoRuleInForce

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.deputies import InOffice, from_associations
from shanyraq.bodies.models import DeputyTerm, Recommendation
from shanyraq.people.models import Membership

CHAIR, HEAD = "deputy_chair", "head"


def deputies_on(day: date) -> QuerySet[Membership]:
    """Give the mandates of the Deputy Chairs in force on `day`, with person and term."""
    return (
        Membership.objects.on(day)
        .filter(organization__classification="assembly", role=CHAIR)
        .select_related("person", "deputy_term__officer")
        .order_by("since", "pk")
    )


def heads_on(day: date) -> QuerySet[Membership]:
    """Give the mandate of the head of the Secretariat in force on `day`; who only acts as head is no Deputy Chair."""
    return acting_heads_on(day, acting=False)


def acting_heads_on(day: date, *, acting: bool = True) -> QuerySet[Membership]:
    """Give who acts as head of the Secretariat on `day`, or (`acting` false) who holds the office."""
    return Membership.objects.on(day).filter(
        organization__classification="secretariat", role=HEAD, acting__isnull=not acting
    )


def in_office(day: date, *, besides: int | None = None) -> list[InOffice]:
    """Give the Deputy Chairs of a day as plain values; `besides` leaves one mandate out. Two queries."""
    heads = set(heads_on(day).values_list("person_id", flat=True))
    found = []
    for seat in deputies_on(day).exclude(pk=besides):
        term = getattr(seat, "deputy_term", None)
        found.append(
            InOffice(
                person_id=seat.person_id,
                heads=seat.person_id in heads,
                association=term.association if term else "",
                since=seat.since,
                ends_on=term.ends_on if term else None,
            )
        )
    return found


@dataclass(frozen=True)
class Vacant:
    """How many seats of Deputy Chairs are empty on a day: from associations, of the head of the Secretariat."""

    associations: int
    secretariat: int

    @property
    def any(self) -> bool:
        """Tell whether any seat is empty."""
        return bool(self.associations or self.secretariat)


def vacant_on(day: date) -> Vacant:
    """Count the empty seats by the numbers in force on `day`; none before Decree 149, which knows these seats."""
    book = rulebook()
    try:
        whole = book.value("deputies.count", on=day).number
        seats = book.value("deputies.from_associations", on=day).number
    except NoRuleInForce:
        return Vacant(0, 0)
    deputies = in_office(day)
    return Vacant(
        associations=max(0, seats - len(from_associations(deputies))),
        secretariat=max(0, whole - seats - sum(deputy.heads for deputy in deputies)),
    )


def overdue_on(day: date) -> list[Membership]:
    """List Deputy Chairs whose turn ended before `day` and who are still in office."""
    return [
        seat
        for seat in deputies_on(day)
        if hasattr(seat, "deputy_term") and seat.deputy_term.ends_on and seat.deputy_term.ends_on < day
    ]


def waiting() -> QuerySet[Recommendation]:
    """List recommendations on which no order has been recorded."""
    return Recommendation.objects.filter(term__isnull=True).select_related("person")


def before(day: date, succeeds: Membership | None) -> str:
    """Give the association that held the seat last: of whom is succeeded, else of the last term ended by `day`."""
    if succeeds is not None:
        term = getattr(succeeds, "deputy_term", None)
        return term.association if term else ""
    last = (
        DeputyTerm.objects.exclude(association="")
        .filter(membership__until__lte=day)
        .order_by("-membership__until", "-pk")
        .first()
    )
    return last.association if last else ""
