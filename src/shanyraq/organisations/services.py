"""Acts of this room: an organisation is entered, renamed, closed. Nothing is deleted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.text import slugify

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.organisations import queries, rules
from shanyraq.organisations.models import Competence, Work
from shanyraq.people.acting import Actor, act, in_turn
from shanyraq.people.models import Organization

LONGEST_SLUG = 60


@act
def enter_body(
    *,
    by: Actor,
    at: Moment,
    kind: str,
    name_kk: str,
    name_ru: str = "",
    name_en: str = "",
    area: str = "",
    email: str = "",
    since: date | None = None,
    parent: Organization | None = None,
    invented: bool = False,
) -> Organization:
    """Enter a state body, an akimat, an association or a house of friendship, so that decisions can be sent to it.

    `area` is ISO 3166-2. Refuses with the codes of `rules.may_enter_body`.
    """
    in_turn(Organization.NAMES)
    verdict = rules.may_enter_body(
        kind=kind, name_kk=name_kk, area=area, since=since, day=at.day, known=queries.names_of(kind)
    )
    verdict.require()
    row = Organization.objects.create(
        classification=kind,
        slug=_free_slug(kind, name_en),
        name_kk=name_kk.strip(),
        name_ru=name_ru.strip(),
        name_en=name_en.strip(),
        area=area,
        email=email,
        since=since,
        parent=parent,
        invented=invented,
    )
    record(
        about=f"organisations.organisation:{row.slug}",
        verdict=verdict,
        facts={"kind": kind, "name": row.name_kk, "area": area},
        personal={"email": email} if email else None,
        after=_state(row),
    )
    return row


@act
def set_competences(*, by: Actor, at: Moment, slug: str, what: Iterable[str]) -> Organization:
    """Say what fields an organisation deals with, in place of what was said before. Refuses as `rules.may_deal_with`."""
    row = _open(slug)
    wanted = sorted(set(what))
    verdict = rules.may_deal_with(row.classification, wanted, row.until).require()
    before = sorted(row.competences.values_list("what", flat=True))
    row.competences.exclude(what__in=wanted).delete()
    Competence.objects.bulk_create(
        Competence(organization=row, what=one) for one in wanted if one not in before
    )
    record(
        about=f"organisations.organisation:{row.slug}",
        verdict=verdict,
        facts={"name": row.name_kk, "what": wanted},
        before=before,
        after=wanted,
    )
    return row


@act
def add_work(
    *,
    by: Actor,
    at: Moment,
    slug: str,
    kind: str,
    year: int,
    title_kk: str,
    source: str,
    title_ru: str = "",
    title_en: str = "",
    link: str = "",
) -> Work:
    """Add a study or a course of an organisation, with the paper it is known from. Refuses as `rules.may_add_work`."""
    row = _open(slug)
    title = " ".join(title_kk.split())
    verdict = rules.may_add_work(
        title_kk=title,
        year=year,
        since=row.since,
        day=at.day,
        known=row.works.filter(title_kk=title, year=year).exists(),
    ).require()
    made = Work.objects.create(
        organization=row, kind=kind, year=year, title_kk=title, title_ru=title_ru.strip(),
        title_en=title_en.strip(), source=source.strip(), link=link,
    )  # fmt: skip
    record(
        about=f"organisations.organisation:{row.slug}",
        verdict=verdict,
        facts={"name": row.name_kk, "kind": kind, "title": title, "year": str(year)},
    )
    return made


def _open(slug: str) -> Organization:
    return Organization.objects.select_for_update(of=("self",)).get(slug=slug, classification__in=rules.KINDS)


@act
def rename_body(
    *, by: Actor, at: Moment, slug: str, name_kk: str, name_ru: str = "", name_en: str = "", email: str = ""
) -> Organization:
    """Change an organisation's names or its mail address; the journal keeps what they were.

    Refuses with "organisations.no_kazakh_name" and "organisations.already_entered".
    """
    in_turn(Organization.NAMES)
    row = Organization.objects.select_for_update().get(slug=slug, classification__in=rules.KINDS)
    others = [name for name in queries.names_of(row.classification) if name != row.name_kk]
    verdict = rules.may_enter_body(
        kind=row.classification,
        name_kk=name_kk,
        area=row.area or "-",
        since=row.since,
        day=at.day,
        known=others,
    )
    verdict.require()
    before = _state(row)
    old = row.name_kk
    row.name_kk, row.name_ru, row.name_en, row.email = (
        name_kk.strip(),
        name_ru.strip(),
        name_en.strip(),
        email,
    )
    row.save()
    record(
        about=f"organisations.organisation:{row.slug}",
        verdict=verdict,
        facts={"was": old, "name": row.name_kk},
        before=before,
        after=_state(row),
    )
    return row


@act
def close_body(*, by: Actor, at: Moment, slug: str, last_day: date) -> Organization:
    """Record that an organisation has ended: from `last_day` on it is no addressee any more.

    Refuses with "organisations.closed_already" and "organisations.wrong_last_day".
    """
    row = Organization.objects.select_for_update().get(slug=slug, classification__in=rules.KINDS)
    verdict = rules.may_close_body(since=row.since, until=row.until, last_day=last_day, day=at.day)
    verdict.require()
    row.until = last_day
    row.save(update_fields=["until"])
    record(
        about=f"organisations.organisation:{row.slug}",
        verdict=verdict,
        facts={"name": row.name_kk, "until": last_day},
    )
    return row


def _free_slug(kind: str, name_en: str) -> str:
    """Give a free address: the English name, else the kind and a number."""
    start = slugify(name_en)[:LONGEST_SLUG] or kind.replace("_", "-")
    taken = set(Organization.objects.filter(slug__startswith=start).values_list("slug", flat=True))
    if start not in taken and slugify(name_en):
        return start
    return next(
        f"{start}-{n}"
        for n in range(1 if not slugify(name_en) else 2, 100_000)
        if f"{start}-{n}" not in taken
    )


def _state(row: Organization) -> dict[str, str]:
    return {name: getattr(row, name) for name in ("name_kk", "name_ru", "name_en", "area", "email")}
