"""The demo story told once for the whole folder, and a browser for each role; whatever a test does is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from shanyraq.demo import story
from shanyraq.journal.models import Entry
from shanyraq.people.models import User
from tests.house import addresses, things

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LIBRARY = [  # the library's pages of an account that stand at a fixed address
    "account_login", "account_logout", "account_email", "account_change_password", "account_reset_password",
    "account_reauthenticate", "mfa_index", "mfa_authenticate", "mfa_reauthenticate", "mfa_activate_totp",
    "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "usersessions_list",
]  # fmt: skip


class House:
    """The house after its story: an address of every page, and a browser of every role."""

    def __init__(self) -> None:
        self.addresses = {name: self._address(name) for name in sorted(addresses.OURS)}
        self.addresses |= {name: reverse(name) for name in LIBRARY}

    @staticmethod
    def _address(name: str) -> str:
        known = things.sample(name)
        return reverse(name, kwargs={part: known[part] for part in addresses.OURS[name]})

    @staticmethod
    def browser(role: str = "", **given: Any) -> Client:
        """Open a browser, signed in as a role of the story."""
        client = Client(raise_request_exception=False, **given)
        if role:
            client.force_login(User.objects.get(email=f"{role}@demo.example"), BACKEND)
        return client


@pytest.fixture(scope="package")
def house(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    """Tell the story once."""
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files")),
        transaction.atomic(),
    ):
        cache.clear()
        story.tell()
        things.fill()
        yield House()
        transaction.set_rollback(True)


@contextmanager
def taken_back() -> Iterator[None]:
    """Take back whatever is done inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def entries() -> int:
    """Count what the journal holds."""
    return Entry.objects.count()
