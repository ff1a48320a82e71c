"""The pages of the agenda: two secretaries who write at once, parts of matters, their minutes and hours."""

from datetime import time

import pytest
from django.test import Client

from shanyraq.meetings import services
from shanyraq.meetings.models import Session
from shanyraq.meetings.queries.agenda import mark_of
from shanyraq.meetings.rules.numbers import roman
from shanyraq.meetings.services.agenda import Item
from shanyraq.people.acting import Actor
from tests import factories

from .conftest import DAY
from .test_pages import client_of, get, rehearsal  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
TEN = time(10)


def test_two_secretaries_in_one_agenda(prepared: Session, officer: Actor) -> None:
    client, path = client_of(officer.person_id), "/kk/sessions/xxxiv/agenda/"
    mark = mark_of(prepared)
    assert f'name="seen" value="{mark}"' in get(client, path)
    mine = {
        "rows": "3",
        "proposed_on": "02.09.2024",
        "seen": mark,
        "kk_0": "Менің мәселем",
        "minutes_0": "30",
    }
    theirs = {**mine, "kk_0": "Басқаның мәселесі"}
    assert client.post(path, theirs).status_code == 302
    refused = client.post(path, mine)
    text = refused.content.decode()
    assert refused.status_code == 409 and 'value="Менің мәселем"' in text and "Басқаның мәселесі" in text
    assert f'name="seen" value="{mark_of(prepared)}"' in text and f'value="{mark}"' not in text
    assert client.post(path, {**mine, "seen": mark_of(prepared)}).status_code == 302
    assert [item.title_kk for item in prepared.items.all()] == ["Менің мәселем"]


def test_more_rows_keep_the_mark_so_that_a_change_is_still_noticed(prepared: Session, officer: Actor) -> None:
    client, path = client_of(officer.person_id), "/kk/sessions/xxxiv/agenda/"
    typed = {
        "rows": "3",
        "kk_0": "Тіл",
        "part_1": "part",
        "kk_1": "Мектеп",
        "minutes_1": "15",
        "seen": "0" * 16,
    }
    more = client.post(path, {**typed, "more": "1"}).content.decode()
    assert f'name="seen" value="{"0" * 16}"' in more and 'value="15"' in more
    assert '<option value="part" selected>' in more


def test_the_page_of_a_session_shows_parts_minutes_and_hours(prepared: Session, officer: Actor) -> None:
    at = factories.moment(DAY)
    items = [Item("Тіл", minutes=40), Item("Мектеп", part=True, minutes=15), Item("Есеп", minutes=20)]
    services.plan_session(by=officer, at=at, session=prepared, start_time=TEN, place_kk="Астана")
    services.set_agenda(by=officer, at=at, session=prepared, items=items, proposed_on=DAY)
    text = get(Client(), "/en/sessions/xxxiv/")
    assert 'class="part"' in text and "A part of matter 1." in text
    assert "Planned for 10:40, 20 min." in text and "Planned in all: 60 min." in text
    data = Client().get("/en/sessions/xxxiv/?format=json").json()
    assert [(one["part"], one["minutes"]) for one in data["matters"]] == [
        (False, 40),
        (True, 15),
        (False, 20),
    ]


def test_the_form_begins_with_the_councils_own_decision_to_propose_an_agenda(officer: Actor) -> None:
    at = factories.moment(DAY)
    people = factories.members(3, council=3)
    session = services.prepare_session(by=officer, at=at)
    client, path = client_of(officer.person_id), f"/kk/sessions/{roman(session.number).lower()}/agenda/"
    poll = services.start_poll(by=officer, at=at, question_kk="Ұсынылсын ба?", deadline=DAY, purpose="agenda")
    for one in people:
        who = Actor(key=f"person:{one.pk}", person_id=one.pk, roles=frozenset({"council.member"}))
        services.answer_poll(by=who, at=at, poll=poll, choice="for")
    paper = f"№ {poll.number} сұрау салудың хаттамасы"
    assert paper not in get(client, path)
    services.close_poll(by=officer, at=at, poll=poll)
    assert f'value="{paper}"' in get(client, path)
    typed = {"rows": "1", "kk_0": "Тіл", "proposed_on": "02.09.2024", "proposed_by": paper}
    assert client.post(path, typed).status_code == 302
    later = services.prepare_session(by=officer, at=at)
    fresh = get(client, f"/kk/sessions/{roman(later.number).lower()}/agenda/")
    assert paper not in fresh  # it was for the Session before
