"""The codes of the book, said in templates."""

from __future__ import annotations

from contextlib import suppress

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from kazakhtext.language import language_of
from rulebook import Act, Citation, Refused, Value
from rulebook.values import Norm

from shanyraq.acts import saying
from shanyraq.acts.attribution import attributed
from shanyraq.acts.models import Inconsistency
from shanyraq.acts.queries.book import norm_of
from shanyraq.people.models import Person
from shanyraq.web.refusals import Said, said
from shanyraq.web.words import pick, say

register = template.Library()
LANGUAGES = {"kk": _("in Kazakh"), "ru": _("in Russian"), "en": _("in English")}
FINDINGS = {
    "note_names_another_place": _("The note stands under “{stands}” and names “{said}”."),
    "note_names_no_act": _("The note names no amending act."),
    "note_of_unknown_change": _("The note does not say what was changed."),
    "number_skipped": _("Number {expected} is skipped: {number} follows."),
    "number_repeated": _("Number {number} stands where {expected} is due."),
    "changes_out_of_order": _("The amending acts of the note are not in the order of their days."),
}


@register.filter
def kind_name(code: str) -> str:
    """Say the kind of an act."""
    return saying.kind(code)


@register.filter
def language_name(code: str) -> str:
    """Say in which language a text is held."""
    return str(LANGUAGES.get(code, code))


@register.filter
def issuer_name(code: str) -> str:
    """Say who issued an act."""
    return saying.issuer(code)


@register.filter
def act_heading(act: Act) -> str:
    """Say kind, day and number of an act."""
    return saying.heading(act)


@register.filter
def norm_value(value: Value | Norm, unit: str) -> str:
    """Say a value with its unit."""
    return saying.of_value(value, unit) if isinstance(value, Value) else saying.value(value, unit)


@register.filter
def place_name(name: str, divisions: str = "point") -> str:
    """Say a place of an act by its divisions: articles, or points."""
    return saying.place(name.replace(" ", "-"), divisions=divisions)


@register.filter
def divided(kind: str) -> str:
    """Tell how acts of a kind are divided: laws by articles, the rest by points."""
    return "article" if kind in {"law", "constitutional-law", "constitution", "code"} else "point"


@register.simple_tag(takes_context=True)
def paper_lines(context: template.Context, first: int, last: int) -> SafeString:
    """Link to the lines of the paper that the page's text comes from."""
    address = reverse("sources:paper", args=[context["text"].paper.slug])
    return _to_lines(address, first, last)


@register.simple_tag
def lines_of(paper: str, first: int, last: int) -> SafeString:
    """Link to lines of a paper by its slug."""
    return _to_lines(reverse("sources:paper", args=[paper]), first, last)


def _to_lines(address: str, first: int, last: int) -> SafeString:
    return format_html('<a href="{}?line={}#l{}">{}</a>', address, first, first, saying.lines(first, last))


@register.filter
def source_words(source: str) -> SafeString:
    """Say a source for a reader: papers with their lines, sites by name; "" where only a row of a catalogue is named."""
    return attributed(source)


@register.filter
def status_chip(code: str) -> SafeString:
    """Draw the status of an act: shape, word, colour."""
    look, words = saying.STATUSES[code]
    return format_html('<span class="chip {}">{}</span>', look, words)


@register.filter
def confidence_chip(code: str) -> SafeString:
    """Draw how a value is known."""
    look, words = saying.CONFIDENCE[code]
    return format_html('<span class="chip {}">{}</span>', look, words)


@register.filter
def tie_name(kind: str, outward: bool) -> str:
    """Say what one act does to another, seen from one side."""
    active, passive = saying.TIES[kind]
    return str(active if outward else passive)


@register.filter
def entry_name(rule: str) -> str:
    """Say how an act enters into force."""
    return str(saying.ENTRY[rule])


@register.filter
def change_name(code: str) -> str:
    """Say what a note did."""
    return str(saying.CHANGES.get(code, saying.CHANGES["unknown"]))


@register.filter
def law_path(citation: Citation) -> str:
    """Give the first part of a citation's place."""
    return citation.parts[0] if citation.parts else ""


@register.filter
def act_address(act: str) -> str:
    """Give the page where an act of the platform is done: the first page of its room; "" where it has none."""
    room = act.partition(".")[0]
    for name in (f"{room}:index", f"{room}:structure"):
        with suppress(NoReverseMatch):
            return reverse(name)
    return ""


@register.filter
def person_behind(key: str) -> Person | None:
    """Find the person behind an opaque key; None for the system."""
    kind, _colon, number = key.partition(":")
    return Person.objects.filter(pk=number).first() if kind == "person" and number.isdecimal() else None


@register.filter
def plain_value(value: object, unit: str) -> str:
    """Say a value as it was stored with a confirmation."""
    return saying.value(norm_of(value, unit), unit)


@register.filter
def language_guess(text: str) -> str:
    """Give the language of a title, for its lang attribute."""
    return language_of(text)


@register.simple_tag
def refused_words(verdict: Refused) -> Said:
    """Put a refusal into words."""
    return said(verdict)


@register.simple_tag
def said_by_law(texts: dict[str, str], facts: dict[str, object]) -> str:
    """Say a sentence of the law's own files, with its facts."""
    return say(pick(dict(texts)), **facts)


@register.simple_tag
def finding(row: Inconsistency) -> str:
    """Say what does not agree in a paper."""
    facts = dict(row.facts)
    if "said" in facts:
        facts["said"] = saying.place(facts["said"])
        facts["stands"] = saying.place(facts["stands"])
    return say(FINDINGS[row.code], **facts)
