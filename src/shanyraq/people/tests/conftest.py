"""An official instance for those tests that need one, and a signed-in reader."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from shanyraq.people.models import Person, User
from tests import factories

PASSWORD = "a long passphrase 42"


def address(name: str, language: str) -> str:
    """Give the address of a page in a language."""
    with translation.override(language):
        return reverse(name)


@pytest.fixture(autouse=True)
def _kazakh() -> Iterator[None]:
    """Read addresses in Kazakh, whatever language the last page was in."""
    with translation.override("kk"):
        yield


@pytest.fixture(autouse=True)
def _forgotten_attempts(request: pytest.FixtureRequest) -> None:
    """Begin each test with no attempts counted."""
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        cache.clear()


@pytest.fixture
def official(settings) -> date:
    """Make the instance an official one; give its day."""
    settings.REHEARSAL = False
    return timezone.localdate()


def with_factor(user: User) -> User:
    """Set a second factor."""
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "unused"})
    return user


def holder(*roles: str, factor: bool = True, email: str = "") -> User:
    """Make a person with these seats and an account."""
    who: Person = factories.person()
    for role in roles:
        factories.seat(role, who=who)
    user = factories.account(who, email)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return with_factor(user) if factor else user


@pytest.fixture
def signed_in() -> Callable[..., Client]:
    """Give a browser signed in as somebody with these roles."""

    def sign_in(*roles: str, factor: bool = True, user: User | None = None) -> Client:
        client = Client()
        client.force_login(
            user or holder(*roles, factor=factor), "allauth.account.auth_backends.AuthenticationBackend"
        )
        return client

    return sign_in
