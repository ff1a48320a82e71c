"""Signing in: the house's pages in three languages, the second factor, and what an attacker tries."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse

from shanyraq.people.models import User
from shanyraq.people.tests.conftest import PASSWORD, address, holder
from shanyraq.web.models import Letter

pytestmark = pytest.mark.django_db
LOGIN = "/kk/account/login/"


def sign_in(client: Client, email: str, password: str = PASSWORD, **more: str):
    return client.post(LOGIN, {"login": email, "password": password, **more})


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


OPEN_PAGES = ["account_login", "account_signup", "account_reset_password", "account_reset_password_done",
              "account_reset_password_from_key_done", "account_inactive", "account_email_verification_sent",
              "people:lost_factor"]  # fmt: skip
OWN_PAGES = ["account_logout", "account_email", "account_change_password", "mfa_index", "mfa_activate_totp",
             "usersessions_list", "people:me"]  # fmt: skip


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("name", OPEN_PAGES)
def test_open_pages_wear_the_house_and_speak_the_language(client: Client, name: str, language: str) -> None:
    page = client.get(address(name, language))
    assert page.status_code == 200
    text = page.content.decode()
    assert f'<html lang="{language}"' in text and "shanyraq.css" in text
    assert text.count("<h1>") == 1
    assert "placeholder=" not in text and "<script" not in text


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("name", OWN_PAGES)
def test_own_pages_wear_the_house_and_speak_the_language(client: Client, name: str, language: str) -> None:
    sign_in(client, holder("assembly.member", factor=False, email="a@example.org").email)
    prove(client)
    page = client.get(address(name, language))
    assert page.status_code == 200
    text = page.content.decode()
    assert f'<html lang="{language}"' in text and "shanyraq.css" in text
    assert text.count("<h1>") == 1
    assert text.count("<script") == text.count("web/keys.js") <= 1  # what reads keys, and nothing needs


def test_a_password_opens_the_door_whatever_the_case_of_the_address(client: Client) -> None:
    holder("assembly.member", factor=False, email="a@example.org")
    assert sign_in(client, "A@Example.org").status_code == 302
    assert client.get(reverse("people:me")).status_code == 200


def test_nobody_signs_up(client: Client) -> None:
    client.post(
        "/kk/account/signup/", {"email": "x@example.org", "password1": PASSWORD, "password2": PASSWORD}
    )
    assert not User.objects.exists()


def test_a_wrong_address_and_a_wrong_password_look_the_same(client: Client) -> None:
    holder("assembly.member", email="a@example.org")
    pages = [
        sign_in(client, "a@example.org", "wrong wrong wrong"),
        sign_in(client, "nobody@example.org", "wrong wrong wrong"),
    ]
    said = [re.sub(r'value="[^"]*"', "", page.content.decode()) for page in pages]
    assert said[0] == said[1]


def test_a_reset_says_the_same_of_every_address_and_writes_to_no_stranger(client: Client) -> None:
    holder("assembly.member", email="a@example.org")
    pages = [
        client.post("/kk/account/password/reset/", {"email": e}, follow=True)
        for e in ("a@example.org", "x@example.org")
    ]
    said = [re.sub(r'value="[^"]*"', "", page.content.decode()) for page in pages]
    assert said[0] == said[1]
    assert [letter.to for letter in Letter.objects.all()] == ["a@example.org"]


@pytest.mark.parametrize(("language", "word"), [("kk", "құпиясөз"), ("ru", "пароль"), ("en", "password")])
def test_a_forgotten_password_is_set_anew_by_a_letter_in_ones_language(
    client: Client, language: str, word: str
) -> None:
    user = holder("assembly.member", factor=False, email="a@example.org")
    client.post(f"/{language}/account/password/reset/", {"email": user.email})
    letter = Letter.objects.get()
    assert word in letter.text.lower() and letter.language == language
    link = next(line for line in letter.text.splitlines() if "/key/" in line)
    page = client.get(link[link.index(f"/{language}/") :], follow=True)
    where = page.redirect_chain[-1][0]
    fresh = "quite another passphrase 9"
    assert client.post(where, {"password1": fresh, "password2": fresh}).status_code == 302
    assert User.objects.get().check_password(fresh)
    assert (
        b"password1" not in client.get(link[link.index(f"/{language}/") :], follow=True).content
    )  # used once


def test_attempts_are_counted_and_end(client: Client) -> None:
    user = holder("assembly.member", factor=False, email="a@example.org")
    for _ in range(5):
        sign_in(client, user.email, "wrong wrong wrong")
    page = sign_in(client, user.email)  # the right one comes too late
    assert page.status_code == 200
    assert "_auth_user_id" not in client.session


def test_attempts_count_wherever_they_come_from() -> None:
    user = holder("assembly.member", factor=False, email="a@example.org")
    for number in range(5):
        Client(REMOTE_ADDR=f"10.0.0.{number}").post(LOGIN, {"login": user.email, "password": "wrong wrong"})
    fresh = Client(REMOTE_ADDR="10.0.1.1")
    sign_in(fresh, user.email)
    assert "_auth_user_id" not in fresh.session


def test_letters_with_links_are_limited(client: Client) -> None:
    holder("assembly.member", email="a@example.org")
    answers = [client.post("/kk/account/password/reset/", {"email": "a@example.org"}) for _ in range(5)]
    assert answers[-1].status_code == 429
    assert "Бес минут күтіп" in answers[-1].content.decode()
    assert Letter.objects.count() == 3


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "https:evil.example",
    ],
)
def test_the_way_on_never_leaves_the_site(client: Client, target: str) -> None:
    holder("assembly.member", factor=False, email="a@example.org")
    answer = sign_in(client, "a@example.org", next=target)
    assert "evil" not in answer.headers["Location"] and "javascript" not in answer.headers["Location"]


def test_the_way_on_stays_within_the_site(client: Client) -> None:
    holder("assembly.member", factor=False, email="a@example.org")
    assert sign_in(client, "a@example.org", next="/ru/people/me/").headers["Location"] == "/ru/people/me/"


def test_a_session_made_before_signing_in_is_not_the_one_after(client: Client) -> None:
    holder("assembly.member", factor=False, email="a@example.org")
    session = client.session
    session["planted"] = "1"
    session.save()
    client.cookies["sessionid"] = planted = session.session_key
    sign_in(client, "a@example.org")
    assert client.cookies["sessionid"].value != planted
    other = Client()
    other.cookies["sessionid"] = planted
    assert other.get(reverse("people:me")).status_code == 302


def test_signing_out_needs_a_press_of_the_button(client: Client) -> None:
    sign_in(client, holder("assembly.member", factor=False, email="a@example.org").email)
    client.get("/kk/account/logout/")
    assert "_auth_user_id" in client.session
    client.post("/kk/account/logout/")
    assert "_auth_user_id" not in client.session


def test_a_form_from_elsewhere_is_refused() -> None:
    strict = Client(enforce_csrf_checks=True)
    page = strict.post(LOGIN, {"login": "a@example.org", "password": "x"})
    assert page.status_code == 403
    assert "shanyraq.css" in page.content.decode()


def prove(client: Client) -> None:
    """Type the password again, as pages that guard the account ask."""
    client.post("/kk/account/reauthenticate/", {"password": PASSWORD})


def set_factor(client: Client) -> str:
    prove(client)
    page = client.get("/kk/account/2fa/totp/activate/")
    secret = re.search(r'<code class="key">([A-Z2-7]+)</code>', page.content.decode())[1]
    assert 'src="data:image/svg+xml;base64,' in page.content.decode()
    answer = client.post("/kk/account/2fa/totp/activate/", {"code": code_of(secret)})
    assert answer.status_code == 302
    return secret


def test_a_second_factor_is_set_asked_for_and_used_without_a_script(client: Client) -> None:
    user = holder("assembly.member", factor=False, email="a@example.org")
    sign_in(client, user.email)
    secret = set_factor(client)
    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))  # encrypted at rest
    codes = re.findall(
        r'<code class="key">([^<]+)</code>', client.get("/kk/account/2fa/recovery-codes/").content.decode()
    )
    assert len(codes) == 10
    fresh = Client()
    assert sign_in(fresh, user.email).headers["Location"].startswith("/kk/account/2fa/authenticate/")
    assert "_auth_user_id" not in fresh.session
    assert fresh.post("/kk/account/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert fresh.post("/kk/account/2fa/authenticate/", {"code": codes[0]}).status_code == 302
    assert fresh.session["_auth_user_id"] == str(user.pk)
    again = Client()
    sign_in(again, user.email)
    again.post("/kk/account/2fa/authenticate/", {"code": codes[0]})  # a recovery code works once
    assert "_auth_user_id" not in again.session


def test_codes_of_the_second_factor_cannot_be_guessed_at_length(client: Client) -> None:
    user = holder("assembly.member", factor=False, email="a@example.org")
    sign_in(client, user.email)
    secret = set_factor(client)
    thief = Client()
    sign_in(thief, user.email)
    for number in range(6):
        thief.post("/kk/account/2fa/authenticate/", {"code": f"{number:06}"})
    time.sleep(0)
    thief.post("/kk/account/2fa/authenticate/", {"code": code_of(secret)})
    assert "_auth_user_id" not in thief.session


@pytest.mark.requirement("PLT-03")
@pytest.mark.parametrize(
    "role", ["secretariat.officer", "assembly.chair", "state_body.clerk", "instance.administrator"]
)
def test_an_officer_sees_nothing_before_a_second_factor(official, signed_in, role: str) -> None:
    client = signed_in(role, factor=False)
    for name in ("people:index", "people:invitations"):
        page = client.get(reverse(name))
        assert page.status_code == 403
        assert reverse("mfa_activate_totp") in page.content.decode()
        assert "people.second_factor_missing" in page.content.decode()
    assert client.get(reverse("people:me")).status_code == 200
    assert client.get(reverse("mfa_index")).status_code == 200


def test_an_officer_with_a_second_factor_goes_on(official, signed_in) -> None:
    assert signed_in("secretariat.officer").get(reverse("people:index")).status_code == 200


def test_a_rehearsal_asks_officers_for_no_second_factor(signed_in) -> None:
    assert signed_in("secretariat.officer", factor=False).get(reverse("people:index")).status_code == 200
