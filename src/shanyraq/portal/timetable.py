"""Background work of this room: what is personal and past its term goes, every night, as the page says."""

from datetime import time

from shanyraq.journal import clock
from shanyraq.journal.background import Daily
from shanyraq.journal.services import forget_overdue
from shanyraq.people.acting import SYSTEM
from shanyraq.portal.keeping import forgotten


def forget() -> dict[str, int]:
    """Remove what is past the terms of keeping.toml; give how many of each kind."""
    at = clock.moment()
    return forget_overdue(by=SYSTEM, at=at, before={row.id: row.before(at) for row in forgotten()})


TIMETABLE = (Daily("shanyraq.portal.timetable.forget", at=time(2, 10)),)
