"""Words of this room for templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal
from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shanyraq.people.roles import in_words
from shanyraq.programmes import labels
from shanyraq.programmes.models import Edition
from shanyraq.programmes.rules.evaluation import Share
from shanyraq.programmes.rules.tags import TASKS
from shanyraq.web.words import pick, say

register = template.Library()


@register.filter
def kind_words(kind: str) -> str:
    """Say what a part is."""
    return str(labels.KINDS[kind])


@register.filter
def phase_words(phase: str) -> str:
    """Say a phase of planning."""
    return str(labels.PHASES[phase])


@register.filter
def theme_words(theme: str) -> str:
    """Say the theme of a package."""
    return str(labels.THEMES[theme])


@register.filter
def level_words(level: str) -> str:
    """Say the level of a plan."""
    return str(labels.PLAN_LEVELS[level])


@register.filter
def same_words(same: Sequence[str]) -> str:
    """Say what two items have in common."""
    return ", ".join(str(labels.SAME[one]) for one in same)


@register.filter
def reason_words(one: dict[str, Any]) -> str:
    """Say why lines have no place, or what is odd about them."""
    return labels.reason(one)


@register.filter
def document_words(kind: str) -> str:
    """Say what kind of document it is."""
    return str(labels.DOCUMENT_KINDS[kind])


@register.filter
def step_words(step: str) -> str:
    """Say a step of a document's way."""
    return str(labels.STEPS[step])


@register.filter
def figure(value: Decimal | None) -> str:
    """Write a figure in the reader's signs, without empty places: 45,5."""
    return (
        ""
        if value is None
        else str(format_decimal(value, format="#,##0.####", locale=get_language() or "kk"))
    )


@register.filter
def percent(value: Decimal | None) -> str:
    """Write per cent in the reader's signs: 27,5 %; in English 27.5%."""
    if value is None:
        return ""
    return f"{figure(value)}%" if get_language() == "en" else f"{figure(value)}\u00a0%"


@register.filter
def in_hundred(share: float) -> str:
    """Write a share of 0 to 1 in whole hundredths: 73. Halves go to the even neighbour."""
    return str(format_decimal(100 * share, format="0", locale=get_language() or "kk"))


@register.filter
def at_part(shares: Mapping[str, Share], part: str) -> Share:
    """Give the share of one part of an evaluation."""
    return shares[part]


@register.filter
def objection_words(outcome: str) -> str:
    """Say how an objection was answered."""
    return str(labels.OUTCOMES_OF_OBJECTION[outcome])


@register.filter
def tag_words(value: str) -> str:
    """Say a level of the model or a task of the Concept."""
    return str(labels.tag_words(value))


@register.filter
def scheme_words(scheme: str) -> str:
    """Say what kind of tag it is."""
    return str(labels.SCHEMES[scheme])


@register.filter
def said_words(role: str) -> str:
    """Say what a group of a paper's words is."""
    return str(labels.SAID[role])


@register.filter
def change_words(kind: str) -> str:
    """Say what a proposal wants done."""
    return str(labels.CHANGES[kind])


@register.filter
def outcome_words(outcome: str) -> str:
    """Say how a proposal was decided."""
    return str(labels.PROPOSAL_OUTCOMES[outcome])


@register.filter
def proposal_state_words(state: str) -> str:
    """Say how far a proposal has come."""
    return str(labels.PROPOSAL_STATES[state])


@register.filter
def message_words(kind: str) -> str:
    """Say what kind of paper of the President it is."""
    return str(labels.MESSAGE_KINDS[kind])


@register.filter
def role_words(kind: str) -> str:
    """Say what the Assembly itself does in a measure."""
    return str(labels.ROLES[kind])


@register.filter
def stance_words(stance: str) -> str:
    """Say a position: for, against, or another opinion."""
    return str(labels.STANCES[stance])


@register.filter
def discussion_state_words(state: str) -> str:
    """Say how far a discussion is."""
    return str(labels.DISCUSSION_STATES[state])


@register.filter
def answer_words(outcome: str) -> str:
    """Say how a recommendation was answered; "" where it was not."""
    return str(labels.ANSWERS[outcome])


@register.filter
def draft_words(kind: str) -> str:
    """Say what kind of draft is discussed."""
    return str(labels.DRAFT_KINDS[kind])


@register.filter
def seat_words(role: str) -> str:
    """Say a role: member of the Assembly."""
    return in_words([role])


@register.filter
def task_words(key: str) -> str:
    """Say a task of the law in this project's words."""
    return pick(dict(TASKS[key].says))


@register.filter
def measure_state_words(state: str) -> str:
    """Say the state of a measure."""
    return str(labels.MEASURE_STATES[state])


@register.filter
def instrument_words(kind: str) -> str:
    """Say a kind of instrument."""
    return str(labels.INSTRUMENTS[kind])


@register.filter
def principle_words(key: str) -> str:
    """Say a principle of the Concept in this project's words."""
    return str(labels.PRINCIPLES[key])


@register.filter
def years(one: Any) -> str:
    """Write the years of something: 2011–2014, or 2010 alone."""
    return year_span(one.since, one.until)


@register.filter
def year_span(first: int, last: int) -> str:
    """Write years, both included."""
    return str(first) if first == last else f"{first}–{last}"


@register.filter
def money_words(source: str) -> str:
    """Say where money comes from."""
    return str(labels.MONEY[source])


@register.filter
def item_state_words(state: str) -> str:
    """Say the state of an item."""
    return str(labels.ITEM_STATES[state])


@register.filter
def tenge(amount: Decimal | None) -> str:
    """Write tenge to the tiyn, in the reader's signs: 1 234,50; whole sums without a fraction."""
    if amount is None:
        return ""
    places = "#,##0" if amount == amount.to_integral_value() else "#,##0.00"
    return str(format_decimal(amount, format=places, locale=get_language() or "kk"))


@register.simple_tag
def head_of(numbers: Sequence[str], place: int) -> str:
    """Give the number of a column."""
    return numbers[place]


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
