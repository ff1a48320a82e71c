"""Questions about the record: which entries, in what words, how far it is sealed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse

from shanyraq.journal import anchors, merkle, sealing
from shanyraq.journal.models import Entry, Head
from shanyraq.journal.timetable import outcome_file
from shanyraq.law.mandates import mandates


def entries(
    *, act: str = "", day: date | None = None, about: str = "", until: date | None = None
) -> QuerySet[Entry]:
    """Give entries, newest first: of one act, one domain day, about one thing, up to a domain day."""
    found = Entry.objects.select_related("leaf").order_by("-pk")
    if act:
        found = found.filter(act=act)
    if day:
        found = found.filter(day=day)
    if about:
        found = found.filter(about=about)
    return found.filter(day__lte=until) if until else found


def steps_taken(act: str, about: str) -> frozenset[int]:
    """Give the steps that entries of an act about one thing say ("step" among their facts): what was done once."""
    return steps_taken_of(act, [about])[about]


def steps_taken_of(act: str, about: Iterable[str]) -> dict[str, frozenset[int]]:
    """Give the steps taken of each of many things, as `steps_taken` does; a query for each thousand of them."""
    asked = list(about)
    found: dict[str, set[int]] = {one: set() for one in asked}
    for start in range(0, len(asked), 1000):
        some = Entry.objects.filter(act=act, about__in=asked[start : start + 1000])
        for one, facts in some.values_list("about", "facts"):
            if "step" in facts:
                found[one].add(facts["step"])
    return {one: frozenset(steps) for one, steps in found.items()}


def tail(size: int = 64) -> tuple[int, ...]:
    """Give the ids of the newest entries: two answers differ where anything was recorded between.

    More than the very last: on PostgreSQL an act that began earlier may be kept later, with the smaller id.
    """
    return tuple(Entry.objects.order_by("-pk").values_list("pk", flat=True)[:size])


def each(found: QuerySet[Entry], chunk: int = 1000) -> Iterator[Entry]:
    """Walk a long answer of `entries` without holding it, or the database, for long."""
    before: int | None = None
    while rows := list((found.filter(pk__lt=before) if before else found)[:chunk]):
        yield from rows
        before = rows[-1].pk


def title_of(act: str) -> dict[str, str]:
    """Give an act's name in three languages; its code where no mandate names it."""
    mandate = mandates().get(act)
    return dict(mandate.title) if mandate else {"kk": act, "ru": act, "en": act}


def acts_recorded() -> list[str]:
    """List the acts that have entries."""
    return sorted(Entry.objects.order_by().values_list("act", flat=True).distinct())


def address_of(about: str) -> str:
    """Give the page of what an entry is about; "" where it has none, or none that everybody may see.

    A room says so in its `about.py`: ABOUT = {"session": function from the id to an address or ""}. Where it says
    nothing, a page named after the thing whose address is a word ("acts.act:law-70-iv-2008") is found by itself.
    """
    room, _, rest = about.partition(".")
    thing, _, key = rest.partition(":")
    name = f"shanyraq.{room}.about"
    if not key or not apps.is_installed(f"shanyraq.{room}"):
        return ""
    known = import_module(name).ABOUT if find_spec(name) else {}
    try:
        if thing in known:
            return str(known[thing](key))
        return "" if key.isdecimal() and room != "journal" else reverse(f"{room}:{thing}", args=[key])
    except NoReverseMatch:
        return ""


@dataclass(frozen=True)
class Chain:
    """How far the record is sealed. `check` is the outcome of the last whole check, or None."""

    sealed: int
    waiting: int
    head: Head | None
    check: dict[str, Any] | None

    @property
    def checked_at(self) -> datetime | None:
        """Give when the whole was last checked."""
        return datetime.fromisoformat(self.check["at"]) if self.check else None


def chain() -> Chain:
    """Give the state of the chain."""
    head = Head.objects.order_by("-size").first()
    path = outcome_file()
    check = json.loads(path.read_text()) if path.exists() else None
    return Chain(head.size if head else 0, sealing.unsealed().count(), head, check)


def proof_of(entry: Entry) -> dict[str, Any] | None:
    """Give all a stranger needs to check that the last head holds an entry; None while it waits for its seal."""
    head = Head.objects.order_by("-size").first()
    leaf = getattr(entry, "leaf", None)
    if head is None or leaf is None:
        return None
    path = merkle.inclusion_proof(sealing.SealedTree(), leaf.position, head.size)
    return {
        "entry": sealing.contents_of(entry),
        "canonical": sealing.canonical(sealing.contents_of(entry)).decode(),
        "position": leaf.position,
        "leaf": leaf.hash,
        "proof": [node.hex() for node in path],
        "head": {
            "size": head.size,
            "root": head.root,
            "previous": head.previous,
            "at": sealing.in_utc(head.at),
            "link": head.link,
            "anchor": anchors.said(head),
        },
    }
