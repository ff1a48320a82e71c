"""The hall's display: readable from 20 m, the same for everybody, from one fragment that a process makes once a second."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from threading import Lock
from time import monotonic

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import condition, require_safe

from shanyraq.acts.queries import rulebook
from shanyraq.journal import clock
from shanyraq.meetings.models import Session
from shanyraq.meetings.queries.hall import hall_of

FRESH = 1.0  # seconds


class Kept:
    """Make a thing at most once in `FRESH` seconds for each key, however many ask for it."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self.now, self.lock = now, Lock()
        self.things: dict[tuple[object, ...], tuple[float, str]] = {}

    def get(self, key: tuple[object, ...], make: Callable[[], str]) -> str:
        """Give what was made lately, or make it; those who ask meanwhile wait for it."""
        with self.lock:
            made, thing = self.things.get(key, (float("-inf"), ""))
            if self.now() - made < FRESH:
                return thing
            thing = make()
            self.things = {k: v for k, v in self.things.items() if self.now() - v[0] < FRESH}
            self.things[key] = (self.now(), thing)
            return thing


KEPT = Kept()


def _fragment(request: HttpRequest, number: int) -> str:
    row = get_object_or_404(Session, number=number)
    day, now = request.today, clock.now()  # type: ignore[attr-defined]

    def make() -> str:
        said = {"rehearsal": settings.REHEARSAL, "language": get_language()}
        hall = hall_of(rulebook(), row, day, now)
        return render_to_string("meetings/parts/hall.html", {**said, "hall": hall, "now": now})

    return KEPT.get((row.pk, row.number, get_language(), day), make)


@require_safe
def hall(request: HttpRequest, number: int) -> HttpResponse:
    """Show the hall's display."""
    row = get_object_or_404(Session, number=number)
    context = {"session": row, "fragment": _fragment(request, number)}
    return render(request, "meetings/hall.html", context)


def _tag(request: HttpRequest, number: int) -> str:
    return f'"{sha256(_fragment(request, number).encode()).hexdigest()}"'


@require_safe
@condition(etag_func=_tag)
def now(request: HttpRequest, number: int) -> HttpResponse:
    """Give the display's content alone; 304 where it is the one the reader has."""
    return HttpResponse(_fragment(request, number), headers={"Cache-Control": "public, max-age=1"})
