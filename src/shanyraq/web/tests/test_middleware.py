"""What is sent to break a page: unreadable addresses, foreign hosts, bodies without end, and what each answer carries."""

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/kk/journal/?about=x%00",
        "/kk/decisions/?q=%00",
        "/kk/?%00=1",
        "/kk/decisions/2024-1%00/",
        "/kk/acts/\x0b/",
        "/kk/search/?q=%1b",
    ],
)
def test_control_characters_in_an_address_are_answered_400(address: str) -> None:
    assert Client().get(address).status_code == 400


def test_control_characters_in_a_cookie_are_answered_400() -> None:
    client = Client()
    client.cookies.load('sessionid="\\000aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"')
    assert client.get("/kk/").status_code == 400


@pytest.mark.parametrize("length", [settings.LARGEST_REQUEST + 1, "9" * 400, "-1", "²"])
def test_a_body_without_end_is_not_read(length: object) -> None:
    answer = Client().post("/kk/people/lost-factor/", {}, CONTENT_LENGTH=str(length))
    assert answer.status_code == 413 and "noindex" in answer.headers["X-Robots-Tag"]


@pytest.mark.parametrize("path", ["//elsewhere.example/", "///elsewhere.example/", "//elsewhere.example/.."])
def test_the_choice_of_type_never_leads_to_a_foreign_host(path: str) -> None:
    place = Client().get("/", {"view": "large"}, PATH_INFO=path).headers["Location"]
    assert place.startswith("/%2F") and not place.startswith("//")


def test_a_line_end_in_an_address_makes_no_header() -> None:
    answer = Client().get("/kk/?view=large&q=%0d%0aSet-Cookie:%20a=b")
    assert "\n" not in answer.headers["Location"] and "a" not in answer.cookies


def test_a_foreign_host_is_refused() -> None:
    assert Client().get("/kk/", headers={"host": "elsewhere.example"}).status_code == 400


def test_a_form_from_elsewhere_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/kk/account/login/", {"login": "a@example.org", "password": "x"}).status_code == 403


def test_what_a_signed_in_person_sees_stays_out_of_caches_and_search_engines() -> None:
    reader = Client()
    assert "Cache-Control" not in reader.get("/kk/acts/").headers
    reader.force_login(
        factories.account(factories.person()), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    for path in ("/kk/acts/", "/kk/desk/", "/kk/people/me/", "/kk/nothing-here/"):
        answer = reader.get(path)
        assert answer.headers["Cache-Control"] == "no-store, private", path
        assert "noindex" in answer.headers["X-Robots-Tag"]


@override_settings(REHEARSAL=False)
def test_pages_behind_a_letter_are_private_and_public_pages_are_found() -> None:
    for name, *rest in [
        ("people:invited", "x.y"),
        ("decisions:confirm", "x"),
        ("decisions:unfollow", "1-x"),
        ("account_login",),
    ]:
        answer = Client().get(reverse(name, args=rest))
        assert answer.headers["Cache-Control"] == "no-store, private", name
        assert (
            "noindex" in answer.headers["X-Robots-Tag"] and answer.headers["Referrer-Policy"] == "same-origin"
        )
    assert "X-Robots-Tag" not in Client().get("/kk/acts/").headers


def test_every_answer_carries_the_strict_headers() -> None:
    for path in ("/kk/", "/kk/nothing-here/", "/kk/journal/?about=%00", "/kk/people/"):
        headers = Client().get(path).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"], path
        assert "unsafe-inline" not in headers["Content-Security-Policy"].replace(
            "style-src-attr 'unsafe-inline'", ""
        )
        assert headers["X-Content-Type-Options"] == "nosniff" and headers["X-Frame-Options"] == "DENY", path
