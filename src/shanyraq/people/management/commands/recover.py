"""`shanyraq recover`: a way back for somebody who lost the second factor where no two officers can approve it."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _
from rulebook import Refusal

from shanyraq.journal import clock
from shanyraq.people import letters
from shanyraq.people.acting import SYSTEM
from shanyraq.people.models import User
from shanyraq.people.services import recover_factor
from shanyraq.web.refusals import said


class Command(BaseCommand):
    """Ask once more, remove the factor, print the link for a new password."""

    help = (
        "Remove a lost second factor where no two officers can approve it; prints a link for a new password."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address of the account, and how the person was recognised."""
        parser.add_argument("address", help="the e-mail of the account")
        parser.add_argument("--recognised-by", required=True, help="how the person was recognised, in words")
        parser.add_argument("--yes", action="store_true", help="do not ask once more")

    def handle(self, *args: Any, **options: Any) -> None:
        """Speak the language of the account; change nothing where it is refused."""
        user = User.objects.select_related("person").filter(email__iexact=options["address"].strip()).first()
        how = options["recognised_by"].strip()
        if user is None or user.person is None or not user.is_active:
            raise CommandError(_("No account has this address."))
        if not how:
            raise CommandError(_("Say how the person was recognised: --recognised-by."))
        with translation.override(user.language):
            if not (options["yes"] or self.agreed(user)):
                raise CommandError(_("Nothing was changed."))
            try:
                recover_factor(by=SYSTEM, at=clock.moment(), user=user, recognised_by=how[:500])
            except Refusal as refusal:
                words = said(refusal.verdict)
                raise CommandError("\n".join([words.title, words.lead, *words.ways]).strip()) from None
            self.stdout.write(
                _("The second factor is removed; the record says so, and the person is told by mail.")
            )
            self.stdout.write(
                _("This link works once. The person opens it, chooses a password and sets a new factor:")
            )
            self.stdout.write(letters.way_back(User.objects.get(pk=user.pk)))

    def agreed(self, user: User) -> bool:
        """Ask on the terminal; without one, --yes is needed."""
        if not sys.stdin.isatty():
            return False
        question = _("Remove the second factor of {address} and end every session? [yes/no]")
        return input(question.format(address=user.email) + " ").strip().casefold() in {"yes", "да", "иә"}
