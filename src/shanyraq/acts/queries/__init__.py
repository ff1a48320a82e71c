"""Questions this room answers. `rulebook()` is the law as this instance holds it."""

from shanyraq.acts.queries.book import rulebook

__all__ = ["rulebook"]
