"""The timetable, and the schedule that is made of it."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_q.models import Schedule

from shanyraq.journal import anchors, background, timetable
from shanyraq.journal.background import Daily, Every
from shanyraq.journal.models import Head
from shanyraq.journal.tests.making import write

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_every_room_says_its_own_work_and_every_task_can_be_run() -> None:
    work = background.timetable()
    names = [w.task for w in work]
    assert (
        "shanyraq.journal.timetable.seal_entries" in names
        and "shanyraq.web.timetable.deliver_letters" in names
    )
    assert len(names) == len(set(names))
    for name in names:
        assert callable(background.import_string(name))


def test_the_schedule_is_written_once_and_follows_the_timetable() -> None:
    work = [
        Every("shanyraq.a", seconds=3),
        Every("shanyraq.b", minutes=10),
        Daily("shanyraq.c", at=time(3, 30)),
    ]
    background.write_schedule(work, NOW)
    background.write_schedule(work, NOW + timedelta(hours=1))
    assert set(Schedule.objects.values_list("name", "minutes")) == {("shanyraq.b", 10), ("shanyraq.c", None)}
    daily = Schedule.objects.get(name="shanyraq.c")
    assert timezone.localtime(daily.next_run).time() == time(3, 30) and daily.next_run > NOW
    background.write_schedule([Daily("shanyraq.c", at=time(4))], NOW)
    assert timezone.localtime(Schedule.objects.get().next_run).time() == time(4)


def test_a_failing_task_is_logged_and_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    assert background.run_once("shanyraq.journal.tests.making.nothing_of_the_kind") is False
    assert "will be tried again" in caplog.text


def test_one_round_of_the_worker_seals_what_waits() -> None:
    write(3)
    call_command("worker", "--once", verbosity=0)
    assert Head.objects.get().size == 3


def test_the_head_of_the_day_is_published_outside_the_database(tmp_path: Path, settings: Any) -> None:
    settings.VAR = tmp_path
    assert timetable.publish_head() == ""
    write(2)
    path = Path(timetable.publish_head())
    assert path.parent == tmp_path / "anchors"
    assert anchors.read(str(path))[0].link == Head.objects.get().link
    assert timetable.check_whole() is True
    assert '"anchors": 1' in timetable.outcome_file().read_text()
