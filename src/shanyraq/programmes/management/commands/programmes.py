"""`shanyraq programmes import FILE` and `shanyraq programmes tree`: a programme's tree from its paper alone."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from hashlib import sha256
from json import dumps
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from rulebook import Refusal

from shanyraq.acts.management.commands.ingest import (
    BAD_CONTENT,
    NO_INPUT,
    free_slug,
    opened,
    recognised,
    slug_of,
)
from shanyraq.journal import clock
from shanyraq.people.acting import SYSTEM, Actor
from shanyraq.people.models import User
from shanyraq.people.queries import actor_of
from shanyraq.programmes import labels, queries
from shanyraq.programmes.models import Edition, Programme
from shanyraq.programmes.services.importing import import_programme, tree_of
from shanyraq.sources import rules
from shanyraq.sources.management.again import operator_language
from shanyraq.sources.models import Paper
from shanyraq.sources.queries import lines_held
from shanyraq.sources.services import receive_paper
from shanyraq.web.refusals import said
from shanyraq.web.words import say, say_count

_NO_INPUT = {"sources.is_a_folder", "sources.not_found", "sources.unreadable"}


class Command(BaseCommand):
    """Read programmes from papers, and print their trees."""

    help = "Read the tree of a programme from its paper, and print it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do: import a file, or print a tree."""
        parser.add_argument("--language", choices=("kk", "ru", "en"), default=operator_language())
        doing = parser.add_subparsers(dest="doing", required=True)
        bring = doing.add_parser("import", help="read the tree of a paper; a paper not held yet is received")
        bring.add_argument("file", metavar="FILE", help="the file, or the address of a paper that is held")
        bring.add_argument("--into", metavar="SLUG", default="", help="the programme whose new text this is")
        bring.add_argument("--by", metavar="EMAIL", help="the officer who brings it; else the system")
        tree = doing.add_parser("tree", help="print the tree of a programme, or of all")
        tree.add_argument("programme", nargs="?", metavar="SLUG", default="")
        tree.add_argument("--json", action="store_true", help="each part as an object of one list")
        tree.add_argument("--unplaced", action="store_true", help="the lines that found no place, instead")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import or print; the exit code is 65 for a file that cannot be used, 66 for one that cannot be opened."""
        with override(options["language"]):
            if options["doing"] == "tree":
                self._print(options)
            elif code := self._import(options):
                sys.exit(code)

    def _import(self, options: dict[str, Any]) -> int:
        by = self._actor(options["by"])
        try:
            with transaction.atomic():
                paper = held(options["file"]) or self._received(Path(options["file"]), by)
                tree = tree_of(paper)
                edition = import_programme(
                    by=by, at=clock.moment(), paper=paper, tree=tree, into=options["into"]
                )
        except Refusal as refusal:
            words = said(refusal.verdict)
            line = f"{Path(options['file']).name}: {words.title}. {words.lead}"
            if refusal.verdict.code == "programmes.unchanged":
                self.stdout.write(line)
                return 0
            self.stderr.write(line)
            return NO_INPUT if refusal.verdict.code in _NO_INPUT else BAD_CONTENT
        self._say(edition)
        return 0

    def _actor(self, email: str | None) -> Actor:
        if not email:
            return SYSTEM
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise CommandError(
                say(_("Nobody here has the address {email}."), email=email), returncode=NO_INPUT
            )
        return actor_of(user, clock.today())

    def _received(self, path: Path, by: Actor) -> Paper:
        content = opened(path)
        found = rules.read(content)
        found.verdict.require()
        known, title = recognised(found)
        slug = free_slug(known.text_paper or known.slug if known else slug_of(path), content)
        return receive_paper(
            by=by, at=clock.moment(), content=content, name=path.name, slug=slug, title=title,
            context=lines_held(), read=found,
        )  # fmt: skip

    def _say(self, edition: Edition) -> None:
        counts = ", ".join(labels.counted(queries.counts_of(edition)))
        where = f"/programmes/{edition.programme.slug}/"
        self.stdout.write(say(_("{file}: edition {number}: {counts}, {where}"), file=edition.paper.name,
                              number=edition.number, counts=counts, where=where))  # fmt: skip
        placed = say_count(
            "{count} piece without a place", "{count} pieces without a place", len(edition.unplaced)
        )
        self.stdout.write(placed if edition.unplaced else _("Every line has its place."))
        for one in (*edition.unplaced, *edition.remarks):
            self.stdout.write(f"  {lines(one)}: {labels.reason(one)}: {one['text'][:80]}")

    def _print(self, options: dict[str, Any]) -> None:
        found = self._editions(options["programme"])
        rows = [
            row
            for edition in found
            for row in (queries.unplaced_of if options["unplaced"] else queries.nodes_of)(edition)
        ]
        if options["json"]:
            self.stdout.write(dumps(rows, ensure_ascii=False, indent=1))
            return
        for row in rows:
            name = row.get("number") or labels.reason(row)
            text = row.get("title") or row["text"]
            self.stdout.write(f"{lines(row)}\t{row.get('kind', '')}\t{name}\t{text}")

    def _editions(self, slug: str) -> list[Edition]:
        day = clock.today()
        if not slug:
            return queries.programmes_on(day)
        programme = Programme.objects.filter(slug=slug).first()
        edition = queries.edition_on(programme, day) if programme else None
        if edition is None:
            raise CommandError(say(_("No programme has the address {slug}."), slug=slug), returncode=NO_INPUT)
        return [edition]


def held(name: str) -> Paper | None:
    """Find the paper held that a file is, by its bytes; or, where there is no such file, by its address."""
    path = Path(name)
    if path.is_file():
        return Paper.objects.filter(sha256=sha256(opened(path)).hexdigest()).first()
    return Paper.objects.filter(slug=name).first()


def lines(row: dict[str, Any]) -> str:
    """Say the lines of a row: "12" or "12–14"."""
    first, last = row["first_line"], row["last_line"]
    return f"{first}" if first == last else f"{first}–{last}"
