"""The matrix of addresses and roles goes on: roles of other bodies, other ways to ask for a closed page, a library's pages."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from shanyraq.demo.services import SEATS
from shanyraq.law.mandates import mandates
from tests.house.addresses import ALL, LIBRARY, NOBODY, OTHERS, ROLES, RULES, UNTOUCHED, addresses
from tests.house.things import address_of, ask, may, sessions

__all__ = ["sessions"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("PLT-03")]

GUARDED = sorted(name for name, said in RULES.items() if set(said) - {ALL, NOBODY})


def test_every_role_that_a_mandate_names_is_somebody_here() -> None:
    named = {role for mandate in mandates().values() for role in mandate.who} - {"anyone", "system"}
    seated = {seat for role in ROLES[1:] for seat in SEATS[role]} | set(OTHERS)
    assert named <= seated and OTHERS and set(SEATS) == set(ROLES[1:])


@pytest.mark.parametrize("name", GUARDED)
def test_a_role_of_another_body_reads_and_does_no_more_than_its_mandates(
    sessions: dict[str, str], name: str
) -> None:
    """Their acts reach their own body only, so that what they may is not asked here: only what they may not."""
    address = address_of(name)
    reads, begins = RULES[name]
    for role in OTHERS:
        if reads != NOBODY and not may(reads, role):
            answer, more = ask(sessions[role], "get", address)
            assert (answer.status_code, more) == (403, 0), f"GET {address} as {role}"
        if begins != NOBODY and not may(begins, role):
            answer, more = ask(sessions[role], "post", address)
            assert answer.status_code == 403 or name in UNTOUCHED, f"POST {address} as {role}"
            assert more == 0, f"POST {address} as {role} wrote to the journal"


@pytest.mark.parametrize("name", GUARDED)
def test_a_closed_page_stays_closed_however_it_is_asked_for(sessions: dict[str, str], name: str) -> None:
    """As a table, as of another day, by its head only; and no method but GET and POST does anything, whoever asks."""
    address = address_of(name)
    reads, _begins = RULES[name]
    if reads not in {ALL, NOBODY}:
        for more in ("?format=csv", "?format=json", "?on=2024-06-14", "?known=01.06.2024"):
            answer, _ = ask("", "get", address + more)
            assert answer.status_code in {302, 403}, f"GET {address}{more}"
        assert ask("", "head", address)[0].status_code in {302, 403, 405}
    for method in ("put", "delete"):
        answer, written = ask(sessions["head"], method, address)
        assert written == 0 and answer.status_code < 500, f"{method} {address}: {answer.status_code}"


MADE_UP = {
    "account_confirm_email": {"key": "none"},
    "account_reset_password_from_key": {"uidb36": "0", "key": "none"},
}
OPEN_OF_LIBRARY = {
    "account_login", "account_logout", "account_inactive", "account_signup", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key", "account_reset_password_from_key_done",
    "account_email_verification_sent", "account_confirm_email", "account_confirm_login_code", "mfa_authenticate",
}  # fmt: skip


def test_a_library_s_pages_of_one_s_own_account_ask_for_the_sign_in() -> None:
    found = [name for name, _given in addresses(get_resolver()) if name.startswith(LIBRARY)]
    assert set(found) >= OPEN_OF_LIBRARY
    for name in found:
        address = reverse(name, kwargs=MADE_UP.get(name, {}))
        answer = Client().get(address)
        assert answer.status_code < 500, name
        if name not in OPEN_OF_LIBRARY:
            assert answer.status_code == 302 and "/account/login/" in answer.headers["Location"], name
