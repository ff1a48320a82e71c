"""Doors that must stay shut: the rehearsal's on an official instance, links that are not whole, cookies without their marks."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from shanyraq.decisions.models import Follower
from shanyraq.decisions.notices import stop_token
from shanyraq.journal import clock
from shanyraq.journal.models import Instance
from shanyraq.people.models import User
from shanyraq.people.tokens import hash_of, new_token
from tests.hostile.conftest import House, entries, taken_back
from tests.house import addresses

pytestmark = pytest.mark.django_db
REHEARSED = sorted(name for name in addresses.OURS if name.startswith("demo:"))


@pytest.mark.parametrize("name", REHEARSED)
@pytest.mark.parametrize("which", ["settings", "database"])
def test_a_door_of_the_rehearsal_is_not_there_on_an_official_instance(
    house: House, settings: Any, name: str, which: str
) -> None:
    with taken_back():
        if which == "settings":
            settings.REHEARSAL = False
        else:
            Instance.objects.update(kind=Instance.OFFICIAL, rehearsal_day=None)
        before = entries()
        for method in ("get", "post"):
            browser = Client(raise_request_exception=False)
            answer = getattr(browser, method)(house.addresses[name], {"to": "31.12.2024"})
            assert answer.status_code in {404, 405}, (method, answer.status_code)
            assert "sessionid" not in browser.cookies
        assert entries() == before


@pytest.mark.parametrize("spoilt", ["", "0", "-", "1-", "1-0", "9" * 30 + "-a", "٣-a", "%00", "a" * 500])
def test_a_link_that_is_not_whole_opens_nothing_and_says_nothing_of_whom(house: House, spoilt: str) -> None:
    before = entries()
    for name in ("decisions:confirm", "decisions:unfollow", "people:invited"):
        address = reverse(name, args=["none"]).replace("none", spoilt or "x")
        for method in ("get", "post"):
            with taken_back():
                answer = getattr(Client(raise_request_exception=False), method)(
                    address, {"password": "x", "again": "x"}
                )
                assert answer.status_code in {200, 400, 404, 409}, (name, method, answer.status_code)
                assert "@" not in answer.content.decode().replace("@media", ""), name
                assert entries() == before


def test_one_letter_more_or_less_makes_another_link(house: House) -> None:
    token = new_token()
    assert hash_of(token) is not None
    for other in (token[:-1], token + "a", token.swapcase(), token.replace(".", ""), "." + token, token[1:]):
        assert hash_of(other) is None
    with taken_back():
        from shanyraq.decisions.models import Decision

        row = Follower.objects.create(
            decision=Decision.objects.order_by("pk")[0], email="f@example.org", language="kk", token_hash="1",
            asked_at=clock.now(), confirmed_at=clock.now(),
        )  # fmt: skip
        whole = stop_token(row.pk)
        for other in (
            whole[:-1],
            whole + "0",
            f"{row.pk + 1}-{whole.partition('-')[2]}",
            f"{row.pk}-",
            str(row.pk),
        ):
            Client().post(reverse("decisions:unfollow", args=[other]))
            assert Follower.objects.filter(pk=row.pk).exists(), other
        Client().post(reverse("decisions:unfollow", args=[whole]))
        assert not Follower.objects.filter(pk=row.pk).exists()


def test_a_session_ends_with_the_password_it_began_with(house: House) -> None:
    with taken_back():
        browser = house.browser("head")
        assert browser.get(house.addresses["people:index"]).status_code == 200
        user = User.objects.get(email="head@demo.example")
        user.set_password("another long passphrase 42")
        user.save()
        assert browser.get(house.addresses["people:index"]).status_code == 403


def test_a_mandate_that_ended_opens_nothing_the_same_day(house: House) -> None:
    with taken_back():
        browser = house.browser("head")
        user = User.objects.get(email="head@demo.example")
        assert user.person is not None
        user.person.memberships.update(until=clock.today())
        assert browser.get(house.addresses["people:index"]).status_code == 403


ASK = """
from django.conf import settings as s
import django; django.setup()
print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.LANGUAGE_COOKIE_SECURE, s.SECURE_SSL_REDIRECT,
      s.SECURE_HSTS_SECONDS > 0, s.SESSION_COOKIE_HTTPONLY, s.CSRF_COOKIE_HTTPONLY, s.DEBUG, s.REHEARSAL)
"""


def test_with_an_address_of_https_cookies_travel_by_tls_alone(tmp_path: Any) -> None:
    given = {
        **os.environ, "SHANYRAQ_VAR": str(tmp_path), "SHANYRAQ_ADDRESS": "https://assembly.example",
        "DJANGO_SETTINGS_MODULE": "shanyraq.config.settings", "PYTHONPATH": os.pathsep.join(sys.path),
    }  # fmt: skip
    given.pop("SHANYRAQ_TODAY", None)
    told = subprocess.run([sys.executable, "-c", ASK], env=given, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["True"] * 7 + ["False"] * 2
