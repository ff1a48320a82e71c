"""The codes of the book in the reader's language: kinds, issuers, units, values, confidence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from rulebook import Act, Citation, Value
from rulebook.values import Norm

from shanyraq.web.words import pick, say

Texts = Mapping[str, str]
STATUSES = {
    "in_force": ("done", gettext_lazy("In force")),
    "partly_repealed": ("wait", gettext_lazy("Partly repealed")),
    "repealed": ("late", gettext_lazy("Repealed")),
    "not_yet": ("now", gettext_lazy("Not yet in force")),
    "superseded_pending": ("wait", gettext_lazy("Awaits a successor act")),
    "unknown": ("wait", gettext_lazy("Date to be supplied")),
}
CONFIDENCE = {
    "text": ("done", gettext_lazy("Read in the act")),
    "reported": ("now", gettext_lazy("Told by an official source")),
    "press": ("now", gettext_lazy("Told by the press")),
    "unconfirmed": ("wait", gettext_lazy("Not confirmed")),
    "confirmed": ("done", gettext_lazy("Confirmed with a paper")),
}
TIES = {
    "amends": (gettext_lazy("Amends"), gettext_lazy("Amended by")),
    "repeals": (gettext_lazy("Repeals"), gettext_lazy("Repealed by")),
    "replaces": (gettext_lazy("Replaces"), gettext_lazy("Replaced by")),
    "approves": (gettext_lazy("Approves"), gettext_lazy("Approved by")),
    "basis": (gettext_lazy("Stands on"), gettext_lazy("Basis of")),
    "implements": (gettext_lazy("Implements"), gettext_lazy("Implemented by")),
}
ENTRY = {
    "signature": gettext_lazy("from the day of signature"),
    "first_official_publication": gettext_lazy("from first official publication"),
    "fixed_date": gettext_lazy("from the day it names"),
    "adoption": gettext_lazy("from adoption"),
    "unknown": gettext_lazy("the paper does not say"),
}
CHANGES = {
    "new_wording": gettext_lazy("new wording"),
    "changed": gettext_lazy("changed"),
    "added": gettext_lazy("added to"),
    "excluded": gettext_lazy("excluded"),
    "unknown": gettext_lazy("changed"),
}


@cache
def _words() -> Mapping[str, Mapping[str, Texts]]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def kind(code: str) -> str:
    """Say the kind of an act."""
    return _picked("kinds", code)


def issuer(code: str) -> str:
    """Say who issued an act; "" where the sources do not name it."""
    return _picked("issuers", code) if code else ""


def word(code: str) -> str:
    """Say a word that a norm holds."""
    return _picked("words", code)


def code_of_word(text: str, own: Iterable[str] = ()) -> str:
    """Give the code of a word as any language says it, those of `own` first; the text itself where the book has no such word."""
    said = text.strip()
    table = _words()["words"]
    for code in (*own, *table):
        if said == code or said.casefold() in {one.casefold() for one in table.get(code, {}).values()}:
            return code
    return said


def _picked(table: str, code: str) -> str:
    texts = _words()[table].get(code)
    return pick(dict(texts)) if texts else code


def kinds() -> list[str]:
    """List the codes of kinds in their order."""
    return list(_words()["kinds"])


def heading(act: Act) -> str:
    """Say kind, day and number: «Жарлық, 2011 ж. 7 қыркүйек, № 149»."""
    parts = [kind(act.kind)]
    if act.date:
        parts.append(say("{day}", day=act.date))
    if act.number:
        parts.append(f"№ {act.number}")
    return ", ".join(parts)


def value(norm: Norm, unit: str) -> str:
    """Say what a norm says, with its unit: "30 days", "2/3 of all", "yes", words in their order."""
    if norm is None:
        return _("The sources do not say")
    if isinstance(norm, bool):
        return _("yes") if norm else _("no")
    if isinstance(norm, tuple):
        return ", ".join(word(part) for part in norm)
    if isinstance(norm, str):
        return word(norm)
    if isinstance(norm, Fraction):
        return say(_shares().get(unit, "{share}"), share=norm)
    return _counted(norm, unit)


def _shares() -> dict[str, str]:
    return {
        "share_of_total": _("{share} of all"),
        "share_of_present": _("{share} of those present"),
        "more_than_share_of_present": _("more than {share} of those present"),
        "more_than_share_of_voters": _("more than {share} of those who voted"),
    }


def _counted(count: int, unit: str) -> str:
    forms = {
        "day": ngettext("{count} day", "{count} days", count),
        "working_day": ngettext("{count} working day", "{count} working days", count),
        "month": ngettext("{count} month", "{count} months", count),
        "year": ngettext("{count} year", "{count} years", count),
        "year_of_age": ngettext("{count} year of age", "{count} years of age", count),
        "person": ngettext("{count} person", "{count} people", count),
        "count": ngettext("{count} time", "{count} times", count),
        "mci": ngettext("{count} monthly index", "{count} monthly indices", count),
    }
    return say(forms.get(unit, "{count}"), count=count)


def unit(code: str) -> str:
    """Say how a norm is counted."""
    units = {
        "day": _("calendar days"),
        "working_day": _("working days"),
        "month": _("months"),
        "year": _("years"),
        "year_of_age": _("years of age"),
        "person": _("people"),
        "count": _("times"),
        "mci": _("monthly calculation indices"),
        "share_of_total": _("share of all"),
        "share_of_present": _("share of those present"),
        "more_than_share_of_present": _("share of those present"),
        "more_than_share_of_voters": _("share of those who voted"),
        "yes_no": _("yes or no"),
        "word": _("a word"),
        "words": _("a list"),
    }
    return units.get(code, code)


def of_value(found: Value, code: str) -> str:
    """Say a value of a norm."""
    return value(found.value, code)


def place(name: str, *, divisions: str = "point") -> str:
    """Say a place: «2-тарау», «11-т., 3)», «4-т. (қосымша)»."""
    head, _dash, tail = name.partition("-")
    if head == "chapter" and tail:
        return say(_("Chapter {n}"), n=tail)
    if head in {"decree", "annex"}:
        return _own(head, tail)
    alone = {"preamble": _("Preamble"), "heading": _("Title")}
    if name in alone:
        return alone[name]
    steps = [_("Article {n}"), _("point {n}"), _("subpoint {n})")] if divisions == "article" else _by_points()
    return ", ".join(say(step, n=part) for step, part in zip(steps, Citation("a", name).parts, strict=False))


def _by_points() -> list[str]:
    return [_("Point {n}"), _("subpoint {n})"), _("subpoint {n})")]


def lines(first: int, last: int) -> str:
    """Say from which lines of a paper something comes."""
    if first == last:
        return say(_("line {n}"), n=first)
    return say(_("lines {first}–{last}"), first=first, last=last)


def _own(head: str, tail: str) -> str:
    if tail.isdigit():
        text = _("Point {n} of the decree") if head == "decree" else _("Point {n} of the annex")
        return say(text, n=tail)
    return _("The decree itself") if head == "decree" else _("Annex")


def until_day(day: date | None) -> str:
    """Say the end of an interval, or nothing."""
    return say("{day}", day=day) if day else ""
