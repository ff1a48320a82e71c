"""The Council's minutes record its decisions, and a meeting that is not held is called off in the open."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path

import pytest
from django.test import Client
from rulebook import Refusal

from shanyraq.meetings import services
from shanyraq.meetings.models import CouncilMeeting, Issued, Notice, SenateList
from shanyraq.meetings.queries import notices
from shanyraq.meetings.queries.calendar import entered_on
from shanyraq.meetings.services.council import Matter
from shanyraq.meetings.services.council_sheets import sheets_of_council
from shanyraq.people.acting import Actor
from shanyraq.people.models import Person
from shanyraq.web.documents import Sheet, Table, pdf_of
from shanyraq.web.models import Letter
from shanyraq.web.uploads import path_of
from tests import factories

from .conftest import DAY, START
from .test_pages import client_of, get, move, rehearsal  # noqa: F401 - a fixture
from .test_tasks import buttons

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(db: None) -> list[Person]:
    return factories.members(6, council=6)


def convene(by: Actor, **more: object) -> CouncilMeeting:
    given = {
        "start_day": START, "start_time": time(15), "place_kk": "Астана", "place_ru": "Астана",
        "items": [Matter("Тіл", "Язык"), Matter("Есеп", "Отчёт")], **more,
    }  # fmt: skip
    return services.convene_council(by=by, at=factories.moment(DAY), **given)  # type: ignore[arg-type]


def code(work: object) -> str:
    with pytest.raises(Refusal) as refused:
        work()  # type: ignore[operator]
    return refused.value.verdict.code


@pytest.fixture
def held(chair: Actor, officer: Actor, council: list[Person]) -> CouncilMeeting:
    row = convene(chair)
    at = factories.moment(START)
    row = services.hold_council(by=officer, at=at, meeting=row, people=[one.pk for one in council[:4]])
    services.count_council_vote(
        by=officer, at=at, item=row.items.get(position=1), votes_for=3, votes_against=1, abstained=0
    )
    return row


def cells(sheet: Sheet) -> list[list[str]]:
    return [list(row) for block in sheet.blocks if isinstance(block, Table) for row in block.rows]


def test_the_minutes_say_who_was_present_and_how_each_matter_ended(
    held: CouncilMeeting, council: list[Person]
) -> None:
    sheets = sheets_of_council(held)
    assert set(sheets) == {"kk", "ru"}
    rows = cells(sheets["ru"])
    assert rows[0][:5] == ["1", "Язык", "3", "1", "0"] and rows[1][:5] == ["2", "Отчёт", "–", "–", "–"]
    assert {one.name_ru for one in council[:4]} == {row[1] for row in rows[2:]}
    assert "3" in rows[0][5]  # two thirds of four, rounded up
    assert pdf_of(sheets["kk"]) == pdf_of(sheets_of_council(held)["kk"])


def test_the_minutes_are_issued_once_and_anew_only_in_place_of_the_earlier(
    held: CouncilMeeting, officer: Actor, settings: object, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    at = factories.moment(START)
    assert "Issue the minutes" in buttons(officer, START)
    made = services.issue_document(by=officer, at=at, thing=held)
    assert made.languages == ["kk", "ru"] and path_of(made.file_kk).read_bytes().startswith(b"%PDF-1.7")
    assert code(lambda: services.issue_document(by=officer, at=at, thing=held)) == "meetings.already_issued"
    anew = services.supersede_document(
        by=officer, at=at, document=made, thing=held, why_kk="Екінші мәселе саналды"
    )
    assert anew.supersedes == made and "Issue the minutes" not in buttons(officer, START)


def test_a_wrong_count_of_the_council_is_voided_and_both_stay(
    held: CouncilMeeting, chair: Actor, officer: Actor
) -> None:
    at, item = factories.moment(START), held.items.get(position=1)
    void = {"by": chair, "at": at, "item": item}
    assert code(lambda: services.void_council_count(**void, why=" ")) == "meetings.reason_missing"
    assert (
        code(lambda: services.void_council_count(**{**void, "by": officer}, why="Қате саналды"))
        == "law.no_mandate"
    )
    services.void_council_count(**void, why="Қате саналды")
    assert code(lambda: services.void_council_count(**void, why="…")) == "meetings.nothing_to_void"
    services.count_council_vote(by=officer, at=at, item=item, votes_for=4, votes_against=0, abstained=0)
    rows = cells(sheets_of_council(held)["kk"])
    assert rows[0][2:5] == ["4", "0", "0"] and [rows[2][0], rows[2][2]] == ["1", "Қате саналды"]
    move(START)
    page = f"/kk/sessions/council/{held.pk}/"
    text = get(Client(), page)
    assert "Қате саналды" in text and "<s>" in text and f"{page}1/void/" not in text
    assert f"{page}1/void/" in get(client_of(chair.person_id), page)
    assert client_of(chair.person_id).post(f"{page}1/void/", {"why": "Тағы қате"}).status_code == 302
    item.refresh_from_db()
    assert item.votes_for is None and item.voided.count() == 2


def test_a_count_that_a_list_stands_on_is_not_voided(held: CouncilMeeting, chair: Actor) -> None:
    item = held.items.get(position=1)
    SenateList.objects.create(council_item=item, proposed_on=START, recorded_on=START)
    void = {"by": chair, "at": factories.moment(START), "item": item, "why": "Қате"}
    assert code(lambda: services.void_council_count(**void)) == "meetings.count_used"  # type: ignore[arg-type]


def test_before_the_meeting_there_are_no_minutes(chair: Actor, officer: Actor, council: list[Person]) -> None:
    row = convene(chair)
    issue = {"by": officer, "at": factories.moment(START), "thing": row}
    assert code(lambda: services.issue_document(**issue)) == "meetings.meeting_not_held"  # type: ignore[arg-type]


def test_the_page_issues_the_minutes(
    held: CouncilMeeting, officer: Actor, settings: object, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    move(START)
    client, page = client_of(officer.person_id), f"/kk/sessions/council/{held.pk}/"
    assert f"{page}issue/" in get(client, page)
    assert client.post(f"{page}issue/").status_code == 302
    assert f"№ {Issued.objects.get().outgoing}" in get(Client(), page)


def test_a_meeting_is_called_off_with_a_reason_and_those_called_are_told(
    chair: Actor, officer: Actor, council: list[Person]
) -> None:
    Person.objects.filter(pk=council[0].pk).update(email="a@example.org")
    row = convene(chair)
    given = {"by": chair, "at": factories.moment(DAY), "meeting": row}
    assert code(lambda: services.call_off_council(**given, why_kk=" ")) == "meetings.reason_missing"
    services.call_off_council(**given, why_kk="Дауыл", why_ru="Буря")
    letter = Letter.objects.get(template="meetings/mail/council_off")
    assert letter.to == "a@example.org" and "Дауыл" in letter.text
    assert Notice.objects.filter(off=True, meeting=row).count() == 1
    row.refresh_from_db()
    assert notices.calling_of_council(row, DAY) is None
    assert entered_on(DAY)[f"council-{row.pk}"].state == "cancelled"
    assert code(lambda: services.call_off_council(**given, why_kk="…")) == "meetings.meeting_called_off"
    at = factories.moment(START)
    hold = {"by": officer, "at": at, "meeting": row, "people": [one.pk for one in council]}
    assert code(lambda: services.hold_council(**hold)) == "meetings.meeting_called_off"  # type: ignore[arg-type]


def test_a_deputy_calls_off_only_what_the_chair_has_not_agreed_to(
    chair: Actor, council: list[Person]
) -> None:
    deputy = factories.actor("assembly.deputy_chair", day=DAY)
    asked, agreed = convene(deputy), convene(deputy)
    at = factories.moment(DAY)
    services.agree_convening(by=chair, at=at, meeting=agreed)
    off = {"by": deputy, "at": at, "why_kk": "Ерте"}
    assert code(lambda: services.call_off_council(**off, meeting=agreed)) == "meetings.chair_calls_off"  # type: ignore[arg-type]
    services.call_off_council(**off, meeting=asked)  # type: ignore[arg-type]
    asked.refresh_from_db()
    assert (
        code(lambda: services.agree_convening(by=chair, at=at, meeting=asked))
        == "meetings.meeting_called_off"
    )
    assert not Letter.objects.filter(template="meetings/mail/council_off").exists()  # nobody had been called


def test_the_page_calls_a_meeting_off_and_says_why(chair: Actor, council: list[Person]) -> None:
    row = convene(chair)
    client, page = client_of(chair.person_id), f"/kk/sessions/council/{row.pk}/"
    assert f"{page}call-off/" in get(client, page)
    assert client.post(f"{page}call-off/", {"why_kk": ""}).status_code == 422
    assert client.post(f"{page}call-off/", {"why_kk": "Дауыл болды"}).status_code == 302
    text = get(Client(), page)
    notice = get(Client(), f"{page}notice/")
    assert "Дауыл болды" in notice and "өткізілмейтін" in notice
    assert "Дауыл болды" in text and "Кезекте" not in text and f"{page}call-off/" not in get(client, page)


def test_an_earlier_day_does_not_know_that_it_was_called_off(chair: Actor, council: list[Person]) -> None:
    row = convene(chair)
    services.call_off_council(
        by=chair, at=factories.moment(DAY + timedelta(days=2)), meeting=row, why_kk="Дауыл"
    )
    row.refresh_from_db()
    assert notices.calling_of_council(row, DAY) is not None
    assert entered_on(date(2024, 9, 3))[f"council-{row.pk}"].state == "confirmed"
