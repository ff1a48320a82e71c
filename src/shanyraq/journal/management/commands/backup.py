"""`shanyraq backup FILE`: the whole instance in one file, while people work."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from shanyraq.journal import clock
from shanyraq.journal.backup import BackupProblem, backup


class Command(BaseCommand):
    """Write a backup."""

    help = "Write the database, the files and the published heads into one checksummed file (tar.gz)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file."""
        parser.add_argument("file", type=Path, help="where to; {now} becomes the time: backups/{now}.tar.gz")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, and say what was written."""
        at = clock.now()
        target = Path(str(options["file"]).replace("{now}", f"{at:%Y-%m-%dT%H%M%SZ}"))
        try:
            made = backup(target, at)
        except (BackupProblem, OSError) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{made.path}: {made.size / 1e6:.1f} MB, the database and {made.files} files")
