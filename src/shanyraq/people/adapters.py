"""How sign-in differs from the library's habits: by invitation only, our letters, secrets encrypted at rest."""

from __future__ import annotations

import base64
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

from shanyraq.people import letters

# The library's letters, by the last part of its template's name, that this site sends; each has its own words here.
LETTERS = {
    "password_reset_key": "password_reset",
    "email_confirmation": "address_confirm",
    "email_changed": "account_changed",
    "email_confirm": "account_changed",
    "email_deleted": "account_changed",
    "password_changed": "account_changed",
    "password_reset": "account_changed",
    "password_set": "account_changed",
    "totp_activated": "account_changed",
    "totp_deactivated": "account_changed",
    "recovery_codes_generated": "account_changed",
}


class InvitedOnly(DefaultAccountAdapter):
    """Accounts are made by invitation only, and every letter is written in this room."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: a mandate comes first."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Go on to the desk, or home where no room answers for the desk."""
        return _page("portal:desk")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Go home."""
        return _page("portal:home")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Give the link of a letter on the site's own address, whatever host the request named."""
        return _on_site(super().get_reset_password_from_key_url(key))

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        """Give the link of a letter on the site's own address, whatever host the request named."""
        return _on_site(super().get_email_confirmation_url(request, emailconfirmation))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send the room's own letter in the language of the page. A letter nobody wrote raises KeyError."""
        name = template_prefix.rsplit("/", 1)[-1]
        kept = {key: str(context[key]) for key in ("password_reset_url", "activate_url") if key in context}
        letters.send(email, LETTERS[name], {"change": name, **kept}, get_language() or "kk")


class SecondFactor(DefaultMFAAdapter):
    """Second factors whose secrets are of no use to whoever reads the database alone."""

    def encrypt(self, text: str) -> str:
        """Encrypt a secret with a key made from the instance's own."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Read a secret back; one that another key wrote is a new secret nobody knows: then no code is right."""
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return generate_totp_secret()


def _page(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return f"/{get_language() or 'kk'}/"


def _on_site(address: str) -> str:
    return settings.SITE_ADDRESS + urlsplit(address).path


def _box() -> Fernet:
    key = sha256(b"people.second_factor:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
