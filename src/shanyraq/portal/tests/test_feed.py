"""The public calendar: addresses that never change, a count that grows with each change, what is called off stays as such."""

import re
from datetime import date, time, timedelta

import pytest

from shanyraq.meetings import services
from shanyraq.meetings.models import Session
from shanyraq.meetings.rules.numbers import roman
from shanyraq.meetings.services.agenda import Item
from shanyraq.meetings.services.council import Matter
from shanyraq.portal.calendar import calendar
from shanyraq.portal.feed import public_events
from tests import factories

pytestmark = pytest.mark.django_db
DAY, START = date(2024, 9, 2), date(2024, 10, 15)


def event(uid: str, day: date) -> dict[str, str]:
    text = calendar("x", "en", public_events(day)).decode().replace("\r\n ", "")
    found = next(part for part in text.split("BEGIN:VEVENT") if f"UID:{uid}@" in part)
    pairs = [line.partition(":") for line in found.split("\r\n") if ":" in line]
    return {re.split("[;]", name)[0]: value for name, _colon, value in pairs}


@pytest.fixture
def session() -> Session:
    officer = factories.actor("secretariat.officer", day=DAY)
    at = factories.moment(DAY)
    made = services.prepare_session(
        by=officer, at=at, start_day=START, start_time=time(10), place_kk="Астана"
    )
    services.set_agenda(
        by=officer, at=at, session=made, items=[Item("Тіл")], proposed_on=DAY, proposed_by="№ 1"
    )
    return made


def test_a_planned_session_is_tentative_and_an_ordered_one_confirmed_with_its_hour(session: Session) -> None:
    before = event("session-xxxiv", DAY)
    assert (before["STATUS"], before["SEQUENCE"]) == ("TENTATIVE", "0")
    chair = factories.actor("assembly.chair", day=DAY)
    services.adopt_order(by=chair, at=factories.moment(DAY), session=session, number="Д-1")
    after = event("session-xxxiv", DAY)
    assert (after["STATUS"], after["SEQUENCE"], after["UID"]) == ("CONFIRMED", "1", before["UID"])
    assert after["DTSTART"] == "20241015T050000Z" and after["LOCATION"] == "Астана"


def test_every_change_raises_the_count_and_what_is_put_off_is_cancelled_until_it_has_a_day(
    session: Session,
) -> None:
    chair, officer = (
        factories.actor("assembly.chair", day=DAY),
        factories.actor("secretariat.officer", day=DAY),
    )
    at = factories.moment(DAY)
    services.adopt_order(by=chair, at=at, session=session, number="Д-1")
    services.postpone_session(by=chair, at=at, session=session, why_kk="Дауыл")
    off = event("session-xxxiv", DAY)
    assert (off["STATUS"], off["SEQUENCE"], off["DTSTART"][:8]) == ("CANCELLED", "2", "20241015")
    later = START + timedelta(days=40)
    services.plan_session(
        by=officer, at=at, session=session, start_day=later, start_time=time(9), place_kk="Алматы"
    )
    assert (event("session-xxxiv", DAY)["STATUS"], event("session-xxxiv", DAY)["SEQUENCE"]) == (
        "TENTATIVE",
        "3",
    )
    services.cancel_session(
        by=chair, at=factories.moment(DAY + timedelta(days=1)), session=session, why_kk="…"
    )
    gone = event("session-xxxiv", DAY + timedelta(days=1))
    assert (gone["STATUS"], gone["SEQUENCE"], gone["LAST-MODIFIED"][:8]) == ("CANCELLED", "4", "20240902")
    assert event("session-xxxiv", DAY)["STATUS"] == "TENTATIVE"  # as it was known on that day


def test_the_council_stands_in_the_calendar_once_it_is_convened() -> None:
    deputy, chair = (factories.actor(f"assembly.{role}", day=DAY) for role in ("deputy_chair", "chair"))
    at = factories.moment(DAY)
    made = services.convene_council(
        by=deputy, at=at, start_day=START, start_time=time(15), place_kk="Астана", items=[Matter("Тіл")]
    )
    assert not any(one.uid.startswith("council") for one in public_events(DAY))
    services.agree_convening(by=chair, at=at, meeting=made)
    found = event(f"council-{made.pk}", DAY)
    assert found["DTSTART"] == "20241015T100000Z" and "/sessions/council/" in found["URL"]


def test_history_keeps_whole_days() -> None:
    held = event("session-xxxii", DAY)
    assert held["DTSTART"] == "20230427" and held["DTEND"] == "20230428" and held["STATUS"] == "CONFIRMED"


@pytest.mark.parametrize(("day", "hour"), [(date(2024, 2, 29), "040000Z"), (date(2024, 3, 1), "050000Z")])
def test_ten_in_astana_is_another_hour_of_the_world_since_the_first_of_march_2024(
    day: date, hour: str
) -> None:
    asked = date(2024, 1, 20)
    officer, chair = (
        factories.actor("secretariat.officer", day=asked),
        factories.actor("assembly.chair", day=asked),
    )
    at = factories.moment(asked)
    made = services.prepare_session(by=officer, at=at, start_day=day, start_time=time(10), place_kk="Астана")
    services.set_agenda(by=officer, at=at, session=made, items=[Item("Тіл")], proposed_on=asked)
    services.adopt_order(by=chair, at=at, session=made, number="Д-1")
    uid = f"session-{roman(made.number).lower()}"
    assert event(uid, asked)["DTSTART"] == f"{day:%Y%m%d}T{hour}"
