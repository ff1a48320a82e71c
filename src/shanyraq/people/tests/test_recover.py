"""A way back for somebody who lost the second factor where no two officers can approve it."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client

from shanyraq.journal.models import Detail, Entry
from shanyraq.people import rules
from shanyraq.people.models import FactorReset, User
from shanyraq.people.tests.conftest import PASSWORD, holder
from shanyraq.web.models import Letter

pytestmark = pytest.mark.django_db


def recover(user: User, **given: object) -> str:
    out = StringIO()
    call_command(
        "recover",
        user.email.upper(),
        stdout=out,
        **{"recognised_by": "Жеке куәлігімен", "yes": True, **given},
    )
    return out.getvalue()


def test_two_others_close_this_way_one_does_not() -> None:
    assert rules.may_recover(has_factor=True, others=1)
    assert rules.may_recover(has_factor=True, others=2).code == "people.officers_can_approve"
    assert rules.may_recover(has_factor=False, others=0).code == "people.no_factor"


def test_a_lone_administrator_comes_back_by_the_link_and_the_record_says_so(official: object) -> None:
    user = holder("instance.administrator")
    Client().force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    said = recover(user)
    assert not Authenticator.objects.filter(user=user).exists() and not Session.objects.exists()
    entry = Entry.objects.get()
    assert (entry.act, entry.actor, entry.facts) == (
        "people.recover_factor", "system", {"officers": 0, "removed": True}
    )  # fmt: skip
    assert Detail.objects.get().values == {"person": user.person_id, "recognised_by": "Жеке куәлігімен"}
    assert FactorReset.objects.get().done_at is not None
    letter = Letter.objects.get()
    assert (letter.to, letter.template) == (user.email, "people/mail/factor_recovered")
    browser, link = Client(), said.splitlines()[-1]
    path = link[link.index("/kk/") :]
    form = browser.get(path, follow=True)
    assert form.status_code == 200
    chosen = {"password1": PASSWORD + "!", "password2": PASSWORD + "!"}
    assert browser.post(form.redirect_chain[-1][0], chosen).status_code == 302
    assert User.objects.get(pk=user.pk).check_password(PASSWORD + "!")
    assert "password1" not in Client().get(path, follow=True).content.decode(), "the link works once"


def test_while_two_other_officers_can_approve_it_is_refused_and_nothing_is_touched(official: object) -> None:
    user = holder("instance.administrator")
    holder("secretariat.officer")
    holder("secretariat.head")
    with pytest.raises(CommandError, match=r"2[\s\S]*екі"):
        recover(user)
    assert Authenticator.objects.filter(user=user).exists()
    assert not Entry.objects.exists() and not Letter.objects.exists()


@pytest.mark.parametrize("why", ["no factor", "no password", "closed account", "no office"])
def test_an_officer_who_could_not_approve_is_not_counted(official: object, why: str) -> None:
    user = holder("instance.administrator")
    holder("secretariat.officer")
    other = holder("assembly.member" if why == "no office" else "secretariat.head", factor=why != "no factor")
    if why == "no password":
        other.set_unusable_password()
    other.is_active = why != "closed account"
    other.save()
    recover(user)
    assert not Authenticator.objects.filter(user=user).exists()
    assert Entry.objects.get().facts["officers"] == 1


def test_an_open_request_is_closed_by_it(official: object) -> None:
    from shanyraq.journal import clock
    from shanyraq.people.acting import Actor
    from shanyraq.people.services import ask_factor_reset

    user = holder("instance.administrator")
    by = Actor(key=f"person:{user.person_id}", person_id=user.person_id)
    reset = ask_factor_reset(by=by, at=clock.moment(), user=user, reason="Телефон жоғалды")
    recover(user)
    assert FactorReset.objects.get(done_at__isnull=False) == reset


def test_it_asks_for_an_account_for_how_the_person_was_recognised_and_for_a_yes(official: object) -> None:
    user = holder("instance.administrator")
    with pytest.raises(CommandError):
        call_command("recover", "nobody@example.org", recognised_by="x", yes=True)
    with pytest.raises(CommandError):
        recover(user, recognised_by="  ")
    with pytest.raises(CommandError, match="Ештеңе өзгерген"):
        recover(user, yes=False)
    with pytest.raises(CommandError):
        recover(holder("instance.administrator", factor=False))
    assert Authenticator.objects.filter(user=user).exists() and not Entry.objects.exists()
