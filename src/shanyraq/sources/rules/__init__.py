"""The rules of this room: which files are taken as papers, which corrections may be proposed and accepted."""

from shanyraq.sources.rules.files import (
    MOST_LINES_AT_ONCE,
    MOST_MEGABYTES,
    Read,
    lines_of,
    most_megabytes,
    read,
    short_enough,
    too_large,
)
from shanyraq.sources.rules.readings import (
    MOST_A_DAY,
    is_shown,
    looks_legal,
    may_begin,
    may_propose,
    may_repair,
    may_settle,
)

__all__ = [
    "MOST_A_DAY",
    "MOST_LINES_AT_ONCE",
    "MOST_MEGABYTES",
    "Read",
    "is_shown",
    "lines_of",
    "looks_legal",
    "may_begin",
    "may_propose",
    "may_repair",
    "may_settle",
    "most_megabytes",
    "read",
    "short_enough",
    "too_large",
]
