"""Who is signed in, for many requests at once: the same answer as one request alone gets, in three queries for all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils.crypto import constant_time_compare

from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership, User
from shanyraq.people.queries import hindrance


def actors_of(keys: Iterable[str], now: datetime, day: date) -> Mapping[str, Actor]:
    """Give the actor behind each session key that stands at `now`, with the roles of `day`.

    A key that is unknown, expired, or of an account that is closed or has changed its password is left out.
    """
    users = _users_of(keys, now)
    people = {user.person_id for user in users.values()}
    seats: dict[int, set[tuple[str, int]]] = {person: set() for person in people if person is not None}
    rows = Membership.objects.on(day).filter(person_id__in=seats)
    for person, kind, role, body in rows.values_list(
        "person_id", "organization__classification", "role", "organization_id"
    ):
        seats[person].add((f"{kind}.{role}", body))
    return {
        key: _actor(user, seats[user.person_id]) for key, user in users.items() if user.person_id in seats
    }


def _users_of(keys: Iterable[str], now: datetime) -> dict[str, User]:
    store = SessionStore()
    rows = Session.objects.filter(session_key__in=list(keys), expire_date__gt=now)
    kept = {row.session_key: store.decode(row.session_data) for row in rows}
    ids = {data.get(SESSION_KEY) for data in kept.values() if data.get(BACKEND_SESSION_KEY)}
    users = {str(user.pk): user for user in User.objects.filter(pk__in=ids - {None}, is_active=True)}
    found = {key: users.get(str(data.get(SESSION_KEY))) for key, data in kept.items()}
    return {key: user for key, user in found.items() if user is not None and _stands(kept[key], user)}


def _stands(data: Mapping[str, object], user: User) -> bool:
    """Tell whether the session began with the password the account has now, as Django asks of each request."""
    return constant_time_compare(str(data.get(HASH_SESSION_KEY, "")), user.get_session_auth_hash())


def _actor(user: User, seats: set[tuple[str, int]]) -> Actor:
    roles = frozenset(role for role, _body in seats)
    return Actor(
        key=f"person:{user.person_id}",
        person_id=user.person_id,
        roles=roles,
        seats=frozenset(seats),
        hindered=hindrance(user, roles),
    )
