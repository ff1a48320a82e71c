"""Letters. One is written inside the act and lies in the queue's table by the same commit; a worker posts it, with retries."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import override
from django_q.tasks import async_task


def send(to: str, template: str, context: dict[str, Any], language: str) -> None:
    """Write a letter from `<template>.subject.txt` and `<template>.txt` in a language, and leave it for the worker.

    The queue is a table of the same database, so the letter is kept exactly when the act is: neither a crash
    after the commit loses it nor an act that is undone sends it. What fails eight times lies with the worker's failures.
    """
    with override(language):
        words = {**context, "site_address": settings.SITE_ADDRESS, "rehearsal": settings.REHEARSAL}
        subject = " ".join(render_to_string(f"{template}.subject.txt", words).split())
        body = render_to_string(f"{template}.txt", words).strip() + "\n"
    if settings.Q_CLUSTER.get("sync"):
        transaction.on_commit(lambda: deliver(to, subject, body))
    else:
        async_task("shanyraq.web.mail.deliver", to, subject, body)


def deliver(to: str, subject: str, body: str) -> None:
    """Post one letter. Raises what the mail server raises, so that the worker tries again."""
    EmailMessage(subject=subject, body=body, to=[to]).send(fail_silently=False)
