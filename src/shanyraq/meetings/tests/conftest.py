"""What the tests of this room begin with: people with mandates, and a Session at each of its stages."""

from datetime import date, time

import pytest

from shanyraq.meetings import services
from shanyraq.meetings.models import Session
from shanyraq.meetings.services.agenda import Item
from shanyraq.people.acting import Actor
from tests import factories

DAY, START = date(2024, 9, 2), date(2024, 10, 15)


@pytest.fixture
def officer() -> Actor:
    return factories.actor("secretariat.officer", day=DAY)


@pytest.fixture
def chair() -> Actor:
    return factories.actor("assembly.chair", day=DAY)


@pytest.fixture
def prepared(officer: Actor) -> Session:
    at = factories.moment(DAY)
    session = services.prepare_session(by=officer, at=at)
    items = [
        Item("Ана тілі", "Родной язык", "Mother tongue"),
        Item("Сайлау", "Выборы", "Election", subject="election"),
    ]
    services.set_agenda(
        by=officer, at=at, session=session, items=items, proposed_on=DAY, proposed_by="№ К-3 хаттама"
    )
    return session


@pytest.fixture
def convened(prepared: Session, officer: Actor, chair: Actor) -> Session:
    at = factories.moment(DAY)
    services.adopt_order(
        by=chair,
        at=at,
        session=prepared,
        number="Д-12",
        start_day=START,
        start_time=time(10),
        place_kk="Астана",
        place_ru="Астана",
    )
    services.record_announcement(
        by=officer, at=at, session=prepared, outlet="Ресми газет", day=DAY, link="https://example.org/1"
    )
    return prepared


@pytest.fixture
def opened(convened: Session, officer: Actor, chair: Actor) -> Session:
    at = factories.moment(START)
    people = factories.members(9)
    factories.confirm("session.quorum", "2/3")
    factories.confirm("session.majority", "1/2")
    services.register_members(by=officer, at=at, session=convened, people=[p.pk for p in people[:6]])
    return services.open_session(by=chair, at=at, session=convened)
