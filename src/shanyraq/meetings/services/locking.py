"""Hold a row while an act decides about it, so that two people acting at once follow each other."""

from __future__ import annotations

from shanyraq.meetings.models import Session


def locked(session: Session) -> Session:
    """Read a Session again and hold it until the act ends (SQLite holds the whole database from the start)."""
    return Session.objects.select_for_update().get(pk=session.pk)


def about(session: Session) -> str:
    """Give the opaque key of a Session in the journal."""
    return f"meetings.session:{session.pk}"
