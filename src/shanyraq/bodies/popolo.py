"""The roll as Popolo's JSON: persons, organisations, memberships. Names and mandates only: what is public anyway."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from shanyraq.people.models import Membership, Organization, Person


def document(memberships: Iterable[Membership], day: date | None = None) -> dict[str, Any]:
    """Give memberships (with their persons and organisations) as one Popolo document; `day` says what day it is of."""
    people: dict[int, Person] = {}
    bodies: dict[int, Organization] = {}
    rows = []
    for membership in memberships:
        people.setdefault(membership.person_id, membership.person)
        bodies.setdefault(membership.organization_id, membership.organization)
        rows.append(_membership(membership))
    return {
        "on": day.isoformat() if day else None,
        "persons": [_person(person) for person in people.values()],
        "organizations": [_organization(body) for body in bodies.values()],
        "memberships": rows,
    }


def _person(person: Person) -> dict[str, Any]:
    return {"id": f"person:{person.pk}", **_names(person), "invented": person.invented}


def _organization(body: Organization) -> dict[str, Any]:
    return {
        "id": body.slug,
        **_names(body),
        "classification": body.classification,
        "area_id": body.area or None,
        "founding_date": body.since.isoformat() if body.since else None,
        "dissolution_date": body.until.isoformat() if body.until else None,
    }


def _membership(membership: Membership) -> dict[str, Any]:
    return {
        "person_id": f"person:{membership.person_id}",
        "organization_id": membership.organization.slug,
        "role": membership.role,
        "start_date": membership.since.isoformat(),
        "end_date": membership.until.isoformat() if membership.until else None,
        "sources": [{"note": membership.basis}] if membership.basis else [],
    }


def _names(thing: Person | Organization) -> dict[str, Any]:
    others = {"ru": thing.name_ru, "en": thing.name_en}
    return {
        "name": thing.name_kk,
        "other_names": [{"name": name, "lang": lang} for lang, name in others.items() if name],
    }
