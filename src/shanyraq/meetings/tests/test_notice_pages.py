"""The pages of notices: the Secretariat's list, one member's card and proof, the member's own button."""

from datetime import date

import pytest
from django.test import Client

from shanyraq.meetings import services
from shanyraq.meetings.models import Notice, Session
from shanyraq.meetings.tests.conftest import DAY
from shanyraq.meetings.tests.test_pages import client_of, get, rehearsal  # noqa: F401 - a fixture
from shanyraq.people.acting import Actor
from shanyraq.people.models import Person
from tests import factories

pytestmark = pytest.mark.django_db
LIST = "/en/sessions/xxxiv/notices/"


@pytest.fixture
def who(db: None) -> Person:
    found = factories.person("Ахметова Сәуле", email="a@example.org")
    factories.seat("assembly.member", who=found)
    return found


@pytest.fixture
def called(who: Person, convened: Session) -> Session:
    return convened


def test_the_list_says_who_is_left_and_serves_them_in_one_press(called: Session, officer: Actor) -> None:
    late = factories.person(email="late@example.org")
    factories.seat("assembly.member", who=late, since=DAY)
    client = client_of(officer.person_id)
    text = get(client, LIST)
    assert (
        "1 member has no notice" in text
        and "the letter waits in the post" in text
        and "Notify those left" in text
    )
    assert client.post(f"{LIST}serve/").status_code == 302
    assert "A notice went to everybody" in get(client, LIST)
    assert client.post(f"{LIST}serve/").status_code == 409
    rows = client.get(f"{LIST}?format=csv").content.decode().splitlines()
    assert len(rows) == 3 and rows[0].removeprefix("\ufeff").startswith("person,name,standing")
    assert {row["standing"] for row in client.get(f"{LIST}?format=json").json()["notices"]} == {"waiting"}


def test_the_list_is_the_secretariats_alone(called: Session, who: Person) -> None:
    assert Client().get(LIST).status_code in {302, 403}
    client = client_of(who)
    assert client.get(LIST).status_code == 403
    other = factories.person()
    assert client.get(f"{LIST}{other.pk}/proof.pdf").status_code == 403
    assert client.get(f"{LIST}{who.pk}/proof.pdf").status_code == 403
    own = client.get("/en/sessions/xxxiv/notice/proof.pdf")
    assert own.status_code == 200 and own.content.startswith(b"%PDF")


def test_an_officer_notes_a_telephone_call_and_a_return(called: Session, who: Person, officer: Actor) -> None:
    client = client_of(officer.person_id)
    path = f"{LIST}{who.pk}/"
    assert "by mail" in get(client, path).casefold()
    assert client.post(f"{path}return/", {"why": "Wrong house"}).status_code == 302
    assert "came back" in get(client, path)
    bad = client.post(path, {"channel": "paper", "told_on": "02.09.2024", "receipt": ""})
    assert bad.status_code == 409 and "The receipt is not named" in bad.content.decode()
    assert client.post(path, {"channel": "telephone", "told_on": "02.09.2024"}).status_code == 302
    assert "told in person" in get(client, LIST)
    assert client.get(f"{LIST}{10**6}/").status_code == 404


def test_a_member_presses_the_button_on_their_own_page_once(called: Session, who: Person) -> None:
    client = client_of(who)
    mine = get(client, "/en/my/")
    assert "I have received the notice" in mine and 'action="/en/sessions/xxxiv/notice/received/"' in mine
    assert client.post("/en/sessions/xxxiv/notice/received/").status_code == 302
    assert "You confirmed it on 2 September 2024" in get(client, "/en/sessions/xxxiv/notice/")
    assert "I have received the notice" not in get(client, "/en/my/")
    assert Notice.objects.get(person=who).acknowledged_on == date(2024, 9, 2)
    assert client.post("/en/sessions/xxxiv/notice/received/").status_code == 409


def test_the_notice_is_public_and_a_stranger_has_no_button(called: Session, officer: Actor) -> None:
    text = get(Client(), "/en/sessions/xxxiv/notice/")
    assert "15 October 2024" in text and "Mother tongue" in text and "I have received" not in text
    assert "/sessions/xxxiv/notices/" in get(client_of(officer.person_id), "/en/sessions/xxxiv/")
    assert "/notices/" not in get(Client(), "/en/sessions/xxxiv/")


def test_before_the_announcement_the_pages_say_that_nobody_is_called(
    prepared: Session, officer: Actor
) -> None:
    assert "Nobody is called yet" in get(client_of(officer.person_id), LIST)
    assert "There is no notice yet" in get(Client(), "/en/sessions/xxxiv/notice/")


def test_one_sheet_of_signatures_tells_of_many(called: Session, who: Person, officer: Actor) -> None:
    others = factories.members(3)
    client = client_of(officer.person_id)
    path = f"{LIST}by-hand/"
    assert all(one.name_en in get(client, path) for one in others)
    typed = {
        "people": [one.pk for one in others],
        "channel": "paper",
        "told_on": "02.09.2024",
        "receipt": "Sheet 1",
    }
    missing = client.post(path, {**typed, "receipt": ""})
    assert missing.status_code == 409 and "The receipt is not named" in missing.content.decode()
    assert client.post(path, typed).status_code == 302
    assert Notice.objects.filter(receipt="Sheet 1").count() == 3
    text = get(client, path)
    assert who.name_en in text and not any(one.name_en in text for one in others)


def test_after_it_is_put_off_the_notice_says_so_and_the_list_names_who_must_be_told_by_hand(
    called: Session, who: Person, officer: Actor, chair: Actor
) -> None:
    mute = factories.person("Әлиев Дәурен")
    factories.seat("assembly.member", who=mute)
    services.postpone_session(by=chair, at=factories.moment(DAY), session=called, why_kk="Дауыл")
    text = Client().get("/kk/sessions/xxxiv/notice/").content.decode()
    assert "Дауыл" in text and "кейінге қалдырылды" in text
    listed = client_of(officer.person_id).get("/en/sessions/xxxiv/notices/").content.decode()
    assert "The call is off" in listed and mute.name_en in listed and who.name_en not in listed
