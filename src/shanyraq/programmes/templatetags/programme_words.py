"""Words of this room for templates."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shanyraq.programmes import labels
from shanyraq.programmes.models import Edition
from shanyraq.web.words import say

register = template.Library()


@register.filter
def kind_words(kind: str) -> str:
    """Say what a part is."""
    return str(labels.KINDS[kind])


@register.filter
def reason_words(one: dict[str, Any]) -> str:
    """Say why lines have no place, or what is odd about them."""
    return labels.reason(one)


@register.simple_tag
def lines_link(edition: Edition, first: int, last: int) -> SafeString:
    """Link to the lines of the paper: "line 12", "lines 12–14"."""
    said = (
        say(_("line {n}"), n=first)
        if first == last
        else say(_("lines {first}–{last}"), first=first, last=last)
    )
    address = reverse("sources:paper", args=[edition.paper.slug])
    return format_html('<a href="{}?line={}#l{}">{}</a>', address, first, first, said)
