"""Counts over all cards, kept by a process for as long as nothing of this room is recorded: lists ask for them at every view."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from time import monotonic
from typing import TypeVar, cast

from django.conf import settings

from shanyraq.journal.models import Entry

LOOKED_AT = 64  # of the newest entries: on PostgreSQL an act that began earlier may be kept later, with the smaller id
AT_MOST = 60.0  # seconds, whatever is recorded
MANY = 200  # questions
T = TypeVar("T")


class Counts:
    """Answer a question again as it was answered, until an act of this room stands in the journal that did not then."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self.now, self.lock = now, Lock()
        self.seen: dict[int, str] = {}
        self.kept: dict[Hashable, tuple[float, object]] = {}

    def get(self, question: Hashable, count: Callable[[], T]) -> T:
        """Give the answer that is kept, or count. One query where it is kept."""
        if not settings.KEEP_COUNTS:
            return count()
        self._forget_what_moved()
        made, answer = self.kept.get(question, (float("-inf"), None))
        if self.now() - made < AT_MOST:
            return cast(T, answer)
        began, counted = self.seen, count()
        with self.lock:
            if self.seen is began:
                self.kept = {} if len(self.kept) >= MANY else self.kept
                self.kept[question] = (self.now(), counted)
        return counted

    def _forget_what_moved(self) -> None:
        newest = dict(Entry.objects.order_by("-pk").values_list("pk", "act")[:LOOKED_AT])
        with self.lock:
            fresh = newest.keys() - self.seen.keys()
            if not fresh and newest:
                return
            overlap = bool(newest.keys() & self.seen.keys())
            if not overlap or any(newest[pk].startswith("decisions.") for pk in fresh):
                self.kept = {}
            self.seen = newest


COUNTS = Counts()
