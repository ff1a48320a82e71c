"""Questions of the front: pulled from the rooms below, owned by none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from rulebook import NoRuleInForce

from shanyraq.acts.queries import rulebook
from shanyraq.bodies import queries as bodies
from shanyraq.bodies.tiles import code_of, name_of
from shanyraq.decisions import queries as decisions
from shanyraq.journal.models import Entry
from shanyraq.journal.queries import entries
from shanyraq.law import regions, structure
from shanyraq.meetings.models import Session
from shanyraq.meetings.rules.numbers import roman
from shanyraq.organisations.queries import organisations_on
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership, Organization, Person
from shanyraq.portal.links import address
from shanyraq.web.finding import matches, words_of
from shanyraq.web.tasks import Task
from shanyraq.web.words import in_language, pick, say

MOST_FOUND = 20


@dataclass(frozen=True)
class Found:
    """One thing found: its name, the language the name is in, its address, and a word about it."""

    name: str
    address: str
    language: str = ""
    note: str | Promise = ""


@dataclass(frozen=True)
class Group:
    """Things of one kind that were found, in order; `count` of them in all, the first of them listed."""

    title: str | Promise
    items: tuple[Found, ...]
    count: int


def tasks_of(actor: Actor, day: date) -> list[Task]:
    """Gather the actor's tasks from every room whose queries have some to give."""
    return [task for ask in _rooms_with("tasks_of") for task in ask(actor, day)]


@dataclass(frozen=True)
class Pile:
    """What gathers without a term of its own: how much of it, since when, and where it is looked through."""

    title: str | Promise
    count: int
    oldest: date | None
    address: str


def piles_for(actor: Actor, day: date) -> list[Pile]:
    """Give the Secretariat what gathers and is nobody's single task; nothing to anybody else, and no empty pile."""
    if not actor.roles & {"secretariat.officer", "secretariat.head"}:
        return []
    register = address("decisions:register")
    unsettled = sum(not value.is_settled for _norm, value in rulebook().in_force(day))
    piles = [Pile(_("Norms to be confirmed"), unsettled, None, f"{address('acts:rules')}?show=unconfirmed")]
    told = decisions.gathered(day)
    for state, title in (("overdue", _("Answers overdue")), ("answered", _("Answers to be checked"))):
        count, oldest = told[state]
        piles.append(Pile(title, count, oldest, f"{register}?state={state}"))
    return [pile for pile in piles if pile.count]


def _rooms_with(question: str) -> Iterable[Callable[..., Any]]:
    for room in settings.ROOMS:
        name = f"shanyraq.{room}.queries"
        if room != "portal" and find_spec(name) and hasattr(import_module(name), question):
            yield getattr(import_module(name), question)


def offices_of(actor: Actor, day: date) -> list[Membership]:
    """Give the seats of the acting person on a day, one in each body, those held longest first."""
    seats = (
        Membership.objects.on(day)
        .filter(person_id=actor.person_id)
        .select_related("organization", "person")
        .order_by("since", "pk")
    )
    bodies: dict[int, Membership] = {}
    for seat in seats:
        bodies.setdefault(seat.organization_id, seat)
    return list(bodies.values())


def contact() -> str:
    """Give the mail address of the Secretariat, or nothing where none was entered."""
    return Organization.objects.filter(slug="secretariat").values_list("email", flat=True).first() or ""


def found(asked: str, day: date) -> list[Group]:
    """Look for the words in everything that has a name; groups in the order of the header, empty ones left out."""
    words = words_of(asked)
    if not words:
        return []
    kinds: list[tuple[Promise | str, Iterable[Found]]] = [
        (_("Sessions"), _sessions(words, day)),
        (_("Organs"), _organs(words, day)),
        (_("Regions"), _regions(words, day)),
        (_("Organisations"), _organisations(words, day)),
        (_("Members"), _members(words, day)),
        (_("Acts"), _acts(words)),
        (_("Rules in force"), _rules(words, day)),
    ]
    groups = [_decisions(words, day)]
    for title, items in kinds:
        listed = tuple(items)
        groups.append(Group(title, listed[:MOST_FOUND], len(listed)))
    return [group for group in groups if group.count]


def found_people(asked: str, day: date) -> list[Person]:
    """Find people with a seat on a day by the beginnings of their names, at most twenty."""
    words = words_of(asked)
    seated = Membership.objects.on(day).values("person_id")
    people = Person.objects.filter(pk__in=seated).order_by("name_kk", "pk")
    rows = [p for p in people if words and matches(words, p.name_kk, p.name_ru, p.name_en)]
    return rows[:MOST_FOUND]


def _decisions(words: tuple[str, ...], day: date) -> Group:
    rows, count = decisions.decisions_found(words, day, MOST_FOUND)
    items = []
    for row in rows:
        name, language = in_language(row, "title")
        items.append(Found(name, address("decisions:decision", row.identifier), language, row.identifier))
    return Group(_("Decisions"), tuple(items), count)


def _sessions(words: tuple[str, ...], day: date) -> Iterable[Found]:
    for session in Session.objects.filter(prepared_on__lte=day).prefetch_related("items"):
        numeral = roman(session.number)
        titles = [
            title for item in session.items.all() for title in (item.title_kk, item.title_ru, item.title_en)
        ]
        if matches(words, f"{numeral} {session.number} сессия session", session.place_kk, *titles):
            yield Found(
                say(_("Session {numeral}"), numeral=numeral), address("meetings:session", session.number)
            )


def _organs(words: tuple[str, ...], day: date) -> Iterable[Found]:
    try:
        organs = structure.on(day).organs
    except NoRuleInForce:
        return
    for organ in organs:
        if matches(words, *organ.titles.values()):
            yield Found(pick(dict(organ.titles)), address("bodies:organ", organ.slug))


def _organisations(words: tuple[str, ...], day: date) -> Iterable[Found]:
    for row in organisations_on(day):
        if matches(words, row.name_kk, row.name_ru, row.name_en):
            name, language = in_language(row, "name")
            yield Found(name, address("organisations:organisation", row.slug), language)


def _regions(words: tuple[str, ...], day: date) -> Iterable[Found]:
    language = get_language() or "kk"
    for region in regions.regions().values():
        if matches(words, *(title for name in region.names for title in name.titles.values())):
            yield Found(name_of(region, day, language), address("bodies:region", code_of(region)))


def _acts(words: tuple[str, ...]) -> Iterable[Found]:
    for act in rulebook().acts.values():
        if matches(words, *act.titles.values(), *act.aliases, act.number):
            yield Found(pick(dict(act.titles)), address("acts:act", act.slug))


def _rules(words: tuple[str, ...], day: date) -> Iterable[Found]:
    for parameter, _value in rulebook().in_force(day):
        if matches(words, *parameter.title.values()):
            yield Found(pick(dict(parameter.title)), address("acts:norm", parameter.key))


def _members(words: tuple[str, ...], day: date) -> Iterable[Found]:
    seen: set[int] = set()
    for seat in bodies.members_on(day):
        person = seat.person
        if person.pk not in seen and matches(words, person.name_kk, person.name_ru, person.name_en):
            seen.add(person.pk)
            name, language = in_language(person, "name")
            yield Found(name, address("bodies:person", person.pk), language)


@dataclass(frozen=True)
class Forgetting:
    """The last pass that removed what was past its term: its entry, and how much it removed."""

    entry: Entry
    count: int


def last_forgetting() -> Forgetting | None:
    """Give the last pass over what is personal and past its term; None before the first."""
    entry = entries(act="journal.forget_overdue").first()
    return Forgetting(entry, sum(entry.facts["forgotten"].values())) if entry else None
