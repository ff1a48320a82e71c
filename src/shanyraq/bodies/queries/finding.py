"""Find organs, regions and members by their names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from rulebook import NoRuleInForce

from shanyraq.bodies.queries.rolls import members_on
from shanyraq.bodies.tiles import code_of, name_of
from shanyraq.law import regions, structure
from shanyraq.people.models import Person
from shanyraq.web.finding import matches
from shanyraq.web.found import Found, Group, group_of
from shanyraq.web.words import in_language, pick


def found(words: tuple[str, ...], day: date) -> Iterable[Group]:
    """Look for organs, regions and members of a day; `words` as `web.finding.words_of` gives them."""
    yield group_of(_("Organs"), "bodies:structure", _organs(words, day))
    yield group_of(_("Regions"), "bodies:structure", _regions(words, day))
    yield group_of(_("Members"), "bodies:members", _members(words, day))


def _organs(words: tuple[str, ...], day: date) -> Iterable[Found]:
    try:
        organs = structure.on(day).organs
    except NoRuleInForce:
        return
    for organ in organs:
        if matches(words, *organ.titles.values()):
            yield Found(pick(dict(organ.titles)), reverse("bodies:organ", args=[organ.slug]))


def _regions(words: tuple[str, ...], day: date) -> Iterable[Found]:
    language = get_language() or "kk"
    for region in regions.regions().values():
        if matches(words, *(title for name in region.names for title in name.titles.values())):
            yield Found(name_of(region, day, language), reverse("bodies:region", args=[code_of(region)]))


def _members(words: tuple[str, ...], day: date) -> Iterable[Found]:
    seats = members_on(day).values_list("person", "person__name_kk", "person__name_ru", "person__name_en")
    for pk, kk, ru, en in dict.fromkeys(seats):
        if matches(words, kk, ru, en):
            name, language = in_language(Person(name_kk=kk, name_ru=ru, name_en=en), "name")
            yield Found(name, reverse("bodies:person", args=[pk]), language)
