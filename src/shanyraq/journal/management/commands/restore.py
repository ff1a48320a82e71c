"""`shanyraq restore FILE`: bring the instance back, and check its journal."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from shanyraq.journal.backup import BackupProblem, restore
from shanyraq.journal.management.commands.verify import Command as Verify


class Command(BaseCommand):
    """Restore a backup; exit with 1 where its journal is not whole."""

    help = "Bring back what `backup` wrote: into an empty instance, or over this one with --replace. Checks the journal after."
    requires_system_checks: list[str] = []  # type: ignore[assignment]  # there may be no database yet

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="replace what this instance holds")

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore, verify, say."""
        try:
            report = restore(options["file"], replace=options["replace"])
        except (BackupProblem, OSError) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write("restored")
        Verify(stdout=self.stdout, stderr=self.stderr).say(report)
        if not report.whole:
            sys.exit(1)
