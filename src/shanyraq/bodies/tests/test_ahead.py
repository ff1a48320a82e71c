"""What ends in ninety days and who is missing."""

from datetime import date, timedelta

import pytest
from django.test import Client

from shanyraq.bodies import services
from shanyraq.bodies.queries.ahead import ending_soon
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 2)
AT = make.moment(DAY)


@pytest.mark.parametrize(("days", "listed"), [(0, False), (1, True), (90, True), (91, False), (None, False)])
def test_a_mandate_is_listed_from_ninety_days_before_its_end(days: int | None, listed: bool) -> None:
    make.seat("council.member", until=DAY + timedelta(days=days) if days is not None else None)
    assert bool(ending_soon(DAY)) is listed


def test_a_turn_is_listed_as_a_turn_and_the_page_says_who_is_missing(client: Client) -> None:
    for body in ("assembly", "secretariat"):
        make.organization(body, body)
    officer = make.actor("secretariat.officer", day=DAY)
    who = make.person()
    advice = services.recommend_deputy(
        by=officer, at=AT, person_id=who.pk, association="«Бірлік»", paper="№ 1", on=date(2023, 9, 1)
    )
    services.appoint_deputy(
        by=officer, at=AT, recommendation_id=advice.pk, paper="№ 2", on=date(2023, 10, 1), months=12
    )
    (turn,) = ending_soon(DAY)
    assert turn.turn and turn.day == date(2024, 10, 1)
    gone = make.seat("assembly.member")
    services.end_mandate(
        by=officer, at=AT, membership_id=gone.pk, ground="own_wish", occurred_on=DAY, paper="№ 3"
    )
    html = client.get("/en/structure/ahead/").content.decode()
    assert who.name_en in html and "The turn ends; the office lasts until the hand-over." in html
    assert "1 seat for associations is vacant." in html and gone.person.name_en in html
    csv = client.get("/en/structure/ahead/?format=csv").content.decode()
    assert csv.count("\r\n") == 2 and who.name_en in csv


def test_a_quiet_day_says_so(client: Client) -> None:
    html = client.get("/en/structure/ahead/?on=2005-01-01").content.decode()
    assert "Nothing ends in this time." in html and "No seat is known to be empty." in html


def test_the_list_asks_three_questions_for_one_and_for_many(django_assert_num_queries) -> None:
    for _ in range(9):
        make.seat("council.member", until=DAY + timedelta(days=5))
    with django_assert_num_queries(2):  # no Deputy Chair here: their organisation is not asked for
        assert len(ending_soon(DAY)) == 9
