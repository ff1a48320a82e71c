"""`shanyraq verify`: check the record; with --anchor also against heads kept outside."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from shanyraq.journal import anchors, clock
from shanyraq.journal.models import Instance
from shanyraq.journal.verifying import Report, verify

SHOWN = 50


class Command(BaseCommand):
    """Exit with 0 where the record is whole, 1 where something was found, 2 where an anchor cannot be read."""

    help = (
        "Check the journal: entries, personal values, heads. Exit codes: 0 whole, 1 something was found, "
        "2 the anchor cannot be read."
    )
    requires_system_checks: list[str] = []  # type: ignore[assignment]  # a wrong setting must not hide a broken journal

    def add_arguments(self, parser: CommandParser) -> None:
        """Take anchors."""
        parser.add_argument(
            "--anchor",
            action="append",
            default=[],
            metavar="FILE|HEAD",
            help="a published head: its file, a folder of them, or the head itself (1234:ab…); may be repeated",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, say, and exit."""
        try:
            outside = [anchor for given in options["anchor"] for anchor in anchors.read(given)]
        except anchors.BadAnchor as problem:
            raise CommandError(str(problem), returncode=2) from problem
        report = verify(outside, self._progress)
        self.say(report)
        if not report.whole:
            sys.exit(1)

    def say(self, report: Report) -> None:
        """Print a report."""
        out = self.stdout.write
        instance = Instance.objects.filter(pk=1).first()
        out(f"Journal of {instance.name_en or instance.name_kk} ({instance.kind})" if instance else "Journal")
        out(f"  sealed      {report.size} entries under {report.heads} heads")
        if report.last:
            out(f"  last head   {anchors.said(report.last)}")
        waits = f", the oldest since {_age(report)}" if report.unsealed else ""
        out(f"  unsealed    {report.unsealed} entries{waits}")
        out(f"  erased      personal values of {report.erased} entries, each by an act")
        for source in report.anchors:
            out(f"  agrees with {source}")
        for finding in report.findings[:SHOWN]:
            out(self.style.ERROR(f"  FOUND       {finding.kind}: {finding.words}"))
        if len(report.findings) > SHOWN:
            out(self.style.ERROR(f"  FOUND       and {len(report.findings) - SHOWN} more"))
        out("  whole: nothing was changed, inserted or removed" if report.whole else "  NOT WHOLE")
        out(_not_proven(report))

    def _progress(self, done: int, size: int) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r  {done} of {size}", ending="\n" if done == size else "")
        elif size > 100_000 and done % 100_000 == 0:
            self.stderr.write(f"  {done} of {size}")


def _age(report: Report) -> str:
    assert report.oldest_unsealed is not None
    seconds = int((clock.now() - report.oldest_unsealed).total_seconds())
    return f"{seconds} s" if seconds < 120 else f"{report.oldest_unsealed:%Y-%m-%d %H:%M} UTC"


def _not_proven(report: Report) -> str:
    said = "  Not proven: that the acts told the truth"
    if report.unsealed:
        said += "; anything about the unsealed entries"
    if not report.anchors:
        said += (
            "; that the end of the journal was not cut off, or the whole of it rewritten with all its hashes. "
            "For that, compare with a head kept outside: --anchor FILE|HEAD"
        )
    return said + "."
