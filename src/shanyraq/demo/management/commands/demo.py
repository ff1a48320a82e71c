"""`shanyraq demo`: prepare a rehearsal, tell its story once, serve it."""

import os
import sys
import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from shanyraq.demo.cast import ROLES
from shanyraq.demo.story import Step, tell
from shanyraq.journal.models import Instance
from shanyraq.web.catalogues import compile_all
from shanyraq.web.management.commands.serve import require_free


class Command(BaseCommand):
    """A rehearsal in one command. The second time it only serves."""

    help = "Prepare a rehearsal with invented people, tell its story, serve it on 127.0.0.1."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the port, and whether to stop before serving."""
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--tell-only", action="store_true", help="prepare and tell; do not serve")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, tell, serve."""
        if not settings.REHEARSAL:
            raise CommandError("A demo is a rehearsal: set SHANYRAQ_TODAY=2024-09-02 (make demo does).")
        if not options["tell_only"]:
            require_free("127.0.0.1", options["port"])
        self._writable()
        compile_all(settings.ROOT / "src")
        call_command("migrate", verbosity=0)
        row = Instance.objects.filter(pk=1).first()
        if row is not None and row.kind != Instance.REHEARSAL:
            raise CommandError("This database is an official instance; a demo is never mixed into it.")
        if row is None:
            self._tell()
        self._roles(options["port"])
        if not options["tell_only"]:
            call_command("serve", port=options["port"], workers=1)

    @staticmethod
    def _writable() -> None:
        try:
            settings.VAR.mkdir(mode=0o750, parents=True, exist_ok=True)
        except OSError:
            raise CommandError(
                f"Cannot write to {settings.VAR}: name another folder, SHANYRAQ_VAR=…"
            ) from None
        if not os.access(settings.VAR, os.W_OK):
            raise CommandError(f"Cannot write to {settings.VAR}: name another folder, SHANYRAQ_VAR=…")

    def _tell(self) -> None:
        began, tty = time.monotonic(), sys.stderr.isatty()

        def show(done: int, whole: int, step: Step) -> None:
            if tty:
                bar = "█" * (30 * done // whole)
                self.stderr.write(f"\r{bar:30} {done}/{whole} {step.day} {step.title:20}", ending="")

        acts = tell(show)
        self.stderr.write(
            f"{chr(13) if tty else ''}The story is told: {acts} acts in {time.monotonic() - began:.1f} s.{' ' * 30}"
        )

    def _roles(self, port: int) -> None:
        self.stdout.write(
            f"\nA rehearsal. Become any of these with one click: http://127.0.0.1:{port}/kk/rehearsal/"
        )
        for role in ROLES:
            self.stdout.write(f"  {role.key:14} {role.name[0]:24} {role.name[2]}")
        self.stdout.write("")
