"""What an issued paper says, as names and values to read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from kazakhtext.dates import format_date

from shanyraq.bodies.labels import BODIES_ON_PAPER
from shanyraq.bodies.models import Certificate
from shanyraq.bodies.models.certificates import MANDATE
from shanyraq.bodies.queries.certificates import Checked
from shanyraq.people.roles import in_words
from shanyraq.web.words import in_language

register = template.Library()


@register.filter
def roll_words(body: str) -> str | Promise:
    """Say which roll an extract is of."""
    return BODIES_ON_PAPER.get(body, body)


@register.filter
def stated(paper: Certificate) -> list[tuple[str, str]]:
    """Give what a paper states, each under its name; an extract without its list of names."""
    return _said(paper, paper.says)


@register.filter
def said_now(found: Checked) -> list[tuple[str, str]]:
    """Give what the register says today of what a paper states."""
    return _said(found.paper, found.now or {})


@register.filter
def reason(paper: Certificate) -> tuple[str, str]:
    """Give why a paper was annulled, and in which language it is said."""
    return in_language(paper, "why")


def _said(paper: Certificate, says: Mapping[str, Any]) -> list[tuple[str, str]]:
    if paper.kind != MANDATE:
        return [
            (_("Roll"), str(roll_words(paper.body))),
            (_("Of the day"), _day(paper.day.isoformat())),
            (_("Number of members"), str(says["members"])),
        ]
    return [
        (_("Full name"), _named(says["person"])),
        (_("Body"), _named(says["body"])),
        (_("Role"), in_words([says["role"]])),
        (_("Since"), _day(says["since"])),
        (_("Until"), _day(says["until"]) if says["until"] else _("not ended")),
        (_("Basis"), says["basis"] or "—"),
    ]


def _named(names: Mapping[str, str]) -> str:
    return names.get(get_language() or "kk") or names["kk"]


def _day(text: str) -> str:
    return format_date(date.fromisoformat(text), get_language() or "kk")
