"""Tables of the room: Sessions, requests, polls of the Council, its meetings."""

from .council import CouncilItem, CouncilMeeting, Discussion
from .polls import Poll, PollAnswer
from .requests import Request, Signature
from .sessions import AgendaItem, Announcement, Order, Postponement, Registration, Session, Vote

__all__ = [
    "AgendaItem", "Announcement", "CouncilItem", "CouncilMeeting", "Discussion", "Order", "Poll", "PollAnswer",
    "Postponement", "Registration", "Request", "Session", "Signature", "Vote",
]  # fmt: skip
