"""What this database is a record of must be what the settings say. A rehearsal never runs as the institution, nor the other way round."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import DatabaseError

from shanyraq.journal.models import Instance


class WrongKind(SystemExit):
    """Stop the process with one line: the database is of another kind than the settings."""


def disagreement() -> str:
    """Say in one line how database and settings disagree; "" where they agree, or nothing has begun yet."""
    try:
        kind = Instance.objects.filter(pk=1).values_list("kind", flat=True).first()
    except DatabaseError:
        return ""
    if kind == Instance.OFFICIAL and settings.REHEARSAL:
        return (
            "This database is the record of an official instance; it does not run as a rehearsal. "
            "Unset SHANYRAQ_TODAY, or name another database (SHANYRAQ_VAR, DATABASE_URL)."
        )
    if kind == Instance.REHEARSAL and not settings.REHEARSAL:
        return (
            "This database is a rehearsal; it does not run as an official instance. "
            "Set SHANYRAQ_TODAY to the day to rehearse, or name another database (SHANYRAQ_VAR, DATABASE_URL)."
        )
    return ""


def require_same_kind() -> None:
    """Stop the process where database and settings disagree. Servers and workers call this as they start."""
    if line := disagreement():
        raise WrongKind(line)


def check_kind(**_given: Any) -> list[CheckMessage]:
    """Answer Django's system check."""
    line = disagreement()
    return [Error(line, id="journal.E001")] if line else []
