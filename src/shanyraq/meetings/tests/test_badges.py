"""The door of a Session: a code that is drawn by chance, finds a member, and registers nobody by itself."""

import json
from unittest.mock import patch

import pytest
from django.test import Client
from rulebook import Refusal

from shanyraq.bodies.codes import written
from shanyraq.journal.models import Entry
from shanyraq.meetings import services
from shanyraq.meetings.models import Badge, Session
from shanyraq.meetings.queries.badges import LENGTH, person_of_code
from shanyraq.meetings.tests.conftest import DAY, START
from shanyraq.meetings.tests.test_pages import client_of, get, move, rehearsal  # noqa: F401 - a fixture
from shanyraq.people.acting import Actor
from shanyraq.people.models import Person
from shanyraq.web import badges as sheets
from tests import factories

pytestmark = pytest.mark.django_db
DOOR = "/en/sessions/xxxiv/door/"
DESK = "/en/sessions/xxxiv/register/"


@pytest.fixture
def people(convened: Session, officer: Actor) -> list[Person]:
    found = factories.members(3)
    services.issue_badges(by=officer, at=factories.moment(DAY), session=convened)
    return found


def test_every_member_gets_one_code_and_the_journal_keeps_none(
    convened: Session, people: list[Person], officer: Actor
) -> None:
    codes = set(Badge.objects.values_list("code", flat=True))
    assert len(codes) == 3 and all(len(code) == LENGTH for code in codes)
    entry = Entry.objects.get(act="meetings.issue_badges")
    assert entry.facts == {"number": 34, "badges": 3} and not any(
        code in json.dumps(entry.facts) for code in codes
    )
    at = factories.moment(DAY)
    with pytest.raises(Refusal, match="meetings.badges_drawn"):
        services.issue_badges(by=officer, at=at, session=convened)
    factories.members(1)
    assert services.issue_badges(by=officer, at=at, session=convened) == 1
    assert codes < set(Badge.objects.values_list("code", flat=True))


def test_no_code_is_drawn_before_the_call_or_for_a_session_that_is_closed(
    prepared: Session, officer: Actor, opened_and_closed: Session
) -> None:
    with pytest.raises(Refusal, match="meetings.badges_late"):
        services.issue_badges(by=officer, at=factories.moment(START), session=opened_and_closed)
    raw = Session.objects.create(number=90, prepared_on=DAY)
    with pytest.raises(Refusal, match="meetings.not_called_yet"):
        services.issue_badges(by=officer, at=factories.moment(DAY), session=raw)


@pytest.fixture
def opened_and_closed(opened: Session) -> Session:
    Session.objects.filter(pk=opened.pk).update(closed_on=START, closed_at=factories.NOON)
    return Session.objects.get(pk=opened.pk)


def test_a_code_is_read_as_people_type_it_and_only_at_its_own_sitting(
    convened: Session, people: list[Person]
) -> None:
    badge = Badge.objects.get(person=people[0])
    for typed in (badge.code, badge.code.lower(), written(badge.code), f" {badge.code} "):
        assert person_of_code(convened, typed) == people[0].pk
    other = Session.objects.create(number=90, prepared_on=DAY)
    assert person_of_code(other, badge.code) is None
    assert person_of_code(convened, badge.code[:-1]) is None and person_of_code(convened, "") is None


def test_the_drawing_of_a_badge_holds_the_code_and_nothing_of_the_person(
    people: list[Person], officer: Actor
) -> None:
    drawn: list[str] = []

    def remember(text: str) -> list[tuple[int, int, int]]:
        drawn.append(text)
        return [(0, 0, 1)]

    with patch("shanyraq.meetings.services.badge_sheets.dark_runs", remember):
        answer = client_of(officer.person_id).get(f"{DOOR}badges.pdf")
    assert answer.status_code == 200 and answer.content.startswith(b"%PDF")
    assert sorted(drawn) == sorted(Badge.objects.values_list("code", flat=True))


def test_the_same_badges_give_the_same_bytes(people: list[Person], officer: Actor) -> None:
    client = client_of(officer.person_id)
    path = f"{DOOR}badges.pdf?person={people[0].pk}"
    first = client.get(path).content
    assert first == client.get(path).content
    assert first != client.get(f"{DOOR}badges.pdf").content
    assert client.get(f"{DOOR}badges.pdf?person=999999").status_code == 404
    assert sheets.TEMPLATE.exists() and client.get(f"{DOOR}list.pdf").content.startswith(b"%PDF")


def test_a_scanned_code_finds_the_person_and_only_the_officer_registers(
    convened: Session, people: list[Person], officer: Actor
) -> None:
    move(START)
    client = client_of(officer.person_id)
    code = Badge.objects.get(person=people[0]).code
    text = get(client, f"{DESK}?code={code}")
    assert "the code alone registers nobody" in text and f'value="{people[0].pk}" checked' in text
    assert people[1].name_en not in text and not convened.registrations.exists()
    answer = client.post(f"{DESK}?code={code}", {"people": [people[0].pk]})
    assert answer.status_code == 302 and answer.headers["Location"].endswith("?code=")
    assert convened.registrations.get().person == people[0]
    assert "registered already" in get(client, f"{DESK}?code={code}")
    assert "No badge of this Session has this code." in get(client, f"{DESK}?code=ZZZZ-ZZZZ")


def test_the_door_is_the_secretariats_and_a_badge_its_members(people: list[Person], officer: Actor) -> None:
    member = client_of(people[0])
    assert member.get(DOOR).status_code == 403
    assert member.get("/en/sessions/xxxiv/badge.pdf").content.startswith(b"%PDF")
    assert client_of(factories.person()).get("/en/sessions/xxxiv/badge.pdf").status_code == 404
    assert Client().get("/en/sessions/xxxiv/badge.pdf").status_code == 302
    assert "My badge" in get(member, "/en/sessions/xxxiv/notice/")
    text = get(client_of(officer.person_id), DOOR)
    assert "Every member has a code." in text and written(Badge.objects.get(person=people[0]).code) in text
    rows = client_of(officer.person_id).get(f"{DOOR}?format=csv").content.decode().splitlines()
    assert len(rows) == 4


def test_the_button_draws_the_codes(convened: Session, officer: Actor) -> None:
    factories.members(2)
    client = client_of(officer.person_id)
    assert "2 members have no code yet." in get(client, DOOR)
    assert client.post(f"{DOOR}codes/").status_code == 302
    assert Badge.objects.count() == 2
    assert client.post(f"{DOOR}codes/").status_code == 409
