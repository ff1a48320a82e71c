"""Figures, days, sources and settlements in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from kazakhtext.dates import format_date
from kazakhtext.months import month_name

from shanyraq.sources.facts import reading
from shanyraq.sources.facts.adding import addable
from shanyraq.sources.facts.charts import Chart
from shanyraq.sources.facts.terms import Term
from shanyraq.sources.facts.values import AsOf, Figure, Place
from shanyraq.sources.queries.facts import address_of
from shanyraq.web.words import pick, say

register = template.Library()
NBSP = "\u00a0"
_QUALIFIED = {
    "exactly": "{n}",
    "over": _("over {n}"),
    "about": _("about {n}"),
    "at_least": _("at least {n}"),
    "up_to": _("up to {n}"),
}
_SEVERAL = {
    10: _("several tens"),
    100: _("several hundred"),
    1000: _("several thousand"),
    1_000_000: _("several million"),
}
_SIGNS = {"exactly": "", "over": ">", "about": "≈", "at_least": "≥", "up_to": "≤", "several": "≥"}
RULES = {
    "law_of_the_day": _("The law of the day goes before a paraphrase"),
    "live_register": _("The register of today goes before any paper; each paper's number is of its own day"),
    "explicit_over_rounded": _("The exact number goes before the rounded one"),
    "both_hold": _("Both are true; the narrower says more"),
    "later_over_earlier": _("The later goes before the earlier, each for its own day"),
    "only_grows": _("It only grows: the greatest is the latest"),
    "name_in_the_act": _("The name in the act stands; the others lead to it"),
    "one_thing": _("One thing under two names"),
    "different": _("Two things under one word: both stand"),
    "collision": _("One number, two acts: both stand, told apart by date"),
    "defect": _("A slip of the paper: kept as it is and marked"),
    "open": _("Open: nothing in the papers settles it"),
}
OUTCOMES = {
    "stands": ("done", _("stands")),
    "own_day": ("now", _("for its own time")),
    "kept": ("now", _("kept and shown")),
    "loses": ("late", _("loses, kept")),
    "open": ("wait", _("not settled")),
}
NAME_KINDS = {
    "people": _("People named"),
    "repressed": _("The repressed who are named"),
    "ethnic": _("Ethnic groups named"),
    "language": _("Languages named"),
    "day": _("Holidays and days"),
    "media": _("Newspapers, journals, media"),
    "brand": _("Programmes and mottoes"),
    "place": _("Places"),
    "form": _("Words with several forms"),
}


@register.filter
def figure_words(figure: Figure) -> str:
    """Say a figure's value with what qualifies it, without its unit."""
    kind = reading.series_of(figure.series).kind
    value = figure.value
    if isinstance(value, date):
        return format_date(value, get_language() or "kk")
    if figure.until is not None:
        return f"{value}–{figure.until}"
    if kind == "ordinal":
        return f"№{NBSP}{value}"
    if kind == "year":
        return str(value)
    if isinstance(value, Fraction):
        share = f"{value.numerator}/{value.denominator}"
        return f"{_SIGNS[figure.qualifier]}{NBSP}{share}".strip()
    if figure.qualifier == "several":
        return str(_SEVERAL[int(value)])
    return say(_QUALIFIED[figure.qualifier], n=value)


@register.filter
def unit_words(figure: Figure) -> str:
    """Say the unit of a figure; "" where the value is its own unit."""
    series = reading.series_of(figure.series)
    return "" if series.kind in {"day", "year", "period", "ordinal"} else pick(dict(series.unit))


@register.filter
def short_figure(figure: Figure) -> str:
    """Write a value with a sign for its qualifier, for a place with no room for words: ">800"."""
    least = figure.bounds[0] if figure.qualifier == "several" else figure.value
    said = say("{n}", n=int(least) if isinstance(least, float) else least)
    return f"{_SIGNS[figure.qualifier]}{said}"


@register.filter
def day_words(as_of: AsOf) -> str:
    """Say the day of a figure as exactly as its source does; "" where it is unknown."""
    if not as_of.known:
        return ""
    if "/" in as_of.day:
        return as_of.day.replace("/", "–")
    language = get_language() or "kk"
    if len(as_of.day) == 10:
        return format_date(date.fromisoformat(as_of.day), language)
    year, _dash, month = as_of.day.partition("-")
    return f"{year}{NBSP}ж. {month_name(int(month), language)}" if month and language == "kk" else (
        f"{month_name(int(month), language)} {year}" if month else year
    )  # fmt: skip


@register.filter
def reckoning(as_of: AsOf) -> str:
    """Say how an estimate was reckoned; "" for a stated or unknown day."""
    return pick(dict(as_of.why)) if as_of.why else ""


@register.simple_tag
def source_links(places: tuple[Place, ...], source: str, held: Mapping[str, str]) -> SafeString | str:
    """Link each place to the line of its paper where the paper is held here; else say that it is not."""
    if not places:  # another source is named as it names itself
        return format_html('<span lang="en">{}</span>', source) if source.isascii() else source
    return format_html_join(" · ", "{}", ((_source(place, held),) for place in places))


def _source(place: Place, held: Mapping[str, str]) -> SafeString:
    address = address_of(place, held)
    title = _title(place)
    if address:
        return format_html('<a class="nowrap" href="{}" title="{}">{}</a>', address, title, place)
    return format_html('<span class="nowrap" title="{}">{}</span>', title, place)


def _title(place: Place) -> str:
    cited = reading.cited_papers().get(place.paper)
    return pick(dict(cited.title)) if cited else place.paper


@register.filter
def rule_words(rule: str) -> Any:
    """Say the rule that settles a contradiction."""
    return RULES[rule]


@register.filter
def outcome_chip(outcome: str) -> SafeString:
    """Draw what became of a statement."""
    look, words = OUTCOMES[outcome]
    return format_html('<span class="chip {}">{}</span>', look, words)


@register.filter
def term_words(term: Term) -> str:
    """Say the days on which a statement was the law."""
    language = get_language() or "kk"
    begin = format_date(term.since, language)
    return f"{begin} – {format_date(term.until, language) if term.until else '…'}"


@register.simple_tag
def ground_link(place: Place, held: Mapping[str, str]) -> SafeString:
    """Link the line that a date is taken from."""
    return _source(place, held)


@register.filter
def held_slug(held: Mapping[str, str], number: str) -> str:
    """Give the address part of a cited paper; "" where it is not held here."""
    return held.get(number, "")


@register.filter
def is_addable(key: str) -> bool:
    """Tell whether people may add figures to a series."""
    return key in addable()


@register.filter
def name_kind(kind: str) -> Any:
    """Say a kind of names."""
    return NAME_KINDS[kind]


@register.filter
def chart_words(chart: Chart) -> str:
    """Say what a drawing shows: each figure with its day."""
    marks = (*chart.dated, *chart.undated)
    return "; ".join(
        f"{day_words(mark.figure.as_of) or str(_('date unknown'))}: {figure_words(mark.figure)}"
        for mark in marks
    )


@register.filter
def plainly(value: float) -> str:
    """Write a number as SVG and years need it, in no language."""
    return f"{value:g}"


@register.filter
def percent(x: float) -> str:
    """Write a place across a drawing as an SVG percentage."""
    return f"{x:.2f}%"
