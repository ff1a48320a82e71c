"""The briefing of a meeting: its agenda with the drafts, what became of earlier decisions, who was told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from shanyraq.decisions.models import Draft
from shanyraq.decisions.queries.cards import drafts_of
from shanyraq.decisions.queries.duties import Line, lines_on
from shanyraq.meetings.models import AgendaItem, CouncilItem, CouncilMeeting, Session
from shanyraq.meetings.queries.council import meeting_days_on
from shanyraq.meetings.queries.materials import Shelved, materials_on
from shanyraq.meetings.queries.notices import (
    Calling,
    called_on,
    calling_of,
    calling_of_council,
    count_standings,
)
from shanyraq.meetings.rules.materials import READERS
from shanyraq.meetings.rules.notices import LEFT, PROVEN


@dataclass(frozen=True)
class PackItem:
    """A matter of the meeting, the draft of the decision on it where one is written, and its materials that stand."""

    item: AgendaItem | CouncilItem
    draft: Draft | None = None
    materials: tuple[Shelved, ...] = ()


@dataclass(frozen=True)
class Pack:
    """All that a member should have read before a meeting, as it stands on a day. `told` is empty until it is called."""

    meeting: Session | CouncilMeeting
    day: date
    start_day: date | None
    start_time: time | None
    items: tuple[PackItem, ...]
    lines: tuple[Line, ...]
    told: Mapping[str, int]
    last_meeting: date | None
    materials: tuple[Shelved, ...] = ()

    @property
    def overdue(self) -> int:
        """Count the earlier decisions that are overdue."""
        return sum(line.state == "overdue" for line in self.lines)

    @property
    def undrafted(self) -> int:
        """Count the matters of a Session that have no draft."""
        return sum(one.draft is None for one in self.items) if isinstance(self.meeting, Session) else 0


def pack_of_session(session: Session, day: date) -> Pack:
    """Gather the briefing of a Session on a day."""
    drafts = {draft.item_id: draft for draft in drafts_of(session)}
    shelved = [one for one in materials_on(session, day, READERS) if not one.withdrawn]

    def of(item: int | None) -> tuple[Shelved, ...]:
        return tuple(one for one in shelved if one.material.item_id == item)

    items = tuple(PackItem(item, drafts.get(item.pk), of(item.pk)) for item in session.items.all())
    held = Session.objects.filter(opened_on__lt=session.start_day or day).exclude(pk=session.pk)
    last = held.order_by("-opened_on").values_list("opened_on", flat=True).first()
    told = _told(calling_of(session, day), day)
    begins = session.start_day, session.start_time
    return Pack(session, day, *begins, items, _open(day), told, last, of(None))


def pack_of_council(meeting: CouncilMeeting, day: date) -> Pack:
    """Gather the briefing of a meeting of the Council on a day."""
    items = tuple(PackItem(item) for item in meeting.items.select_related("candidate"))
    before = [held for held in meeting_days_on(day) if held < meeting.start_day]
    told = _told(calling_of_council(meeting, day), day)
    return Pack(
        meeting,
        day,
        meeting.start_day,
        meeting.start_time,
        items,
        _open(day),
        told,
        max(before, default=None),
    )


def _open(day: date) -> tuple[Line, ...]:
    return tuple(lines_on(day, open_only=True))


def _told(calling: Calling | None, day: date) -> Mapping[str, int]:
    if calling is None:
        return {}
    counts = count_standings(called_on(calling, day))
    return {
        "called": sum(counts.values()),
        "told": sum(count for standing, count in counts.items() if standing not in LEFT),
        "proven": sum(counts[standing] for standing in PROVEN),
    }
