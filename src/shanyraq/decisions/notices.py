"""The letters of this room: to addressees, to followers. Each goes through the queue once the act is committed."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from hashlib import sha256

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from shanyraq.decisions.models import Answer, Assignment, Decision, Instruction, Step
from shanyraq.decisions.queries.involved import leaders_told, people_involved
from shanyraq.people.models import Membership, User
from shanyraq.web.mail import send
from shanyraq.web.words import say

CONFIRM = "decisions/mail/confirm"


def _address(name: str, language: str, *args: str) -> str:
    with override(language):
        return settings.SITE_ADDRESS + reverse(name, args=args)


def words_of(subject: Decision | Instruction, language: str) -> str:
    """Name a decision or an assignment with its number, in a language."""
    with override(language):
        what = _("Decision {number}") if subject.kind == "decision" else _("Assignment {number}")
        return say(what, number=subject.identifier)


def _facts(card: Assignment, language: str) -> dict[str, object]:
    return {
        "decision": card.subject,
        "what": words_of(card.subject, language),
        "card": card,
        "address": _address("decisions:decision", language, card.subject.identifier),
    }


def tell_addressee(card: Assignment) -> None:
    """Tell a body that a decision was sent to it, by which day, and where to answer."""
    if card.addressee.email:
        send(card.addressee.email, "decisions/mail/sent", _facts(card, "kk"), "kk")


def tell_addressee_of_review(card: Assignment, answer: Answer) -> None:
    """Tell a body what the Secretariat made of its answer."""
    if card.addressee.email:
        send(card.addressee.email, "decisions/mail/reviewed", {**_facts(card, "kk"), "answer": answer}, "kk")


def tell_body(card: Assignment, clerks: Iterable[Membership], letter: str, days: int) -> int:
    """Write to a body about the term of its answer: to its own address in Kazakh, to each clerk in their language.

    `days` are left, or passed. Gives how many letters were written; one address gets one.
    """
    accounts = User.objects.filter(person__in=[seat.person_id for seat in clerks], is_active=True)
    to = {user.email.lower(): user.language for user in accounts.order_by("pk")}
    if card.addressee.email:
        to.setdefault(card.addressee.email.lower(), "kk")
    for address, language in to.items():
        send(address, letter, {**_facts(card, language), "days": days}, language)
    return len(to)


def tell_followers(card: Assignment, answer: Answer) -> None:
    """Tell everybody who signed or initiated what the card is of, or follows it, that an answer moved."""
    _tell(card, "decisions/mail/moved", {"answer": answer})


def tell_of_step(card: Assignment, step: Step, body: bool = True) -> int:
    """Tell of a step everybody `tell_followers` tells, and with `body` the addressee; give how many letters.

    An escalation goes to the leadership as well.
    """
    more = {user.email.lower(): user.language for user in leaders_told(step)}
    if body and card.addressee.email:
        more.setdefault(card.addressee.email.lower(), "kk")
    return _tell(card, "decisions/mail/step", {"step": step}, more)


def _tell(card: Assignment, letter: str, facts: dict[str, object], more: dict[str, str] | None = None) -> int:
    to = {user.email.lower(): user.language for user in people_involved(card)} | (more or {})
    for address, language in to.items():
        send(address, letter, {**_facts(card, language), **facts}, language)
    followers = card.decision.followers.filter(confirmed_at__isnull=False) if card.decision else ()
    own = [one for one in followers if one.email.lower() not in to]
    for follower in own:
        language = follower.language
        link = _address("decisions:unfollow", language, stop_token(follower.pk))
        send(follower.email, letter, {**_facts(card, language), **facts, "stop": link}, language)
    return len(to) + len(own)


def tell_of_correction(decision: Decision) -> int:
    """Tell every addressee, in Kazakh, and every follower, in their language, that the text was corrected; give how many."""
    letter, written = "decisions/mail/corrected", 0
    for card in decision.assignments.select_related("addressee", "decision", "instruction").exclude(
        addressee__email=""
    ):
        send(card.addressee.email, letter, _facts(card, "kk"), "kk")
        written += 1
    for follower in decision.followers.filter(confirmed_at__isnull=False):
        address = _address("decisions:decision", follower.language, decision.identifier)
        link = _address("decisions:unfollow", follower.language, stop_token(follower.pk))
        send(
            follower.email,
            letter,
            {
                "decision": decision,
                "what": words_of(decision, follower.language),
                "address": address,
                "stop": link,
            },
            follower.language,
        )
        written += 1
    return written


def stop_token(follower_id: int) -> str:
    """Give the token of the link that ends a following; made again for each letter, kept nowhere."""
    mark = hmac.new(
        settings.SECRET_KEY.encode(), f"decisions.stop:{follower_id}".encode(), sha256
    ).hexdigest()[:32]
    return f"{follower_id}-{mark}"


def ask_to_confirm(decision: Decision, email: str, token: str, language: str) -> None:
    """Ask an address to confirm that it wants to follow."""
    link = _address("decisions:confirm", language, token)
    send(email, CONFIRM, {"decision": decision, "link": link}, language)
