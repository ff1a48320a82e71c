"""Tables of the room: Sessions, requests, polls of the Council, its meetings, documents, rules of procedure."""

from .sessions import AgendaItem, Announcement, Order, Postponement, Registration, Session, Vote

__all__ = ["AgendaItem", "Announcement", "Order", "Postponement", "Registration", "Session", "Vote"]
