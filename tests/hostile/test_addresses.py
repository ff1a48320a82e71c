"""Every address the resolver knows, against a stranger: methods, tokens of forms, ids, queries, headers."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.hostile.conftest import LIBRARY, House, entries, taken_back
from tests.house import addresses, things

pytestmark = pytest.mark.django_db
NAMES = sorted(addresses.OURS)
EVERY = [*NAMES, *LIBRARY]
MARKUP = "\"'><script>alert(1)</script>"
NUMBERS = (0, 2**63, 10**30)
WORDS = (
    "9" * 40, "a" * 3000, "2024-99999999999999999999", "%00", "a%0d%0aSet-Cookie:x=1", "..%2f..%2fetc%2fpasswd",
    "%3Cscript%3E", "٣",
)  # fmt: skip
QUERIES = (
    "on", "format", "page", "q", "kind", "year", "word", "show", "series", "region", "poll", "person", "paper", "now",
    "name", "line", "known", "effect", "day", "before", "act", "about", "next", "status", "state", "session",
)  # fmt: skip
VALUES = (MARKUP, "9" * 400, "-1", "2024-13-45", "٣")
SOUND = {200, 204, 301, 302, 400, 403, 404, 405, 409, 413, 422, 429}


def body(answer: Any) -> str:
    whole: bytes = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return whole.decode(errors="replace")


@pytest.mark.parametrize("name", EVERY)
def test_nothing_is_posted_without_the_token_of_a_form(house: House, name: str) -> None:
    browser, before = house.browser("head", enforce_csrf_checks=True), entries()
    with taken_back():
        answer = browser.post(house.addresses[name], {"choice": "for", "key": "0" * 32})
        assert answer.status_code == 403
        assert entries() == before


@pytest.mark.parametrize("name", EVERY)
def test_only_a_post_does_anything(house: House, name: str) -> None:
    browser, before = house.browser("head"), entries()
    with taken_back():
        for method in ("get", "options", "put", "delete"):
            answer = getattr(browser, method)(
                house.addresses[name] + "?_method=POST&choice=for", headers={"X-HTTP-Method-Override": "POST"}
            )
            assert answer.status_code in SOUND, method
            assert entries() == before, method


@pytest.mark.parametrize("name", [name for name in NAMES if addresses.OURS[name]])
def test_no_id_breaks_a_page_or_shows_what_was_not_asked_for(house: House, name: str) -> None:
    known = things.sample(name)
    for part in addresses.OURS[name]:
        for strange in (*NUMBERS, *WORDS):
            try:
                address = reverse(name, kwargs={**{p: known[p] for p in addresses.OURS[name]}, part: strange})
            except (NoReverseMatch, TypeError, ValueError, AttributeError):
                continue
            address = address.replace("%25", "%")
            with taken_back():
                for method in ("get", "post"):
                    answer = getattr(house.browser("head"), method)(address)
                    assert answer.status_code in SOUND, (method, address[:200], answer.status_code)
                    assert "<script>" not in body(answer), address[:200]
                    assert "x" not in answer.cookies


@pytest.mark.parametrize("name", NAMES)
def test_no_query_breaks_a_page_or_comes_back_as_markup(house: House, name: str) -> None:
    address = house.addresses[name]
    browser = house.browser("head")
    if browser.get(address).status_code not in {200, 409}:
        return
    for value in VALUES:
        answer = browser.get(address, dict.fromkeys(QUERIES, value))
        assert answer.status_code in SOUND, (value[:40], answer.status_code)
        assert "<script>alert" not in body(answer), value[:40]
    for one in (
        {"page": "9" * 400},
        {"format": MARKUP},
        {"format": "csv", "page": "-1"},
        {"format": "json", "q": MARKUP},
    ):
        assert browser.get(address, one).status_code in SOUND, one


@pytest.mark.parametrize("name", EVERY)
def test_every_answer_carries_its_headers_and_a_personal_one_is_kept_nowhere(house: House, name: str) -> None:
    for role in ("", "head"):
        answer = house.browser(role).get(house.addresses[name])
        told = answer.headers
        assert "default-src 'none'" in told["Content-Security-Policy"], name
        assert "'unsafe-inline'" not in re.sub(r"style-src-attr[^;]*;", "", told["Content-Security-Policy"])
        assert told["X-Content-Type-Options"] == "nosniff"
        assert told["X-Frame-Options"] == "DENY"
        assert told["Referrer-Policy"] == "same-origin"
        assert told["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "Server" not in told and "X-Powered-By" not in told
        if role or "/account/" in house.addresses[name]:
            assert told["Cache-Control"] == "no-store, private"
        for cookie in answer.cookies.values():
            assert cookie["httponly"] and cookie["samesite"] == "Lax", cookie.key


def test_no_address_may_name_another_host(house: House) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "a" * 300):
        assert Client(headers={"host": host}).get("/kk/").status_code == 400
    told = (
        Client(headers={"x-forwarded-host": "evil.example"}).get("/kk/decisions/feed.atom").content.decode()
    )
    assert "evil.example" not in told
