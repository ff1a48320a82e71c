"""The register of acts: who is in it, with what status on a day, found by kind, status or words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from rulebook import Act, Relation, Rulebook

from shanyraq.acts.models import FoundRelation
from shanyraq.acts.queries.texts import texts_held

_QUOTES = str.maketrans("«»\"“”'’‘", " " * 8)


@dataclass(frozen=True)
class Listed:
    """A row of the register: the act, its status on the day, the languages its text is held in."""

    act: Act
    status: str
    held: tuple[str, ...]


@dataclass(frozen=True)
class Wanted:
    """What a reader looks for: a kind, a status, words of a title, an alias, a number or a publication."""

    kind: str = ""
    status: str = ""
    words: str = ""


def listed(book: Rulebook, day: date, wanted: Wanted | None = None) -> list[Listed]:
    """List the acts of the register that answer what is wanted, the oldest first, undated ones last."""
    wanted = wanted or Wanted()
    held = texts_held()
    chosen = _found(book, wanted.words) if wanted.words.strip() else book.acts.values()
    rows = [Listed(act, act.status_on(day), tuple(held.get(act.slug, ()))) for act in chosen]
    return sorted(
        (r for r in rows if wanted.kind in ("", r.act.kind) and wanted.status in ("", r.status)),
        key=lambda row: (row.act.date is None, row.act.date or date.max, row.act.slug),
    )


def _found(book: Rulebook, words: str) -> Iterable[Act]:
    """Find acts by words: a number gives every act that bears it, a whole title or alias gives that one act."""
    bare = words.strip().lstrip("№").strip()
    if numbered := book.acts_by_number(bare):
        return numbered
    if named := book.act_named(words):
        return [named]
    wanted = _bare(words)
    return [act for act in book.acts.values() if wanted in _haystack(act)]


def _bare(text: str) -> str:
    return " ".join(text.translate(_QUOTES).split()).casefold()


def _haystack(act: Act) -> str:
    publications = (f"{p.collection} {p.year} № {p.number} {p.document}" for p in act.publication)
    dates = (act.date.isoformat(), f"{act.date:%d.%m.%Y}") if act.date else ()
    return _bare(
        " | ".join((*act.titles.values(), *act.aliases, *publications, *dates, act.slug, act.number))
    )


@dataclass(frozen=True)
class Tie:
    """A relation of an act as seen from one side: `outward` where this act does it to the other.

    `divisions` says how the places of the relation's scope are counted: by articles or by points.
    """

    kind: str
    outward: bool
    other: Act
    relation: Relation
    divisions: str = "point"


def ties_of(book: Rulebook, act: Act) -> list[Tie]:
    """List what an act does to others and what others do to it."""
    known = [relation for relation in act.relations if relation.to in book.acts]
    outward = [Tie(r.kind, True, book.acts[r.to], r, book.acts[r.to].divisions) for r in known]
    inward = [
        Tie(r.kind, False, other, r, act.divisions)
        for other in book.acts.values()
        for r in other.relations
        if r.to == act.slug
    ]
    return [*outward, *sorted(inward, key=lambda tie: (tie.other.date or date.max, tie.other.slug))]


@dataclass(frozen=True)
class Turn:
    """A day on which the standing of an act changed: a code, and the act that changed it."""

    day: date
    code: str
    by: Act | None = None
    scope: tuple[str, ...] = ()
    language: str | None = None


def turns_of(book: Rulebook, act: Act) -> list[Turn]:
    """List the days of an act's life in order: signed, in force, amended, partly repealed, repealed, superseded."""
    turns = [Turn(act.date, "signed")] if act.date else []
    if act.in_force_from and act.in_force_from != act.date:
        turns.append(Turn(act.in_force_from, "in_force"))
    for tie in ties_of(book, act):
        day = tie.relation.since or tie.other.date
        if not tie.outward and tie.kind == "amends" and day:
            turns.append(Turn(day, "amended", tie.other, tie.relation.scope, tie.relation.language))
    turns += [Turn(r.since, "partly_repealed", book.acts.get(r.by), (r.scope,)) for r in act.partial_repeals]
    if act.in_force_until:
        turns.append(Turn(act.in_force_until, "repealed", _ender(book, act)))
    if act.superseded_from:
        turns.append(Turn(act.superseded_from, "superseded"))
    return sorted(turns, key=lambda turn: turn.day)


def _ender(book: Rulebook, act: Act) -> Act | None:
    ends = [t.other for t in ties_of(book, act) if not t.outward and t.kind in ("repeals", "replaces")]
    whole = [e for e in ends for r in e.relations if r.to == act.slug and r.is_whole]
    return whole[0] if whole else None


def differences(book: Rulebook) -> list[tuple[FoundRelation, str]]:
    """List where the text of an act says what the register does not: (what was found, code of the sentence).

    Codes: "act_not_in_register", "relation_not_in_register", "publication_not_in_register".
    """
    found: list[tuple[FoundRelation, str]] = []
    for row in FoundRelation.objects.filter(of__replaced_on__isnull=True).select_related("of__paper"):
        act = book.acts.get(row.act)
        if act is None:
            found.append((row, "act_not_in_register"))
            continue
        if not _is_known(book.acts[row.of.act], row):
            found.append((row, "relation_not_in_register"))
        known = {(p.year, p.number, p.document) for p in act.publication}
        if any(tuple(triple[1:]) not in known for triple in row.publications):
            found.append((row, "publication_not_in_register"))
    return found


def _is_known(act: Act, row: FoundRelation) -> bool:
    scope = (row.place,) if row.place else ()
    return any(
        r.to == row.act and r.kind == row.tie and (r.scope == scope or not scope) for r in act.relations
    )


def act_as_json(book: Rulebook, row: Listed) -> dict[str, Any]:
    """Turn a row of the register into plain JSON values."""
    act = row.act
    return {
        "slug": act.slug, "kind": act.kind, "number": act.number, "row": act.row,
        "date": act.date.isoformat() if act.date else None,
        "titles": dict(act.titles), "aliases": list(act.aliases), "issuer": act.issuer,
        "status": row.status, "entry_rule": act.entry_rule,
        "in_force_from": act.in_force_from.isoformat() if act.in_force_from else None,
        "in_force_until": act.in_force_until.isoformat() if act.in_force_until else None,
        "publication": [[p.collection, p.year, p.number, p.document] for p in act.publication],
        "relations": [
            {"kind": r.kind, "to": r.to, "scope": list(r.scope), "language": r.language} for r in act.relations
        ],
        "confidence": act.confidence, "source": act.source, "text": list(row.held),
    }  # fmt: skip
