"""Words found, desks laid, calendars written, data kept: plain values, no database."""

from datetime import UTC, date, datetime

import pytest
from rulebook import Allowed, Refused

from shanyraq.portal import keeping
from shanyraq.portal.calendar import Event, calendar
from shanyraq.portal.desk import lay_out, next_after
from shanyraq.web.finding import matches, words_of
from shanyraq.web.tasks import Task

DAY = date(2024, 9, 2)


def task(title: str, due: date | None = None, **given: object) -> Task:
    return Task(title=title, address="/x/", button="Do", due=due, **given)  # type: ignore[arg-type]


def test_late_comes_first_then_today_then_seven_days_then_the_rest() -> None:
    tasks = [
        task("none"),
        task("week", date(2024, 9, 9)),
        task("later", date(2024, 9, 10)),
        task("today", DAY),
        task("late", date(2024, 8, 10)),
        task("later than late", date(2024, 8, 30)),
    ]
    desk = lay_out(tasks, DAY)
    assert [i.task.title for i in desk.late] == ["late", "later than late"]
    assert [i.days for i in desk.late] == [-23, -3] and desk.late[0].apart == 23
    assert [i.task.title for i in desk.today] == ["today"]
    assert [i.task.title for i in desk.week] == ["week"]
    assert [i.task.title for i in desk.later] == ["later", "none"]
    assert (desk.count, desk.ahead) == (3, 3)


def test_the_next_task_is_the_most_urgent_that_can_be_done_and_follows_the_page_one_is_on() -> None:
    def at(place: str, due: date, **given: object) -> Task:
        return Task(title=place, address=f"/{place}/", button="Do", due=due, **given)  # type: ignore[arg-type]

    late, twice = date(2024, 8, 1), date(2024, 8, 2)
    waits = at("waits", date(2024, 8, 3), verdict=Refused("bodies.region_not_named"))
    desk = lay_out([at("a", late), at("b", twice), at("b", twice), waits, at("c", DAY)], DAY)
    found = [next_after(desk, after) for after in ("", "/elsewhere/", "/a/", "/b/", "/waits/", "/c/")]
    assert [task.title if task else None for task in found] == ["a", "a", "b", "c", "c", None]


def test_a_task_that_cannot_be_done_yet_says_why() -> None:
    refused = Refused("bodies.region_not_named")
    (item,) = lay_out([task("x", verdict=refused)], DAY).later
    assert item.refusal is not None and item.refusal.code == "bodies.region_not_named"
    (item,) = lay_out([task("x", verdict=Allowed())], DAY).later
    assert item.refusal is None


@pytest.mark.requirement("STR-28")
@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("халықтары", "Қазақстан халқы Ассамблеясы туралы"),
        ("халқы", "Қазақстан халықтары Ассамблеясын құру туралы"),
        ("народов", "Об Ассамблее народа Казахстана"),
        ("народа", "Об образовании Ассамблеи народов Казахстана"),
        ("peoples", "Assembly of the People of Kazakhstan"),
        ("people", "Assembly of the Peoples of Kazakhstan"),
    ],
)
def test_either_name_of_the_assembly_finds_both(asked: str, text: str) -> None:
    assert matches(words_of(asked), text)


def test_every_word_must_begin_some_word() -> None:
    assert matches(words_of("жар 149"), "Жарлық № 149")
    assert not matches(words_of("жарлық 150"), "Жарлық № 149")
    assert not matches(words_of("арлық"), "Жарлық № 149")


def test_the_calendar_is_the_same_bytes_for_the_same_facts_and_no_line_is_too_long() -> None:
    long = "Қазақстан халқы Ассамблеясының сессиясы, Астана; Тәуелсіздік сарайы, Тәуелсіздік даңғылы"
    event = Event(
        "session-xxxiii@x", date(2024, 12, 31), long, place=long, changed=datetime(2024, 9, 2, tzinfo=UTC)
    )
    written = calendar("Сессиялар", "kk", [event])
    assert written == calendar("Сессиялар", "kk", [event])
    lines = written.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR" and lines[-2] == b"END:VCALENDAR"
    assert max(len(line) for line in lines) <= 75
    text = written.replace(b"\r\n ", b"").decode()
    assert "DTSTART;VALUE=DATE:20241231" in text and "DTEND;VALUE=DATE:20250101" in text
    assert "Астана\\; Тәуелсіздік сарайы\\," in text


def test_a_cancelled_session_stays_in_the_calendar_as_cancelled() -> None:
    event = Event("a@x", DAY, "I сессия", cancelled=True)
    assert b"STATUS:CANCELLED" in calendar("x", "kk", [event])


@pytest.mark.parametrize("row", keeping.kept(), ids=lambda row: row.id)
def test_each_kind_of_data_says_everything_in_three_languages(row: keeping.Kept) -> None:
    for name in ("what", "why", "law", "time", "seen"):
        texts = getattr(row, name)
        assert set(texts) == {"kk", "ru", "en"} and all(texts.values())
        assert texts["kk"] != texts["ru"]
