"""Which bodies an actor reaches: the Secretariat all, a regional secretariat those of its own region."""

from __future__ import annotations

from datetime import date

from rulebook import Verdict, first_refusal

from shanyraq.bodies import organs as rules
from shanyraq.people.acting import Actor
from shanyraq.people.models import Organization, Person, Post


def own_areas(by: Actor) -> frozenset[str] | None:
    """Give the regions whose bodies an actor reaches; None for the Secretariat, which reaches all."""
    if by.roles & rules.CENTRAL:
        return None
    mine = {pk for role, pk in by.seats if role.partition(".")[0] in {"regional_secretariat", "akimat"}}
    areas = Organization.objects.filter(pk__in=mine).exclude(area="").values_list("area", flat=True)
    return frozenset(areas)


def may_reach(by: Actor, body: Organization) -> Verdict:
    """Tell whether an actor reaches a body."""
    return rules.may_reach(area=body.area, own=own_areas(by))


def recorded(by: Actor, body: Organization, *, paper: str, on: date, day: date) -> Verdict:
    """Tell whether an act on a body may be recorded: reached, there on that day, its paper named and not ahead."""
    return first_refusal(
        may_reach(by, body),
        rules.is_dated(paper=paper, on=on, day=day),
        rules.is_open(since=body.since, until=body.until, on=on),
    )


LABELS = {
    "chair": ("Төраға", "Председатель", "Chair"),
    "deputy_chair": ("Төраға орынбасары", "Заместитель председателя", "Deputy chair"),
    "secretary": ("Хатшы", "Секретарь", "Secretary"),
    "member": ("Мүше", "Член", "Member"),
    "head": ("Меңгеруші", "Заведующий", "Head"),
    "officer": ("Қызметкер", "Сотрудник", "Officer"),
}
ONE = frozenset({"chair", "head"})


def post_of(body: Organization, role: str, kind: str = "") -> Post:
    """Find or make the post of a role in a body: one seat for a chair or a head, as many as there are for others."""
    kk, ru, en = LABELS[role]
    post, _made = Post.objects.get_or_create(
        organization=body,
        role=role,
        kind=kind,
        defaults={"label_kk": kk, "label_ru": ru, "label_en": en, "seats": 1 if role in ONE else None},
    )
    return post


def entered(newcomer: str) -> int:
    """Enter somebody not yet here by their Kazakh name; give the number of the card."""
    return Person.objects.create(name_kk=newcomer.strip()).pk
