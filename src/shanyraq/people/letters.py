"""Letters of this room, in the language of whom they go to."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import EmailAwarePasswordResetTokenGenerator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from shanyraq.people.models import Invitation, User
from shanyraq.web import mail


def send(to: str, letter: str, context: dict[str, Any], language: str) -> None:
    """Hand a letter of this room to the post: templates/people/mail/<letter>."""
    mail.send(to, f"people/mail/{letter}", context, language)


def link_to(name: str, *args: object, language: str) -> str:
    """Give the whole address of a page in a language."""
    with translation.override(language):
        return settings.SITE_ADDRESS + reverse(name, args=args)


def invite(invitation: Invitation, link: str) -> None:
    """Send an invitation with its link."""
    person = invitation.person
    name = getattr(person, f"name_{invitation.language}") or person.name_kk
    send(
        invitation.email,
        "invitation",
        {"name": name, "link": link, "until": invitation.expires_at},
        invitation.language,
    )


def reset_asked(user: User) -> None:
    """Tell a person that the removal of their second factor was asked for, in case it was not they who asked."""
    send(user.email, "reset_asked", {}, user.language)


def factor_removed(user: User) -> None:
    """Tell a person that two officers removed their second factor, and how to go on."""
    link = link_to("account_reset_password", language=user.language)
    send(user.email, "factor_removed", {"link": link}, user.language)


def factor_recovered(user: User) -> None:
    """Tell a person that their second factor was removed on the server itself, without two officers."""
    link = link_to("account_reset_password", language=user.language)
    send(user.email, "factor_recovered", {"link": link}, user.language)


def way_back(user: User) -> str:
    """Give a link, used once, behind which an account gets a new password."""
    key = EmailAwarePasswordResetTokenGenerator().make_token(user)
    return link_to("account_reset_password_from_key", user_pk_to_url_str(user), key, language=user.language)
