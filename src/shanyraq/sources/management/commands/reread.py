"""`shanyraq reread`: what of the papers held would read otherwise today; with --write it is shown so."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import override

from shanyraq.people.acting import SYSTEM
from shanyraq.sources.management.again import operator_language, read_again


class Command(BaseCommand):
    """Read the papers held again, with the words of all of them."""

    help = "Say what of the papers held reads otherwise today; with --write show it so. Earlier readings are kept."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether to change what is shown, and the language to answer in."""
        parser.add_argument("--write", action="store_true", help="show the papers as they read now")
        parser.add_argument("--language", choices=("kk", "ru", "en"), default=operator_language())

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what changes, or that nothing does."""
        with override(options["language"]):
            if not read_again(SYSTEM, self.stdout, self.stderr, writes=options["write"]):
                self.stdout.write(_("Every paper reads as it is shown."))
