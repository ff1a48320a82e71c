"""Filters of this room's pages."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from kazakhtext.months import month_name

from shanyraq.bodies.labels import CATEGORIES, GROUNDS, PATHS, ROLES, STATES
from shanyraq.law.words import said
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
def sure(confidence: str) -> str:
    """Say how a fact is known."""
    return pick(dict(said("confidence", confidence)))


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
