"""Days as readers write them."""

from datetime import date

from django.utils.translation import get_language
from kazakhtext.dates import parse_date

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)


def read_day(text: str) -> date | None:
    """Read 24.04.2025, 2025-04-24 or a day written in words; None where it is no day between 1900 and 2199."""
    day = parse_date(text.strip()[:40], get_language() or "kk")
    return day if day is not None and FIRST_DAY <= day <= LAST_DAY else None
