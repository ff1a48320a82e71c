"""Questions about the agenda of a Session: its mark, so that nobody writes over another; its timetable."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import time
from hashlib import sha256

from django.db.models import Q

from shanyraq.meetings.models import AgendaItem, Session
from shanyraq.meetings.rules.agenda import Planned, Timetable, timetable

_WORDS = ("title_kk", "title_ru", "title_en", "subject", "speaker", "discussion_id", "part", "minutes")


def written(session: Session) -> list[dict[str, object]]:
    """Give the agenda as plain values, in its order."""
    return list(session.items.order_by("position").values(*_WORDS))


def mark_of(session: Session) -> str:
    """Give the mark of an agenda as it stands: the same words and times, the same mark."""
    proposed = Session.objects.values_list("proposed_on", "proposed_by").get(pk=session.pk)
    whole = json.dumps([written(session), proposed], sort_keys=True, default=str)
    return sha256(whole.encode()).hexdigest()[:16]


def count_prepared(session: Session) -> int:
    """Count the matters for which an election was called or a sealed vote drawn up: the record holds them as they are."""
    prepared = Q(election__isnull=False) | Q(sealed_votes__isnull=False)
    return session.items.filter(prepared).distinct().count()


def timetable_of(items: Iterable[AgendaItem], start: time | None) -> Timetable:
    """Give when each matter would begin; `items` in their order."""
    return timetable([Planned(item.part, item.minutes) for item in items], start)
