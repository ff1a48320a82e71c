"""Background work of this room: what is personal and no longer needed goes."""

from datetime import time, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from shanyraq.journal import clock
from shanyraq.journal.background import Daily
from shanyraq.people.models import RollDraft

DRAFT_LASTS = timedelta(days=30)


def empty_old_lists() -> int:
    """Empty the rows of lists that nobody imported within thirty days; give how many lists."""
    old = RollDraft.objects.filter(imported_at__isnull=True, brought_at__lt=clock.now() - DRAFT_LASTS)
    return old.exclude(rows=[]).update(rows=[])


def end_old_sessions() -> None:
    """Drop sessions whose time is over, with the network addresses they kept."""
    Session.objects.filter(expire_date__lt=clock.now()).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()


TIMETABLE = (
    Daily("shanyraq.people.timetable.empty_old_lists", at=time(2, 10)),
    Daily("shanyraq.people.timetable.end_old_sessions", at=time(2, 20)),
)
