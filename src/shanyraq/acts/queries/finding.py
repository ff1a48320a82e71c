"""Find acts by their titles and numbers, and the rules in force by their titles."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shanyraq.acts.queries.book import rulebook
from shanyraq.web.finding import matches
from shanyraq.web.found import Found, Group, group_of
from shanyraq.web.words import pick


def found(words: tuple[str, ...], day: date) -> Iterable[Group]:
    """Look for acts, and for the rules in force on a day; `words` as `web.finding.words_of` gives them."""
    book = rulebook()
    yield group_of(
        _("Acts"),
        "acts:index",
        (
            Found(pick(dict(act.titles)), reverse("acts:act", args=[act.slug]))
            for act in book.acts.values()
            if matches(words, *act.titles.values(), *act.aliases, act.number)
        ),
    )
    yield group_of(
        _("Rules in force"),
        "acts:rules",
        (
            Found(pick(dict(norm.title)), reverse("acts:norm", args=[norm.key]))
            for norm, _value in book.in_force(day)
            if matches(words, *norm.title.values())
        ),
    )
