"""Small makers of rows for tests, in the words of the house."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from shanyraq.journal.clock import Moment
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership, Organization, Person, User
from shanyraq.people.queries import actor_of

_next = count(1)
NOON = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)


def moment(day: date) -> Moment:
    """Give a moment of a domain day; the machine's clock stands still."""
    return Moment(day=day, machine=NOON)


def person(name: str = "", **given: Any) -> Person:
    """Make an invented person."""
    number = next(_next)
    return Person.objects.create(
        name_kk=name or f"Адам {number}",
        name_ru=given.pop("name_ru", f"Человек {number}"),
        name_en=given.pop("name_en", f"Person {number}"),
        invented=True,
        **given,
    )


def organization(classification: str, slug: str = "", **given: Any) -> Organization:
    """Make an organisation, or give the one that has this slug."""
    slug = slug or f"{classification.replace('_', '-')}-{next(_next)}"
    row, _made = Organization.objects.get_or_create(
        slug=slug,
        defaults={
            "classification": classification,
            "name_kk": given.pop("name_kk", f"Ұйым {slug}"),
            "name_ru": given.pop("name_ru", f"Организация {slug}"),
            "name_en": given.pop("name_en", f"Organisation {slug}"),
            "invented": True,
            **given,
        },
    )
    return row


def seat(role: str, *, who: Person | None = None, since: date = date(2020, 1, 1), **given: Any) -> Membership:
    """Seat somebody by a role like "council.member" (in the one such body) or in `organization`."""
    classification, post = role.split(".")
    body = given.pop("organization", None) or organization(
        classification, slug=classification.replace("_", "-")
    )
    return Membership.objects.create(
        person=who or person(), organization=body, role=post, since=since, recorded_at=NOON, **given
    )


def account(who: Person, email: str = "") -> User:
    """Give a person an account."""
    return User.objects.create_user(
        email or f"person{who.pk}@example.org", "a long passphrase 42", person=who
    )


def actor(*roles: str, day: date, **given: Any) -> Actor:
    """Make somebody who holds these roles on the day, and give them as an actor."""
    who = given.pop("who", None) or person()
    for role in roles:
        seat(role, who=who, **given)
    user = User(email="x@example.org", person=who)
    return actor_of(user, day)
