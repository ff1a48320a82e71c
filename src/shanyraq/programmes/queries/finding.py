"""Find programmes and their parts, plans, packages, documents, discussions and Messages by words of their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from shanyraq.programmes.labels import KINDS
from shanyraq.programmes.models import (
    Document,
    Edition,
    Message,
    OpenDiscussion,
    Package,
    PackageMeasure,
    Plan,
    PlanItem,
    Reading,
)
from shanyraq.programmes.queries.trees import programmes_on
from shanyraq.web.finding import matches
from shanyraq.web.folded import holds
from shanyraq.web.found import Found, Group, group_of, group_of_rows
from shanyraq.web.words import in_language

HERE = "programmes:index"
LONGEST = 40  # words of a part that are shown


def found(words: tuple[str, ...], day: date) -> Iterable[Group]:
    """Look in what the pages of this room show to everybody as of a day; `words` as `web.finding.words_of` gives them."""
    editions = programmes_on(day)
    named = (_programme(one) for one in editions if matches(words, one.title))
    yield group_of(_("Programmes"), HERE, named)
    yield group_of_rows(_("Parts of programmes"), HERE, parts_found(words, editions), _part)
    for title, rows, show in _kinds(day):
        yield group_of_rows(title, HERE, rows.filter(holds("words", words)), show)


def parts_found(words: Iterable[str], editions: Iterable[Edition]) -> QuerySet[Reading]:
    """Give the parts whose words hold every word, in the order of their papers; a title is its programme's name."""
    rows = Reading.objects.filter(holds("words", words), edition__in=list(editions)).exclude(kind="title")
    return rows.select_related("edition__programme").order_by("edition__programme__slug", "place")


def _kinds(day: date) -> list[tuple[Promise, QuerySet[Any], Callable[[Any], Found]]]:
    items = PlanItem.objects.on(day).select_related("plan").order_by("-starts", "-pk")
    measures = PackageMeasure.objects.on(day).filter(package__drafted_on__lte=day).select_related("package")
    documents = Document.objects.filter(steps__recorded_on__lte=day).distinct()
    return [
        (_("Plans"), Plan.objects.filter(drafted_on__lte=day), _shown("plan")),
        (_("Items of plans"), items, _item),
        (_("Packages of measures"), Package.objects.filter(drafted_on__lte=day), _shown("package")),
        (_("Measures of packages"), measures.order_by("-starts", "-pk"), _measure),
        (_("Programme documents"), documents, _shown("document")),
        (_("Open discussions"), OpenDiscussion.objects.filter(opened_on__lte=day), _shown("discussion")),
        (_("Messages and strategies"), Message.objects.filter(on__lte=day), _shown("message")),
    ]


def _shown(page: str) -> Callable[[Any], Found]:
    def show(row: Any) -> Found:
        name, language = in_language(row, "title")
        return Found(name, reverse(f"programmes:{page}", args=[row.pk]), language)

    return show


def _programme(edition: Edition) -> Found:
    address = reverse("programmes:programme", args=[edition.programme.slug])
    return Found(edition.title, address, edition.language)


def _part(row: Reading) -> Found:
    address = reverse("programmes:part", args=[row.edition.programme.slug, row.number])
    return Found(Truncator(row.title).words(LONGEST), address, row.edition.language, KINDS.get(row.kind, ""))


def _item(row: PlanItem) -> Found:
    name, language = in_language(row, "title")
    return Found(name, reverse("programmes:item", args=[row.pk]), language, in_language(row.plan, "title")[0])


def _measure(row: PackageMeasure) -> Found:
    name, language = in_language(row, "title")
    address = reverse("programmes:package", args=[row.package_id])
    return Found(name, address, language, in_language(row.package, "title")[0])
