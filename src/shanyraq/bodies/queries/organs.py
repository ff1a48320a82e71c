"""Questions about bodies on a day: which there are, under which name, who sits where, what is vacant, what they do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from rulebook import NoRuleInForce

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.models import Change
from shanyraq.law import regions
from shanyraq.law.bodies import kinds
from shanyraq.law.organs import Organ
from shanyraq.law.structure import on as structure_on
from shanyraq.people.models import Membership, Organization, Post

SAME = {"session": "assembly"}  # the organ whose seats are kept under another address
MANY = frozenset({"assembly", "council"})  # bodies whose plain members have a roll of their own
EXPECTED = {
    "assembly": ("chair", "deputy_chair"), "secretariat": ("head",), "regional_assembly": ("chair",),
    "regional_secretariat": ("head",),
}  # fmt: skip
ORDER = {
    role: n
    for n, role in enumerate(("chair", "head", "deputy_chair", "secretary", "officer", "clerk", "member"))
}


@dataclass(frozen=True)
class Place:
    """A post of a body on a day: its words by language, who holds it and who acts in it, how many seats are empty.

    `seats` is None where any number may hold it; `vacant` counts empty seats, and 1 where a seat the body must have is.
    """

    role: str
    kind: str
    names: dict[str, str]
    seats: int | None
    holders: tuple[Membership, ...]
    vacant: int

    @property
    def acting(self) -> bool:
        """Tell whether the office is held for the time being only."""
        return any(hasattr(seat, "acting") for seat in self.holders)


def open_on(day: date) -> Q:
    """Keep organisations that are there on a day."""
    return (Q(since__isnull=True) | Q(since__lte=day)) & (Q(until__isnull=True) | Q(until__gt=day))


def bodies_on(day: date, *, kind: str = "", area: str = "") -> QuerySet[Organization]:
    """Give the bodies created by an act that are there on a day, with act and changes; three queries when read."""
    found = Organization.objects.filter(open_on(day), classification__in=[kind] if kind else list(kinds()))
    if area:
        found = found.filter(area=area)
    return found.select_related("body", "parent").prefetch_related("changes").order_by("name_kk", "pk")


def body_of(slug: str) -> Organization | None:
    """Find the body that keeps the seats of an organ, by the organ's address."""
    return (
        Organization.objects.filter(slug=SAME.get(slug, slug))
        .select_related("body", "parent")
        .prefetch_related("changes__into", "body__founders__organization", "predecessors__organization")
        .first()
    )


def names_on(row: Organization, day: date) -> dict[str, str]:
    """Give the names a body had on a day, by language."""
    for change in sorted(row.changes.all(), key=lambda one: (one.day, one.pk)):
        if change.kind == "renamed" and day < change.day:
            return _named(change)
    return _named(row)


def names_through(row: Organization) -> list[tuple[date | None, dict[str, str]]]:
    """Give every name of a body with its first day, the oldest first."""
    renamed = [change for change in row.changes.all() if change.kind == "renamed"]
    names = [_named(change) for change in renamed] + [_named(row)]
    return list(zip([row.since, *(change.day for change in renamed)], names, strict=True))


def _named(thing: Organization | Change) -> dict[str, str]:
    return {"kk": thing.name_kk, "ru": thing.name_ru, "en": thing.name_en}


def places_known(kind: str, area: str, day: date) -> list[str]:
    """Give the Kazakh names of bodies of a kind in a place that are there on a day."""
    return list(bodies_on(day, kind=kind).filter(area=area).values_list("name_kk", flat=True))


def seats_on(row: Organization, day: date) -> list[Place]:
    """Give the posts of a body on a day with holders and vacancies; the members of large bodies have a roll instead."""
    held = (
        Membership.objects.on(day)
        .filter(organization=row)
        .select_related("person", "acting__instead_of__person")
    )
    if row.classification in MANY:
        held = held.exclude(role="member")
    by_post: dict[tuple[str, str], list[Membership]] = {}
    kinds_of = dict(Post.objects.filter(organization=row).values_list("pk", "kind"))
    for seat in held.order_by("since", "pk"):
        kind = kinds_of.get(seat.post_id or 0, "") if row.classification in kinds() else ""
        by_post.setdefault((seat.role, kind), []).append(seat)
    known = {
        (post.role, post.kind if row.classification in kinds() else ""): post for post in row.posts.all()
    }
    asked = {
        (role, "")
        for role in EXPECTED.get(row.classification, ("chair",) if row.classification in kinds() else ())
    }
    if row.classification.endswith("secretariat") and staff_of(row, day):
        asked.add(("officer", ""))
    if row.classification in MANY:
        known = {key: post for key, post in known.items() if key[0] != "member"}
    places = [
        _place(role, kind, known.get((role, kind)), tuple(by_post.get((role, kind), ())), row, day)
        for role, kind in known.keys() | asked | by_post.keys()
    ]
    return sorted(places, key=lambda place: (ORDER.get(place.role, 9), place.kind))


def _place(
    role: str, kind: str, post: Post | None, holders: tuple[Membership, ...], row: Organization, day: date
) -> Place:
    seats = post.seats if post else None
    if role in {"chair", "head"}:
        seats = 1
    if row.classification == "assembly" and role == "deputy_chair":
        seats = _deputies(day)
    if role == "officer":
        seats = staff_of(row, day)
    full = [seat for seat in holders if not hasattr(seat, "acting")]
    vacant = max(0, seats - len(full)) if seats is not None else int(bool(kind) and not full)
    named = kind and post is not None
    names = {code: getattr(post, f"label_{code}") for code in ("kk", "ru", "en")} if named else {}
    return Place(role, kind, names, seats, holders, vacant)


def staff_of(row: Organization, day: date) -> int | None:
    """Give how many officers a secretariat has by its staff list of a day; None where none is recorded."""
    last = row.staff_lists.filter(day__lte=day).last()
    return last.seats if last else None


def count_officers(row: Organization, day: date) -> int:
    """Count the officers of a secretariat on a day."""
    return Membership.objects.on(day).filter(organization=row, role="officer", acting__isnull=True).count()


def _deputies(day: date) -> int | None:
    try:
        return rulebook().value("deputies.count", on=day).number
    except NoRuleInForce:
        return None


def at_the_head(day: date) -> dict[str, Membership]:
    """Give by the body's address who chairs or heads it on a day; who acts stands before the holder. One query."""
    held = (
        Membership.objects.on(day)
        .filter(role__in=("chair", "head"))
        .select_related("person", "organization", "acting")
        .order_by("since", "pk")
    )
    found: dict[str, Membership] = {}
    for seat in held:
        known = found.get(seat.organization.slug)
        if known is None or hasattr(seat, "acting") or not hasattr(known, "acting"):
            found[seat.organization.slug] = seat
    return found


def history_of(row: Organization, day: date) -> list[Membership]:
    """Give the mandates in a body that ended by a day, the latest end first; offices only in a body with a roll."""
    past = Membership.objects.filter(organization=row, until__lte=day).select_related("person", "acting")
    if row.classification in MANY:
        past = past.exclude(role="member")
    return list(past.order_by("-until", "-pk")[:200])


def count_members_of(row: Organization, day: date) -> int:
    """Count the persons with a seat in a body on a day."""
    return Membership.objects.on(day).filter(organization=row).values("person_id").distinct().count()


def missing_regional(day: date) -> list[tuple[Organ, str, Organization | None]]:
    """Give the regional assemblies and secretariats of a day that are not entered: organ, ISO code, what it stands under."""
    known = set(Organization.objects.values_list("slug", flat=True))
    codes = {region.slug: region.iso for region in regions.on(day)}
    assembly = Organization.objects.filter(slug="assembly").first()
    akimats = {row.area: row for row in Organization.objects.filter(open_on(day), classification="akimat")}
    found = []
    for organ in structure_on(day, rulebook()).organs:
        if organ.kind in {"regional_assembly", "regional_secretariat"} and organ.slug not in known:
            area = codes.get(organ.region, "")
            parent = assembly if organ.kind == "regional_assembly" else akimats.get(area)
            found.append((organ, area, parent))
    return found


def children_of(row: Organization, day: date) -> list[Organization]:
    """Give the bodies that stand under a body on a day, in the order of names."""
    return list(Organization.objects.filter(open_on(day), parent=row).order_by("name_kk"))


def counted(rows: Iterable[Organization]) -> dict[str, int]:
    """Count bodies by kind, every kind named."""
    found = dict.fromkeys(kinds(), 0)
    for row in rows:
        found[row.classification] += 1
    return found
