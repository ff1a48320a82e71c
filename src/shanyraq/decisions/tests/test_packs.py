"""The briefing of a meeting: agenda, drafts, earlier decisions, notices, from one set of facts as page and as PDF."""

from datetime import date, time
from pathlib import Path

import pytest
from django.test import Client

from shanyraq.decisions.models import Decision
from shanyraq.decisions.queries.packs import pack_of_council, pack_of_session
from shanyraq.decisions.services.duties import name_responsible
from shanyraq.decisions.sheets_of_pack import sheet_of
from shanyraq.decisions.tests.conftest import Hall
from shanyraq.decisions.tests.test_pages import on, signed_in
from shanyraq.decisions.tests.test_services import close, write
from shanyraq.meetings import services as meetings
from shanyraq.meetings.models import Session
from shanyraq.meetings.services.agenda import Item
from shanyraq.meetings.services.council import Matter
from shanyraq.web.documents import content_of, pdf_of
from shanyraq.web.uploads import Brought
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("FUN-S1")]
LATE = date(2024, 8, 15)


@pytest.fixture
def next_session(hall: Hall) -> Session:
    """Prepare the Session after one that decided; the term of its decision is past."""
    write(hall)
    close(hall)
    at = hall.at(LATE)
    made = meetings.prepare_session(
        by=hall.officer, at=at, start_day=date(2024, 10, 1), start_time=time(10), place_kk="Астана"
    )
    meetings.set_agenda(
        by=hall.officer, at=at, session=made, items=[Item("Достық үйлері"), Item("Бюджет")], proposed_on=LATE, proposed_by="№ 5"
    )  # fmt: skip
    return made


def test_the_briefing_holds_the_agenda_the_drafts_and_the_state_of_earlier_decisions(
    hall: Hall, next_session: Session
) -> None:
    who = factories.members(1, council=1)[0]
    name_responsible(by=hall.chair, at=hall.at(LATE), decision=Decision.objects.get(), person=who)
    pack = pack_of_session(next_session, LATE)
    assert [one.item.title_kk for one in pack.items] == ["Достық үйлері", "Бюджет"]
    assert (pack.undrafted, pack.overdue, pack.last_meeting, pack.told) == (2, 1, date(2024, 6, 14), {})
    text = content_of(sheet_of(pack, "kk"))
    assert "Үйірмелер ашылсын" in text and who.name_kk in text and "Достық үйлері" in text
    assert pdf_of(sheet_of(pack, "kk")) == pdf_of(sheet_of(pack_of_session(next_session, LATE), "kk"))


def test_the_briefing_names_the_materials_that_stand_by_their_matter(
    hall: Hall, next_session: Session, settings: object, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    at, file = hall.at(LATE), Brought(b"%PDF-1.7\n", "esep.pdf", "pdf")
    given = {"by": hall.officer, "at": at, "session": next_session, "file": file}
    meetings.put_material(**given, title_kk="Есеп", title_ru="Отчёт", item=next_session.items.all()[1])
    meetings.put_material(**given, title_kk="Жоба", members_only=True)
    gone = meetings.put_material(**given, title_kk="Қате қағаз")
    meetings.withdraw_material(by=hall.officer, at=at, material=gone.material, why="Қате")
    pack = pack_of_session(next_session, LATE)
    assert [[one.material.title_kk for one in item.materials] for item in pack.items] == [[], ["Есеп"]]
    assert [one.material.title_kk for one in pack.materials] == ["Жоба"]
    text = content_of(sheet_of(pack, "ru"))
    assert "Отчёт" in text and "Жоба" in text and "Қате қағаз" not in text
    on(LATE)
    page = signed_in(hall.officer).get("/kk/decisions/packs/xxxv/").content.decode()
    assert "Есеп" in page and "Жоба" in page and "Қате қағаз" not in page


def test_a_draft_stands_with_its_text_and_its_addressees(hall: Hall) -> None:
    write(hall)
    pack = pack_of_session(hall.session, date(2024, 6, 14))
    assert pack.undrafted == 2 and pack.told["called"] == 10
    text = content_of(sheet_of(pack, "ru"))
    assert "Мәтіні." in text and hall.ministry.name_ru in text


def test_a_meeting_of_the_council_has_its_briefing_too(hall: Hall, next_session: Session) -> None:
    factories.members(2, council=2)
    meeting = meetings.convene_council(
        by=hall.chair, at=hall.at(LATE), start_day=date(2024, 8, 20), start_time=time(15), place_kk="Астана", items=[Matter("Тіл")]
    )  # fmt: skip
    pack = pack_of_council(meeting, LATE)
    assert (
        [one.item.title_kk for one in pack.items] == ["Тіл"]
        and pack.told["called"] == 2
        and pack.overdue == 1
    )
    on(LATE)
    client = signed_in(hall.officer)
    text = client.get(f"/en/decisions/packs/council/{meeting.pk}/").content.decode()
    assert "Тіл" in text and "overdue: 1" in text.replace("\u00a0", " ")
    assert client.get(f"/kk/decisions/packs/council/{meeting.pk}/pack.pdf").content.startswith(b"%PDF")


def test_the_page_and_the_pdf_are_for_those_who_prepare_the_meeting(
    hall: Hall, next_session: Session
) -> None:
    on(LATE)
    path = f"/en/decisions/packs/{'xxxv' if next_session.number == 35 else 'xxxiv'}/"
    for actor in (hall.officer, hall.chair):
        client = signed_in(actor)
        text = client.get(path).content.decode()
        assert (
            "Matters without a draft decision: 2" in text.replace("\u00a0", " ")
            and "Үйірмелер ашылсын" in text
        )
        assert client.get(f"{path}pack.pdf").content.startswith(b"%PDF")
    assert signed_in(hall.clerk).get(path).status_code == 403
    assert Client().get(path).status_code in {302, 403}
