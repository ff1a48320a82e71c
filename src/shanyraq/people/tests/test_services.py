"""Acts and their entries: invitations, second factors, lists, setting up."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.test import Client
from rulebook import Refusal

from shanyraq.journal.models import Detail, Entry
from shanyraq.people import rules, services
from shanyraq.people.acting import ANYONE, SYSTEM, Actor
from shanyraq.people.models import FactorReset, Invitation, Membership, Organization, Person, RollDraft, User
from shanyraq.people.queries import own_data
from shanyraq.people.tests.conftest import PASSWORD, holder
from shanyraq.web.models import Letter
from tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 2)
AT = factories.moment(DAY)


def officer() -> Actor:
    return factories.actor("secretariat.officer", day=DAY)


def refusal(act, **given: object) -> str:
    with pytest.raises(Refusal) as problem:
        act(**given)
    return problem.value.verdict.code


def link_of(letter: Letter) -> str:
    return next(line for line in letter.text.splitlines() if "/people/invited/" in line)


def token_in(letter: Letter) -> str:
    return link_of(letter).rstrip("/").rsplit("/", 1)[1]


def invited(email: str = "aliya@example.org") -> tuple[Person, str]:
    who = factories.person("Қасымова Әлия", email=email)
    services.invite_members(by=officer(), at=AT, people=[who], language="kk")
    return who, token_in(Letter.objects.latest("pk"))


def test_an_invitation_in_bulk_writes_one_entry_and_a_letter_each() -> None:
    people = [factories.person(email=f"p{n}@example.org") for n in range(3)]
    services.invite_members(by=officer(), at=AT, people=people, language="ru")
    assert Entry.objects.get(act="people.invite_members").facts["people"] == sorted(p.pk for p in people)
    assert sorted(Letter.objects.values_list("to", flat=True)) == sorted(p.email for p in people)
    assert {link_of(letter).split("/")[3] for letter in Letter.objects.all()} == {"ru"}


def test_the_link_is_kept_nowhere_but_in_the_letter() -> None:
    _who, token = invited()
    row = Invitation.objects.get()
    secret = token.split(".")[0]
    assert secret not in row.token_hash
    assert secret not in str(list(Entry.objects.values())) + str(list(Detail.objects.values()))


def test_nobody_is_invited_when_one_of_them_cannot_be() -> None:
    good, without = factories.person(email="a@example.org"), factories.person()
    code = refusal(services.invite_members, by=officer(), at=AT, people=[good, without], language="kk")
    assert code == "people.no_address"
    assert not Invitation.objects.exists() and not Letter.objects.exists()


def test_an_address_that_has_an_account_is_not_invited_again() -> None:
    holder(email="taken@example.org")
    other = factories.person(email="Taken@Example.org")
    assert (
        refusal(services.invite_members, by=officer(), at=AT, people=[other], language="kk")
        == "people.has_account"
    )


def test_acceptance_makes_an_account_with_a_proven_address() -> None:
    who, token = invited()
    user = services.accept_invitation(by=ANYONE, at=AT, token=token, password=PASSWORD)
    assert (user.person, user.check_password(PASSWORD)) == (who, True)
    assert EmailAddress.objects.get(user=user).verified
    assert PASSWORD not in str(list(Entry.objects.values())) + str(list(Detail.objects.values()))


def test_a_link_works_once() -> None:
    _who, token = invited()
    services.accept_invitation(by=ANYONE, at=AT, token=token, password=PASSWORD)
    again = refusal(
        services.accept_invitation, by=ANYONE, at=AT, token=token, password="another passphrase 7"
    )
    assert again == "people.invitation_used"
    assert User.objects.get().check_password(PASSWORD)


def test_a_link_dies_with_its_term_and_with_a_newer_one() -> None:
    _who, first = invited()
    late = replace(AT, machine=AT.machine + rules.INVITATION_LASTS)
    assert (
        refusal(services.accept_invitation, by=ANYONE, at=late, token=first, password=PASSWORD)
        == "people.invitation_expired"
    )
    services.resend_invitation(by=officer(), at=late, invitation=Invitation.objects.get())
    assert (
        refusal(services.accept_invitation, by=ANYONE, at=late, token=first, password=PASSWORD)
        == "people.invitation_unknown"
    )
    assert services.accept_invitation(
        by=ANYONE, at=late, token=token_in(Letter.objects.latest("pk")), password=PASSWORD
    )
    assert Invitation.objects.get().times_sent == 2


@pytest.mark.parametrize("token", ["", "x", "x.y", "../../etc", "0" * 64, "' OR 1=1 --.x"])
def test_a_made_up_link_is_refused_unasked(token: str, django_assert_num_queries) -> None:
    invited()
    assert (
        refusal(services.accept_invitation, by=ANYONE, at=AT, token=token, password=PASSWORD)
        == "people.invitation_unknown"
    )


def test_an_accepted_invitation_is_not_sent_again() -> None:
    _who, token = invited()
    services.accept_invitation(by=ANYONE, at=AT, token=token, password=PASSWORD)
    assert (
        refusal(services.resend_invitation, by=officer(), at=AT, invitation=Invitation.objects.get())
        == "people.invitation_used"
    )


def asked(user: User) -> FactorReset:
    by = Actor(key=f"person:{user.person_id}", person_id=user.person_id)
    return services.ask_factor_reset(by=by, at=AT, user=user, reason="Телефон жоғалды")


def test_two_officers_remove_a_lost_factor_and_end_every_session() -> None:
    user = holder("assembly.member")
    browser = Client()
    browser.force_login(user)
    reset = asked(user)
    services.approve_factor_reset(by=officer(), at=AT, reset=reset, recognised_by="Жеке куәлігімен")
    assert Authenticator.objects.filter(user=user).exists() and Session.objects.exists()
    done = services.approve_factor_reset(by=officer(), at=AT, reset=reset, recognised_by="Қоңырау арқылы")
    assert done.done_at == AT.machine
    assert not Authenticator.objects.filter(user=user).exists()
    assert not Session.objects.exists()
    assert not User.objects.get(pk=user.pk).has_usable_password()
    assert list(Letter.objects.order_by("pk").values_list("template", flat=True)) == [
        "people/mail/reset_asked",
        "people/mail/factor_removed",
    ]
    entries = Entry.objects.filter(act="people.approve_factor_reset").order_by("pk")
    assert [entry.facts["removed"] for entry in entries] == [False, True]


def test_one_officer_alone_never_removes_a_factor() -> None:
    user, one = holder("assembly.member"), officer()
    reset = asked(user)
    services.approve_factor_reset(by=one, at=AT, reset=reset, recognised_by="x")
    assert (
        refusal(services.approve_factor_reset, by=one, at=AT, reset=reset, recognised_by="x")
        == "people.reset_twice"
    )
    assert Authenticator.objects.filter(user=user).exists()


def test_an_officer_never_approves_their_own_request() -> None:
    user = holder("secretariat.officer")
    reset = asked(user)
    own = factories.actor(day=DAY, who=user.person)
    assert (
        refusal(services.approve_factor_reset, by=own, at=AT, reset=reset, recognised_by="x")
        == "people.reset_own"
    )


def test_a_member_approves_nothing() -> None:
    reset = asked(holder("assembly.member"))
    member = factories.actor("assembly.member", day=DAY)
    assert (
        refusal(services.approve_factor_reset, by=member, at=AT, reset=reset, recognised_by="x")
        == "law.no_mandate"
    )


def test_an_old_request_counts_no_more() -> None:
    user = holder("assembly.member")
    reset = asked(user)
    late = replace(AT, machine=AT.machine + rules.RESET_LASTS + timedelta(seconds=1))
    assert (
        refusal(services.approve_factor_reset, by=officer(), at=late, reset=reset, recognised_by="x")
        == "people.reset_expired"
    )


def test_a_request_is_not_opened_twice_nor_without_a_factor() -> None:
    user = holder("assembly.member")
    asked(user)
    by = Actor(key="person:1", person_id=user.person_id)
    assert refusal(services.ask_factor_reset, by=by, at=AT, user=user, reason="x") == "people.reset_open"
    bare = holder("assembly.member", factor=False)
    assert refusal(services.ask_factor_reset, by=by, at=AT, user=bare, reason="x") == "people.no_factor"


def draft(*cells: dict[str, str]) -> RollDraft:
    factories.organization("assembly", slug="assembly")
    factories.organization("council", slug="council")
    base = {
        "body": "assembly",
        "role": "мүше",
        "since": "01.09.2024",
        "basis": "Өкім № 5",
        "name_ru": "",
        "email": "",
    }
    rows = [{"number": n, "cells": {**base, **c}} for n, c in enumerate(cells, start=2)]
    return RollDraft.objects.create(name="тізім.csv", sha256="0" * 64, rows=rows, brought_at=AT.machine)


def test_a_list_is_imported_in_one_act() -> None:
    roll = draft(
        {"name_kk": "Қасымова Әлия", "email": "a@example.org"},
        {"name_kk": "Қасымова Әлия", "email": "a@example.org", "body": "council"},
        {"name_kk": "Серік Ерлан"},
    )
    done = services.import_roll(by=officer(), at=AT, draft=roll, decisions={})
    assert (done.people, done.seats, done.left_out) == (2, 3, 0)
    seat = Membership.objects.get(organization__slug="council")
    assert (seat.person.email, seat.since, seat.basis) == ("a@example.org", date(2024, 9, 1), "Өкім № 5")
    assert Entry.objects.filter(act="people.import_roll").count() == 1
    assert RollDraft.objects.get().rows == []
    assert (
        refusal(services.import_roll, by=officer(), at=AT, draft=roll, decisions={}) == "people.roll_imported"
    )


def test_a_look_alike_waits_and_then_is_who_the_officer_says() -> None:
    here = factories.person("Касымова Алия Ержановна", name_ru="")
    by = officer()
    roll = draft({"name_kk": "Қасымова Әлия", "email": "a@example.org"})
    assert refusal(services.import_roll, by=by, at=AT, draft=roll, decisions={}) == "people.roll_undecided"
    stranger = factories.person("Басқа Адам")
    assert (
        refusal(services.import_roll, by=by, at=AT, draft=roll, decisions={2: f"same:{stranger.pk}"})
        == "people.roll_undecided"
    )
    services.import_roll(by=by, at=AT, draft=roll, decisions={2: f"same:{here.pk}"})
    here.refresh_from_db()
    assert (here.email, here.name_kk) == ("a@example.org", "Касымова Алия Ержановна")
    assert Membership.objects.get(organization__slug="assembly").person == here


def test_rows_with_errors_are_left_out_only_when_the_officer_says_so() -> None:
    roll = draft({"name_kk": ""}, {"name_kk": "Серік Ерлан"})
    by = officer()
    assert refusal(services.import_roll, by=by, at=AT, draft=roll, decisions={}) == "people.roll_wrong"
    done = services.import_roll(by=by, at=AT, draft=roll, decisions={}, leave_out=True)
    assert (done.people, done.left_out) == (1, 1)


def test_what_is_known_of_a_person_is_never_overwritten() -> None:
    here = factories.person("Серік Ерлан", email="own@example.org", phone="+7 701")
    roll = draft(
        {"name_kk": "Серік Ерлан", "email": "own@example.org", "phone": "+7 999", "name_ru": "Кто-то Другой"}
    )
    services.import_roll(by=officer(), at=AT, draft=roll, decisions={})
    here.refresh_from_db()
    assert here.phone == "+7 701"


def test_an_officer_cannot_make_an_administrator_by_a_list() -> None:
    factories.organization("instance", slug="instance")
    roll = draft({"name_kk": "Серік Ерлан", "body": "instance", "role": "әкімші"})
    assert refusal(services.import_roll, by=officer(), at=AT, draft=roll, decisions={}) == "people.roll_wrong"


def test_an_instance_is_set_up_once() -> None:
    names = {"kk": "Қазақстан халқы Ассамблеясы", "ru": "Ассамблея народа Казахстана", "en": "Assembly"}
    given = {
        "by": SYSTEM,
        "at": AT,
        "names": names,
        "administrator": "Серік Ерлан",
        "address": "a@example.org",
        "language": "kk",
    }
    link = services.set_up_instance(**given)
    assert {o.slug for o in Organization.objects.all()} == {"assembly", "council", "secretariat", "instance"}
    token = link.rstrip("/").rsplit("/", 1)[1]
    user = services.accept_invitation(by=ANYONE, at=AT, token=token, password=PASSWORD)
    assert Membership.objects.get(person=user.person).role == "administrator"
    assert not Letter.objects.exists()
    assert refusal(services.set_up_instance, **given) == "people.already_set_up"


def test_own_data_says_everything_kept() -> None:
    user = holder("assembly.member")
    data = own_data(user.person)
    assert data["account"]["email"] == user.email
    assert data["memberships"][0]["role"] == "member"
    assert "password" not in str(data)
