"""Background work of this room."""

from shanyraq.journal import clock
from shanyraq.journal.background import Every
from shanyraq.web import mail


def deliver_letters() -> int:
    """Deliver the letters that are due."""
    return mail.deliver(clock.now())


TIMETABLE = (Every("shanyraq.web.timetable.deliver_letters", seconds=5),)
