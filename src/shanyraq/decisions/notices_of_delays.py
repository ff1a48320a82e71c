"""The letters of delays that go before the leadership together: one to an address, with what concerns it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from shanyraq.decisions.models import Assignment
from shanyraq.decisions.queries.involved import LEADERS
from shanyraq.people.models import Membership, Organization, User
from shanyraq.web.mail import send

LETTER = "decisions/mail/old_delays"


@dataclass(frozen=True)
class _Letter:
    """To whom, in which language, of which cards; `body` where they are all of one addressee that is written to."""

    language: str
    late: Sequence[Assignment]
    body: Organization | None = None


def tell_of_old_delays(late: Sequence[Assignment], day: date) -> int:
    """Write to the leadership of all, to whoever heads a body above addressees of theirs, to an addressee of its own.

    One address gets one letter, the widest it is due. `late`: cards with their addressees. Gives how many letters.
    Whoever signed or follows what a card is of gets none: they read the card.
    """
    letters: dict[str, _Letter] = {}
    for users, theirs in ((_leaders(day), late), *_above(late, day)):
        for user in users:
            letters.setdefault(user.email.lower(), _Letter(user.language, theirs))
    for body, own in _by_body(late).items():
        if body.email:
            letters.setdefault(body.email.lower(), _Letter("kk", own, body))
    for address, letter in letters.items():
        terms = [card.term for card in letter.late]
        facts = {"count": len(terms), "first": min(terms), "last": max(terms), "address": _address(letter)}
        send(address, LETTER, {**facts, "body": letter.body}, letter.language)
    return len(letters)


def _by_body(late: Sequence[Assignment]) -> dict[Organization, list[Assignment]]:
    told: dict[Organization, list[Assignment]] = defaultdict(list)
    for card in late:
        told[card.addressee].append(card)
    return told


def _leaders(day: date) -> list[User]:
    seats = Membership.objects.on(day).filter(LEADERS)
    return list(User.objects.filter(person__in=seats.values("person"), is_active=True).order_by("pk"))


def _above(late: Sequence[Assignment], day: date) -> list[tuple[list[User], list[Assignment]]]:
    """Give each account that heads bodies above addressees, with the cards of those addressees. Two queries."""
    below: dict[int, list[Assignment]] = defaultdict(list)
    for card in late:
        if card.addressee.parent_id:
            below[card.addressee.parent_id].append(card)
    heads = Membership.objects.on(day).filter(organization__in=below, role__in=("head", "chair"))
    theirs: dict[int, set[int]] = defaultdict(set)
    for person, body in heads.values_list("person_id", "organization_id"):
        theirs[person].add(body)
    users = User.objects.filter(person__in=theirs, is_active=True).order_by("pk")
    return [
        ([user], [card for body in sorted(theirs[user.person_id]) for card in below[body]])
        for user in users
        if user.person_id
    ]


def _address(letter: _Letter) -> str:
    with override(letter.language):
        if letter.body:
            return settings.SITE_ADDRESS + reverse("decisions:body", args=[letter.body.slug])
        return f"{settings.SITE_ADDRESS}{reverse('decisions:register')}?state=overdue"
