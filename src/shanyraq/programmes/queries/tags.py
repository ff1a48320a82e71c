"""Questions about tags: what may be tagged on a day, what is, what is not; levels and tasks by direction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from rulebook import Rulebook

from shanyraq.bodies.queries.organs import open_on
from shanyraq.decisions.models import Advice
from shanyraq.law.bodies import kinds
from shanyraq.people.models import Organization
from shanyraq.programmes.models import Edition, Part, PlanItem, Tag
from shanyraq.programmes.queries.trees import programmes_on, tree_of
from shanyraq.programmes.rules.tags import THINGS, VALUES
from shanyraq.web.words import in_language, pick

ORGANS = ("assembly", "council", "secretariat", "regional_assembly", "regional_secretariat")


@dataclass(frozen=True)
class Thing:
    """Something that may be tagged: its kind and key, its words; for a measure its number and the programme's address."""

    kind: str
    key: str
    title: str
    language: str = ""
    number: str = ""
    programme: str = ""

    @property
    def name(self) -> str:
        """Give its number and first words, for a list to choose from."""
        return f"{self.number} {self.title}".strip()[:120]


@dataclass(frozen=True)
class Crossing:
    """Words of a scheme across the directions of a programme: (word, a number for each direction, all); "" is untagged.

    A measure with two words counts under both, so a column may add up to more than its measures.
    """

    edition: Edition
    numbers: tuple[str, ...]
    titles: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...], int], ...]
    measures: int

    @property
    def directions(self) -> list[tuple[str, str, list[tuple[int, str, int]]]]:
        """Give the same by direction: its number and title, then for each word its place from 1, the word, the count."""
        return [
            (
                number,
                title,
                [(n, word, counts[place]) for n, (word, counts, _all) in enumerate(self.rows, start=1)],
            )
            for place, (number, title) in enumerate(zip(self.numbers, self.titles, strict=True))
        ]


def standing(scheme: str, day: date) -> QuerySet[Tag]:
    """Give the tags of a scheme that stand on a day."""
    return Tag.objects.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day), scheme=scheme, on__lte=day)


def tags_of(thing: str, key: str, day: date) -> list[Tag]:
    """List the tags of a thing on a day, of every scheme."""
    rows = Tag.objects.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day), thing=thing, key=key)
    return list(rows.filter(on__lte=day))


def measures_on(day: date) -> list[Thing]:
    """List the measures of every programme, in the order of its paper."""
    return [
        Thing("measure", str(row.part_id), row.title, edition.language, row.number, edition.programme.slug)
        for edition in programmes_on(day)
        for row in edition.readings.filter(kind="measure").order_by("place")
    ]


def documents_in(book: Rulebook) -> list[Thing]:
    """List the acts of the book, by title in the reader's language."""
    found = [Thing("document", act.slug, pick(dict(act.titles))) for act in book.acts.values()]
    return sorted(found, key=lambda one: one.title)


def organs_on(day: date) -> list[Thing]:
    """List the organs of the Assembly and the bodies created by an act that are there on a day, by Kazakh name."""
    rows = Organization.objects.filter(open_on(day), classification__in=[*ORGANS, *kinds()])
    named = ((row, in_language(row, "name")) for row in rows.order_by("name_kk", "pk"))
    return [Thing("body", row.slug, name, language) for row, (name, language) in named]


def things_on(book: Rulebook, scheme: str, day: date) -> list[Thing]:
    """List what may be tagged by a scheme (`rules.tags.THINGS`): measures, and other kinds after them."""
    found = {
        "measure": lambda: measures_on(day), "document": lambda: documents_in(book), "body": lambda: organs_on(day),
        "item": lambda: items_on(day), "advice": lambda: advice_on(day),
    }  # fmt: skip
    return [one for kind in THINGS[scheme] for one in found[kind]()]


def items_on(day: date) -> list[Thing]:
    """List the items of plans drafted by a day, the latest plan first."""
    rows = PlanItem.objects.on(day).order_by("-plan", "position")
    return [Thing("item", str(row.pk), *in_language(row, "title")) for row in rows]


def advice_on(day: date) -> list[Thing]:
    """List the recommendations and proposals sent by a day, the latest first."""
    rows = Advice.objects.filter(sent_on__lte=day)
    return [Thing("advice", str(row.pk), *in_language(row, "text"), number=row.number) for row in rows]


def is_known(book: Rulebook, thing: str, key: str, day: date) -> bool:
    """Tell whether a thing is here."""
    if thing == "measure":
        return _is_number(key) and Part.objects.filter(pk=key, readings__kind="measure").exists()
    if thing in {"item", "advice"}:
        rows: QuerySet[Any] = PlanItem.objects.all() if thing == "item" else Advice.objects.all()
        return _is_number(key) and rows.filter(pk=key).exists()
    if thing == "document":
        return key in book.acts
    return Organization.objects.filter(
        open_on(day), slug=key, classification__in=[*ORGANS, *kinds()]
    ).exists()


def _is_number(key: str) -> bool:
    return key.isdecimal() and len(key) < 19


def tagged_by(book: Rulebook, scheme: str, day: date) -> dict[str, list[tuple[Tag, Thing]]]:
    """Give what each word of a scheme stands on, words without anything too."""
    known = {(one.kind, one.key): one for one in things_on(book, scheme, day)}
    found: dict[str, list[tuple[Tag, Thing]]] = {word: [] for word in VALUES[scheme]}
    for tag in standing(scheme, day):
        if (tag.thing, tag.key) in known:
            found[tag.word].append((tag, known[tag.thing, tag.key]))
    return found


def counted(things: Sequence[Thing], tags: Iterable[Tag], scheme: str) -> list[tuple[str, int]]:
    """Count things of one kind by each word of a scheme, "" for those without any, zero ones too."""
    held = by_thing(tags)
    words = [held.get((one.kind, one.key), frozenset()) for one in things]
    rows = [(value, sum(value in one for one in words)) for value in VALUES[scheme]]
    return [*rows, ("", sum(not one for one in words))]


def by_thing(tags: Iterable[Tag]) -> dict[tuple[str, str], frozenset[str]]:
    """Give the words of each tagged thing."""
    found: dict[tuple[str, str], set[str]] = {}
    for tag in tags:
        found.setdefault((tag.thing, tag.key), set()).add(tag.word)
    return {place: frozenset(values) for place, values in found.items()}


def crossing(edition: Edition, tags: Iterable[Tag], scheme: str) -> Crossing:
    """Lay the words of a scheme across the directions of a programme; measures under no direction count in `all` only."""
    shown = tree_of(edition)
    held = by_thing(tag for tag in tags if tag.thing == "measure")
    directions = shown.of_kind("direction")
    columns = [[str(row.part_id) for row in one.measures] for one in directions]
    everything = [str(one.reading.part_id) for one in shown.of_kind("measure")]

    def count(parts: Iterable[str], value: str) -> int:
        words = [held.get(("measure", part), frozenset()) for part in parts]
        return sum((value in one) if value else not one for one in words)

    rows = tuple(
        (value, tuple(count(parts, value) for parts in columns), count(everything, value))
        for value in (*VALUES[scheme], "")
    )
    numbers = tuple(one.reading.number for one in directions)
    titles = tuple(one.reading.title for one in directions)
    return Crossing(edition, numbers, titles, rows, len(everything))
