"""Filters of this room's pages."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.utils.translation import get_language
from kazakhtext.months import RU_GENITIVE, month_name

from shanyraq.portal.told import Part
from shanyraq.portal.told import told as parts_of

register = template.Library()


@register.filter
def month_and_year(day: date) -> str:
    """Say a month of a year, as a heading: 2025 жылғы сәуір, апрель 2025 г., April 2025."""
    language = get_language() or "kk"
    name = month_name(day.month, language)
    if language == "kk":
        return f"{day.year}\u00a0жылғы {name}"
    return f"{name} {day.year}\u00a0г." if language == "ru" else f"{name} {day.year}"


@register.filter
def under_day(day: date) -> str:
    """Say what stands under the number of a day: сәуір, 2025 ж.; апреля 2025; April 2025."""
    language = get_language() or "kk"
    if language == "kk":
        return f"{month_name(day.month, language)}, {day.year}\u00a0ж."
    return f"{RU_GENITIVE[day.month - 1] if language == 'ru' else month_name(day.month, language)} {day.year}"


@register.filter
def told(data: Mapping[str, Mapping[str, Any]]) -> list[Part]:
    """Give all that is kept about a person as parts to read."""
    return parts_of(data)
