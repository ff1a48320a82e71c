"""What the retention page promises is what the nightly pass does; the record stays whole, and says how much went."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from allauth.core.internal.ratelimit import parse_rates
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from shanyraq.decisions.models import Decision, Follower
from shanyraq.decisions.services.following import LINK_DAYS
from shanyraq.demo import story
from shanyraq.journal import clock, forgetting, sealing
from shanyraq.journal.models import Detail, Entry
from shanyraq.journal.verifying import verify
from shanyraq.people.models import (
    CorrectionRequest,
    FactorApproval,
    FactorReset,
    Invitation,
    OwnEthnicity,
    PaperService,
    Person,
    RollDraft,
    User,
)
from shanyraq.portal.keeping import forgotten, kept
from shanyraq.portal.timetable import forget
from shanyraq.web.models import Letter
from tests import factories

ROOT = Path(__file__).resolve().parents[1]
PASSWORD = "a long passphrase 42"


def test_every_kind_with_a_term_has_a_way_to_go_and_no_other() -> None:
    assert {row.id for row in forgotten()} == {*forgetting.ways(), forgetting.DETAILS}
    assert all(row.term for row in kept() if "{" in row.time["en"]) and len(forgotten()) == 14


def test_the_number_of_a_term_stands_in_its_words() -> None:
    assert [row.id for row in kept() if row.term and str(*row.term.values()) not in row.time["kk"]] == []


def test_the_terms_agree_with_the_settings_they_describe() -> None:
    terms = {row.id: row.term for row in kept()}
    assert terms["sessions"] == {"hours": settings.SESSION_COOKIE_AGE // 3600}
    longest = max(
        rate.duration for said in settings.ACCOUNT_RATE_LIMITS.values() for rate in parse_rates(said)
    )
    assert longest <= terms["limits"]["hours"] * 3600
    assert terms["followers"] == {"days": LINK_DAYS}
    journald = (ROOT / "deploy/journald/shanyraq.conf").read_text()
    assert f"MaxRetentionSec={terms['log']['days']}day" in journald


@pytest.mark.django_db
class TestThePass:
    """One night over rows on both sides of each term."""

    def test_contacts_and_accounts_go_a_year_after_the_last_mandate(self) -> None:
        today = clock.today()
        ends = {"old": today - timedelta(days=367), "fresh": today - timedelta(days=300), "open": None}
        people = {}
        for name, until in ends.items():
            people[name] = factories.person(
                email=f"{name}@example.org", phone="+7 700", sex="female", birth_year=1975
            )
            factories.seat("council.member", who=people[name], until=until)
            factories.account(people[name], f"{name}@example.org")
        factories.seat("assembly.member", who=people["fresh"], until=ends["old"])
        never = factories.person(email="never@example.org")
        Client().force_login(people["old"].user, "allauth.account.auth_backends.AuthenticationBackend")
        done = forget()
        assert (done["contact"], done["particulars"], done["account"]) == (1, 1, 1)
        left = Person.objects.get(pk=people["old"].pk)
        assert (left.name_kk, left.email, left.phone) == (people["old"].name_kk, "", "")
        assert (left.sex, left.birth_year) == ("", None)
        assert set(User.objects.values_list("email", flat=True)) == {"fresh@example.org", "open@example.org"}
        assert not Session.objects.exists() and Person.objects.get(pk=never.pk).email
        assert Person.objects.filter(sex="female", birth_year=1975).count() == 2
        assert forget()["contact"] == 0

    def test_sessions_that_are_over_go_with_their_network_addresses(self) -> None:
        user = factories.account(factories.person())
        for _ in range(2):
            Client().post("/kk/account/login/", {"login": user.email, "password": PASSWORD})
        assert UserSession.objects.count() == 2
        over = Session.objects.order_by("pk").last()
        assert over is not None
        Session.objects.filter(pk=over.pk).update(expire_date=timezone.now() - timedelta(minutes=1))
        assert forget()["sessions"] == 1
        assert (Session.objects.count(), UserSession.objects.count()) == (1, 1)

    def test_invitations_go_thirty_days_after_they_are_used_or_spent(self) -> None:
        now, days = timezone.now(), timedelta(days=1)
        for number, (expires, accepted) in enumerate(
            [(-31, None), (-29, None), (5, None), (-1, -31), (-40, -29)]
        ):
            Invitation.objects.create(
                person=factories.person(), email="a@example.org", token_hash=str(number), sent_at=now,
                expires_at=now + expires * days, accepted_at=accepted and now + accepted * days,
            )  # fmt: skip
        assert forget()["invitations"] == 2
        assert set(Invitation.objects.values_list("token_hash", flat=True)) == {"1", "2", "4"}

    def test_requests_lists_and_letters_go_after_their_terms(self) -> None:
        now, who = timezone.now(), factories.person()
        for days in (364, 367):
            reset = FactorReset.objects.create(person=who, reason="…", asked_at=now - timedelta(days=days))
            FactorApproval.objects.create(reset=reset, officer=who, recognised_by="…", at=now)
        for days in (29, 31):
            rows = [{"number": 2, "cells": {"name_kk": "Серік Ерлан"}}]
            RollDraft.objects.create(name=str(days), rows=rows, brought_at=now - timedelta(days=days))
            for state in (Letter.SENT, Letter.DEAD, Letter.WAITING):
                written = now - timedelta(days=days)
                Letter.objects.create(
                    to="a@example.org", language="kk", template="x", state=state, written_at=written
                )
        done = forget()
        assert (done["resets"], done["rolls"], done["letters"]) == (1, 1, 2)
        assert FactorApproval.objects.count() == 1
        assert {draft.name: bool(draft.rows) for draft in RollDraft.objects.all()} == {
            "29": True,
            "31": False,
        }
        assert Letter.objects.filter(state=Letter.WAITING).count() == 2

    def test_own_words_go_a_year_after_the_last_mandate_and_services_on_paper_after_three(self) -> None:
        today, days = clock.today(), timedelta(days=1)
        gone, here, officer = factories.person(), factories.person(), factories.person()
        factories.seat("council.member", who=gone, until=today - 367 * days)
        factories.seat("council.member", who=here)
        for who in (gone, here):
            OwnEthnicity.objects.create(person=who, words=["сөз"], said_on=today)
        for back in (3 * 366, 3 * 364, None):
            answered = None if back is None else today - back * days
            CorrectionRequest.objects.create(
                person=here,
                text=str(back),
                asked_on=today - 2000 * days,
                asked_at=timezone.now(),
                answered_on=answered,
            )
            PaperService.objects.create(
                person=here, officer=officer, kind="printed", asked="…", what=str(back), day=answered or today,
                recorded_at=timezone.now(),
            )  # fmt: skip
        done = forget()
        assert (done["own_word"], done["corrections"], done["paper_services"]) == (1, 1, 1)
        assert OwnEthnicity.objects.get().person == here
        assert set(CorrectionRequest.objects.values_list("text", flat=True)) == {"1092", "None"}
        assert set(PaperService.objects.values_list("what", flat=True)) == {"1092", "None"}

    def test_counters_of_attempts_go_once_they_have_run_out(self) -> None:
        cache.set("old", 1, 60)
        cache.set("new", 1, 3600)
        past = connection.ops.adapt_datetimefield_value(
            (timezone.now() - timedelta(hours=3)).replace(microsecond=0)
        )
        with connection.cursor() as cursor:
            cursor.execute("UPDATE cache SET expires = %s WHERE cache_key LIKE %s", [past, "%old"])
        assert forget()["limits"] == 1
        assert cache.get("new") == 1

    def test_unconfirmed_followers_go_after_three_days(self, settings: Any, tmp_path: Path) -> None:
        settings.MEDIA_ROOT = tmp_path
        story.tell()
        now, decision = timezone.now(), Decision.objects.all()[0]
        Follower.objects.all().delete()
        for number, (days, confirmed) in enumerate([(2, None), (4, None), (400, now)]):
            Follower.objects.create(
                decision=decision, email=f"a{number}@example.org", language="kk", token_hash=str(number),
                asked_at=now - timedelta(days=days), confirmed_at=confirmed,
            )  # fmt: skip
        assert forget()["followers"] == 1
        assert set(Follower.objects.values_list("token_hash", flat=True)) == {"0", "2"}


@pytest.mark.django_db
def test_personal_values_of_the_record_go_after_three_years_and_the_chain_holds() -> None:
    from shanyraq.journal.tests.making import write

    at, years = clock.moment(), timedelta(days=365)
    old = clock.Moment(at.day, at.machine - 3.1 * years)
    young = clock.Moment(at.day, at.machine - 2.9 * years)
    (first,) = write(at=old, personal={"name": "Айгүл"})
    (states,) = write(at=old, after={"a": 1})
    (second,) = write(at=young, personal={"name": "Серік"})
    for moment in (old, young):
        sealing.seal_all(moment.machine + timedelta(minutes=1))
    assert forget()["details"] == 1
    sealing.seal_all(timezone.now())
    values = {detail.entry_id: detail.values for detail in Detail.objects.all()}
    assert values == {first.pk: {}, states.pk: {}, second.pk: {"name": "Серік"}}
    assert Detail.objects.get(entry=states).salt
    report = verify()
    assert report.findings == [] and report.erased == 1
    assert forget()["details"] == 0


@pytest.mark.django_db
def test_personal_values_gone_in_the_name_of_a_pass_that_did_not_reach_them_are_found() -> None:
    from shanyraq.journal.tests.making import write

    (entry,) = write(at=clock.moment(), personal={"name": "Айгүл"})
    forget()
    sealing.seal_all(timezone.now())
    by = Entry.objects.get(act="journal.forget_overdue")
    Detail.objects.filter(entry=entry).update(values={}, salt="", erased_by=by)
    assert [finding.kind for finding in verify().findings] == ["detail"]


@pytest.mark.django_db
def test_the_page_says_when_it_was_last_done_and_how_much_went() -> None:
    assert "Not done yet." in Client().get("/en/privacy/retention/").content.decode()
    Letter.objects.create(
        to="a@example.org",
        language="kk",
        template="x",
        state=Letter.SENT,
        written_at=timezone.now() - timedelta(31),
    )
    forget()
    entry = Entry.objects.get(act="journal.forget_overdue")
    assert entry.facts["forgotten"]["letters"] == 1
    shown = Client().get("/en/privacy/retention/").content.decode()
    assert f"/en/journal/{entry.pk}/" in shown and "1 record removed" in shown and "Not done yet" not in shown


def test_the_terms_are_data() -> None:
    rows = tomllib.loads((ROOT / "src/shanyraq/portal/keeping.toml").read_text())["kept"]
    assert all(set(row.get("term", {})) <= {"hours", "days", "months"} for row in rows)
