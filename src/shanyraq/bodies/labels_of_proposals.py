"""The words of proposals of structure: their states, their changes, how an organ differs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shanyraq.bodies.forms.proposals import said_post
from shanyraq.bodies.proposing import Change, Mark, Unit
from shanyraq.web.words import pick, say

STATES = {
    "": gettext_lazy("draft"),
    "put": gettext_lazy("put to the Council"),
    "accepted": gettext_lazy("accepted by the Council"),
    "declined": gettext_lazy("declined by the Council"),
}


def said_change(change: Change, units: Mapping[str, Unit]) -> str:
    """Say a change in one sentence; `units` are the organs it may name, under their names of before where they have them."""

    def name(slug: str) -> str:
        return pick(dict(units[slug].names)) if slug in units else slug

    new = pick(dict(change.names)) if change.names else ""
    if change.do == "create":
        return say(_("Create: {new}. Under: {organ}"), new=new, organ=name(change.under))
    if change.do == "rename":
        return say(_("Rename: {organ} → {new}"), organ=name(change.slug), new=new)
    if change.do == "merge":
        return say(_("Merge: {organ} → {into}"), organ=name(change.slug), into=name(change.into))
    if change.do == "close":
        return say(_("Close: {organ}"), organ=name(change.slug))
    post = said_post(change.post)
    return say(_("{organ}. {post}, seats: {n}"), organ=name(change.slug), post=post, n=change.seats or 0)


def said_marks(marks: Iterable[Mark]) -> list[str]:
    """Say every difference of an organ."""
    return [_said(mark) for mark in marks]


def _said(mark: Mark) -> str:
    other = pick(dict(mark.other)) if mark.other else ""
    if mark.code == "merged":
        return say(_("merged into: {other}"), other=other)
    if mark.code == "takes_in":
        return say(_("takes in: {other}"), other=other)
    if not mark.post:
        return {"created": _("new"), "closed": _("would be closed"), "renamed": _("would be renamed")}[
            mark.code
        ]
    post = said_post(mark.post)
    if mark.code == "post_created":
        return say(_("new post: {post}, seats: {now}"), post=post, now=_seats(mark.now))
    if mark.code == "post_removed":
        return say(_("no post: {post}"), post=post)
    return say(_("{post}, seats: {was} → {now}"), post=post, was=_seats(mark.was), now=_seats(mark.now))


def _seats(count: int | None) -> str:
    return _("any number") if count is None else str(count)
