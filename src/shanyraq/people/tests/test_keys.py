"""An instance whose key changed: nobody's second factor is right, and nothing breaks."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from shanyraq.people.adapters import SecondFactor
from shanyraq.people.tests.conftest import holder
from shanyraq.people.tests.test_sign_in import code_of, set_factor, sign_in

pytestmark = pytest.mark.django_db
AUTHENTICATE = "/kk/account/2fa/authenticate/"


def test_with_another_key_no_code_is_right_not_even_that_of_an_empty_secret(client: Client, settings) -> None:
    user = holder("assembly.member", factor=False, email="a@example.org")
    sign_in(client, user.email)
    secret = set_factor(client)
    shown = client.get("/kk/account/2fa/recovery-codes/").content.decode()
    codes = re.findall(r'<code class="key">([^<]+)</code>', shown)
    settings.SECRET_KEY = "another"
    for code in (code_of(secret), codes[0], code_of("")):
        thief = Client()
        assert sign_in(thief, user.email).status_code == 302
        assert thief.post(AUTHENTICATE, {"code": code}).status_code == 200
        assert "_auth_user_id" not in thief.session


def test_a_secret_of_another_key_is_read_as_one_nobody_knows(settings) -> None:
    adapter = SecondFactor()
    kept = adapter.encrypt("JBSWY3DPEHPK3PXP")
    assert adapter.decrypt(kept) == "JBSWY3DPEHPK3PXP"
    settings.SECRET_KEY = "another"
    assert len({adapter.decrypt(kept), adapter.decrypt(kept), "JBSWY3DPEHPK3PXP", ""}) == 4
    assert not Authenticator.objects.exists()
