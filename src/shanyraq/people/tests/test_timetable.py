"""What is personal and no longer needed goes by itself."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from shanyraq.people import timetable
from shanyraq.people.models import RollDraft
from shanyraq.people.tests.conftest import PASSWORD, holder

pytestmark = pytest.mark.django_db


def test_lists_that_nobody_imports_are_emptied_after_thirty_days() -> None:
    now = timezone.now()
    rows = [{"number": 2, "cells": {"name_kk": "Серік Ерлан"}}]
    fresh = RollDraft.objects.create(name="a", rows=rows, brought_at=now - timedelta(days=29))
    old = RollDraft.objects.create(name="b", rows=rows, brought_at=now - timedelta(days=31))
    assert timetable.empty_old_lists() == 1
    assert [RollDraft.objects.get(pk=draft.pk).rows for draft in (fresh, old)] == [rows, []]


def test_sessions_whose_time_is_over_go_with_their_addresses() -> None:
    user = holder("assembly.member", factor=False)
    for _ in range(2):
        Client().post("/kk/account/login/", {"login": user.email, "password": PASSWORD})
    assert UserSession.objects.count() == 2
    Session.objects.filter(pk=Session.objects.latest("pk").pk).update(
        expire_date=timezone.now() - timedelta(1)
    )
    timetable.end_old_sessions()
    assert (Session.objects.count(), UserSession.objects.count()) == (1, 1)
