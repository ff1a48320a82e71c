"""Hold a row while an act decides about it, so that two people acting at once follow each other."""

from __future__ import annotations

from shanyraq.meetings.models import AgendaItem, Session


def locked(session: Session) -> Session:
    """Read a Session again and hold it until the act ends (SQLite holds the whole database from the start)."""
    return Session.objects.select_for_update().get(pk=session.pk)


def sitting_of(item: AgendaItem) -> Session:
    """Hold the Session of a matter, and let the matter know it as it stands now: what was read before the wait may be over."""
    item.session = locked(item.session)
    return item.session


def about(session: Session) -> str:
    """Give the opaque key of a Session in the journal."""
    return f"meetings.session:{session.pk}"
