"""`shanyraq letters`: the letters that wait or are dead; --again posts the dead ones anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from shanyraq.journal import clock
from shanyraq.web import mail
from shanyraq.web.models import Letter


class Command(BaseCommand):
    """Show the post."""

    help = "List the letters that wait after a failure and those that are dead. --again: post the dead ones anew."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take --again."""
        parser.add_argument("--again", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """List, and revive where asked. Addresses are personal: only the template and the problem are shown."""
        troubled = Letter.objects.exclude(state=Letter.SENT).exclude(attempts=0).order_by("pk")
        for letter in troubled:
            self.stdout.write(
                f"{letter.pk} {letter.state} {letter.template}, {letter.attempts} attempts: {letter.problem}"
            )
        waiting = Letter.objects.filter(state=Letter.WAITING).count()
        dead = list(Letter.objects.filter(state=Letter.DEAD).values_list("pk", flat=True))
        self.stdout.write(f"{waiting} waiting, {len(dead)} dead")
        if options["again"] and dead:
            self.stdout.write(f"{mail.revive(dead, clock.now())} posted anew")
