"""Words of this room for templates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from babel.numbers import format_decimal
from django import template
from django.utils.translation import get_language
from kazakhtext.months import month_name

from shanyraq.decisions import labels

register = template.Library()


@register.filter
def source_words(source: str) -> str:
    """Say where an assignment comes from."""
    return str(labels.SOURCES[source])


@register.filter
def step_words(kind: str) -> str:
    """Say what happened to a card."""
    return str(labels.STEPS[kind])


@register.filter
def grade_words(grade: str) -> str:
    """Say how well it was carried out."""
    return str(labels.GRADES[grade])


@register.simple_tag
def share_words(part: int, whole: int) -> str:
    """Say a share in per cent, to one decimal place (halves up), in the reader's digits."""
    tenths = (2000 * part + whole) // (2 * whole)
    language = get_language() or "kk"
    said = format_decimal(Decimal(tenths) / 10, locale=language)
    return f"{said}%" if language == "en" else f"{said}\u00a0%"


@register.filter
def month_words(day: date) -> str:
    """Say the month of a day with its year: 2024 ж. қыркүйек, сентябрь 2024 г., September 2024."""
    language = get_language() or "kk"
    name = month_name(day.month, language)
    if language == "kk":
        return f"{day.year}\u00a0ж.\u00a0{name}"
    return f"{name} {day.year}\u00a0г." if language == "ru" else f"{name}\u00a0{day.year}"


@register.filter
def item_words(key: str) -> str:
    """Say the state of an item or a plan."""
    return str(labels.ITEM_STATES[key])


@register.filter
def aspect_words(key: str) -> str:
    """Say an aspect of the work."""
    return str(labels.ASPECTS[key])


@register.filter
def outcome_words(key: str) -> str:
    """Say what became of an advice."""
    return str(labels.OUTCOMES[key])


@register.filter
def partner_words(key: str) -> str:
    """Say what kind of partner it is."""
    return str(labels.PARTNERS[key])


@register.filter
def help_words(key: str) -> str:
    """Say which help is asked for."""
    return str(labels.HELP[key])


@register.filter
def mechanism_words(key: str) -> str:
    """Say what kind of mechanism it is."""
    return str(labels.MECHANISMS[key])
