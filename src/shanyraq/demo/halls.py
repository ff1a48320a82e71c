"""The regional hall of the summer's Session: invented, with forty members in it, and two members at a distance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from shanyraq.acts.services.book import confirm_norm
from shanyraq.demo.telling import BEGUN, Step, played, seated
from shanyraq.journal.clock import Moment
from shanyraq.law import regions
from shanyraq.meetings import services as meetings
from shanyraq.meetings.models import RegionalHall, Session
from shanyraq.people.acting import Actor

HELD = date(2024, 6, 14)
IN_MAIN, IN_HALL, REMOTE = 255, 40, 2


def summer() -> Session:
    """Give the summer's Session."""
    return Session.objects.get(start_day=HELD, prepared_on__gte=BEGUN)


def in_main(day: date) -> list[Actor]:
    """Give the members who sit in the main hall, in a fixed order, without those a visitor may become."""
    return seated("assembly.member", day)[:IN_MAIN]


def in_hall(day: date) -> list[Actor]:
    """Give the members who sit in the regional hall."""
    return seated("assembly.member", day)[IN_MAIN : IN_MAIN + IN_HALL]


def at_a_distance(place: int, day: date) -> Actor:
    """Give one of the members who are present at a distance."""
    return seated("assembly.member", day)[IN_MAIN + IN_HALL + place]


def the_hall() -> RegionalHall:
    """Give the regional hall."""
    return summer().halls.get(number=1)


def allow(moment: Moment) -> None:
    """Confirm that members at a distance count as present: unlike the quorum, for the autumn too."""
    confirm_norm(
        by=played("head", moment.day), at=moment, norm="session.remote_presence", value=True, since=BEGUN, until=None,
        paper="Сессия регламентінің көшірмесі (ойдан алынған)", paper_number="Р-3", paper_date=BEGUN,
    )  # fmt: skip


def add(moment: Moment) -> None:
    """Add the hall."""
    area = next(one.iso for one in regions.on(moment.day) if one.slug == "pavlodar")
    meetings.add_hall(
        by=played("officer", moment.day), at=moment, session=summer(), area=area,
        name_kk="Павлодар залы (ойдан алынған)", name_ru="Зал в Павлодаре (вымышленный)", name_en="Pavlodar hall (invented)",
        place_kk="Жаттығу үйі, 2-қабат", place_ru="Учебный дом, 2-й этаж", place_en="The House of Rehearsals, second floor",
    )  # fmt: skip


def register(moment: Moment) -> None:
    """Register those who came to the hall."""
    people = [one.person_id for one in in_hall(moment.day)]
    meetings.register_members(
        by=played("officer", moment.day), at=moment, session=summer(), people=people, hall=the_hall()
    )  # type: ignore[arg-type]


def prepared() -> Iterator[Step]:
    """Give what is done on the day before."""
    yield Step(HELD - timedelta(days=1), "hall", add)


def came() -> Iterator[Step]:
    """Give who came, besides those in the main hall."""
    yield Step(HELD, "register in the hall", register)
    for place in range(REMOTE):
        yield Step(
            HELD,
            f"register at a distance {place + 1}",
            lambda moment, place=place: meetings.join_remotely(  # type: ignore[misc]
                by=at_a_distance(place, moment.day), at=moment, session=summer()
            ),
        )
