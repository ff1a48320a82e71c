"""Words of this room for templates."""

from __future__ import annotations

from django import template

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
