"""Small makers of rows for tests, in the words of the house."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from shanyraq.acts.models import Confirmation, Shelf, new_mark
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
        person=who or person(), organization=body, role=post, since=since, **{"recorded_at": NOON, **given}
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
    return replace(actor_of(user, day), hindered=None)  # as if a second factor were set


def confirm(
    norm: str, value: str | bool, *, since: date = date(2020, 1, 1), on: date = date(2024, 9, 2)
) -> None:
    """Lay an officer's confirmation of a norm over the book."""
    Confirmation.objects.create(
        norm=norm, value=value, since=since, by="person:0", on=on, at=NOON,
        paper="Хат", paper_number="14", paper_date=on,
    )  # fmt: skip
    Shelf.objects.update_or_create(pk=1, defaults={"mark": new_mark()})


def members(count: int, *, council: int = 0, since: date = date(2020, 1, 1)) -> list[Person]:
    """Make members of the Assembly, the first `council` of them in the Council too."""
    people = [person() for _ in range(count)]
    for number, who in enumerate(people):
        seat("assembly.member", who=who, since=since)
        if number < council:
            seat("council.member", who=who, since=since)
    return people
