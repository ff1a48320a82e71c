"""The roll as Popolo's JSON: persons, organisations, posts, memberships, areas. Names and mandates only: what is public anyway."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.core.paginator import Page
from django.urls import reverse
from django.utils.translation import override

from shanyraq.bodies.labels import ROLES
from shanyraq.law.regions import regions
from shanyraq.people.models import Membership, Organization, Person

Address = Callable[[str], str]  # makes an address of this site whole, as links in a file must be


def document(memberships: Iterable[Membership], address: Address, day: date | None = None) -> dict[str, Any]:
    """Give memberships (with their persons, organisations, posts and standings) as one Popolo document.

    `day` says what day it is of; None where the memberships are of many days.
    """
    people: dict[int, dict[str, Any]] = {}
    bodies: dict[int, dict[str, Any]] = {}
    posts: dict[str, dict[str, Any]] = {}
    areas: dict[str, dict[str, Any]] = {}
    rows = []
    for seat in memberships:
        body = seat.organization
        if seat.person_id not in people:
            people[seat.person_id] = _person(seat.person, address)
        if seat.organization_id not in bodies:
            bodies[seat.organization_id] = _organization(body, address)
        posts.setdefault(_post_id(seat), _post(seat))
        row = _membership(seat, address)
        for code in filter(None, (row["area_id"], body.area)):
            areas.setdefault(code, _area(code, day))
        rows.append(row)
    return {
        "on": day.isoformat() if day else None,
        "persons": list(people.values()),
        "organizations": list(bodies.values()),
        "posts": list(posts.values()),
        "memberships": rows,
        "areas": list(areas.values()),
    }


def paged(page: Page[Any], address: Callable[[int], str]) -> dict[str, Any]:
    """Say which page of how many a document is, and where the next and the one before are; `address` of a page's number."""
    return {
        "total": page.paginator.count,
        "page": page.number,
        "per_page": page.paginator.per_page,
        "has_more": page.has_next(),
        "next_url": address(page.next_page_number()) if page.has_next() else None,
        "prev_url": address(page.previous_page_number()) if page.has_previous() else None,
    }


def _person(person: Person, address: Address) -> dict[str, Any]:
    return {
        "id": f"person:{person.pk}",
        **_names(person),
        "invented": person.invented,
        "links": [{"url": address(reverse("bodies:person", args=[person.pk]))}],
    }


def _organization(body: Organization, address: Address) -> dict[str, Any]:
    return {
        "id": body.slug,
        **_names(body),
        "classification": body.classification,
        "area_id": body.area or None,
        "founding_date": body.since.isoformat() if body.since else None,
        "dissolution_date": body.until.isoformat() if body.until else None,
        "links": [{"url": address(reverse("bodies:organ", args=[body.slug]))}],
    }


def _post_id(seat: Membership) -> str:
    kind = seat.post.kind if seat.post else ""
    return ":".join(filter(None, (seat.organization.slug, seat.role, kind)))


def _post(seat: Membership) -> dict[str, Any]:
    with override("kk"):  # as the names of bodies and people beside it
        role = str(ROLES.get(seat.role, seat.role))
    return {
        "id": _post_id(seat),
        "label": seat.post.label_kk if seat.post else f"{seat.organization.name_kk}: {role}",
        "role": seat.role,
        "organization_id": seat.organization.slug,
        "area_id": seat.organization.area or None,
    }


def _membership(seat: Membership, address: Address) -> dict[str, Any]:
    page = address(reverse("bodies:mandate", args=[seat.pk]))
    standing = getattr(seat, "standing", None)
    return {
        "id": f"membership:{seat.pk}",
        "person_id": f"person:{seat.person_id}",
        "organization_id": seat.organization.slug,
        "post_id": _post_id(seat),
        "role": seat.role,
        "area_id": (standing.region if standing else "") or None,
        "start_date": seat.since.isoformat(),
        "end_date": seat.until.isoformat() if seat.until else None,
        "created_at": seat.recorded_at.isoformat(),
        "links": [{"url": page}],
        "sources": [{"url": page, "note": seat.basis}] if seat.basis else [],
    }


def _area(code: str, day: date | None) -> dict[str, Any]:
    region = next((region for region in regions().values() if region.iso == code), None)
    name = (
        region.name_on(day).kk
        if region and day and region.exists_on(day)
        else region.names[-1].kk
        if region
        else code
    )
    return {"id": code, "name": name, "identifier": code, "classification": region.kind if region else None}


def _names(thing: Person | Organization) -> dict[str, Any]:
    others = {"ru": thing.name_ru, "en": thing.name_en}
    return {
        "name": thing.name_kk,
        "other_names": [{"name": name, "lang": lang} for lang, name in others.items() if name],
    }
