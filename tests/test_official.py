"""An official instance begun after 1 July 2026: it says what it waits for, convenes nothing, and shows how to settle it."""

from datetime import date
from urllib.parse import urlencode

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from shanyraq.journal import clock
from shanyraq.meetings.models import Session
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)
WAITS = "its successor act is not entered"
ACT = {
    "kind": "constitutional-law", "number": "12-VIII", "date": "01.06.2026", "title_kk": "Заң",
    "in_force_from": "01.07.2026", "effect": "continues", "place": "3",
}  # fmt: skip


@pytest.fixture(autouse=True)
def official(settings: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run as the institution itself, on a day after the Constitution of 2026."""
    settings.REHEARSAL = False  # type: ignore[attr-defined]
    monkeypatch.setattr(clock, "today", lambda: TODAY)


def holder(role: str) -> Client:
    user = factories.account(factories.seat(role).person)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_it_says_what_it_waits_for_and_convenes_nothing_until_the_act_is_entered() -> None:
    reader, officer, administrator = Client(), holder("secretariat.officer"), holder("instance.administrator")
    assert WAITS in reader.get("/en/").content.decode()
    assert WAITS in reader.get("/en/acts/status/").content.decode()
    assert WAITS in (refused := officer.post("/en/sessions/prepare/", {"start_day": ""})).content.decode()
    assert refused.status_code == 409 and not Session.objects.exists()

    desk = administrator.get("/en/desk/").content.decode()
    assert WAITS in desk and 'href="/en/acts/enter/"' in desk
    assert WAITS not in officer.get("/en/desk/").content.decode()
    paper = SimpleUploadedFile("act.pdf", b"%PDF-1.4")
    assert administrator.post("/en/acts/enter/", {**ACT, "file": paper}).status_code == 302

    for address in ("/en/", "/en/desk/"):
        assert WAITS not in administrator.get(address).content.decode()
    assert "may act" in reader.get("/en/acts/status/").content.decode()
    assert officer.post("/en/sessions/prepare/", {"start_day": ""}).status_code == 302


def test_there_is_no_door_of_a_rehearsal() -> None:
    for who in (Client(), holder("instance.administrator")):
        assert who.get("/en/rehearsal/").status_code == 404
        assert who.post("/en/rehearsal/as/chair/").status_code == 404
        assert who.post("/en/rehearsal/clock/", {"to": "01.01.2027"}).status_code in {403, 404}
    assert "rehearsal" not in Client().get("/en/").content.decode().lower()


@pytest.mark.parametrize("day", ["2024-09-02", "2027-01-01"])
def test_a_page_of_another_day_allows_nothing_on_that_day(day: str) -> None:
    officer = holder("secretariat.officer")
    answer = officer.post(f"/en/sessions/prepare/?{urlencode({'on': day})}", {"start_day": ""})
    assert answer.status_code == 409 and not Session.objects.exists()
