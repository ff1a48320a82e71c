"""Questions this room answers. `rulebook()` is the law as this instance holds it."""

from shanyraq.acts.queries.book import rulebook
from shanyraq.acts.queries.finding import found
from shanyraq.acts.queries.tasks import tasks_of

__all__ = ["found", "rulebook", "tasks_of"]
