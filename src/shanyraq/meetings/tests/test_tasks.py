"""Whose next step it is: everybody finds on the desk what is theirs, with the verdict of the act itself."""

from datetime import date, time

import pytest
from django.utils.translation import override

from shanyraq.meetings import services
from shanyraq.meetings.models import Session
from shanyraq.meetings.queries import tasks_of
from shanyraq.meetings.services.agenda import Item
from shanyraq.people.acting import Actor
from shanyraq.web.tasks import Task
from tests import factories

pytestmark = pytest.mark.django_db
DAY, START = date(2024, 9, 2), date(2024, 10, 15)


def buttons(actor: Actor, day: date = DAY) -> dict[str, Task]:
    with override("en"):
        return {str(task.button): task for task in tasks_of(actor, day)}


def test_the_next_step_of_a_session_passes_from_desk_to_desk(
    prepared: Session, officer: Actor, chair: Actor
) -> None:
    assert list(buttons(officer)) == []
    assert not buttons(chair)["Adopt the order"].verdict, "the place is not planned yet"
    services.adopt_order(
        by=chair,
        at=factories.moment(DAY),
        session=prepared,
        number="1",
        start_day=START,
        start_time=time(10),
        place_kk="Астана",
    )
    assert buttons(chair) == {}
    found = buttons(officer)
    assert list(found) == ["Record the announcement", "Issue the order"]
    assert found["Record the announcement"].address == "/en/sessions/xxxiv/announce/"
    services.record_announcement(
        by=officer, at=factories.moment(DAY), session=prepared, outlet="Газет", day=DAY
    )
    assert not buttons(chair)["Open the Session"].verdict
    assert buttons(chair)["Open the Session"].due == START
    assert buttons(officer, START)["Register members"].verdict


def test_the_order_is_due_on_its_last_lawful_day(officer: Actor, chair: Actor) -> None:
    session = services.prepare_session(
        by=officer, at=factories.moment(DAY), start_day=START, start_time=time(10), place_kk="Астана"
    )
    services.set_agenda(
        by=officer,
        at=factories.moment(DAY),
        session=session,
        items=[Item("Ана тілі")],
        proposed_on=DAY,
    )
    task = buttons(chair)["Adopt the order"]
    assert task.verdict and task.due == date(2024, 9, 15)


def test_a_member_finds_the_request_and_the_poll_until_they_have_signed_and_answered(officer: Actor) -> None:
    people = factories.members(4, council=2)
    at = factories.moment(DAY)
    roles = frozenset({"assembly.member", "council.member"})
    member, other = (Actor(f"person:{p.pk}", p.pk, roles) for p in people[:2])
    services.start_request(by=other, at=at, subject_kk="Тіл")
    poll = services.start_poll(by=officer, at=at, question_kk="Қолдайсыз ба?", deadline=START)
    assert list(buttons(member)) == ["Read and sign", "Answer"]
    assert list(buttons(other)) == ["Answer"]
    services.answer_poll(by=member, at=at, poll=poll, choice="for")
    assert list(buttons(member)) == ["Read and sign"]
    assert not buttons(officer, START)["Close and count"].verdict
    assert "Close and count" not in buttons(officer)


def test_the_chair_finds_the_valid_request_and_the_convocation_to_agree_to(chair: Actor) -> None:
    from shanyraq.meetings.services.council import Matter

    people = factories.members(2)
    at = factories.moment(DAY)
    member = Actor("person:1", people[0].pk, frozenset({"assembly.member"}))
    services.start_request(by=member, at=at, subject_kk="Тіл")
    deputy = factories.actor("assembly.deputy_chair", day=DAY)
    services.convene_council(
        by=deputy, at=at, start_day=START, start_time=time(11), place_kk="Астана", items=[Matter("Есеп")]
    )
    assert set(buttons(chair)) == {"Decide", "Agree"}
    assert buttons(deputy) == {}
