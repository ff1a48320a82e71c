"""What recurs in this room."""

from datetime import time

from shanyraq.journal.background import Daily, Every

TIMETABLE = (
    Every("shanyraq.meetings.tasks.check_boards", seconds=2),
    Every("shanyraq.meetings.tasks.close_overdue_polls", minutes=5),
    Daily("shanyraq.meetings.tasks.remind_of_polls", at=time(5, 40)),
    Daily("shanyraq.meetings.tasks.remind_of_meetings", at=time(5, 45)),
    Daily("shanyraq.meetings.tasks.settle_notices", at=time(2, 10)),
)
