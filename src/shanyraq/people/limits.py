"""How often one place on the network may ask for the same thing; the limits are settings (ACCOUNT_RATE_LIMITS)."""

from __future__ import annotations

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse


def too_often(request: HttpRequest, action: str, *, reading: bool = False) -> HttpResponse | None:
    """Count one more attempt; give the page that says to wait (429) where there were too many, else None.

    Only what is sent is counted; with `reading`, what is asked for too.
    """
    answer = ratelimit.consume_or_429(request, action=action, limit_get=reading)
    return answer if isinstance(answer, HttpResponse) else None
