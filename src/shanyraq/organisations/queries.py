"""Questions about organisations beside the Assembly's own organs: addressees of decisions and partners."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from kazakhtext.alphabet import sort_key

from shanyraq.organisations.rules import KINDS
from shanyraq.people.models import Organization
from shanyraq.web.finding import matches
from shanyraq.web.found import Found, Group, group_of
from shanyraq.web.words import in_language


def organisations_on(
    day: date, *, kind: str = "", area: str = "", what: str = "", words: str = ""
) -> list[Organization]:
    """Give the organisations open on a day, in the order of the Kazakh alphabet; each word is in some name."""
    found = (
        _open(day)
        .filter(classification__in=[kind] if kind in KINDS else KINDS)
        .prefetch_related("competences")
    )
    if area:
        found = found.filter(area=area)
    if what:
        found = found.filter(competences__what=what)
    asked = words.casefold().split()
    rows = [row for row in found if all(word in _names(row) for word in asked)]
    return sorted(rows, key=lambda row: sort_key(row.name_kk))


def organisation(slug: str) -> Organization | None:
    """Find an organisation of this room by its address, open or closed."""
    return Organization.objects.filter(slug=slug, classification__in=KINDS).select_related("parent").first()


def names_of(kind: str) -> list[str]:
    """Give the Kazakh names of one kind that are still open."""
    rows = Organization.objects.filter(classification=kind, until__isnull=True)
    return list(rows.values_list("name_kk", flat=True))


def count_on(day: date) -> dict[str, int]:
    """Count the organisations open on a day by kind, every kind named."""
    counted = dict.fromkeys(KINDS, 0)
    for kind in _open(day).filter(classification__in=KINDS).values_list("classification", flat=True):
        counted[kind] += 1
    return counted


def found(words: tuple[str, ...], day: date) -> Iterable[Group]:
    """Look for organisations open on a day, in the order of the Kazakh alphabet; `words` as `web.finding.words_of` gives them."""
    rows = _open(day).filter(classification__in=KINDS)
    named = [row for row in rows if matches(words, row.name_kk, row.name_ru, row.name_en)]
    named.sort(key=lambda row: sort_key(row.name_kk))
    yield group_of(_("Organisations"), "bodies:structure", map(_found, named))


def _found(row: Organization) -> Found:
    name, language = in_language(row, "name")
    return Found(name, reverse("organisations:organisation", args=[row.slug]), language)


def _open(day: date) -> QuerySet[Organization]:
    return Organization.objects.filter(
        Q(since__isnull=True) | Q(since__lte=day), Q(until__isnull=True) | Q(until__gt=day)
    )


def _names(row: Organization) -> str:
    return f"{row.name_kk} {row.name_ru} {row.name_en}".casefold()
