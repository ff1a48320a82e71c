"""A legal act: its name, its publication, its relations to other acts, and its status on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from rulebook.values import Confidence

Status: TypeAlias = Literal[
    "not_yet", "in_force", "partly_repealed", "repealed", "superseded_pending", "unknown"
]
RelationKind: TypeAlias = Literal["amends", "repeals", "replaces", "approves", "basis", "implements"]
EntryRule: TypeAlias = Literal["signature", "first_official_publication", "fixed_date", "adoption", "unknown"]


@dataclass(frozen=True)
class Publication:
    """Name an issue of an official collection: ("ПҮАЖ", 2002, 11, 102) is 2002, No. 11, document 102."""

    collection: str
    year: int
    number: int
    document: int


@dataclass(frozen=True)
class Relation:
    """Say what one act does to another.

    `scope` lists the places touched ("6", "1(10)"), empty for the whole act; `language` is set when the
    text of one language alone is touched.
    """

    kind: RelationKind
    to: str
    scope: tuple[str, ...] = ()
    language: str | None = None
    since: dt.date | None = None
    note: Mapping[str, str] | None = None

    @property
    def is_whole(self) -> bool:
        """Tell whether the relation touches the whole act."""
        return not self.scope


@dataclass(frozen=True)
class PartialRepeal:
    """Say from which day which place of an act no longer holds, and which act ended it."""

    since: dt.date
    scope: str
    by: str


@dataclass(frozen=True)
class Act:
    """Hold the card of a legal act.

    `in_force_from` is None where the day is still to be supplied; `in_force_by` then names a day on which
    the act is known to have been in force already. `in_force_until` is the first day it no longer holds.
    `superseded_from` is the day its constitutional ground went while no repealing act is known.
    """

    slug: str
    kind: str
    number: str
    date: dt.date | None
    titles: Mapping[str, str]
    aliases: tuple[str, ...] = ()
    issuer: str = ""
    publication: tuple[Publication, ...] = ()
    in_force_from: dt.date | None = None
    in_force_by: dt.date | None = None
    in_force_until: dt.date | None = None
    superseded_from: dt.date | None = None
    entry_rule: EntryRule = "unknown"
    divisions: str = "article"
    relations: tuple[Relation, ...] = ()
    partial_repeals: tuple[PartialRepeal, ...] = ()
    source: str = ""
    confidence: Confidence = "reported"
    text_paper: str = ""
    note: Mapping[str, str] = field(default_factory=dict)
    row: str = ""

    @property
    def awaits_date(self) -> bool:
        """Tell whether the day of entry into force is still to be supplied."""
        return self.in_force_from is None

    def status_on(self, day: dt.date) -> Status:
        """Give the status on a day. "unknown" stands where the sources do not settle it."""
        if self.in_force_until is not None and day >= self.in_force_until:
            return "repealed"
        begun = self._begun_on(day)
        if begun != "in_force":
            return begun
        if self.superseded_from is not None and day >= self.superseded_from:
            return "superseded_pending"
        if any(day >= repeal.since for repeal in self.partial_repeals):
            return "partly_repealed"
        return "in_force"

    def _begun_on(self, day: dt.date) -> Literal["not_yet", "in_force", "unknown"]:
        if self.in_force_from is not None:
            return "in_force" if day >= self.in_force_from else "not_yet"
        if self.date is not None and day < self.date:
            return "not_yet"
        if self.in_force_by is not None and day >= self.in_force_by:
            return "in_force"
        return "unknown"
