"""`shanyraq words`: compile the catalogues; with --missing list the gaps; with --write add them to the .po files."""

from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from shanyraq.web import catalogues

# Two people who add words would otherwise meet in a conflict over the minute they did it.
DATED = (b'"POT-Creation-Date:', b'"PO-Revision-Date:')


class Command(BaseCommand):
    """Keep every visible string in three languages."""

    help = (
        "Compile the words; --missing lists what has no translation; --write adds the gaps to the catalogues."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take which rooms to look at, and what to do."""
        parser.add_argument("rooms", nargs="*")
        parser.add_argument("--missing", action="store_true")
        parser.add_argument("--write", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked, and always compile at the end."""
        source = settings.ROOT / "src"
        for room in catalogues.rooms(source):
            if options["rooms"] and room.name not in options["rooms"]:
                continue
            for language in ("kk", "ru"):
                gaps = catalogues.missing(room, language)
                if options["missing"]:
                    for gap in gaps:
                        self.stdout.write(
                            f"{language} {catalogues.shown(gap.file, source)}:{gap.line} {gap.id}"
                        )
                if options["write"] and (gaps or _obsolete(room, language)):
                    write(room, language)
                    self.stdout.write(f"{room.name}/{language}: {len(gaps)} to translate")
        self.stdout.write(f"{catalogues.compile_all(source)} catalogues compiled")


def _obsolete(room: Path, language: str) -> bool:
    po = room / "locale" / language / "LC_MESSAGES" / "django.po"
    if not po.exists():
        return False
    used = {(m.id, m.context) for m in catalogues.messages_of(room, language)}
    with po.open("rb") as file:
        return any((m.id, m.context) not in used for m in read_po(file, locale=language) if m.id)


def write(room: Path, language: str) -> None:
    """Bring a catalogue up to date: new strings are added empty, unused ones dropped, translations kept.

    The same words give the same bytes: no date is stamped into the file.
    """
    po = room / "locale" / language / "LC_MESSAGES" / "django.po"
    old = Catalog(locale=language)
    if po.exists():
        with po.open("rb") as file:
            old = read_po(file, locale=language)
    fresh = Catalog(locale=language, header_comment="", project="Shanyraq", charset="utf-8")
    for message in catalogues.messages_of(room, language):
        known = old.get(message.id, context=message.context)
        fresh.add(message.id, known.string if known else None, context=message.context)
    po.parent.mkdir(parents=True, exist_ok=True)
    written = BytesIO()
    write_po(written, fresh, width=110, omit_header=False, sort_output=True)
    kept = (line for line in written.getvalue().splitlines(True) if not line.startswith(DATED))
    po.write_bytes(b"".join(kept))
