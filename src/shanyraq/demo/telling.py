"""What every chapter of the rehearsal's story is told with: a dated act, and who performs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from shanyraq.demo.cast import ROLES
from shanyraq.journal.clock import Moment
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership, Organization, Person, User
from shanyraq.people.queries import actor_of

BEGUN = date(2024, 4, 29)


@dataclass(frozen=True)
class Step:
    """One dated act of the story."""

    day: date
    title: str
    tell: Callable[[Moment], object]


def at(day: date) -> Moment:
    """Give the moment of a step: the story's day and the machine's real time."""
    return Moment(day=day, machine=datetime.now(UTC))


def played(key: str, day: date) -> Actor:
    """Give one of the roles as an actor of a day."""
    email = next(role.email for role in ROLES if role.key == key)
    return actor_of(User.objects.get(email=email), day)


def seated(role: str, day: date) -> list[Actor]:
    """Give everybody who holds a plain seat, in a fixed order, but those a visitor may become."""
    kind, post = role.split(".")
    rows = (
        Membership.objects.on(day)
        .filter(organization__classification=kind, role=post, person__user__isnull=True)
        .order_by("person_id")
        .values_list("person_id", "organization_id")
    )
    return [Actor(f"person:{p}", p, frozenset({role}), frozenset({(role, o)})) for p, o in rows]


def clerk_of(body: Organization, day: date) -> Actor:
    """Give a clerk of a body, seating an invented one where there is none."""
    seat = Membership.objects.on(day).filter(organization=body, role="clerk").first()
    if seat is None:
        person = Person.objects.create(
            name_kk=f"{body.name_kk} кеңсесі",
            name_ru=f"Канцелярия: {body.name_ru}",
            name_en=f"Office of {body.name_en}",
            invented=True,
        )
        seat = Membership.objects.create(
            person=person,
            organization=body,
            role="clerk",
            since=BEGUN,
            recorded_at=at(day).machine,
            recorded_on=day,
        )
    role = "state_body.clerk"
    return Actor(f"person:{seat.person_id}", seat.person_id, frozenset({role}), frozenset({(role, body.pk)}))
