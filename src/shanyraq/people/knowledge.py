"""What was known of mandates: in force on one day, as recorded by another. Two questions that a correction keeps apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from shanyraq.people import rules
from shanyraq.people.models import Membership, MembershipQuerySet, Post, Superseded


@dataclass(frozen=True)
class Known:
    """A mandate as it was known: whose, where, from when until when, on what paper.

    `membership_id` is empty where the mandate was taken back since, with the list it came with.
    """

    membership_id: int | None
    person_id: int
    organization_id: int
    role: str
    since: date
    until: date | None
    basis: str


_FIELDS = ("person_id", "organization_id", "role", "since", "until", "basis")


def seats_on(day: date, known: date | datetime, **where: Any) -> list[Known]:
    """Give the mandates in force on `day` as they were known on (by the end of) the domain's day `known`.

    With a `datetime` the question is put to the machine's time, to the instant. `where` are lookups of a
    membership ("organization__classification", "role", "person_id"). Two queries, whatever the number.
    """
    return _known(Membership.objects.on(day), Superseded.objects.on(day), known, where)


def mandates_known(known: date | datetime, **where: Any) -> list[Known]:
    """Give every mandate, of whatever day, as it was known on (by the end of) the domain's day `known`. Two queries."""
    return _known(Membership.objects.all(), Superseded.objects.all(), known, where)


def _known(
    rows: MembershipQuerySet, replaced: MembershipQuerySet, known: date | datetime, where: dict[str, Any]
) -> list[Known]:
    axis = "at" if isinstance(known, datetime) else "on"
    recorded = {f"recorded_{axis}__lte": known}
    now = rows.filter(**recorded, **where).values_list("pk", *_FIELDS)
    then = replaced.filter(**recorded, **{f"replaced_{axis}__gt": known}, **where).values_list(
        "membership_id", *_FIELDS
    )
    return [Known(*row) for row in (*now, *then)]


def history_of(membership: Membership) -> Iterator[Membership | Superseded]:
    """Give what was recorded of a mandate, the latest first: what is known now, then what was known before."""
    yield membership
    yield from membership.earlier.all()


def place_for(post: Post, since: date, until: date | None, *, besides: int | None = None) -> int:
    """Give the first seat of a post that nobody holds in [since, until); the post is locked until the act ends.

    `besides` leaves one membership out. Raises `Refusal` ("people.seat_taken").
    """
    Post.objects.select_for_update().get(pk=post.pk)
    held = post.memberships.filter(place__isnull=False).exclude(pk=besides)
    if until is not None:
        held = held.filter(since__lt=until)
    held = held.filter(Q(until__isnull=True) | Q(until__gt=since))
    return rules.free_place(
        seats=post.seats or 0, held=held.values_list("place", "since", "until"), since=since, until=until
    )
