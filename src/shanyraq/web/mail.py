"""The post. `send` writes a letter in the transaction that asks for it; the worker delivers it, again and again if need be."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from shanyraq.web.models import Letter

log = logging.getLogger("shanyraq.mail")

LEASE = timedelta(minutes=10)  # how long a delivery may take before the letter is offered to another worker
PAUSES = [
    timedelta(minutes=m) for m in (1, 5, 15, 60, 180, 360, 720, 1440, 1440)
]  # four days in all, then dead


def send(to: str, template: str, context: Mapping[str, Any], language: str) -> Letter:
    """Write a letter to one address and leave it to the worker.

    `template` is a text file without its ".txt" ("people/mail/invitation"): the subject is its first line, the
    rest is the letter. It is rendered now, in `language`, without HTML escaping. Inside an act the letter is part
    of the act's transaction: kept if the act is, gone if it is refused.
    """
    subject, text = render(template, context, language)
    return Letter.objects.create(to=to, language=language, template=template, subject=subject, text=text)


def render(template: str, context: Mapping[str, Any], language: str) -> tuple[str, str]:
    """Give subject and text of a letter."""
    with translation.override(language):
        engine = get_template(f"{template}.txt").template
        whole = engine.render(Context({"language": language, **context}, autoescape=False))
    subject, _, text = whole.strip().partition("\n")
    return " ".join(subject.split())[:300], text.strip() + "\n"  # no line end may begin a header


def deliver(at: datetime, limit: int = 50) -> int:
    """Try every letter that is due by the machine's time `at`; give how many the mail server took.

    A letter is leased before it is tried: two workers never try the same one, and one that a killed worker
    held comes back after ten minutes. So a letter is never lost, and at worst comes twice.
    """
    letters = _lease(at, limit)
    if not letters:
        return 0
    connection = get_connection()
    return sum(_try(letter, connection, at) for letter in letters)


def revive(letters: list[int], at: datetime) -> int:
    """Put dead letters back in the post; give how many."""
    dead = Letter.objects.filter(pk__in=letters, state=Letter.DEAD)
    return dead.update(state=Letter.WAITING, attempts=0, due_at=at)


def _lease(at: datetime, limit: int) -> list[Letter]:
    due = Letter.objects.filter(state=Letter.WAITING, due_at__lte=at)
    if not due.exists():
        return []
    with transaction.atomic():
        letters = list(due.select_for_update(skip_locked=True).order_by("due_at", "pk")[:limit])
        Letter.objects.filter(pk__in=[letter.pk for letter in letters]).update(due_at=at + LEASE)
    return letters


def _try(letter: Letter, connection: BaseEmailBackend, at: datetime) -> bool:
    message = EmailMessage(letter.subject, letter.text, to=[letter.to], connection=connection)
    message.extra_headers["Content-Language"] = letter.language
    try:
        message.send()
    except Exception as problem:
        _put_off(letter, problem, at)
        return False
    Letter.objects.filter(pk=letter.pk).update(
        state=Letter.SENT, sent_at=at, text="", problem="", attempts=letter.attempts + 1
    )
    return True


def _put_off(letter: Letter, problem: Exception, at: datetime) -> None:
    done = letter.attempts + 1
    dead = done > len(PAUSES)
    Letter.objects.filter(pk=letter.pk).update(
        state=Letter.DEAD if dead else Letter.WAITING,
        attempts=done,
        due_at=at if dead else at + PAUSES[done - 1],
        problem=f"{type(problem).__name__}: {problem}"[:300],
    )
    log.warning("letter %s to be sent by %s: %s", letter.pk, letter.template, problem)
    if dead:
        log.error("letter %s is dead after %s attempts", letter.pk, done)
