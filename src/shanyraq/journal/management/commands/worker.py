"""`shanyraq worker`: seal, send, schedule, and do the queued work, until told to stop."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connections
from django_q.cluster import Cluster

from shanyraq.journal import background, clock
from shanyraq.journal.instance import require_same_kind


class Command(BaseCommand):
    """Run the background work. Any number of workers may run; each task is done by one of them."""

    help = "Do the background work: seal the journal, send mail, run what is scheduled and queued. --once: one round."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take --once."""
        parser.add_argument("--once", action="store_true", help="run each frequent task once, and end")

    def handle(self, *args: Any, **options: Any) -> None:
        """Start the cluster of django-q2 and, after its processes have parted, our own threads."""
        require_same_kind()
        work = background.timetable()
        background.write_schedule(work, clock.now())
        if options["once"]:
            done = [
                background.run_once(w.task) for w in work if isinstance(w, background.Every) and w.seconds
            ]
            self.stdout.write(f"{sum(done)} of {len(done)} tasks done")
            return
        connections.close_all()
        cluster = Cluster()
        cluster.start()
        self.stdout.write(f"worker started, {len(work)} kinds of work of its own")
        threads = background.keep_running(work, lambda: bool(cluster.has_stopped))
        while not cluster.has_stopped:
            time.sleep(0.3)
        for thread in threads:
            thread.join(timeout=10)
        self.stdout.write("worker stopped")
