"""Questions about papers: which are held, a page of one, and what a person should look at."""

from shanyraq.sources.queries.papers import (
    A_PAGE,
    Joint,
    Row,
    joints_of,
    lines_held,
    page_of,
    papers,
    rows_of,
)
from shanyraq.sources.queries.review import Review, order_of, review

__all__ = [
    "A_PAGE",
    "Joint",
    "Review",
    "Row",
    "joints_of",
    "lines_held",
    "order_of",
    "page_of",
    "papers",
    "review",
    "rows_of",
]
