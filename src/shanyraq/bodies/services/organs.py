"""Bodies created, renamed, merged and closed by an act; the organs of the regions entered; who is a party to a contract."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.text import slugify
from rulebook import Allowed, Refused, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.bodies import organs as rules
from shanyraq.bodies.models import Agreement, Body, Change, Founder
from shanyraq.bodies.queries.organs import missing_regional, places_known
from shanyraq.bodies.services.reach import may_reach, own_areas, post_of, recorded
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.law import bodies as law
from shanyraq.law.norms import settled
from shanyraq.people.acting import Actor, act, in_turn
from shanyraq.people.models import Membership, Organization, Post
from shanyraq.people.services.knowledge import rewrite

SEATS = {
    "veterans": ("Ардагерлер өкілі", "Представитель ветеранов", "For the veterans"),
    "mothers": ("Аналар өкілі", "Представитель матерей", "For the mothers"),
    "youth": ("Жастар өкілі", "Представитель молодёжи", "For the young"),
    "creative_unions": ("Шығармашылық одақтар өкілі", "Представитель творческих союзов", "For the creative unions"),
    "assembly": ("Ассамблея өкілі", "Представитель Ассамблеи", "For the Assembly"),
}  # fmt: skip


@act
def found_body(
    *,
    by: Actor,
    at: Moment,
    kind: str,
    name_kk: str,
    name_ru: str = "",
    name_en: str = "",
    paper: str,
    on: date,
    area: str = "",
    mandate_kk: str = "",
    mandate_ru: str = "",
    mandate_en: str = "",
    ends_on: date | None = None,
    group: str = "",
    draft: str = "",
    host_kind: str = "",
    host: str = "",
    founders: Iterable[int] = (),
    invented: bool = False,
) -> Organization:
    """Create a body of a kind of `law.bodies.kinds()` by an act of a day, with its mandate, term, host and joint founders.

    `area` is ISO 3166-2, `founders` organisations beside the Secretariat. Refuses as `law.bodies.may_found_body` and
    with the codes of `organs.may_reach`, `is_dated`, `has_term`, `may_be_named`.
    """
    in_turn(Organization.NAMES)
    book, known = rulebook(), places_known(kind, area, on)
    founding = law.may_found_body(
        book, kind=kind, group=group, region=area, host_kind=host_kind, others=len(known), day=on
    )
    verdict = first_refusal(
        rules.may_reach(area=area, own=own_areas(by)),
        rules.is_dated(paper=paper, on=on, day=at.day),
        rules.has_term(on=on, ends_on=ends_on),
        rules.may_be_named(name_kk=name_kk, known=known),
        founding,
    ).require()
    row = Organization.objects.create(
        classification=kind, slug=_free_slug(kind, name_en), name_kk=name_kk.strip(), name_ru=name_ru.strip(),
        name_en=name_en.strip(), area=area, since=on, invented=invented, parent=_parent(kind, area),
    )  # fmt: skip
    cited = law.laws_of(book, law.kinds()[kind].founded, on)
    body = Body.objects.create(
        organization=row, law=str(cited[0]) if cited else "", paper=paper.strip(), day=on, mandate_kk=mandate_kk.strip(),
        mandate_ru=mandate_ru.strip(), mandate_en=mandate_en.strip(), ends_on=ends_on, group=group, draft=draft.strip(),
        host_kind=host_kind, host=host.strip(), recorded_at=at.machine,
    )  # fmt: skip
    together = list(Organization.objects.filter(pk__in=list(founders)))
    Founder.objects.bulk_create([Founder(body=body, organization=one) for one in together])
    _make_posts(row, on)
    record(
        about=f"people.organization:{row.slug}",
        verdict=verdict,
        facts={
            "kind": kind, "name": row.name_kk, "area": area, "paper": body.paper, "on": on, "ends_on": ends_on,
            "founders": ", ".join(one.name_kk for one in together),
        },
    )  # fmt: skip
    return row


@act
def rename_body(
    *,
    by: Actor,
    at: Moment,
    slug: str,
    name_kk: str,
    name_ru: str = "",
    name_en: str = "",
    paper: str,
    on: date,
) -> Organization:
    """Rename a body from the day of an act on; before that day it keeps its old name. Refuses as `found_body` does."""
    in_turn(Organization.NAMES)
    row = _locked(slug)
    known = [name for name in places_known(row.classification, row.area, on) if name != row.name_kk]
    verdict = first_refusal(
        recorded(by, row, paper=paper, on=on, day=at.day),
        _after_changes(row, on),
        rules.may_be_named(name_kk=name_kk, known=known),
        Refused("bodies.nothing_changed") if name_kk.strip() == row.name_kk else Allowed(rules.BODIES),
    ).require()
    before = {"name_kk": row.name_kk, "name_ru": row.name_ru, "name_en": row.name_en}
    _change(row, "renamed", paper, on, at, **before)
    row.name_kk, row.name_ru, row.name_en = name_kk.strip(), name_ru.strip(), name_en.strip()
    row.save(update_fields=["name_kk", "name_ru", "name_en"])
    record(
        about=f"people.organization:{row.slug}",
        verdict=verdict,
        facts={"was": before["name_kk"], "name": row.name_kk, "paper": paper.strip(), "on": on},
    )
    return row


@act
def merge_body(*, by: Actor, at: Moment, slug: str, into: str, paper: str, on: date) -> Organization:
    """Merge a body into another of its kind from a day on: it ends, and so do the mandates in it.

    Refuses with "bodies.merge_of_a_kind", "bodies.ends_before_a_seat" and as `rename_body`.
    """
    row, heir = _locked(slug), _locked(into)
    verdict = first_refusal(
        recorded(by, row, paper=paper, on=on, day=at.day),
        recorded(by, heir, paper=paper, on=on, day=at.day),
        rules.may_merge(same=row.pk == heir.pk, kind=row.classification, into=heir.classification),
        _after_changes(row, on),
        _after_seats(row, on),
    ).require()
    ended = _close(row, "merged", paper, on, at, heir)
    record(
        about=f"people.organization:{row.slug}",
        verdict=verdict,
        facts={
            "name": row.name_kk,
            "into": heir.name_kk,
            "paper": paper.strip(),
            "on": on,
            "mandates": ended,
        },
    )
    return row


@act
def close_body(*, by: Actor, at: Moment, slug: str, paper: str, on: date) -> Organization:
    """Close a body by an act: `on` is the first day without it, and the mandates in it end.

    Refuses with "bodies.ends_before_a_seat" and as `rename_body`.
    """
    row = _locked(slug)
    verdict = first_refusal(
        recorded(by, row, paper=paper, on=on, day=at.day),
        _after_changes(row, on),
        _after_seats(row, on),
        Allowed(rules.BODIES),
    ).require()
    ended = _close(row, "closed", paper, on, at, None)
    record(
        about=f"people.organization:{row.slug}",
        verdict=verdict,
        facts={"name": row.name_kk, "paper": paper.strip(), "on": on, "mandates": ended},
    )
    return row


@act
def enter_regional_organs(*, by: Actor, at: Moment) -> list[Organization]:
    """Enter the assembly and the secretariat of every region of the day that has none yet, so that people can be seated.

    Each cites the article it stands on (Law 70-IV, art. 14). Refuses with "bodies.regions_entered" where none is missing.
    """
    in_turn(Organization.NAMES)
    missing = missing_regional(at.day)
    if not missing:
        Refused("bodies.regions_entered", rules.REGIONAL).require()
    made = []
    for organ, area, parent in missing:
        row = Organization.objects.create(
            classification=organ.kind, slug=organ.slug, name_kk=organ.titles["kk"], name_ru=organ.titles["ru"],
            name_en=organ.titles["en"], area=area, since=organ.since, parent=parent,
        )  # fmt: skip
        Body.objects.create(
            organization=row, law=str(organ.law or ""), paper=str(organ.law or ""), day=organ.since, recorded_at=at.machine
        )  # fmt: skip
        for role in ("chair",) if organ.kind == "regional_assembly" else ("head", "officer"):
            post_of(row, role)
        made.append(row)
    record(
        about="people.organization:regional",
        verdict=Allowed(rules.REGIONAL),
        facts={"entered": len(made), "regions": len({row.area for row in made})},
    )
    return made


@act
def record_agreement(
    *, by: Actor, at: Moment, slug: str, kind: str, other: str, subject: str, paper: str, on: date
) -> Agreement:
    """Record a grant or a contract that a body is a party to. The Assembly and what works within it sign none.

    Refuses with "bodies.no_party" (Law 70-IV, art. 1(1)), "bodies.party_unknown" and as `is_dated`.
    """
    row = _locked(slug)
    verdict = first_refusal(
        law.may_be_party(rulebook(), row.classification, on),
        may_reach(by, row),
        rules.is_dated(paper=paper, on=on, day=at.day),
        Allowed() if other.strip() else Refused("bodies.other_party_missing"),
    ).require()
    agreement = Agreement.objects.create(
        organization=row, kind=kind, other=other.strip(), subject=subject.strip(), paper=paper.strip(), day=on
    )
    record(
        about=f"bodies.agreement:{agreement.pk}",
        verdict=verdict,
        facts={
            "party": row.name_kk,
            "other": agreement.other,
            "kind": kind,
            "paper": agreement.paper,
            "on": on,
        },
    )
    return agreement


def _locked(slug: str) -> Organization:
    return Organization.objects.select_for_update().get(slug=slug)


def _parent(kind: str, area: str) -> Organization | None:
    """A body of a region stands at its assembly, others at the Secretariat that coordinates them; a fund at the Assembly."""
    if area:
        return Organization.objects.filter(classification="regional_assembly", area=area).first()
    slug = "assembly" if law.kinds()[kind].entity != "no" else "secretariat"
    return Organization.objects.filter(slug=slug).first()


def _make_posts(row: Organization, on: date) -> None:
    for role in ("chair", "member"):
        post_of(row, role)
    norm = law.kinds()[row.classification].seats
    for kind in settled(rulebook(), norm, on).words if norm else ():
        kk, ru, en = SEATS[kind]
        Post.objects.create(
            organization=row, role="member", kind=kind, label_kk=kk, label_ru=ru, label_en=en, seats=None
        )


def _after_changes(row: Organization, on: date) -> Allowed | Refused:
    last = row.changes.order_by("-day").values_list("day", flat=True).first()
    if last is not None and on < last:
        return Refused("bodies.paper_before_step", facts={"on": on, "last_on": last})
    return Allowed()


def _after_seats(row: Organization, on: date) -> Allowed | Refused:
    """A body does not end before somebody recorded in it began."""
    last = row.memberships.order_by("-since").values_list("since", flat=True).first()
    if last is not None and on <= last:
        return Refused("bodies.ends_before_a_seat", rules.BODIES, {"since": last, "on": on})
    return Allowed()


def _change(
    row: Organization,
    kind: str,
    paper: str,
    on: date,
    at: Moment,
    into: Organization | None = None,
    **names: str,
) -> Change:
    return Change.objects.create(
        organization=row, kind=kind, day=on, paper=paper.strip(), into=into, recorded_at=at.machine, **names
    )


def _close(row: Organization, kind: str, paper: str, on: date, at: Moment, into: Organization | None) -> int:
    seats = list(Membership.objects.on(on).filter(organization=row, since__lt=on))
    for seat in seats:
        rewrite(seat, at, paper.strip(), until=on)
    _change(row, kind, paper, on, at, into)
    row.until = on
    row.save(update_fields=["until"])
    return len(seats)


def _free_slug(kind: str, name_en: str) -> str:
    start = slugify(name_en)[:60] or kind.replace("_", "-")
    taken = set(Organization.objects.filter(slug__startswith=start).values_list("slug", flat=True))
    return next(
        slug
        for n in range(1, 100_000)
        if (slug := start if n == 1 and slugify(name_en) else f"{start}-{n}") not in taken
    )
