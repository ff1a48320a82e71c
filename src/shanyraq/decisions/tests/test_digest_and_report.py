"""The weekly letter, the calendar of terms and the report for the Session say what the pages say, from the same queries."""

import csv
import json
from datetime import date, timedelta

import pytest
from django.test import Client
from rulebook import Refusal

from shanyraq.decisions.models import Assignment
from shanyraq.decisions.picture import drawn
from shanyraq.decisions.queries import register, timeliness
from shanyraq.decisions.queries.terms import weeks_around
from shanyraq.decisions.report import report_on
from shanyraq.decisions.services.digesting import send_digest
from shanyraq.decisions.tests.conftest import DAY, Hall
from shanyraq.decisions.tests.test_control import assigned
from shanyraq.decisions.tests.test_pages import LANGUAGES, on
from shanyraq.decisions.tests.test_services import TERM, answer, close, write
from shanyraq.decisions.timetable import write_digest
from shanyraq.journal.models import Entry
from shanyraq.people.acting import SYSTEM
from shanyraq.people.models import Person
from shanyraq.web.documents import Table
from shanyraq.web.models import Letter
from tests import factories

pytestmark = pytest.mark.django_db
MONDAY = date(2024, 7, 29)
LATE = TERM + timedelta(days=4)


@pytest.fixture
def told(hall: Hall) -> Hall:
    """Two cards of a decision, one answered; two of an assignment of the President."""
    user = factories.account(Person.objects.get(pk=hall.officer.person_id), "officer@example.org")
    user.language = "ru"
    user.save()
    write(hall)
    close(hall)
    answer(hall)
    assigned(hall)
    return hall


def letters() -> list[Letter]:
    return list(Letter.objects.filter(template="decisions/mail/digest"))


@pytest.mark.requirement("CTL-02")
def test_each_week_one_letter_goes_to_officers_in_their_language(told: Hall) -> None:
    assert write_digest(factories.moment(MONDAY)) == 1
    assert write_digest(factories.moment(MONDAY + timedelta(days=3))) == 0, "once a week"
    assert write_digest(factories.moment(MONDAY + timedelta(days=8))) == 1, "a missed Monday is made up for"
    first, second = letters()
    assert (first.to, first.language) == ("officer@example.org", "ru")
    assert "просрочено 0, срок наступает 3" in first.subject and "2024-a1" in first.text
    assert "просрочено 3" in second.subject and "Ответов на проверке: 1" in second.text
    assert "/ru/decisions/timeliness/" in first.text


def test_a_second_letter_in_a_week_is_refused_and_the_record_names_nobody(told: Hall) -> None:
    send_digest(by=SYSTEM, at=told.at(MONDAY))
    with pytest.raises(Refusal, match="^decisions.no_reminder_due$"):
        send_digest(by=SYSTEM, at=told.at(MONDAY + timedelta(days=6)))
    entry = Entry.objects.get(act="decisions.send_digest")
    assert entry.facts == {"step": 1, "letters": 1, "late": 0, "due": 3, "to_check": 1}


@pytest.mark.requirement("CTL-01")
def test_the_calendar_counts_each_term_in_its_week_and_state(told: Hall) -> None:
    weeks = weeks_around(LATE)
    assert len(weeks) == 16 and [one.monday.weekday() for one in weeks] == [0] * 16
    held = next(one for one in weeks if one.monday <= TERM <= one.sunday)
    assert (held.late, held.checked, held.awaited, held.total) == (3, 1, 0, 4)
    assert sum(one.total for one in weeks) == Assignment.objects.count()
    before = next(one for one in weeks_around(DAY + timedelta(days=20)) if one.monday <= TERM <= one.sunday)
    assert (before.late, before.awaited) == (0, 4)


def test_bars_are_as_high_as_their_counts_and_stand_on_the_ground(told: Hall) -> None:
    picture = drawn(weeks_around(LATE), LATE)
    bar = next(one for one in picture.bars if one.blocks)
    late, checked = bar.blocks
    assert (late.part, checked.part) == ("late", "checked")
    assert float(late.height) == 3 * float(checked.height)
    assert float(late.y) + float(late.height) == picture.base
    assert [one.is_now for one in picture.bars].count(True) == 1
    assert drawn([], LATE).bars == ()


@pytest.mark.requirement("CTL-01")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_calendar_stands_as_a_picture_a_table_and_files(told: Hall, language: str) -> None:
    on(LATE)
    page = Client().get(f"/{language}/decisions/terms/")
    assert page.status_code == 200 and page.content.decode().count("<rect") >= 3
    rows = list(
        csv.DictReader(
            Client().get(f"/{language}/decisions/terms/?format=csv").content.decode("utf-8-sig").splitlines()
        )
    )
    assert sum(int(row["terms"]) for row in rows) == 4
    assert (
        json.loads(Client().get(f"/{language}/decisions/terms/?format=json").content)[4]["as_of"]
        == LATE.isoformat()
    )


@pytest.mark.requirement("CTL-02", "ME-P04")
def test_the_report_holds_the_figures_of_the_pages(told: Hall) -> None:
    tables = [block for block in report_on(LATE, "en").blocks if isinstance(block, Table)]
    sources, quarter, quality, late = tables
    counts = register.counts_of_sources(LATE)
    assert [row[1:] for row in sources.rows] == [
        tuple(str(one[name]) for name in ("all", "open", "overdue")) for one in counts.values()
    ]
    kept = timeliness.total_of(timeliness.kept_by_bodies(timeliness.quarter_of(LATE), LATE).values())
    assert quarter.rows[-1][1:3] == (str(kept.due), f"{kept.in_time} / {kept.judged}")
    assert quality.rows[-1][1:] == (f"{kept.at_first} / {kept.accepted}", f"{kept.full} / {kept.graded}")
    assert len(late.rows) == sum(one["overdue"] for one in counts.values()) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_a_pdf_and_the_same_day_gives_the_same_bytes(told: Hall, language: str) -> None:
    on(LATE)
    first, second = (Client().get(f"/{language}/decisions/report.pdf") for _ in range(2))
    assert first["Content-Type"] == "application/pdf" and first.content.startswith(b"%PDF-1.7")
    assert first.content == second.content
