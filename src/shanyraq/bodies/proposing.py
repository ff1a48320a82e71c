"""A proposal of structure: the tree as it is, the changes proposed, the tree as it would be. Plain values, no tables.

Nothing here changes the tree itself. That is done by acts, each on its own paper.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from rulebook import Allowed, Refused, Rulebook, Verdict, first_refusal

from shanyraq.bodies.organs import BODIES, is_dated, may_be_named
from shanyraq.law.status import may_institution_act

KINDS = ("create", "rename", "merge", "close", "seats")
PUT, ACCEPTED, DECLINED = "put", "accepted", "declined"
MOST_SEATS = 1000


@dataclass(frozen=True)
class Seats:
    """A post of an organ and how many may hold it: None for any number. `kind` tells posts of one role apart."""

    role: str
    kind: str = ""
    seats: int | None = None

    @property
    def code(self) -> str:
        """Name the post in the organ: "chair", "member/veterans"."""
        return f"{self.role}/{self.kind}" if self.kind else self.role


@dataclass(frozen=True)
class Unit:
    """An organ in the tree: its address, its names by language, what it stands under ("" for the root), its posts."""

    slug: str
    names: Mapping[str, str]
    under: str = ""
    posts: tuple[Seats, ...] = ()

    def seats_of(self, code: str) -> Seats | None:
        """Find a post by its code."""
        return next((one for one in self.posts if one.code == code), None)


@dataclass(frozen=True)
class Change:
    """One change proposed: what is done (`KINDS`), to which organ, and what that kind asks for; why."""

    do: str
    slug: str
    names: Mapping[str, str] = field(default_factory=dict)
    under: str = ""
    into: str = ""
    post: str = ""
    seats: int | None = None
    why: str = ""


@dataclass(frozen=True)
class Mark:
    """One difference: "created", "renamed", "closed", "merged" or "takes_in" (`other` by name), or of a post (`was`, `now`)."""

    code: str
    other: Mapping[str, str] = field(default_factory=dict)
    post: str = ""
    was: int | None = None
    now: int | None = None


@dataclass(frozen=True)
class Row:
    """An organ as it is and as it would be, at its depth in the tree; None where it is not there. `marks` say how they differ."""

    depth: int
    before: Unit | None
    after: Unit | None
    marks: tuple[Mark, ...]

    @property
    def slug(self) -> str:
        """Name the organ."""
        return (self.before or self.after or Unit("", {})).slug


def packed(thing: Unit | Change) -> dict[str, Any]:
    """Give a plain record for JSON."""
    return asdict(thing)


def unit_of(record: Mapping[str, Any]) -> Unit:
    """Read a record of `packed` back."""
    return Unit(**{**record, "posts": tuple(Seats(**one) for one in record["posts"])})


def change_of(record: Mapping[str, Any]) -> Change:
    """Read a record of `packed` back."""
    return Change(**record)


def to_be(units: Iterable[Unit], changes: Iterable[Change]) -> dict[str, Unit]:
    """Give the organs as they would be, by address, those created last."""
    found = {one.slug: one for one in units}
    for change in changes:
        if change.do == "create":
            found[change.slug] = Unit(change.slug, dict(change.names), change.under)
        elif change.do in {"merge", "close"}:
            found.pop(change.slug, None)
        elif change.slug in found:
            found[change.slug] = _changed(found[change.slug], change)
    return found


def _changed(unit: Unit, change: Change) -> Unit:
    if change.do == "rename":
        return replace(unit, names=dict(change.names))
    role, _slash, kind = change.post.partition("/")
    others = tuple(one for one in unit.posts if one.code != change.post)
    return replace(unit, posts=(*others, *([Seats(role, kind, change.seats)] if change.seats else [])))


def compared(units: Sequence[Unit], changes: Sequence[Change]) -> list[Row]:
    """Lay both trees side by side, each organ once, under what it stands or would stand under."""
    before, after = {one.slug: one for one in units}, to_be(units, changes)
    merged = {one.slug: one.into for one in changes if one.do == "merge"}
    everyone = {**before, **{slug: one for slug, one in after.items() if slug not in before}}
    children: dict[str, list[str]] = {}
    for slug, unit in everyone.items():
        children.setdefault(unit.under if unit.under in everyone else "", []).append(slug)

    def walk(slug: str, depth: int) -> Iterator[Row]:
        marks = tuple(_marks(slug, before, after, merged))
        yield Row(depth, before.get(slug), after.get(slug), marks)
        for child in children.get(slug, ()):
            yield from walk(child, depth + 1)

    return [row for slug in children.get("", ()) for row in walk(slug, 0)]


def _marks(
    slug: str, before: Mapping[str, Unit], after: Mapping[str, Unit], merged: Mapping[str, str]
) -> Iterator[Mark]:
    was, now = before.get(slug), after.get(slug)
    if was is None:
        yield Mark("created")
    elif now is None and slug in merged:
        yield Mark("merged", (after.get(merged[slug]) or before[merged[slug]]).names)
    elif now is None:
        yield Mark("closed")
    elif dict(was.names) != dict(now.names):
        yield Mark("renamed")
    for other, into in merged.items():
        if into == slug and other in before:
            yield Mark("takes_in", before[other].names)
    if now is not None:
        yield from _posts(was.posts if was else (), now)


def _posts(were: Iterable[Seats], now: Unit) -> Iterator[Mark]:
    old = {one.code: one for one in were}
    for one in now.posts:
        if one.code not in old:
            yield Mark("post_created", post=one.code, now=one.seats)
        elif old[one.code].seats != one.seats:
            yield Mark("post_changed", post=one.code, was=old[one.code].seats, now=one.seats)
    for code, one in old.items():
        if now.seats_of(code) is None:
            yield Mark("post_removed", post=code, was=one.seats)


def may_change(state: str, *, own: Verdict) -> Verdict:
    """Allow a draft to be changed by those who reach its tree. Refuses with "bodies.proposal_put", and as `own`."""
    return first_refusal(own, Allowed(BODIES) if not state else Refused("bodies.proposal_put", BODIES))


def may_propose_change(units: Sequence[Unit], changes: Sequence[Change], change: Change) -> Verdict:
    """Allow one more change: of an organ that is there, to a name nobody has, with nothing left hanging, with a reason.

    Refuses with "bodies.change_unknown", "bodies.organ_not_in_tree", "bodies.root_stays", "bodies.organs_under_it",
    "bodies.merged_into_itself", "bodies.as_it_is", "bodies.reason_of_change", and as `organs.may_be_named`.
    """
    there = to_be(units, changes)
    verdict = first_refusal(
        Allowed(BODIES)
        if change.do in KINDS
        else Refused("bodies.change_unknown", facts={"told": change.do}),
        Allowed() if change.why.strip() else Refused("bodies.reason_of_change", BODIES),
        _names_organs(there, change),
    )
    if not verdict:
        return verdict
    if change.do in {"merge", "close"}:
        return first_refusal(verdict, _leaves_none(there, change))
    last = _changes_seats(there, change) if change.do == "seats" else _is_named(there, change)
    return first_refusal(verdict, last)


def _names_organs(there: Mapping[str, Unit], change: Change) -> Verdict:
    asked = [change.under] if change.do == "create" else [change.slug]
    asked += [change.into] if change.do == "merge" else []
    if any(slug not in there for slug in asked):
        return Refused("bodies.organ_not_in_tree", BODIES)
    if change.do == "merge" and change.into == change.slug:
        return Refused("bodies.merged_into_itself", BODIES)
    return Allowed()


def _leaves_none(there: Mapping[str, Unit], change: Change) -> Verdict:
    if there[change.slug].under not in there:
        return Refused("bodies.root_stays", BODIES)
    under = sum(one.under == change.slug for one in there.values())
    return Refused("bodies.organs_under_it", BODIES, {"count": under}) if under else Allowed()


def _is_named(there: Mapping[str, Unit], change: Change) -> Verdict:
    own = there[change.slug].names if change.do == "rename" else {}
    if own and {key: text for key, text in own.items() if text} == {
        key: text for key, text in change.names.items() if text
    }:
        return Refused("bodies.as_it_is", BODIES)
    known = [one.names["kk"] for slug, one in there.items() if slug != change.slug]
    return may_be_named(name_kk=change.names.get("kk", ""), known=known)


def _changes_seats(there: Mapping[str, Unit], change: Change) -> Verdict:
    held = there[change.slug].seats_of(change.post)
    if (held.seats if held else 0) == change.seats:
        return Refused("bodies.as_it_is", BODIES)
    return Allowed()


def may_put(
    book: Rulebook, *, state: str, changes: int, paper: str, on: date, since: date, day: date, own: Verdict
) -> Verdict:
    """Allow a draft with at least one change to be put to the Council, by its paper.

    Refuses with "bodies.proposal_put", "bodies.proposal_empty", and as `organs.is_dated` and the law's status do.
    """
    return first_refusal(
        may_change(state, own=own),
        may_institution_act(book, day),
        Allowed() if changes else Refused("bodies.proposal_empty", BODIES),
        is_dated(paper=paper, on=on, day=day, after=since),
    )


def may_answer(
    state: str, *, answer: str, reason: str, paper: str, on: date, since: date | None, day: date
) -> Verdict:
    """Allow the Council's answer to what was put to it, once; a refusal says why.

    Refuses with "bodies.proposal_not_put", "bodies.proposal_answered", "bodies.reason_of_answer", and as `organs.is_dated`.
    """
    if state != PUT:
        return Refused("bodies.proposal_answered" if state else "bodies.proposal_not_put", BODIES)
    if answer == DECLINED and not reason.strip():
        return Refused("bodies.reason_of_answer", BODIES)
    return first_refusal(Allowed(BODIES), is_dated(paper=paper, on=on, day=day, after=since))


def may_link_done(
    state: str, *, change: Change | None, is_linked: bool, units: Collection[Unit], paper: str, on: date, since: date, day: date
) -> Verdict:  # fmt: skip
    """Allow an act to be linked to an accepted change that the tree of the day shows done.

    Refuses with "bodies.proposal_not_accepted", "bodies.change_unknown", "bodies.change_linked",
    "bodies.change_not_done", and as `organs.is_dated`.
    """
    if state != ACCEPTED:
        return Refused("bodies.proposal_not_accepted", BODIES)
    if change is None:
        return Refused("bodies.change_unknown", facts={"told": ""})
    if is_linked:
        return Refused("bodies.change_linked", BODIES)
    if not is_done(change, units):
        return Refused("bodies.change_not_done", BODIES)
    return first_refusal(Allowed(BODIES), is_dated(paper=paper, on=on, day=day, after=since))


def is_done(change: Change, units: Iterable[Unit]) -> bool:
    """Tell whether a tree shows a change: the name stands, the organ is gone, the post has as many seats."""
    there = {one.slug: one for one in units}
    if change.do == "create":
        return any(_plain(one.names["kk"]) == _plain(change.names["kk"]) for one in there.values())
    if change.do in {"merge", "close"}:
        return change.slug not in there
    unit = there.get(change.slug)
    if unit is None:
        return False
    if change.do == "rename":
        return _plain(unit.names["kk"]) == _plain(change.names["kk"])
    held = unit.seats_of(change.post)
    return (held.seats if held else 0) == change.seats


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
