"""What the worker does by itself, and when. A room says so in its `timetable.py`: TIMETABLE = (Every(…), Daily(…)).

Work that recurs within a minute runs in the worker's own threads; the rest is scheduled with django-q2, which
repeats what failed and keeps what failed for good. A task must bear being run twice.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import close_old_connections, connections
from django.utils import timezone
from django.utils.module_loading import import_string
from django_q.models import Schedule

log = logging.getLogger("shanyraq.worker")


@dataclass(frozen=True)
class Every:
    """Run a task (its dotted name) again and again: from 1 second, or by whole minutes."""

    task: str
    seconds: int = 0
    minutes: int = 0


@dataclass(frozen=True)
class Daily:
    """Run a task (its dotted name) once a day at an hour of the institution's time zone."""

    task: str
    at: time


Work = Every | Daily


def timetable() -> list[Work]:
    """Collect the work of every room."""
    found: list[Work] = []
    for config in apps.get_app_configs():
        name = f"{config.name}.timetable"
        if config.name.startswith("shanyraq.") and find_spec(name):
            found += import_module(name).TIMETABLE
    return found


def write_schedule(work: Iterable[Work], now: datetime) -> None:
    """Bring django-q2's schedule up to date with the timetable; a next run that is set already stays."""
    wanted = {w.task: w for w in work if isinstance(w, Daily) or w.minutes}
    Schedule.objects.filter(name__startswith="shanyraq.").exclude(name__in=wanted).delete()
    for name, w in wanted.items():
        kind, minutes = (Schedule.MINUTES, w.minutes) if isinstance(w, Every) else (Schedule.DAILY, None)
        given = {"func": name, "schedule_type": kind, "minutes": minutes, "repeats": -1}
        schedule, made = Schedule.objects.update_or_create(name=name, defaults=given)
        if made or (isinstance(w, Daily) and timezone.localtime(schedule.next_run).time() != w.at):
            schedule.next_run = _next(w, now)
            schedule.save(update_fields=["next_run"])


def run_once(task: str) -> bool:
    """Run a task now; an error is logged and False given, so that one task never stops the others."""
    try:
        import_string(task)()
    except Exception:
        log.exception("%s failed; it will be tried again", task)
        return False
    return True


def keep_running(work: Iterable[Work], stopped: Callable[[], bool]) -> list[threading.Thread]:
    """Start a thread for each task of a few seconds; they end soon after `stopped()` says so."""
    frequent = [w for w in work if isinstance(w, Every) and w.seconds]
    threads = [threading.Thread(target=_again, args=(w, stopped), name=w.task, daemon=True) for w in frequent]
    for thread in threads:
        thread.start()
    return threads


def _again(work: Every, stopped: Callable[[], bool]) -> None:
    pause = threading.Event()
    while not stopped():
        close_old_connections()
        run_once(work.task)
        pause.wait(work.seconds)
    connections.close_all()


def _next(work: Work, now: datetime) -> datetime:
    if isinstance(work, Every):
        return now
    local = timezone.localtime(now)
    today = local.replace(hour=work.at.hour, minute=work.at.minute, second=0, microsecond=0)
    return today if today > local else today + timedelta(days=1)
