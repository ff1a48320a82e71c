"""The liaison board: bills with the Assembly's position through time, inquiries, requests both ways, joint meetings."""

from datetime import date, timedelta

import pytest
from django.test import Client
from rulebook import Refusal

from shanyraq.journal.models import Entry
from shanyraq.meetings import services
from shanyraq.meetings.models import Bill, BillPosition, Contact, Deputy
from shanyraq.meetings.queries.liaison import bills_on, count_contacts
from shanyraq.meetings.rules.liaison import may_move
from shanyraq.meetings.tests.conftest import DAY
from shanyraq.meetings.tests.test_pages import client_of, get, rehearsal  # noqa: F401 - a fixture
from shanyraq.people.acting import Actor
from tests import factories

pytestmark = pytest.mark.django_db
AT, BOARD = factories.moment(DAY), "/en/sessions/deputies/board/"
BEFORE = DAY - timedelta(days=30)


@pytest.fixture
def deputy() -> Deputy:
    return Deputy.objects.create(
        person=factories.person(), chamber="senate", since=date(2023, 1, 10), paper="№ 1", recorded_on=BEFORE
    )


@pytest.fixture
def bill(officer: Actor, deputy: Deputy) -> Bill:
    return services.enter_bill(
        by=officer, at=AT, number="12-7", title_kk="Тіл туралы", title_en="On languages", brought_on=BEFORE, deputy=deputy
    )  # fmt: skip


@pytest.mark.requirement("ME-P05", "ELE-04")
def test_a_bill_goes_through_its_stages_forward_only_until_it_is_over(bill: Bill, officer: Actor) -> None:
    first = services.move_bill(by=officer, at=AT, bill=bill, stage="first", day=DAY, paper="№ 3")
    assert (first.stage, Entry.objects.filter(act="meetings.move_bill").get().facts["stage"]) == (
        "first",
        "first",
    )
    for given, code in (
        ({"stage": "first"}, "meetings.bill_stage_passed"),
        ({"stage": "brought"}, "meetings.bill_stage_passed"),
        ({"day": BEFORE}, "meetings.bill_goes_back"),
        ({"day": DAY + timedelta(days=1)}, "meetings.day_ahead"),
        ({"paper": " "}, "meetings.paper_missing"),
    ):
        with pytest.raises(Refusal, match=code):
            services.move_bill(
                **{
                    "by": officer,
                    "at": AT,
                    "bill": bill,
                    "stage": "adopted",
                    "day": DAY,
                    "paper": "№ 4",
                    **given,
                }
            )
    services.move_bill(by=officer, at=AT, bill=bill, stage="rejected", day=DAY, paper="№ 5")
    with pytest.raises(Refusal, match="meetings.bill_over"):
        services.move_bill(by=officer, at=AT, bill=bill, stage="withdrawn", day=DAY, paper="№ 6")
    assert not may_move([("signed", DAY)], "rejected", DAY, DAY)


@pytest.mark.requirement("ME-P05")
def test_the_position_of_the_assembly_has_a_reason_a_paper_and_its_time(
    bill: Bill, officer: Actor, chair: Actor
) -> None:
    given = {"bill": bill, "position": "changes", "why_kk": "Өңір тілдері", "paper": "Кеңес № 4"}
    with pytest.raises(Refusal, match="law.no_mandate"):
        services.take_position(by=officer, at=AT, **given)
    for wrong, code in (
        ({"position": "maybe"}, "no_such_position"), ({"why_kk": ""}, "reason_missing"), ({"paper": ""}, "paper_missing"),
    ):  # fmt: skip
        with pytest.raises(Refusal, match=code):
            services.take_position(by=chair, at=AT, **{**given, **wrong})
    services.take_position(by=chair, at=AT, **given)
    later = factories.moment(DAY + timedelta(days=5))
    services.take_position(by=chair, at=later, **{**given, "position": "for"})
    assert BillPosition.objects.count() == 2
    held = [bills_on(day)[0].position for day in (DAY - timedelta(days=1), DAY, later.day)]
    assert [one and one.position for one in held] == [None, "changes", "for"]


@pytest.mark.requirement("ME-P05")
def test_a_bill_is_entered_once_and_not_before_it_is_brought_in(bill: Bill, officer: Actor) -> None:
    for given, code in (
        ({}, "meetings.bill_known"),
        ({"brought_on": DAY + timedelta(days=1)}, "meetings.day_ahead"),
        ({"title_kk": " "}, "meetings.title_missing"),
    ):
        whole = {"by": officer, "at": AT, "number": "12-7", "title_kk": "Тіл", "brought_on": BEFORE, **given}
        with pytest.raises(Refusal, match=code):
            services.enter_bill(**whole)


@pytest.mark.requirement("ELE-04")
def test_requests_go_both_ways_and_wait_for_an_answer_that_comes_once(deputy: Deputy, officer: Actor) -> None:
    given = {"by": officer, "at": AT, "deputy": deputy, "day": DAY, "subject_kk": "Мектеп"}
    asked = [services.enter_contact(**given, kind=kind, due=DAY) for kind in ("to", "from", "inquiry")]
    assert dict(count_contacts(DAY)) == {"to": 1, "from": 1, "inquiry": 1, "open": 3}
    services.answer_contact(by=officer, at=AT, contact=asked[0], answer="№ 9 хат")
    assert count_contacts(DAY)["open"] == 2
    with pytest.raises(Refusal, match="meetings.contact_answered"):
        services.answer_contact(by=officer, at=AT, contact=asked[0], answer="…")
    with pytest.raises(Refusal, match="meetings.answer_missing"):
        services.answer_contact(by=officer, at=AT, contact=asked[1], answer=" ")


@pytest.mark.requirement("ELE-04")
@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"kind": "letter"}, "meetings.no_such_contact"),
        ({"day": date(2022, 1, 1)}, "meetings.deputy_ended"),
        ({"subject_kk": ""}, "meetings.title_missing"),
        ({"day": DAY + timedelta(days=1)}, "meetings.day_ahead"),
        ({"due": DAY - timedelta(days=1)}, "meetings.due_before"),
    ],
)
def test_a_contact_is_with_a_deputy_in_office_about_something(
    deputy: Deputy, officer: Actor, given: dict[str, object], code: str
) -> None:
    whole = {"kind": "to", "day": DAY, "subject_kk": "Мектеп", **given}
    with pytest.raises(Refusal, match=code):
        services.enter_contact(by=officer, at=AT, deputy=deputy, **whole)
    assert not Contact.objects.exists()


@pytest.mark.requirement("ME-G05")
def test_a_joint_meeting_may_be_ahead_and_its_outcome_only_after_it(deputy: Deputy, officer: Actor) -> None:
    ahead = DAY + timedelta(days=10)
    made = services.enter_contact(
        by=officer,
        at=AT,
        deputy=deputy,
        kind="meeting",
        day=ahead,
        subject_kk="Медиация",
        partner="Қауымдастық",
    )
    with pytest.raises(Refusal, match="meetings.meeting_is_ahead"):
        services.answer_contact(by=officer, at=AT, contact=made, answer="Келісілді")
    services.answer_contact(by=officer, at=factories.moment(ahead), contact=made, answer="Келісілді")
    assert count_contacts(ahead)["open"] == 0
    assert "Медиация" in get(Client(), BOARD) and "Қауымдастық" in get(Client(), BOARD)


@pytest.mark.requirement("ELE-04", "ME-G05", "ME-P05")
def test_the_board_shows_bills_to_all_and_requests_to_the_secretariat(
    bill: Bill, deputy: Deputy, officer: Actor, chair: Actor
) -> None:
    client, president = client_of(officer.person_id), client_of(chair.person_id)
    asked = {"kind": "to", "deputy": deputy.pk, "day": "02.09.2024", "subject_kk": "Ішкі сұрау"}
    assert client.post(f"{BOARD}contact/", asked).status_code == 302
    assert "Ішкі сұрау" in get(client, BOARD) and "Ішкі сұрау" not in get(Client(), BOARD)
    assert "Requests to deputies: 1" in get(Client(), BOARD)
    held = {"position": "for", "why_kk": "Пайдалы", "why_en": "Useful", "paper": "№ 2"}
    assert president.post(f"{BOARD}bills/{bill.pk}/position/", held).status_code == 302
    text = get(Client(), BOARD)
    assert (
        "On languages" in text
        and "The Assembly supports it" in text
        and "Useful" in text
        and "Say the position" not in text
    )
    moved = {"stage": "first", "day": "02.09.2024", "paper": "№ 3"}
    assert client.post(f"{BOARD}bills/{bill.pk}/stage/", moved).status_code == 302
    assert client.post(f"{BOARD}bills/{bill.pk}/stage/", moved).status_code == 409
    assert (
        client.post(f"{BOARD}contacts/{Contact.objects.get().pk}/answer/", {"answer": "№ 5"}).status_code
        == 302
    )
    new = {"number": "13-1", "title_kk": "Медиация туралы", "brought_on": "01.09.2024"}
    assert client.post(f"{BOARD}bill/", new).status_code == 302
    told = Client().get(f"{BOARD}?format=json").json()
    assert {row["number"]: row["stage"] for row in told} == {"12-7": "first", "13-1": "brought"}
    assert len(Client().get(f"{BOARD}?format=csv").content.decode().splitlines()) == 3
    assert "13-1" not in get(Client(), f"{BOARD}?on=2024-08-15")
