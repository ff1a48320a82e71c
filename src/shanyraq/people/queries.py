"""Questions about people: what roles a person has on a day, who sits where."""

from datetime import date

from shanyraq.people.acting import ANYONE, Actor
from shanyraq.people.models import Membership, User


def actor_of(user: User | None, day: date) -> Actor:
    """Give the actor behind an account on a day; without a person it is anyone. One query."""
    person_id = getattr(user, "person_id", None)
    if user is None or person_id is None or not user.is_active:
        return ANYONE
    rows = (
        Membership.objects.on(day)
        .filter(person_id=person_id)
        .values_list("organization__classification", "role", "organization_id")
    )
    seats = frozenset((f"{kind}.{role}", organization) for kind, role, organization in rows)
    return Actor(
        key=f"person:{person_id}", person_id=person_id, roles=frozenset(r for r, _ in seats), seats=seats
    )
