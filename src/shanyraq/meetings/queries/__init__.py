"""Questions of this room. Services and pages ask the same ones, so a button and its act never disagree."""

from .own import own_data
from .tasks import tasks_of

__all__ = ["own_data", "tasks_of"]
