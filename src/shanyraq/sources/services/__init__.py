"""The acts of this room."""

from shanyraq.sources.services.papers import Progress, receive_paper

__all__ = ["Progress", "receive_paper"]
