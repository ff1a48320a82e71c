"""Invite people in bulk, send again, let them accept."""

from __future__ import annotations

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from rulebook import Refused

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people import letters, rules
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Invitation, Person, User
from shanyraq.people.tokens import hash_of, new_token


@act
def invite_members(*, by: Actor, at: Moment, people: Iterable[Person], language: str) -> list[Invitation]:
    """Send each person a letter with a link of their own, in a language ("kk", "ru", "en").

    All or none: refuses where one of them has no address or already has an account. An open invitation is
    replaced, and its old link dies.
    """
    chosen = list(Person.objects.select_for_update().filter(pk__in=[p.pk for p in people]).order_by("pk"))
    if not chosen:
        Refused("people.nobody_chosen").require()
    invitations = [_write_invitation(person, language=language, at=at)[0] for person in chosen]
    record(
        about=f"people.invitation:{invitations[0].pk}",
        facts={"people": [person.pk for person in chosen], "language": language},
        personal={"addresses": [invitation.email for invitation in invitations]},
    )
    return invitations


@act
def resend_invitation(*, by: Actor, at: Moment, invitation: Invitation) -> Invitation:
    """Send an invitation again with a fresh link and a fresh term; the old link dies. Refuses an accepted one."""
    found = Invitation.objects.select_for_update().select_related("person").get(pk=invitation.pk)
    rules.may_resend(accepted=found.accepted_at is not None).require()
    renewed, _link = _write_invitation(found.person, language=found.language, at=at)
    record(about=f"people.invitation:{found.pk}", facts={"times": renewed.times_sent})
    return renewed


@act
def accept_invitation(*, by: Actor, at: Moment, token: str, password: str) -> User:
    """Make the account of an invited person; the address is proven by the link. Refuses a used, dead or made-up link."""
    found = Invitation.objects.select_for_update().filter(token_hash=hash_of(token) or "none").first()
    verdict = rules.may_accept(
        known=found is not None,
        accepted=found is not None and found.accepted_at is not None,
        expires=found.expires_at if found else None,
        now=at.machine,
    )
    verdict.require()
    assert found is not None
    rules.may_invite(address=found.email, has_account=_has_account(found.person, found.email)).require()
    user = User.objects.create_user(found.email, password, person=found.person, language=found.language)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    found.accepted_at = at.machine
    found.save(update_fields=["accepted_at"])
    record(
        about=f"people.invitation:{found.pk}",
        facts={"person": found.person_id},
        personal={"address": user.email},
    )
    return user


def _write_invitation(
    person: Person, *, language: str, at: Moment, send: bool = True
) -> tuple[Invitation, str]:
    """Make or renew a person's invitation inside an act; give it with its link, which is not kept anywhere."""
    rules.may_invite(address=person.email, has_account=_has_account(person, person.email)).require()
    token = new_token()
    fresh = {
        "email": person.email.lower(),
        "language": language,
        "token_hash": hash_of(token) or "",
        "sent_at": at.machine,
        "expires_at": at.machine + rules.INVITATION_LASTS,
        "opened_at": None,
    }
    invitation = Invitation.objects.filter(person=person, accepted_at__isnull=True).first()
    if invitation is None:
        invitation = Invitation.objects.create(person=person, **fresh)
    else:
        fresh["times_sent"] = invitation.times_sent + 1
        for name, value in fresh.items():
            setattr(invitation, name, value)
        invitation.save()
    link = letters.link_to("people:invited", token, language=language)
    if send:
        letters.invite(invitation, link)
    return invitation, link


def _has_account(person: Person, address: str) -> bool:
    return User.objects.filter(person=person).exists() or User.objects.filter(email__iexact=address).exists()
