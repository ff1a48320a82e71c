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
from django.utils.translation import gettext_lazy as _

from shanyraq.acts.queries import rulebook
from shanyraq.decisions import queries as decisions
from shanyraq.journal.models import Entry
from shanyraq.journal.queries import entries
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership, Organization, Person
from shanyraq.portal.links import address
from shanyraq.web.finding import matches, words_of
from shanyraq.web.found import MOST_FOUND, Group
from shanyraq.web.tasks import Task


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
    """Ask every room for what has these words in its name; groups in the order of the header, empty ones left out.

    Where two stand under the same entry of the header, the group of the higher room comes first.
    """
    words = tuple(dict.fromkeys(words_of(asked)))
    if not words:
        return []
    order = [section for section, _name in settings.SECTIONS]
    rooms = reversed(list(_rooms_with("found")))
    groups = [group for look in rooms for group in look(words, day) if group.count]
    return sorted(groups, key=lambda group: order.index(group.section))


def found_people(asked: str, day: date) -> list[Person]:
    """Find people with a seat on a day by the beginnings of their names, at most twenty."""
    words = words_of(asked)
    seated = Membership.objects.on(day).values("person_id")
    people = Person.objects.filter(pk__in=seated).order_by("name_kk", "pk")
    rows = [p for p in people if words and matches(words, p.name_kk, p.name_ru, p.name_en)]
    return rows[:MOST_FOUND]


@dataclass(frozen=True)
class Forgetting:
    """The last pass that removed what was past its term: its entry, and how much it removed."""

    entry: Entry
    count: int


def last_forgetting() -> Forgetting | None:
    """Give the last pass over what is personal and past its term; None before the first."""
    entry = entries(act="journal.forget_overdue").first()
    return Forgetting(entry, sum(entry.facts["forgotten"].values())) if entry else None
