"""The worker as a process of its own, on both databases."""

import signal
import time
from pathlib import Path

import pytest
from django.conf import settings

from tests import fresh

BEGIN = """
from datetime import date
from shanyraq.journal import clock, services
from shanyraq.journal.acting import SYSTEM
from shanyraq.web.models import Letter
names = {"kk": "Ассамблея", "ru": "Ассамблея", "en": "Assembly"}
services.begin_instance(by=SYSTEM, at=clock.moment(), kind="rehearsal", names=names, rehearsal_day=date(2024, 9, 2))
Letter.objects.create(to="a@example.org", language="kk", template="tests", subject="Хат", text="Мәтін")
"""
STATE = """
from django_q.models import Schedule, Success
from shanyraq.journal.models import Head
from shanyraq.web.models import Letter
planned = Schedule.objects.filter(name__startswith="shanyraq.journal.").count()
done = Success.objects.filter(func="math.factorial").count()
print(Head.objects.exists(), Letter.objects.get().state, planned, done)
"""
QUEUE = "from django_q.tasks import async_task; async_task('math.factorial', 5)"


def prove_worker(here: fresh.Fresh) -> None:
    """Start a worker, see that it seals, sends and does what is queued, and that it stops when told."""
    here.do(BEGIN)
    here.do(QUEUE)
    worker = here.start("worker")
    try:
        end = time.monotonic() + 40
        while (state := here.do(STATE)) != "True sent 2 1" and time.monotonic() < end:
            time.sleep(0.5)
        assert state == "True sent 2 1"
    finally:
        worker.send_signal(signal.SIGTERM)
        said, _ = worker.communicate(timeout=30)
    assert worker.returncode == 0, said
    assert "worker stopped" in said
    assert len(list((here.var / "mail").iterdir())) == 1


def test_the_worker_seals_sends_and_stops_on_sqlite(tmp_path: Path) -> None:
    prove_worker(fresh.on_sqlite(tmp_path / "var"))


@pytest.mark.postgres
def test_the_worker_seals_sends_and_stops_on_postgresql(tmp_path: Path) -> None:
    if "postgresql" not in settings.DATABASES["default"]["ENGINE"]:
        pytest.skip("needs PostgreSQL: DATABASE_URL")
    here = fresh.on_postgres(tmp_path / "var", fresh.server())
    try:
        prove_worker(here)
    finally:
        fresh.drop(here)


@pytest.mark.parametrize("command", ["worker", "check"])
def test_a_rehearsal_does_not_start_as_an_official_instance(tmp_path: Path, command: str) -> None:
    here = fresh.on_sqlite(tmp_path / "var")
    here.do(BEGIN)
    code, said = here.run(command, SHANYRAQ_TODAY="")
    assert code != 0 and "it does not run as an official instance" in said
    assert "Traceback" not in said


def test_the_web_server_refuses_the_other_kind_in_one_line(tmp_path: Path) -> None:
    here = fresh.on_sqlite(tmp_path / "var")
    here.do(BEGIN)
    process = here.python(
        "from django.conf import settings; settings.REHEARSAL = False\nimport shanyraq.config.wsgi"
    )
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert (
        said.strip().splitlines()[-1].startswith("This database is a rehearsal") and "Traceback" not in said
    )
