"""Follow a decision by mail: asked for, confirmed from the mailbox, ended by one link."""

from __future__ import annotations

import hmac
import secrets
from datetime import timedelta
from hashlib import sha256

from rulebook import Allowed, Refusal, Refused, Verdict

from shanyraq.decisions.models import Decision, Follower
from shanyraq.decisions.notices import CONFIRM, ask_to_confirm, stop_token
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.web.models import Letter

MOST_LETTERS = 5
LINK_DAYS = 3


def token_hash(token: str) -> str:
    """Digest the token of a link; only this is kept."""
    return sha256(token.encode()).hexdigest()


def _may_ask(email: str, at: Moment) -> Verdict:
    """Allow five such letters a day to one address: nobody fills a stranger's mailbox from here."""
    recent = Letter.objects.filter(
        to=email, template=CONFIRM, written_at__gt=at.machine - timedelta(days=1)
    ).count()
    if recent >= MOST_LETTERS:
        return Refused("decisions.too_many_letters", facts={"most": MOST_LETTERS})
    return Allowed()


@act
def follow(*, by: Actor, at: Moment, decision_id: int, email: str, language: str) -> None:
    """Ask to hear of a decision: a letter goes to the address, and nothing more until its link is opened.

    An address that already follows gets no letter and the asker is not told so.
    """
    decision = Decision.objects.get(pk=decision_id)
    address = email.strip().lower()
    known = Follower.objects.select_for_update().filter(decision=decision, email=address).first()
    record(
        about=f"decisions.decision:{decision.pk}",
        verdict=_may_ask(address, at),
        personal={"email": address},
        unnamed=True,
    )
    if known and known.confirmed_at:
        return
    token = secrets.token_urlsafe(32)
    Follower.objects.update_or_create(
        decision=decision,
        email=address,
        defaults={
            "language": language,
            "token_hash": token_hash(token),
            "asked_at": at.machine,
            "confirmed_at": None,
        },
    )
    ask_to_confirm(decision, address, token, language)


def _spent() -> Refusal:
    return Refusal(Refused("decisions.link_spent"))


@act
def confirm_following(*, by: Actor, at: Moment, token: str) -> Decision:
    """Begin to follow, from the link in the letter."""
    row = Follower.objects.select_for_update().filter(token_hash=token_hash(token)).first()
    if row is None or (row.confirmed_at is None and row.asked_at < at.machine - timedelta(days=LINK_DAYS)):
        raise _spent()
    row.confirmed_at = row.confirmed_at or at.machine
    row.save(update_fields=["confirmed_at"])
    record(about=f"decisions.decision:{row.decision_id}", personal={"email": row.email}, unnamed=True)
    return row.decision


@act
def unfollow(*, by: Actor, at: Moment, token: str) -> Decision:
    """End the following, from the link in any letter; the address is forgotten."""
    ident = token.partition("-")[0]
    row = (
        Follower.objects.select_for_update().filter(pk=int(ident)).first()
        if ident.isdecimal() and len(ident) < 19
        else None
    )
    if row is None or not hmac.compare_digest(stop_token(row.pk), token):
        raise _spent()
    decision = row.decision
    record(
        about=f"decisions.decision:{row.decision_id}", facts={"decision": decision.identifier}, unnamed=True
    )
    row.delete()
    return decision
