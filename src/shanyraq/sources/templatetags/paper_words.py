"""What joining did to a paper, said in templates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from shanyraq.people.models import Person
from shanyraq.sources.differences import Piece, pieces
from shanyraq.sources.models import Clause
from shanyraq.sources.queries import WORDS_CHANGED, Doubt
from shanyraq.web.words import say

register = template.Library()
CHANGES = {
    "soft_hyphen": _("hyphen at the line's end removed"),
    "hard_hyphen": _("hyphen at the line's end kept, space removed"),
    "unsure_hyphen": _("hyphen at the line's end left: not sure"),
    "page_break": _("joined over a page break"),
    "page_number": _("page number left out"),
    "blank_line": _("joined over a blank line"),
    "page_head": _("repeated head or foot of the page left out"),
    "letter_spaced": _("letters set apart joined"),
    "partly_spaced": _("broken word joined"),
    "displaced": _("word thrown to the line's end put back"),
    "missing_space": _("missing space put in"),
    "latin_letter": _("Latin letter in a Kazakh word"),
    "table": _("table left as it came"),
    "orphan_mark": _("mark moved to the end of the line before"),
    "corrected": _("corrected by a person"),
    "slip": _("word that looks mistaken"),
}
WHY = {
    "soft_hyphen": _("The papers have this word whole, never with a hyphen."),
    "hard_hyphen": _("The word has its hyphen elsewhere too, or a number stands before it."),
    "unsure_hyphen": _("No paper held has the word whole or with its hyphen."),
    "page_break": _("The sentence goes on after the page's end."),
    "page_number": _("A bare number at the edge of a page is no text."),
    "page_head": _("The same line stands at the edge of most pages."),
    "blank_line": _("The sentence goes on after the blank line."),
    "letter_spaced": _(
        "Letters stand one by one; wide gaps, or the words of the papers, tell where words end."
    ),
    "partly_spaced": _("The pieces make a word that the papers have."),
    "displaced": _("A hole in the line and a word at its end that fits it."),
    "missing_space": _("A mark is followed by a word without a space."),
    "latin_letter": _("A Latin letter that looks the same stands among Cyrillic ones."),
    "table": _("Wide gaps in line with each other: a table or columns, which are not joined."),
    "orphan_mark": _("A mark that begins a line belongs to the word before it."),
    "corrected": _("Proposed by a person and accepted by an officer."),
}
SHOWN = WORDS_CHANGED


@register.filter
def change_words(kind: str) -> str:
    """Say what was changed at a place."""
    return str(CHANGES.get(kind, kind))


@register.filter
def percent(share: float) -> str:
    """Write a share of 0 to 1 in whole per cents, rounded down."""
    return f"{int(share * 100)}\u00a0%"


@register.filter
def why_words(kind: str) -> str:
    """Say why a change was made."""
    return str(WHY.get(kind, ""))


@register.filter
def is_shown_whole(kind: str) -> bool:
    """Tell whether what stood before and after a change is worth showing."""
    return kind in SHOWN


@register.filter
def is_shown_apart(kind: str) -> bool:
    """Tell whether a change is clearer whole beside whole than word by word."""
    return kind in {"letter_spaced", "partly_spaced"}


@dataclass
class Done:
    """The same thing done on one line or several; what it changed is told where it differs from line to line."""

    kind: str
    sure: bool
    lines: list[int]
    before: str
    after: str


@register.filter
def by_kind(changes: list[dict[str, Any]]) -> list[Done]:
    """Gather changes of lines that are told in the same words."""
    groups: dict[tuple[object, ...], Done] = {}
    for change in changes:
        apart = (change["line"], change["before"]) if change["kind"] in SHOWN or not change["sure"] else ()
        key = (change["kind"], change["sure"], *apart)
        fresh = Done(change["kind"], change["sure"], [], change["before"], change["after"])
        lines = groups.setdefault(key, fresh).lines
        if change["line"] not in lines:
            lines.append(change["line"])
    return list(groups.values())


@register.filter
def lines_words(clause: Clause) -> str:
    """Say where a clause stands: its line or its lines."""
    if clause.first_line == clause.last_line:
        return say(_("line {n}"), n=clause.first_line)
    return say(_("lines {first}–{last}"), first=clause.first_line, last=clause.last_line)


@register.filter
def against(before: str, after: str) -> list[Piece]:
    """Cut two readings into pieces, for a comparison."""
    return pieces(before, after)


@register.filter
def person_behind(key: str) -> Person | None:
    """Find the person behind an opaque key; None for the system."""
    kind, _colon, number = key.partition(":")
    return Person.objects.filter(pk=number).first() if kind == "person" and number.isdigit() else None


@register.filter
def reading_words(clause: Clause) -> str:
    """Say how a reading came to be, with its day."""
    if clause.reason == Clause.CORRECTED:
        return say(_("Corrected on {day}"), day=clause.on)
    if clause.reason == Clause.REPAIRED:
        return say(_("Read again on {day}, with the words of later papers"), day=clause.on)
    return say(_("As repaired when the paper was received, {day}"), day=clause.paper.on)


@register.filter
def proposing(doubt: Doubt) -> str:
    """Give the address where the proposal of a doubt can be taken up."""
    address = reverse("sources:propose", args=[doubt.paper.slug, doubt.line])
    return f"{address}?{urlencode({'word': doubt.word, 'now': doubt.proposal})}"


@register.filter
def leaving(doubt: Doubt) -> str:
    """Give the address where a doubtful place is left as it came."""
    asked = {"paper": doubt.paper.slug, "line": doubt.line, "kind": doubt.kind, "word": doubt.word}
    return f"{reverse('sources:leave')}?{urlencode(asked)}"


@register.simple_tag
def notes_of(paper: Any) -> list[str]:
    """Say what taking the text out of a file noticed."""
    notes = paper.notes
    found = []
    if bare := notes.get("pages_without_text"):
        shown = ", ".join(map(str, bare[:12])) + (" …" if len(bare) > 12 else "")
        found.append(say(_("Pages without text, pictures perhaps: {pages}."), pages=shown))
    if turned := notes.get("turned"):
        found.append(
            say(
                _("Pieces of text that stand upright on the page and were left out: {count}."),
                count=turned,
            )
        )
    if numbering := notes.get("numbering"):
        found.append(
            say(
                _("Paragraphs whose numbers the word processor sets itself, left out here: {count}."),
                count=numbering,
            )
        )
    if footnotes := notes.get("footnotes"):
        found.append(say(_("Footnotes left out: {count}."), count=footnotes))
    return found
