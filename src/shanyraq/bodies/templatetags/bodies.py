"""Filters of this room's pages."""

from decimal import Decimal

from babel.numbers import format_decimal
from django import template
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from kazakhtext.months import month_name

from shanyraq.bodies.labels import (
    ANSWERS,
    CATEGORIES,
    ENTITIES,
    GROUNDS,
    HOSTS,
    PATHS,
    ROLES,
    ROOTS,
    SHADES,
    SOURCES,
    STATES,
)
from shanyraq.law.bodies import kinds
from shanyraq.law.words import norm_in_words, said
from shanyraq.web.words import pick

register = template.Library()


@register.filter
def initials(name: str) -> str:
    """Give the first letters of the first two words of a name."""
    return "".join(part[0] for part in name.replace("«", "").split()[:2]).upper()


@register.filter
def role_words(role: str) -> str | Promise:
    """Say a role of a membership."""
    return ROLES.get(role, role)


@register.filter
def path_words(path: str) -> str | Promise:
    """Say a path to the Assembly; nothing where none was recorded."""
    return PATHS.get(path, "")


@register.filter
def category_words(category: str) -> str | Promise:
    """Say a category of members; nothing where none was recorded."""
    return CATEGORIES.get(category, "")


@register.filter
def state_words(state: str) -> str | Promise:
    """Say a state or a step of a candidacy."""
    return STATES.get(state, state)


@register.filter
def ground_words(ground: str) -> str | Promise:
    """Say on what ground a mandate ended."""
    return GROUNDS.get(ground, ground)


@register.filter
def entity_words(entity: str) -> str | Promise:
    """Say whether a body is a legal entity."""
    return ENTITIES.get(entity, "")


@register.filter
def host_words(kind: str) -> str | Promise:
    """Say the kind of a host."""
    return HOSTS.get(kind, kind)


@register.filter
def answer_words(answer: str) -> str | Promise:
    """Say the Secretariat's answer to a region."""
    return ANSWERS.get(answer, answer)


@register.filter
def kind_words(kind: str) -> str | Promise:
    """Say what kind of organ a body is; nothing for a kind without words."""
    known = kinds().get(kind)
    return pick(dict(known.titles)) if known else ROOTS.get(kind, "")


@register.filter
def sure(confidence: str) -> str:
    """Say how a fact is known."""
    return pick(dict(said("confidence", confidence)))


@register.filter
def norm_words(value: object) -> str:
    """Say the value of a norm."""
    return norm_in_words(value, get_language() or "kk")  # type: ignore[arg-type]


@register.filter
def as_of(seen: str) -> str:
    """Say the time of an observation as exactly as its source does: a month, a year, or that it has none."""
    language = get_language() or "kk"
    if not seen:
        return gettext("undated")
    year, _dash, month = seen.partition("-")
    if month:
        name = month_name(int(month), language)
        return {"kk": f"{year}\u00a0жылғы {name}", "ru": f"{name} {year}\u00a0г."}.get(
            language, f"{name} {year}"
        )
    return {"kk": f"{year}\u00a0жыл", "ru": f"{year}\u00a0год"}.get(language, year)


@register.filter
def at(table: dict[str, str], key: str) -> str:
    """Give what a table holds under a key; nothing where it holds nothing."""
    return table.get(key, "")


@register.filter
def coordinate(value: float) -> str:
    """Write a number of a drawing with a point, whatever the language."""
    return f"{value:g}"


@register.filter
def per_cent(value: Decimal) -> str:
    """Write per cent to one place in the reader's signs: 27,5 %."""
    return f"{format_decimal(value, format='0.0', locale=get_language() or 'kk')}\u00a0%"


@register.filter
def tile_shade(state: str) -> str:
    """Give the class of a region's tile by where its account stands."""
    return SHADES.get(state, ("", ""))[0]


@register.filter
def chip_shade(state: str) -> str:
    """Give the class of a chip that says where an account stands."""
    return SHADES.get(state, ("", ""))[1]


@register.filter
def source_words(code: str) -> str | Promise:
    """Say where the money of a fund is from."""
    return SOURCES.get(code, code)


@register.filter
def function_words(codes: list[str]) -> str:
    """Say the functions of a sector, joined by commas."""
    return ", ".join(said("word", code)[get_language() or "kk"] for code in codes)
