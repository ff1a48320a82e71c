"""Questions of this room. Services and pages ask the same ones, so a button and its act never disagree."""

from .finding import found
from .own import own_data
from .tasks import tasks_of

__all__ = ["found", "own_data", "tasks_of"]
