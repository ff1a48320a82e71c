"""What recurs in this room."""

from datetime import time

from shanyraq.journal.background import Daily, Every

TIMETABLE = (
    Every("shanyraq.meetings.tasks.close_overdue_polls", minutes=5),
    Daily("shanyraq.meetings.tasks.remind_of_polls", at=time(5, 40)),
)
