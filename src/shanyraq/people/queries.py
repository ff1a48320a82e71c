"""Questions about people: what roles a person has on a day, who has an account, who waits for an invitation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from kazakhtext.alphabet import sort_key
from rulebook import Refused, Verdict

from shanyraq.law.mandates import mandates
from shanyraq.people import rules
from shanyraq.people.acting import ANYONE, Actor
from shanyraq.people.ethnicity import own_ethnicity
from shanyraq.people.models import (
    CorrectionRequest,
    FactorReset,
    Invitation,
    Membership,
    Organization,
    Person,
    User,
)


def actor_of(user: User | None, day: date) -> Actor:
    """Give the actor behind an account on a day; without a person it is anyone. One query, two for an officer."""
    person_id = getattr(user, "person_id", None)
    if user is None or person_id is None or not user.is_active:
        return ANYONE
    actor = actor_without_account(person_id, day)
    return replace(actor, hindered=hindrance(user, actor.roles))


def actor_without_account(person_id: int, day: date) -> Actor:
    """Give what a person would be on a day, to see what waits for them; nobody acts by it. One query."""
    rows = (
        Membership.objects.on(day)
        .filter(person_id=person_id)
        .values_list("organization__classification", "role", "organization_id")
    )
    seats = frozenset((f"{kind}.{role}", organization) for kind, role, organization in rows)
    roles = frozenset(role for role, _ in seats)
    return Actor(key=f"person:{person_id}", person_id=person_id, roles=roles, seats=seats)


def hindrance(user: User, roles: Iterable[str]) -> Refused | None:
    """Say why an officer may not act yet: no second factor. None where nothing stands in the way."""
    if settings.REHEARSAL or not rules.is_officer(roles):
        return None
    verdict = rules.may_use_office(roles, has_factor=has_factor(user), rehearsal=False)
    return verdict if isinstance(verdict, Refused) else None


def has_factor(user: User) -> bool:
    """Tell whether a second factor is set. Recovery codes alone are none."""
    return Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP).exists()


def count_administrators() -> int:
    """Count those who ever were administrators of this instance."""
    return Membership.objects.filter(organization__classification="instance", role="administrator").count()


def address_of(person: Person) -> str:
    """Give where mail reaches a person: the address of their account, else the one on the roll."""
    user = User.objects.filter(person=person).first()
    return user.email if user is not None else person.email


def accounts() -> list[User]:
    """List accounts in the Kazakh order of names, each with `with_factor` and the memberships of the person."""
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    roll = Prefetch(
        "person__memberships", Membership.objects.select_related("organization").order_by("-since")
    )
    found = User.objects.select_related("person").prefetch_related(roll).annotate(with_factor=Exists(factors))
    return sorted(found, key=lambda user: (sort_key(user.person.name_kk if user.person else ""), user.pk))


def invitations() -> QuerySet[Invitation]:
    """List invitations, the latest first."""
    return Invitation.objects.select_related("person").order_by("-sent_at", "-pk")


def uninvited(day: date) -> QuerySet[Person]:
    """List people with a seat on a day who have neither an account nor an open invitation."""
    seated = Membership.objects.on(day).filter(person=OuterRef("pk"))
    waiting = Invitation.objects.filter(person=OuterRef("pk"), accepted_at__isnull=True)
    return (
        Person.objects.filter(Exists(seated), user__isnull=True)
        .exclude(Exists(waiting))
        .prefetch_related(Prefetch("memberships", Membership.objects.on(day).select_related("organization")))
        .order_by("pk")
    )


def in_order(people: Iterable[Person]) -> list[Person]:
    """Put people in the Kazakh order of their names."""
    return sorted(people, key=lambda person: (sort_key(person.name_kk), person.pk))


def open_resets(now: datetime) -> QuerySet[FactorReset]:
    """List requests to remove a lost second factor that still wait for officers."""
    return (
        FactorReset.objects.filter(done_at__isnull=True, asked_at__gt=now - rules.RESET_LASTS)
        .select_related("person")
        .prefetch_related("approvals__officer")
        .order_by("asked_at")
    )


def may_approve(reset: FactorReset, officer: Actor, now: datetime) -> Verdict:
    """Tell whether an officer may approve a request now."""
    return rules.may_approve_reset(
        officer=officer.person_id,
        person=reset.person_id,
        approved_by=[approval.officer_id for approval in reset.approvals.all()],
        asked=reset.asked_at,
        closed=reset.done_at is not None,
        now=now,
    )


def count_approvers(day: date, *, besides: Person) -> int:
    """Count the officers, one person left out, who could approve the removal of a lost second factor today.

    Such an officer holds the mandate, signs in with a password and has a second factor.
    """
    who = mandates()["people.approve_factor_reset"].who
    seats = Membership.objects.on(day).exclude(person=besides)
    holding = {
        person for kind, role, person in seats.values_list("organization__classification", "role", "person_id")
        if f"{kind}.{role}" in who
    }  # fmt: skip
    users = User.objects.filter(person__in=holding, is_active=True).order_by("pk")
    return sum(user.has_usable_password() and has_factor(user) for user in users)


def bodies_by_name() -> dict[str, Organization]:
    """Give organisations by slug and by their names in any language, in small letters."""
    found: dict[str, Organization] = {}
    for body in Organization.objects.order_by("-pk"):
        for name in (body.name_en, body.name_ru, body.name_kk, body.slug):
            if name:
                found[name.casefold()] = body
    return found


def own_data(person: Person) -> dict[str, Any]:
    """Give everything this room keeps about a person, as plain values for JSON."""
    user = User.objects.filter(person=person).first()
    return {
        "person": {
            name: getattr(person, name)
            for name in ("name_kk", "name_ru", "name_en", "email", "phone", "sex", "birth_year")
        },
        "memberships": [
            _membership(m) for m in person.memberships.select_related("organization").order_by("since")
        ],
        "account": _account(user) if user is not None else None,
        "invitations": [
            {
                "sent_at": i.sent_at.isoformat(),
                "opened_at": _iso(i.opened_at),
                "accepted_at": _iso(i.accepted_at),
            }
            for i in person.invitations.order_by("sent_at")
        ],
        "factor_resets": [
            {"asked_at": r.asked_at.isoformat(), "reason": r.reason, "done_at": _iso(r.done_at)}
            for r in person.factor_resets.order_by("asked_at")
        ],
        "ethnicity": _own_word(person),
        "corrections": [
            {"asked_on": c.asked_on.isoformat(), "text": c.text, "outcome": c.outcome, "answer": c.answer}
            for c in person.correction_requests.all()
        ],
        "served_on_paper": [
            {"on": s.day.isoformat(), "kind": s.kind, "what": s.what, "asked": s.asked, "paper": s.paper}
            for s in person.paper_services.all()
        ],
    }


def _own_word(person: Person) -> dict[str, Any] | None:
    row = own_ethnicity(person.pk)
    return {"words": row.words, "shown": row.shown, "since": row.said_on.isoformat()} if row else None


def open_corrections() -> QuerySet[CorrectionRequest]:
    """List the requests for a correction that wait for an answer, the oldest first."""
    return (
        CorrectionRequest.objects.filter(answered_on__isnull=True)
        .select_related("person")
        .order_by("asked_at")
    )


def on_paper(day: date) -> list[Person]:
    """List people with a seat on a day whom no mail reaches, in the Kazakh order of their names."""
    seated = Membership.objects.on(day).filter(person=OuterRef("pk"))
    return in_order(Person.objects.filter(Exists(seated), email="", user__isnull=True))


def _membership(m: Membership) -> dict[str, Any]:
    body = m.organization
    return {
        "organization": {"kk": body.name_kk, "ru": body.name_ru, "en": body.name_en},
        "role": m.role,
        "since": m.since.isoformat(),
        "until": _iso(m.until),
        "basis": m.basis,
        "recorded_at": m.recorded_at.isoformat(),
    }


def _account(user: User) -> dict[str, Any]:
    return {
        "email": user.email,
        "language": user.language,
        "letters": user.letters,
        "since": user.date_joined.isoformat(),
        "last_sign_in": _iso(user.last_login),
        "second_factor": has_factor(user),
        "sessions": [
            {"began_at": s.created_at.isoformat(), "ip": s.ip, "browser": s.user_agent}
            for s in user.usersession_set.order_by("created_at")
        ],
    }


def _iso(value: date | datetime | None) -> str | None:
    return value.isoformat() if value is not None else None
