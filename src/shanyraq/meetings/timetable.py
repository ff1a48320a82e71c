"""What recurs in this room."""

from shanyraq.journal.background import Every

TIMETABLE = (Every("shanyraq.meetings.tasks.close_overdue_polls", minutes=5),)
