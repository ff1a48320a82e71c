"""Questions of this room. Services and pages ask the same ones, so a button and its act never disagree."""

from .tasks import tasks_of

__all__ = ["tasks_of"]
