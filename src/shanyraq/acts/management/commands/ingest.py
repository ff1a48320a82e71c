"""`shanyraq ingest FILE…`: receive papers, and lay out the texts of the acts among them."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from textwrap import shorten
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override
from kazakhtext.lines import Paragraph
from kazakhtext.order import reading_order
from rulebook import Act, Refusal, Refused

from shanyraq.acts.parsing.decree import NotADecree, parse
from shanyraq.acts.queries import rulebook
from shanyraq.acts.queries.texts import act_of_decree, text_of
from shanyraq.acts.services import edit_text
from shanyraq.journal import clock
from shanyraq.people.acting import SYSTEM, Actor
from shanyraq.people.models import User
from shanyraq.people.queries import actor_of
from shanyraq.sources import rules
from shanyraq.sources.joining import paragraphs_of
from shanyraq.sources.management import again
from shanyraq.sources.models import Paper
from shanyraq.sources.progress import Bar
from shanyraq.sources.queries import lines_held
from shanyraq.sources.services import RESERVED, receive_paper
from shanyraq.web.refusals import said
from shanyraq.web.words import say, say_count

BAD_CONTENT, NO_INPUT = 65, 66  # as sysexits.h names them
_NO_INPUT = {"sources.is_a_folder", "sources.not_found", "sources.unreadable"}
_UNCHANGED = {"sources.already_received"}


@dataclass(frozen=True)
class File:
    """A file on its way in: where it lies, its bytes, and what was read in them."""

    path: Path
    content: bytes
    read: rules.Read


class Command(BaseCommand):
    """Receive papers. Each file is taken whole or not at all; the others go on.

    Papers that were here before are read again with the words of the new ones: what changes is shown.
    """

    together: list[list[str]]
    help = "Receive papers (PDF, DOCX or text in UTF-8) and lay out the acts among them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the files, who brings them, and the language to answer in."""
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument(
            "--by", metavar="EMAIL", help="the officer who brings the papers; else the system"
        )
        parser.add_argument("--language", choices=("kk", "ru", "en"), default=again.operator_language())

    def handle(self, *args: Any, **options: Any) -> None:
        """Take each file; the exit code is 65 for a file that cannot be used, 66 for one that cannot be opened."""
        with override(options["language"]):
            by = self._actor(options["by"])
            self.received: list[Paper] = []
            files = [self._read(Path(name)) for name in options["files"]]
            self.together = [rules.lines_of(file.read.text) for file in files if file.read.text]
            code = max(self._take(file, by) for file in files)
            if self.received:
                again.read_again(by, self.stdout, self.stderr, but=self.received)
        if code:
            sys.exit(code)

    def _actor(self, email: str | None) -> Actor:
        if not email:
            return SYSTEM
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise CommandError(
                say(_("Nobody here has the address {email}."), email=email), returncode=NO_INPUT
            )
        return actor_of(user, clock.today())

    def _read(self, path: Path) -> File:
        bar = Bar(say(_("{file}: reading"), file=path.name), self.stderr)
        try:
            content = opened(path)
            return File(path, content, rules.read(content, bar))
        except Refusal as refusal:
            return File(path, b"", rules.Read(refusal.verdict))
        finally:
            bar.end()

    def _take(self, file: File, by: Actor) -> int:
        bar = Bar(file.path.name, self.stderr)
        try:
            with transaction.atomic():
                paper, laid = self._received(file, by, bar)
        except Refusal as refusal:
            bar.end()
            return self._refused(file.path, refusal.verdict)
        bar.end()
        self.received.append(paper)
        self.stdout.write(self._done(file.path, paper, laid))
        return 0

    def _received(self, file: File, by: Actor, bar: Bar) -> tuple[Paper, Act | None]:
        file.read.verdict.require()
        known, title = recognised(file.read)
        slug = free_slug(known.text_paper or known.slug if known else slug_of(file.path), file.content)
        at = clock.moment()
        paper = receive_paper(
            by=by, at=at, content=file.content, name=file.path.name, slug=slug, title=title, progress=bar,
            context=[*self.together, *lines_held()], read=file.read,
        )  # fmt: skip
        if known is not None:
            edit_text(by=by, at=at, paper=paper)
        return paper, known

    def _refused(self, path: Path, verdict: Refused) -> int:
        words = said(verdict)
        line = f"{path.name}: {words.title} {words.lead}".rstrip()
        if verdict.code in _UNCHANGED:
            self.stdout.write(line)
            return 0
        self.stderr.write(line)
        return NO_INPUT if verdict.code in _NO_INPUT else BAD_CONTENT

    def _done(self, path: Path, paper: Paper, laid: Act | None) -> str:
        clauses = say_count("{count} clause", "{count} clauses", paper.clause_count)
        lines = say_count("{count} line", "{count} lines", paper.line_count)
        line = f"{path.name}: {lines}, {clauses}, /papers/{paper.slug}/"
        text = text_of(laid.slug, paper.languages[0] if paper.languages else "kk") if laid else None
        if laid is None or text is None:
            return line
        notes = say_count("{count} note", "{count} notes", text.notes.count())
        found = say_count("{count} inconsistency", "{count} inconsistencies", text.inconsistencies.count())
        return f"{line}\n  /acts/{laid.slug}/: {notes}, {found}"


def opened(path: Path) -> bytes:
    """Read a file; raises `Refusal` with "sources.is_a_folder", "sources.not_found", "sources.unreadable".

    A file too large is not read whole: one byte more than is taken is enough to refuse it.
    """
    try:
        with path.open("rb") as file:
            head, size = file.read(8), path.stat().st_size
            if size > rules.most_megabytes(head) * 1024 * 1024:
                rules.too_large(size, head).require()
            return head + file.read()
    except IsADirectoryError:
        code = "sources.is_a_folder"
    except FileNotFoundError:
        code = "sources.not_found"
    except OSError:
        code = "sources.unreadable"
    raise Refusal(Refused(code))


def free_slug(wanted: str, content: bytes) -> str:
    """Give an address that no other paper has: another paper of the same act is "decree-149-2011-2"."""
    digest = sha256(content).hexdigest()
    taken = RESERVED | set(Paper.objects.exclude(sha256=digest).values_list("slug", flat=True))
    number = 2
    slug = wanted
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    return slug


def recognised(found: rules.Read) -> tuple[Act | None, str]:
    """Find the act of the register that a paper holds, and a title for the paper."""
    paragraphs = paragraphs_of(rules.lines_of(found.text), found.kind)
    try:
        decree = parse(paragraphs)
    except NotADecree:
        return None, title_of(paragraphs)
    return act_of_decree(decree, rulebook()), decree.title


def title_of(paragraphs: Sequence[Paragraph]) -> str:
    """Choose a title: where the paper's reading begins, the first words that are more than a number."""
    order = reading_order(paragraphs)
    begins = order.ranges[0][0] if order else 0
    texts = [p.text.lstrip("●•▪\uf0b7- ") for p in paragraphs if p.first_line >= begins]
    return shorten(next((text for text in texts if len(text) > 12), ""), 120, placeholder=" …")


def slug_of(path: Path) -> str:
    """Make a paper's address of its file's name: "000_f10bed6d.txt" gives "000-f10bed6d"."""
    return slugify(path.stem.replace("_", "-"))[:60] or "paper"
