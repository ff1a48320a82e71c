"""`shanyraq setup`: begin an official instance: names, first administrator, mail, time zone, languages."""

from __future__ import annotations

import os
import sys
from getpass import getpass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _
from rulebook import Refusal

from shanyraq.journal import clock
from shanyraq.journal.models import Instance
from shanyraq.journal.services import begin_instance
from shanyraq.people import answers
from shanyraq.people.acting import SYSTEM
from shanyraq.people.queries import count_administrators
from shanyraq.people.services import set_up_instance
from shanyraq.web import mail
from shanyraq.web.refusals import said


class Command(BaseCommand):
    """Ask, check, write the settings, and make the first administrator. A second time it refuses."""

    help = (
        "Begin an official platform. Each question may be answered by its flag or by SHANYRAQ_SETUP_<NAME>."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take every answer as a flag; what is absent is asked for."""
        for question in answers.QUESTIONS:
            parser.add_argument(f"--{question.name.replace('_', '-')}", help=question.help)
        parser.add_argument(
            "--no-input", action="store_true", help="ask nothing; what has no answer is its default"
        )
        parser.add_argument("--no-test-letter", action="store_true", help="do not try to send a letter")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it once."""
        self.options = options
        language = self.answer(answers.LANGUAGE, {})
        with translation.override(language):
            self.begin({"language": language})

    def begin(self, given: dict[str, str]) -> None:
        """Ask the rest, then write: settings first, the record second, the letter last."""
        if settings.REHEARSAL:
            raise CommandError(
                _("SHANYRAQ_TODAY is set: that begins a rehearsal. Unset it and run setup again.")
            )
        call_command("migrate", verbosity=0, interactive=False)
        self.refuse_a_second_time()
        for question in answers.QUESTIONS:
            given.setdefault(question.name, self.answer(question, given))
        password = self.mail_password() if given["mail_host"] else ""
        place = answers.write(settings.VAR, answers.environment(given, password))
        try:
            link = self.record(given)
        except Refusal as refusal:
            raise CommandError(said(refusal.verdict).title) from None
        self.stdout.write(_("The platform is begun. Its settings are in {place}.").format(place=place))
        if given["mail_host"] and not self.options["no_test_letter"]:
            self.try_mail(given, password)
        self.stdout.write(_("The administrator opens this link within 14 days and chooses a password:"))
        self.stdout.write(link.replace(settings.SITE_ADDRESS, given["address"], 1))

    def refuse_a_second_time(self) -> None:
        """Say in one line that this database is taken."""
        kind = Instance.objects.filter(pk=1).values_list("kind", flat=True).first()
        if kind == Instance.REHEARSAL:
            raise CommandError(
                _("This database is a rehearsal's. Name another one: SHANYRAQ_VAR or DATABASE_URL.")
            )
        if kind and count_administrators():
            raise CommandError(_("This platform is set up already. Nothing was changed."))

    def answer(self, question: answers.Question, given: dict[str, str]) -> str:
        """Take an answer from the flag, the environment or the person, until it is one."""
        default = question.default_for(given)
        ready = self.options.get(question.name) or os.environ.get(f"SHANYRAQ_SETUP_{question.name.upper()}")
        if ready is None and (self.options["no_input"] or not sys.stdin.isatty()):
            ready = default
        while True:
            text = ready if ready is not None else self.ask(question, default)
            try:
                return question.check(text.strip())
            except answers.NotAnAnswer as problem:
                line = f"{question.label}: {problem}"
                if ready is not None:
                    raise CommandError(line) from None
                self.stderr.write(line)

    def ask(self, question: answers.Question, default: str) -> str:
        """Ask on the terminal; Enter takes the default."""
        shown = f" [{default}]" if default else ""
        return input(f"{question.label}{shown}: ") or default

    def mail_password(self) -> str:
        """Take the password of the mail server from the environment, or ask without showing it."""
        ready = os.environ.get("SHANYRAQ_MAIL_PASSWORD")
        if ready is not None or self.options["no_input"] or not sys.stdin.isatty():
            return ready or ""
        return getpass(_("Password of the mail server: "))

    def record(self, given: dict[str, str]) -> str:
        """Write the first entries of the record; give the administrator's link."""
        names = {language: given[f"name_{language}"] for language in ("kk", "ru", "en")}
        at = clock.moment()
        if not Instance.objects.exists():
            begin_instance(by=SYSTEM, at=at, kind=Instance.OFFICIAL, names=names)
        return set_up_instance(
            by=SYSTEM, at=at, names=names, administrator=given["administrator"],
            address=given["mail"], language=given["language"],
        )  # fmt: skip

    def try_mail(self, given: dict[str, str], password: str) -> None:
        """Send one letter with the settings just given, and say what came of it."""
        subject, text = mail.render("people/mail/test", {}, given["language"])
        try:
            connection = get_connection(
                "django.core.mail.backends.smtp.EmailBackend", host=given["mail_host"], port=int(given["mail_port"]),
                username=given["mail_user"], password=password, use_tls=int(given["mail_port"]) != 25, timeout=15,
            )  # fmt: skip
            EmailMessage(subject, text, given["mail_from"], [given["mail"]], connection=connection).send()
        except Exception as problem:  # whatever the mail server does, the instance is begun
            self.stderr.write(_("The test letter was not sent: {problem}").format(problem=problem))
            self.stderr.write(_("Mend the settings in the file above; letters wait and are sent later."))
        else:
            self.stdout.write(_("A test letter is sent to {address}.").format(address=given["mail"]))
