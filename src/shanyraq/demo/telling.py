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
    named = (f"{body.name_kk} кеңсесі", f"Канцелярия: {body.name_ru}", f"Office of {body.name_en}")
    person = _holder(body, "clerk", named, day)
    role = "state_body.clerk"
    return Actor(f"person:{person}", person, frozenset({role}), frozenset({(role, body.pk)}))


def in_seat(role: str, body: Organization, day: date) -> Actor:
    """Give who holds a role in a body of it, seating an invented person where there is nobody."""
    named = ("Ойдан алынған лауазымды тұлға", "Вымышленное должностное лицо", "Invented office holder")
    person = _holder(body, role.split(".")[1], named, day)
    return Actor(f"person:{person}", person, frozenset({role}), frozenset({(role, body.pk)}))


def _holder(body: Organization, post: str, named: tuple[str, str, str], day: date) -> int:
    """Give the key of who holds a seat on a day; an invented person takes one that is empty."""
    seat = Membership.objects.on(day).filter(organization=body, role=post).first()
    if seat is not None:
        return seat.person_id
    person = Person.objects.create(name_kk=named[0], name_ru=named[1], name_en=named[2], invented=True)
    Membership.objects.create(
        person=person, organization=body, role=post, since=BEGUN, recorded_at=at(day).machine, recorded_on=day
    )
    return person.pk
