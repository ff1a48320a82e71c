"""The hall's display: readable from 20 m, the same for everybody, from one fragment that a process makes once a second.

A page keeps a stream of changes open where a process holds streams (`meetings.live`), and asks by itself where none does;
without a script it is loaded anew every five seconds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from hashlib import sha256
from threading import Lock
from time import monotonic
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.translation import get_language, override
from django.views.decorators.http import condition, require_safe

from shanyraq.acts.queries import rulebook
from shanyraq.journal import clock
from shanyraq.meetings.live import Shown
from shanyraq.meetings.models import Session
from shanyraq.meetings.queries.hall import hall_of
from shanyraq.web.middleware import POLICY

FRESH = 1.0  # seconds
SITTING = 18 * 60 * 60  # seconds for which the key of a hall holds
NOTHING = Shown("", "")


class Kept:
    """Make a thing at most once in `FRESH` seconds for each key, however many ask for it."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self.now, self.lock = now, Lock()
        self.things: dict[tuple[object, ...], tuple[float, Shown]] = {}

    def get(self, key: tuple[object, ...], make: Callable[[], Shown]) -> Shown:
        """Give what was made lately, or make it; those who ask meanwhile wait for it."""
        with self.lock:
            made, thing = self.things.get(key, (float("-inf"), NOTHING))
            if self.now() - made < FRESH:
                return thing
            thing = make()
            self.things = {k: v for k, v in self.things.items() if self.now() - v[0] < FRESH}
            self.things[key] = (self.now(), thing)
            return thing


KEPT = Kept()


@lru_cache(maxsize=1)
def _signer() -> TimestampSigner:
    return TimestampSigner(salt="meetings.hall")


def is_of_the_hall(key: str) -> bool:
    """Tell whether a display was opened by somebody signed in: those are told first."""
    try:
        return _signer().unsign(key, max_age=SITTING) == "hall"
    except BadSignature:
        return False


def shown(row: Session, day: date, now: datetime) -> Shown:
    """Make a Session's display in the language that is active: its text, and a tag that clocks do not change."""
    said = {"rehearsal": settings.REHEARSAL, "language": get_language()}
    hall = hall_of(rulebook(), row, day, now)
    text = still = render_to_string("meetings/parts/hall.html", {**said, "hall": hall, "now": now})
    if hall.left is not None:
        unmoved = replace(hall, left=0 if hall.left >= 0 else -1)
        still = render_to_string("meetings/parts/hall.html", {**said, "hall": unmoved, "now": now})
    return Shown(sha256(still.encode()).hexdigest()[:16], text)


def show(language: str, number: int) -> Shown | None:
    """Make the display of a Session in a language, as it stands; None where there is no such Session or language."""
    row = Session.objects.filter(number=number).first()
    if row is None or language not in dict(settings.LANGUAGES):
        return None
    with override(language):
        return shown(row, clock.today(), clock.now())


def _shown(request: HttpRequest, number: int) -> Shown:
    row = get_object_or_404(Session, number=number)
    day: date = request.today  # type: ignore[attr-defined]
    return KEPT.get((row.pk, row.number, get_language(), day), lambda: shown(row, day, clock.now()))


def _stream_of(request: HttpRequest, number: int) -> str:
    """Give the address of the stream; empty where no process holds streams, and the page asks by itself."""
    if not settings.LIVE:
        return ""
    key = _signer().sign("hall") if request.user.is_authenticated else ""
    query = f"?key={quote(key)}" if key else ""
    return f"{_place_of(request)}/{get_language()}/{number}/{query}"


def _place_of(request: HttpRequest) -> str:
    """Give where streams are: a path behind the proxy, or another port of the host by which the reader came."""
    if not settings.LIVE.startswith(":"):
        return str(settings.LIVE)
    host = urlsplit(f"//{request.get_host()}").hostname or ""
    return f"{request.scheme}://{f'[{host}]' if ':' in host else host}{settings.LIVE}/live"


@require_safe
def hall(request: HttpRequest, number: int) -> HttpResponse:
    """Show the hall's display."""
    row = get_object_or_404(Session, number=number)
    context = {
        "session": row,
        "fragment": _shown(request, number).text,
        "stream": _stream_of(request, number),
    }
    answer = render(request, "meetings/hall.html", context)
    if settings.LIVE.startswith(":"):
        answer.headers["Content-Security-Policy"] = POLICY.replace(
            "connect-src 'self'", f"connect-src 'self' {_place_of(request).removesuffix('/live')}"
        )
    return answer


def _tag(request: HttpRequest, number: int) -> str:
    return f'"{_shown(request, number).tag}"'


@require_safe
@condition(etag_func=_tag)
def now(request: HttpRequest, number: int) -> HttpResponse:
    """Give the display's content alone; 304 where it says what the reader has."""
    return HttpResponse(_shown(request, number).text, headers={"Cache-Control": "public, max-age=1"})
